"""The verifier counts marks, awards and certificates alone, at the limits that the rules set."""

import base64
import hashlib
import runpy
from fractions import Fraction
from pathlib import Path

import pytest

from jury_app import verify
from jury_app.sealing import envelope, keys

BOOKS = runpy.run_path(str(Path(__file__).parent / "books.py"))
book, act, codes = (BOOKS[name] for name in ("book", "act", "codes"))
CRITERION = {"round_id": 1, "code": "a", "weight": 1, "min_points": 0, "max_points": 10,
             "steps_per_point": 1, "lower_is_better": 0}  # fmt: skip


def settled(settings, **tables):
    """Return an edition under some rules of counting."""
    rules = BOOKS["RULES"] | {"settings": verify.canonical(settings).decode()}
    return book(rules=[rules], **tables)


def counted(marks, settings=(), *, grid=({},), assigned=(), recused=()):
    """Return the places of applications, from what each juror marked: on « a », or on a grid."""
    given = {
        number: [{"a": each} if isinstance(each, int) else each or {} for each in row]
        for number, row in marks.items()
    }
    scores = [
        {"round_id": 1, "juror_id": juror, "application_id": number, "criterion": code,
         "mark": mark}
        for number, row in given.items()
        for juror, told in enumerate(row, start=1)
        for code, mark in told.items()
    ]  # fmt: skip
    here = settled(
        dict(settings),
        grid=[CRITERION | each for each in grid],
        scores=scores,
        assignments=[
            {"round_id": 1, "juror_id": juror, "application_id": number}
            for juror, number in assigned
        ],
        recusals=[
            {"juror_id": juror, "application_id": number, "is_lifted": 0}
            for juror, number in recused
        ],
    )
    rows = [{"id": number, "number": number} for number in marks]
    return verify.Counting(here).standings(rows)


def told(places):
    return {number: place.reason or place.rank for number, place in places.items()}


def test_where_the_rules_do_not_say_three_scores_are_enough_or_those_of_the_whole_panel():
    four = [(juror, 1) for juror in (1, 2, 3, 4)]

    assert told(counted({1: [5, 5, 5]}, assigned=four)) == {1: 1}
    assert told(counted({1: [5, 5]}, assigned=four)) == {1: "marks_too_few"}
    assert told(counted({1: [5, 5]})) == {1: 1}
    assert told(counted({1: [5]}, {"minimum_scores": 1}, assigned=four)) == {1: 1}
    assert told(counted({1: [None]}, {"minimum_scores": 0}, assigned=four)) == {1: "marks_none"}
    assert told(counted({1: []})) == {1: "not_assigned"}
    both = [(juror, 1) for juror in (1, 2)]
    assert told(counted({1: [5, 5]}, assigned=both, recused=both)) == {1: "all_recused"}
    assert told(counted({1: [5, 5]}, assigned=both, recused=both[:1])) == {1: "marks_too_few"}


@pytest.mark.parametrize(
    ("weights", "settings", "is_counted"),
    [
        ((3, 1), {}, True),
        ((149, 51), {}, False),
        ((151, 49), {}, True),
        ((1, 1), {"partial_threshold_percent": 50}, True),
        ((1, 1), {"partial_threshold_percent": 51}, False),
        ((0, 1), {"partial_threshold_percent": 0}, False),
        ((1, 0), {"partial_grids": "complete_only"}, False),
        ((1, 3), {"partial_grids": "criterion_means"}, False),
        ((1, 0), {"partial_grids": "criterion_means"}, True),
    ],
)
def test_a_grid_with_a_gap_counts_by_the_weights_that_are_marked(weights, settings, is_counted):
    grid = [{"weight": weights[0]}, {"code": "b", "weight": weights[1]}]

    places = counted({1: [5]}, settings, grid=grid)

    assert (places[1].rank == 1) is is_counted
    assert places[1].mean == (10 if is_counted else None)


