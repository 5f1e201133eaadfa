"""Parts of the verifier, each alone: what lies just within a limit, and what lies just beyond."""

import json
import runpy
import sys
import zipfile
from fractions import Fraction
from pathlib import Path

import pytest

from jury_app import verify

BOOKS = runpy.run_path(str(Path(__file__).parent / "books.py"))
book, act, codes = (BOOKS[name] for name in ("book", "act", "codes"))
CRITERION = {"round_id": 1, "code": "a", "weight": 1, "min_points": 0, "max_points": 10,
             "steps_per_point": 1, "lower_is_better": 0}  # fmt: skip


def on_heaviest(grid, marks):
    """Return what the heaviest criterion makes of the marks of one juror."""
    scores = [
        {"round_id": 1, "juror_id": 1, "application_id": each, "criterion": code, "mark": mark}
        for each, given in marks.items()
        for code, mark in given.items()
    ]
    here = book(grid=[CRITERION | each for each in grid], scores=scores)
    given = {each: {1: Fraction(1)} for each in marks}
    return verify.Counting(here)._on_heaviest(given)  # noqa: SLF001 -- one step alone


def test_criteria_that_all_weigh_one_are_all_the_heaviest_and_a_gap_in_one_tells_nothing():
    both, marks = [{}, {"code": "b"}], {1: {"a": 4, "b": 8}, 2: {"a": 10}}

    assert on_heaviest(both, marks) == {1: Fraction(6, 10)}
    assert on_heaviest([{"weight": 2}, {"code": "b"}], marks) == {1: Fraction(4, 10), 2: 1}
    assert on_heaviest([{"weight": 0}], {1: {"a": 4}}) == {}
    assert on_heaviest([], {1: {}}) == {}


def test_of_more_applications_than_can_be_compared_nothing_is_told(monkeypatch):
    monkeypatch.setattr(verify, "MOST_SCHULZE", 2)
    given = {each: {1: Fraction(each)} for each in (1, 2, 3)}

    assert verify.merits("schulze", given, 1) == {}
    del given[3]
    assert verify.merits("schulze", given, 1) == {1: -1, 2: 0}


@pytest.mark.parametrize(
    ("written", "agrees"),
    [("10:00:00", True), ("09:59:00", True), ("09:58:59", False), ("10:00:01", False)],
)
def test_a_row_is_written_at_most_a_minute_before_the_act_that_tells_of_it(written, agrees):
    told = "2026-09-21T10:00:00+02:00"

    assert verify._is_moment(f"2026-09-21T{written}+02:00", told) is agrees  # noqa: SLF001 -- alone


def test_a_record_without_a_register_numbers_its_certificates_from_one_on_but_for_shortlists():
    kinds = (("A1", "level"), ("", "level"), ("A2", "mention"), ("A3", "shortlist"))
    decisions = [{"number": number, "level_kind": kind} for number, kind in kinds]

    found = verify._register_in({"year": 2026, "domains": [{"decisions": decisions}]})  # noqa: SLF001 -- alone

    assert [each["number"] for each in found] == ["2026-001", "2026-002"]
    assert {each["replaces"] for each in found} == {""}


def test_a_mark_stands_between_the_bounds_of_its_criterion():
    for lowest, lower_is_better, expected in ((1, 0, Fraction(1, 4)), (1, 1, Fraction(3, 4))):
        scale = {"min_points": lowest, "max_points": 3, "steps_per_point": 2}
        scale |= {"lower_is_better": lower_is_better}
        assert verify._worth(3, scale) == expected  # noqa: SLF001 -- one mark alone


@pytest.mark.parametrize("name", ["min_points", "max_points", "steps_per_point"])
def test_a_text_in_the_place_of_a_bound_is_not_counted_with(name):
    with pytest.raises(ValueError, match=r"^$"):
        verify._marks_of({**CRITERION, "steps_per_point": 2**53 - 1, name: "0"})  # noqa: SLF001 -- alone


@pytest.mark.parametrize("text", ["1e999999999", "1E9", "3.5", "1/0", "", " 1", "31/2/3"])
def test_a_number_is_kept_whole_or_as_a_ratio_and_in_no_other_way(text):
    with pytest.raises(ValueError, match=r"^$"):
        verify.exact(text)

    assert (verify.exact("-31/2"), verify.exact("7")) == (Fraction(-31, 2), 7)


def test_what_is_signed_by_itself_has_so_many_bytes_and_parts_and_no_more(monkeypatch):
    monkeypatch.setattr(verify, "MOST_SEALED", 8)
    monkeypatch.setattr(verify, "MOST_PARTS", 3)

    assert verify.load_sealed(b"[[],[]]") == [[], []]
    for data in (b'"1234567"', b"[[],{},1]", b"[[[[]]]]"):
        with pytest.raises(ValueError, match=r"^$"):
            verify.load_sealed(data)


def test_a_check_that_needs_more_memory_than_there_is_tells_of_its_part():
    def check_notes():
        raise MemoryError

    found = verify._guarded(check_notes)  # noqa: SLF001 -- alone

    assert [(each.code, each.details) for each in found] == [
        ("part_unreadable", {"part": "check_notes"})
    ]


def test_an_older_record_tells_neither_a_value_nor_a_step():
    place = verify.Place(1, Fraction(1, 2), 3, 4, "", Fraction(1, 3), "total")

    told = verify._told(place, older=False)  # noqa: SLF001 -- one place alone

    assert told == {"rank": 1, "mean": "1/2", "n": 3, "eligible": 4, "reason": "", "value": "1/3",
                    "step": "total"}  # fmt: skip
    older = {name: said for name, said in told.items() if name not in ("value", "step")}
    assert verify._told(place, older=True) == older  # noqa: SLF001 -- one place alone
    assert verify._snapshot_row("A1", place, older=True) == (1, "A1", "1/2", 3, 4)  # noqa: SLF001 -- one place alone
    assert verify._snapshot_row("A1", place, older=False)[5:] == ("1/3", "total")  # noqa: SLF001 -- one place alone
    unplaced = verify.Place(None, None, 0, 4, "marks_none")
    assert verify._snapshot_row("A1", unplaced, older=True) == ("A1", "marks_none")  # noqa: SLF001 -- one place alone


def test_an_act_counts_as_it_was_corrected_where_one_can_be_and_unless_it_was_undone():
    corrected = [act("act_corrected", {"act": each, "as": {"juror": 9}}) for each in (1, 2)]
    undone = act("correction", {"undoes": 1}), act("correction", {"undoes": 5})
    here = book(act("vote", {"juror": 1}), act("decision", {"juror": 1}), *corrected, *undone)

    assert [each.body["juror"] for each in here.acts[:2]] == [9, 1]
    assert [each.seq for each in here.in_force("vote", "decision")] == [1, 2]
    assert [each.seq for each in here.in_force("vote", before=6)] == []
    assert [each.seq for each in here.in_force("vote", before=5)] == [1]
    assert [each.seq for each in here.in_force("decision", before=2)] == []


def test_rules_are_those_of_the_last_change_before_an_act_and_ballots_too():
    received = act("ballots_received", {"ballots": [{"digest": "a"}]})
    here = book(act("rules_changed", {"version": 2}), received)

    assert [here.version_at(seq) for seq in (1, 2)] == [1, 2]
    assert [here.received(before=seq) for seq in (2, 3)] == [set(), {"a"}]


def test_a_record_is_the_last_or_the_last_before_an_act():
    closed, rectified = act("closed", {"number": 1}), act("rectified", {"number": 2})
    here = book(act("export", {}), closed, rectified, seals=[{"number": 1}, {"number": 2}])
    here.case.records |= {1: b'{"n":1}', 2: b'{"n":2}'}

    told = [here.record(before=before).get("n") for before in (None, 4, 3, 2, 1)]

    assert told == [2, 2, 2, 1, None]
    assert book().record() == {}


def test_a_juror_is_named_and_once_erased_by_the_key():
    jurors = [{"id": 1, "key": "k", "given_name": "Ève", "family_name": "Roy"},
              {"id": 2, "key": "k2", "given_name": "", "family_name": ""}]  # fmt: skip

    here = book(jurors=jurors)

    assert [here.name(each) for each in (1, 2, 3, "x")] == ["Ève Roy", "k2", "3", "x"]