def test_means_of_criteria_first_weigh_each_criterion_over_those_who_marked_it():
    grid = [{"weight": 3}, {"code": "b"}]

    places = counted(
        {1: [{"a": 4, "b": 0}, {"a": 8}]}, {"partial_grids": "criterion_means"}, grid=grid
    )

    assert places[1].mean == Fraction(3 * 6 + 0, 40) * 20


def test_equals_share_a_rank_and_the_next_one_leaves_a_gap_whatever_the_order_of_the_list():
    assert told(counted({3: [5], 1: [5], 2: [9], 4: [1]})) == {2: 1, 1: 2, 3: 2, 4: 4}


def test_a_trimmed_mean_drops_one_at_each_end_where_the_rules_do_not_say_how_many():
    places = counted({1: [0, 4, 5, 9, 10], 2: [5] * 5}, {"method": "trimmed_mean"})

    assert [each.value for each in places.values()] == [12, 10]
    two = counted({1: [0, 1, 5, 6, 9]}, {"method": "trimmed_mean", "trim": 2})
    assert two[1].value == 10
    few = counted({1: [0, 1]}, {"method": "trimmed_mean"})
    assert few[1].value == 1


def test_by_borda_one_that_is_alone_is_first_and_whoever_was_compared_with_nobody_has_no_place():
    assert told(counted({1: [5]}, {"method": "borda"})) == {1: 1}
    apart = counted({1: [5], 2: [None, 4]}, {"method": "borda"})
    assert told(apart) == {1: "not_compared", 2: "not_compared"}
    assert apart[1].mean is None
    assert told(counted({1: [5], 2: [4]}, {"method": "borda"})) == {1: 1, 2: 2}


def test_a_tie_is_told_apart_by_the_steps_of_the_rules_and_each_says_which():
    def steps(*ties):
        places = counted({1: [8, 6, 4], 2: [8, 5, 5], 3: [4, 7, 7]}, {"ties": ties})
        return {number: (place.rank, place.step) for number, place in places.items()}

    assert steps() == steps("casting_vote") == dict.fromkeys((1, 2, 3), (1, None))
    assert steps("first_places") == {3: (1, None), 1: (2, "first_places"), 2: (2, None)}
    assert steps("first_places", "median") == {
        3: (1, None),
        1: (2, "first_places"),
        2: (3, "median"),
    }


# Ballots --------------------------------------------------------------------------------------


def said(content=(), *, notes=(), register=(), erased=0):
    """Return what is found of a ballot that says this, on one criterion of half points."""
    row = {"digest": "a", "juror_id": 1, "round_id": 1, "revision": 1, "previous": None,
           "made_at": "2026", "is_complete": 1} | dict(register)  # fmt: skip
    grid = [CRITERION | {"steps_per_point": 2, "min_points": 1, "max_points": 3}]
    here = book(grid=grid, applications=[{"id": 1, "number": "A1"}])
    here.erased = verify.Erased(texts={"a": erased} if erased else {})
    told = {"grid": verify.grid_digest(grid), "scores": {}, "recused": {}, "notes": {}, "rev": 1,
            "prev": None, "made_at": "2026", "complete": True} | dict(content)  # fmt: skip
    return codes(verify._check_content, here, row, told, dict(notes))  # noqa: SLF001 -- one check


@pytest.mark.parametrize("mark", [2, 6])
def test_a_mark_within_the_grid_is_possible(mark):
    assert said({"scores": {"A1": {"a": mark}}}) == []


@pytest.mark.parametrize(
    "content",
    [
        {"scores": {"A1": {"a": 1}}},
        {"scores": {"A1": {"a": 7}}},
        {"scores": {"A1": {"a": True}}},
        {"scores": {"A1": {"a": "3"}}},
        {"scores": {"A1": {"b": 3}}},
        {"scores": {"B1": {"a": 3}}},
        {"scores": {"B1": {}}},
    ],
)
def test_a_mark_beyond_the_grid_or_the_applications_is_impossible(content):
    assert said(content) == ["ballot_mark_impossible"]