@pytest.mark.parametrize(
    ("departs", "motive", "opened", "setting", "found"),
    [
        (True, "", "2026", {}, ["motive_missing"]),
        (True, "", "2026", {"motive_on_departure": True}, ["motive_missing"]),
        (True, "", "2026", {"motive_on_departure": False}, []),
        (True, "", None, {}, []),
        (True, "Pour sa portée", "2026", {}, []),
        (False, "", "2026", {}, []),
    ],
)
def test_who_departs_from_the_order_owes_a_reason_where_the_rules_ask_for_it(
    departs, motive, opened, setting, found
):
    rules = BOOKS["RULES"] | {"settings": verify.canonical(setting).decode()}
    here = book(rules=[rules], rounds=[BOOKS["ROUND"] | {"opened_at": opened}])
    here.award_list = [{"departs_from_order": departs, "motive": motive, "application": "A1"}]

    assert codes(verify._check_motives, here) == found  # noqa: SLF001 -- one check alone


VOTE = {"count": {"voices": {"for": 2, "against": 1}, "abstention": 0, "blank": 1, "spoilt": 0},
        "by_name": [["Roy", "for"]]}  # fmt: skip


def closing(**changes):
    """Return the record of a closing: one vote, one domain, two applications, one award."""
    standings = [
        {"number": number, "title": "T", "rank": rank, "mean": mean, "applicant": "Un"}
        for number, rank, mean in (("A1", 1, "18"), ("A2", None, None))
    ]
    award = {"number": "A1", "level_name": "Or", "ex_aequo": True, "motive": "", "citation": "C",
             "applicants": ["Un", "Deux"]}  # fmt: skip
    none = {"number": "", "level_name": "", "ex_aequo": False, "motive": "Non", "citation": ""}
    business = {"votes": [VOTE, VOTE], "amendments": []}
    return {
        "jury": [{"name": "Roy", "passage": None, "state": "present"}],
        "room": {"domains": {"D01": business}, "other": {"votes": [], "amendments": []}},
        "domains": [{"code": "D01", "standings": standings, "decisions": [award, none]}],
    } | changes


def test_what_a_record_says_is_told_fact_by_fact():
    facts = dict(verify._facts_of(closing(), {"A1"}))  # noqa: SLF001 -- one record alone

    counted = ("against=1", "for=2", "abstention=0", "blank=1", "spoilt=0", "Roy=for")
    assert facts == {
        ("attendance", "", "Roy"): ("present",),
        ("vote", "D01", "1"): counted,
        ("vote", "D01", "2"): counted,
        ("title", "D01", "A1"): ("T",),
        ("title", "D01", "A2"): ("T",),
        ("standing", "D01", "A1"): ("1", "18"),
        ("standing", "D01", "A2"): ("", ""),
        ("applicants", "D01", "A1"): ("Un", "Deux"),
        ("applicants", "D01", "A2"): ("Un",),
        ("award", "D01", "A1"): ("Or, ex aequo",),
        ("award", "D01", ""): ("not_awarded",),
        ("motive", "D01", ""): ("Non",),
        ("citation", "D01", "A1"): ("C",),
    }


def test_what_one_record_says_otherwise_is_a_difference_and_an_amendment_more_is_one():
    amended = {"number": "A1", "juror": "Roy", "criterion": "Cible"}
    room = {"domains": {"D01": {"votes": [VOTE, VOTE], "amendments": [amended, amended]}},
            "other": {"votes": [VOTE], "amendments": []}}  # fmt: skip
    passage = {"was": "remote", "holder": "Diallo"}
    jury = [{"name": "Roy", "passage": passage, "state": "present"}]

    found = verify._differences(closing(), closing(room=room, jury=jury))  # noqa: SLF001 -- alone

    counted = ("against=1", "for=2", "abstention=0", "blank=1", "spoilt=0", "Roy=for")
    assert found == {
        ("vote", "", "1", (), counted),
        ("attendance", "", "Roy", ("present",), ("remote", "Diallo")),
        ("amendment", "D01", "A1", (), ("Roy", "Cible")),
    }
    assert verify._differences(closing(), closing()) == set()  # noqa: SLF001 -- alone


def test_who_asked_for_something_is_named_unless_a_juror_was_erased():
    jurors = [{"id": 1, "key": "k", "civility": "Mme", "given_name": "Ève", "family_name": "Roy"}]
    asked = {"by": 1}

    here, since = book(jurors=jurors), book(act("erasure", {"juror": 2}), jurors=jurors)

    assert verify._asker(here, asked) == "Mme Ève Roy"  # noqa: SLF001 -- one name alone
    assert verify._asker(here, {}) == verify._asker(since, asked) == ""  # noqa: SLF001 -- one name alone


def test_the_spelling_from_before_a_rectification_is_given_back():
    tables = {
        "applications": [{"id": each, "number": f"A{each}", "title": "N"} for each in (1, 2)],
        "applicants": [
            {"application_id": application, "position": place, "name": "N"}
            for application, place in ((1, 0), (1, 1), (1, 2), (2, 0))
        ],
    }
    changes = [{"part": "title", "about": "A1", "before": ["O"]},
               {"part": "applicants", "about": "A1", "before": ["O1", "O2"]}]  # fmt: skip

    verify._spell_as_before(tables, changes)  # noqa: SLF001 -- one step alone

    assert [each["title"] for each in tables["applications"]] == ["O", "N"]
    assert [each["name"] for each in tables["applicants"]] == ["O1", "O2", "N", "N"]


def test_an_archive_is_a_folder_or_the_only_one_within_and_links_are_passed_over(tmp_path):
    inside = tmp_path / "a" / "archive"
    inside.mkdir(parents=True)
    (inside / "bagit.txt").write_bytes(b"1")
    (inside / "data").mkdir()
    (inside / "data" / "x.json").write_bytes(b"2")
    if sys.platform != "win32":  # where it takes a privilege
        (inside / "link").symlink_to(inside / "bagit.txt")
    files = {"bagit.txt": b"1", "data/x.json": b"2"}

    def read(path):
        try:
            return verify._folder(path)[0]  # noqa: SLF001 -- one reading alone
        except verify.RefusalError as refusal:
            return refusal.finding.code

    assert read(tmp_path) == "not_verifiable"
    assert read(inside) == read(inside.parent) == files
    (inside.parent / "beside.txt").write_bytes(b"")
    (inside.parent / "empty").mkdir()
    assert read(inside.parent) == files
    (inside.parent / "other").mkdir()
    (inside.parent / "other" / "bagit.txt").write_bytes(b"3")
    assert read(inside.parent) == "not_verifiable"
    (inside.parent / "bagit.txt").write_bytes(b"4")
    assert read(inside.parent)["bagit.txt"] == b"4"


# The sitting sheet ----------------------------------------------------------------------------

BEFORE = (act("vote", {}), act("decision", {"decision": 1}), act("export", {}))
CLOSED = act("closed", {"number": 1})


def on_sheet(here, seq, *, write=lambda code: code):
    """Return what is found of the sheet that ends with an act."""
    code = write(verify._short(here.acts[seq - 1].hash))  # noqa: SLF001 -- the code on the paper
    return [(each.code, each.details.get("seq"), each.details.get("count"))
            for each in verify._check_sheet(here, code)]  # noqa: SLF001 -- one check alone  # fmt: skip


def test_a_sheet_ends_with_the_last_act_of_the_room_before_the_closing_or_so_far():
    closed, so_far = book(*BEFORE, CLOSED, act("vote", {})), book(*BEFORE)

    for here in (closed, so_far):
        assert on_sheet(here, 1) == [("sheet_followed", 1, 1)]
        assert on_sheet(here, 2) == [("sheet_agrees", 2, None)]
        assert on_sheet(here, 3) == [("sheet_agrees", 3, None)]
    assert on_sheet(closed, 4) == on_sheet(closed, 5) == [("sheet_unknown", None, None)]


def test_the_code_of_a_sheet_is_read_as_people_type_it():
    here = book(*BEFORE)

    for write in (str.lower, lambda code: code.replace("-", " "), lambda code: f" {code}. "):
        assert on_sheet(here, 2, write=write) == [("sheet_agrees", 2, None)]
    confused = [
        on_sheet(here, seq, write=lambda code: code.replace("0", "O").replace("1", "l"))
        for seq in (1, 2, 3)
    ]
    assert [[code] for [(code, *_more)] in confused] == [
        ["sheet_followed"], ["sheet_agrees"], ["sheet_agrees"]]  # fmt: skip
    whole = [*verify._check_sheet(here, here.acts[1].hash)]  # noqa: SLF001 -- one check alone
    assert [each.code for each in whole] == ["sheet_agrees"]