NOTE = {"salt": "", "text": "Très bien"}
BOUND = hashlib.sha256(verify.canonical(NOTE)).hexdigest()


def test_a_note_is_the_one_that_was_signed_for_and_there_unless_it_was_erased():
    signed, recused = {"notes": {"A1": {"": BOUND}}}, {"recused": {"A1": BOUND}}

    for content in (signed, recused):
        assert said(content, notes={BOUND: NOTE}) == []
        assert said(content) == ["ballot_note_missing"]
        assert said(content, erased=1) == []
        altered = said(content, notes={BOUND: NOTE | {"text": "Non"}})
        assert altered == ["ballot_note_altered"]
    assert said(notes={BOUND: NOTE}) == ["ballot_note_altered"]
    assert said({"recused": {"Z9": BOUND}}, notes={BOUND: NOTE}) == ["ballot_mark_impossible"]


@pytest.mark.parametrize(
    "register", [{"revision": 2}, {"previous": "b"}, {"made_at": "2025"}, {"is_complete": 0}]
)
def test_the_register_says_what_the_ballot_says_of_itself(register):
    assert said() == []
    assert said(register=register) == ["ballot_register_wrong"]


RECEIVED = act("ballots_received", {"ballots": [{"digest": "a"}]})
AMENDED = {"juror": 1, "application": 1, "criterion": 1, "old": 5, "new": 6}


def resolved(juror=1):
    return act("conflict_resolved", {"juror": juror, "kept": "a", "aside": []})


def is_amendable(*acts, at=2, **changes):
    """Tell whether the amendment that is one of these acts begins where it can."""
    body = AMENDED | changes
    acts = [act("amendment", body) if each is None else each for each in acts]
    here = book(*acts, grid=[CRITERION], applications=[{"id": 1, "number": "A1"}])
    row = {"digest": "a", "juror_id": 1}
    here.counted[1] = verify.Ballot(row, {"scores": {"A1": {"a": 5}}})
    row = {"round_id": 1, "criterion": "a", "juror_id": 1, "application_id": 1}
    row |= {"old": body["old"], "new": body["new"]}
    return verify._is_amendable(here, here.acts[at - 1], row)  # noqa: SLF001 -- one rule alone


def test_an_amendment_begins_from_the_mark_that_counts_and_ends_with_one_there_is():
    assert is_amendable(RECEIVED, None)
    assert is_amendable(RECEIVED, None, new=10)
    assert is_amendable(RECEIVED, None, new=None)
    assert not is_amendable(RECEIVED, None, new=11)
    assert not is_amendable(RECEIVED, None, new=5)
    assert not is_amendable(RECEIVED, None, old=4)
    again = act("amendment", AMENDED), act("amendment", AMENDED | {"application": 2, "new": 9})
    assert is_amendable(RECEIVED, *again, None, at=4, old=6, new=7)
    assert not is_amendable(RECEIVED, *again, None, at=4, old=5)


def test_of_an_amendment_before_the_ballot_that_counts_nothing_is_known():
    assert is_amendable(None, RECEIVED, at=1, old=4)
    assert is_amendable(RECEIVED, None, resolved(), old=4)
    assert not is_amendable(RECEIVED, None, resolved(juror=2), old=4)
    assert not is_amendable(RECEIVED, resolved(), None, at=3, old=4)
    undone, other = act("correction", {"undoes": 2}), act("correction", {"undoes": 1})
    assert is_amendable(RECEIVED, resolved(), None, undone, at=3, old=4)
    assert not is_amendable(RECEIVED, resolved(), None, other, at=3, old=4)