# After the closing ----------------------------------------------------------------------------

OPEN = act("rectification", {"number": 2})


@pytest.mark.parametrize(
    ("acts", "found"),
    [
        ((CLOSED, act("export", {})), []),
        ((CLOSED, act("application_edited", {})), ["act_after_closing"]),
        ((CLOSED, act("amendment", {})), ["act_after_closing"]),
        ((CLOSED, OPEN, act("amendment", {}), act("export", {})),
         ["act_after_closing", "rectification_loose"]),
        ((CLOSED, OPEN, act("application_edited", {})), ["rectification_loose"]),
        ((CLOSED, OPEN, OPEN), ["rectification_loose", "rectification_loose"]),
        ((CLOSED, act("rectified", {"number": 2})), ["rectification_loose"]),
        ((CLOSED, act("act_corrected", {"act": 1, "as": {}})), ["rectification_loose"]),
        ((OPEN, CLOSED), ["rectification_loose"]),
        ((act("amendment", {}), act("amendment", {})), []),
        ((OPEN,), ["rectification_loose"]),
    ],
)  # fmt: skip
def test_after_the_closing_only_a_rectification_changes_anything(acts, found):
    assert codes(verify._check_rectifications, book(*acts)) == found  # noqa: SLF001 -- one check


# A ZIP ----------------------------------------------------------------------------------------


def zipped(path, names, **about):
    """Write a ZIP of empty files, each with what a header may say."""
    with zipfile.ZipFile(path, "w") as file:
        for name in names:
            item = zipfile.ZipInfo(name)
            for key, value in about.items():
                setattr(item, key, value)
            file.writestr(item, b"")
    return path


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    ("names", "about"),
    [
        (("a/b", "a/b"), {}),
        (("a/b",), {"compress_type": zipfile.ZIP_DEFLATED}),
        (("a/b", "c/d"), {}),
        (("a\\b/c",), {}),
        (("/a/b",), {}),
        (("a/../b",), {}),
        (("a/b/",), {}),
        (("a",), {}),
        ((), {}),
    ],
)
def test_what_no_archive_of_ours_holds_is_not_read(tmp_path, names, about):
    with pytest.raises(verify.RefusalError) as refusal:
        verify.verify(zipped(tmp_path / "a.zip", names, **about))

    assert refusal.value.finding.code == "zip_unreadable"


def test_a_zip_may_be_as_large_as_two_gigabytes_and_no_larger():
    def is_plain(size, **about):
        items = [zipfile.ZipInfo("a/b"), zipfile.ZipInfo("a/c")]
        items[0].file_size = size
        for key, value in about.items():
            setattr(items[1], key, value)
        try:
            verify._require_plain(items)  # noqa: SLF001 -- no such file is written
        except ValueError:
            return False
        return True

    assert verify.MOST_BYTES == 2 << 30
    assert is_plain(2 << 30)
    assert not is_plain((2 << 30) + 1)
    assert is_plain(0, flag_bits=2)
    assert not is_plain(0, flag_bits=1)  # encrypted


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ([("09:00", "09:15"), ("11:00", None)], []),
        ([("09:00", "09:15")], ["suspensions_differ"]),
        ([("09:00", "09:45"), ("11:00", None)], ["suspensions_differ"]),
        (None, ["suspensions_differ"]),
    ],
    ids=["as it was", "one less", "a longer one", "nothing"],
)
def test_when_the_sitting_was_suspended_is_told_as_the_journal_has_it(told, found):
    acts = [
        act("sitting_suspended", {"at": "08:00"}),
        act("correction", {"undoes": 1}),
        *(
            act(f"sitting_{kind}", {"at": at})
            for kind, at in (("suspended", "09:00"), ("resumed", "09:15"), ("suspended", "11:00"))
        ),
    ]
    room = {"domains": {}, "other": {}}
    if told is not None:
        room["suspensions"] = [dict(zip(("suspended_at", "resumed_at"), each, strict=True))
                               for each in told]  # fmt: skip
    here = book(*acts, seals=[{"number": 1}])
    here.case.records[1] = json.dumps({"room": room}).encode()

    assert codes(verify._check_room, here) == found  # noqa: SLF001 -- alone