def passing(**cut):
    """Return who passes a cut, of five of whom two are equals and one has no place."""
    ranks = (("A", 1, 18), ("B", 2, 14), ("C", 2, 14), ("D", 4, 10), ("E", None, None))
    places = {
        number: verify.Place(rank, None if mean is None else Fraction(mean), 3, 3)
        for number, rank, mean in ranks
    }
    told = {"best": None, "at_least": None, "keeps_equals": True} | cut
    return "".join(sorted(verify._passing(told, places)))  # noqa: SLF001 -- the second road, taken alone


def test_a_cut_takes_so_many_places_down_to_a_mark_and_divides_no_equals():
    assert [passing(best=each) for each in range(5)] == ["", "A", "ABC", "ABC", "ABCD"]
    without = [passing(best=each, keeps_equals=False) for each in range(5)]
    assert without == ["", "A", "A", "ABC", "ABCD"]
    assert passing() == passing(keeps_equals=False) == "ABCD"
    assert [passing(at_least=each) for each in ("14", "29/2", "18", "19")] == ["ABC", "A", "A", ""]
    assert passing(best=2, at_least="18") == "A"


# Awards ---------------------------------------------------------------------------------------

LEVELS = [{"id": key, "code": code, "kind": kind, "position": key} for key, code, kind in (
    (1, "or", "level"), (2, "argent", "level"), (3, "mention", "mention"))]  # fmt: skip


def awarded(*given, ranks=(1, 2, 2, None)):
    """Return the award list of one domain: who departs from the order, and who is ex aequo."""
    numbers = range(1, len(ranks) + 1)
    here = book(
        levels=LEVELS, applications=[{"id": each, "number": f"A{each}"} for each in numbers]
    )
    here.standings["D01"] = {
        f"A{each}": verify.Place(rank, None, 0, 0)
        for each, rank in zip(numbers, ranks, strict=True)
    }
    rows = [
        {"application_id": application, "level_id": level, "domain_id": 1, "motive": ""}
        for application, level in given
    ]
    told = [verify._award(here, row, "D01", rows) for row in rows]  # noqa: SLF001 -- one list alone
    return [(each["application"], each["departs_from_order"], each["ex_aequo"]) for each in told]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ([(1, 1), (2, 2)], [("A1", False, False), ("A2", False, False)]),
        ([(2, 1)], [("A2", True, False)]),
        ([(1, 2), (2, 1)], [("A1", False, False), ("A2", True, False)]),
        ([(1, 1), (2, 1)], [("A1", False, True), ("A2", False, True)]),
        ([(4, 1)], [("A4", True, False)]),
        ([(1, 3), (2, 1)], [("A1", False, False), ("A2", True, False)]),
        ([(4, 3)], [("A4", False, False)]),
        ([(1, 3), (2, 3)], [("A1", False, False), ("A2", False, False)]),
        ([(None, None), (1, 1)], [(None, False, False), ("A1", False, False)]),
    ],
)
def test_who_passes_a_better_one_over_departs_from_the_order_and_equals_do_not(given, told):
    assert awarded(*given) == told


def described(*, standing=(), decision=()):
    """Return what is found of one application of two applicants, as a record describes it."""
    here = book(
        applications=[{"id": 1, "number": "A1", "title": "T"}],
        applicants=[
            {"application_id": 1, "name": "Un", "siren": None, "department": "35"},
            {"application_id": 1, "name": "Deux", "siren": None, "department": None},
        ],
    )
    row = {"number": "A1", "title": "T", "applicant": "Un", "siren": "", "department": "35"}
    award = {"number": "A1", "title": "T", "applicants": ["Un", "Deux"]}
    record = {"standings": [row | dict(standing)], "decisions": [award | dict(decision)]}
    return codes(verify._check_described, here, record)  # noqa: SLF001 -- one check alone


def test_a_standing_names_the_lead_and_an_award_all_applicants():
    assert described() == []
    for wrong in ({"applicant": "Deux"}, {"siren": "1"}, {"department": ""}, {"title": "U"}):
        assert described(standing=wrong) == ["application_differs"]
    for wrong in (["Un"], ["Deux", "Un"], ["Un", "Deux", "Trois"], []):
        assert described(decision={"applicants": wrong}) == ["application_differs"]
    assert described(decision={"number": ""}) == []
    assert described(decision={"number": "Z"}) == ["application_differs"]


KEY = keys.new_signing_key()


def is_certificate(*lines, ex_aequo=False, key=KEY, tail=""):
    """Tell whether a certificate of these lines says an award."""
    here = book()
    here.key = keys.public_key(KEY)
    text = "\n".join(lines)
    signed = envelope.sign(verify.CERTIFICATE, text.encode(), key).signatures[0].sig
    code = f"{text}\n{base64.b32encode(signed).decode().rstrip('=')}{tail}"
    award = {"level_name": "Or  massif", "ex_aequo": ex_aequo, "applicants": ["Un", "\ufeff"]}
    told = ("Prix", "2026", "2026-001", "1")
    return verify._is_certificate(here, code, told, "Ville", award)  # noqa: SLF001 -- one alone


def test_a_certificate_says_its_award_in_lines_that_the_edition_signed():
    head, tail = ("JURY1", "Prix", "2026", "2026-001", "1"), ("Ville", "Un", "-")

    assert is_certificate(*head, "Or massif", *tail)
    assert is_certificate(*head, "Or massif, ex aequo", *tail, ex_aequo=True)
    assert not is_certificate(*head, "Or massif", *tail, ex_aequo=True)
    assert not is_certificate(*head, "Or massif, ex aequo", *tail)
    assert not is_certificate(*head, "Or massif", *tail, key=keys.new_signing_key())
    assert not is_certificate(*head, "Or massif", *tail, tail="!")
    for shorter in (
        head,
        head[:1],
        (*head, "Or massif"),
        ("ESSAI1", *head[1:], "Or massif", *tail),
    ):
        assert not is_certificate(*shorter)


def test_what_erasures_say_is_gone_is_counted_once_each():
    bodies = (
        {"counts": {"persons": 2}, "files": ["a", "b"], "texts": {"x": 2}, "juror": 4},
        {"files": ["b"], "texts": {"x": 1, "y": 1}, "reasons": [3, 4], "scores": 5},
    )
    here = book(*(act("erasure", body) for body in bodies))

    notes = {each.code: each.details["count"] for each in verify._erased(here, ())}  # noqa: SLF001 -- alone

    assert notes == {"texts_erased": 4, "reasons_erased": 2, "persons_erased": 2, "files_erased": 2}
    assert (here.erased.texts["x"], here.erased.scores, here.erased.jurors) == (3, 5, {4})
    assert [*verify._erased(book(), ())] == []  # noqa: SLF001 -- alone
    purged = [verify.Finding("marks_purged")]
    assert [each.code for each in verify._erased(book(), purged)] == ["rest_agrees"]  # noqa: SLF001 -- alone
    assert [*verify._erased(book(), [*purged, verify.Finding("seal_missing")])] == []  # noqa: SLF001 -- alone


@pytest.mark.parametrize(
    ("files", "panel"),
    [
        ({}, None),
        ({verify.PANEL_RECORD: b"1"}, (b"1", b"")),
        ({verify.PANEL_SEAL: b"2"}, (b"", b"2")),
        ({verify.PANEL_RECORD: b"1", verify.PANEL_SEAL: b"2"}, (b"1", b"2")),
    ],
)
def test_the_closing_of_a_panel_is_two_files_and_one_alone_is_not_passed_over(files, panel):
    assert verify._case_of_bag(files, []).panel == panel  # noqa: SLF001 -- one reading alone


def test_what_cannot_be_put_in_order_is_found_and_what_can_is_not():
    findings = [each.details for each in book(edition=[]).case.findings]

    assert findings == [{"part": "identify"}]
    unreadable = act("act_corrected", {})
    assert [each.details for each in book(unreadable).case.findings] == [{"part": "read_acts"}]
    assert book().case.findings == []
