"""A chain of seals: the second names the first, says why and what, and both are counted again."""

import base64
import hashlib
import json
import runpy
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from jury_app import verify
from jury_app.archiving import archive
from jury_app.exchange.founding import unlock
from jury_app.exchange.registering import KIND
from jury_app.model.database import Database
from jury_app.progress import finish
from jury_app.sealing.keys import grouped, short_code
from jury_app.sealing.seal import read_seal, sign_seal

HANDS = runpy.run_path(str(Path(__file__).parent / "tampering.py"))
sql, rewritten, act, named = (HANDS[each] for each in ("sql", "rewritten", "act", "named"))


def both(*changes):
    return lambda base: [change(base) for change in changes]


def codes_of(path):
    return {each.code for each in verify.verify(path).findings}


def re_recorded(change, number=2):
    """Return a change of a record; its seal stays as it was."""

    def change_(base):
        query = "SELECT content FROM frozen_decisions WHERE number = ?"
        record = json.loads(base.execute(query, (number,)).fetchone()[0])
        change(record)
        base.execute(
            "UPDATE frozen_decisions SET content = ? WHERE number = ?",
            (json.dumps(record, ensure_ascii=False, sort_keys=True), number),
        )

    return change_


def moved(kind, place):
    """Return a change that puts the first act of a kind elsewhere in the journal."""

    def change(acts):
        at, found = named(acts, kind)
        del acts[at]
        acts.insert(place(acts), found)

    return change


def put_in(found, place):
    return lambda acts: acts.insert(place(acts), found)


def last(acts):
    return len(acts)


def inside(acts):
    return named(acts, "rectification")[0] + 1


TAMPERINGS = {
    "the second seal is taken away": (
        sql("DELETE FROM frozen_decisions WHERE number = 2"),
        "seal_missing",
    ),
    "the first seal is taken away": (
        both(
            sql("DELETE FROM frozen_decisions WHERE number = 1"),
            re_recorded(lambda record: record.update(closed_at="")),
        ),
        "seal_missing",
    ),
    "the first record is altered": (
        re_recorded(lambda record: record.update(place="Ailleurs"), 1),
        "seal_record_differs",
    ),
    "the first record tells another award": (
        re_recorded(lambda record: record["domains"][0]["decisions"][0].update(motive="Autre"), 1),
        "former_differs",
    ),
    "the first seal becomes another document": (
        sql("UPDATE frozen_decisions SET seal = x'7b7d' WHERE number = 1"),
        "seal_signature_invalid",
    ),
    "the reason is altered beside the chain": (
        sql(
            "UPDATE reason SET text = 'Autre' WHERE seq ="
            " (SELECT seq FROM journal_entry WHERE entry LIKE '%\"rectification\"%')"
        ),
        "reason_altered",
    ),
    "the reason is altered in the record": (
        re_recorded(lambda record: record["rectification"].update(reason="Autre")),
        "rectification_reason_differs",
    ),
    "the record says that it replaces another": (
        re_recorded(lambda record: record["rectification"].update(seal="AAAA-AAAA")),
        "seal_chain_broken",
    ),
    "a witness is put in": (
        re_recorded(lambda record: record["rectification"]["witnesses"].append("M. Y")),
        "seal_chain_broken",
    ),
    "a change is kept silent": (
        re_recorded(lambda record: record["rectification"]["changes"].pop()),
        "rectification_differs",
    ),
    "a title was told otherwise before": (
        re_recorded(
            lambda record: next(
                each for each in record["rectification"]["changes"] if each["part"] == "title"
            ).update(before=["Autre"])
        ),
        "rectification_differs",
    ),
    "the rectification is never sealed": (
        rewritten(lambda acts: acts.pop(named(acts, "rectified")[0])),
        "rectification_loose",
    ),
    "it is rectified before anything is closed": (
        rewritten(moved("act_corrected", lambda acts: named(acts, "closed")[0])),
        "rectification_loose",
    ),
    "something is decided after the second seal": (
        rewritten(moved("amendment", last)),
        "act_after_closing",
    ),
    "the rules change amid a rectification": (
        rewritten(put_in(act("recusal", {"juror": 1, "application": 1}), inside)),
        "act_after_closing",
    ),
    "the acts name another first seal": (
        rewritten(lambda acts: named(acts, "rectification")[1]["body"].update(seal="AAAA-AAAA")),
        "seal_chain_broken",
    ),
}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_a_rectified_edition_that_was_tampered_with_says_where(rectified, name):
    change, expected = TAMPERINGS[name]

    found = HANDS["told"](verify.verify(HANDS["tampered"](rectified, change)).findings)

    assert expected in {line.partition(" ")[0] for line in found}
    assert found == HANDS["all_told"]("a rectified edition", name)


BEYOND = {
    **{
        f"the {name}": lambda record, name=name: record.update({name: "Y"})
        for name in (
            "title",
            "year",
            "organiser",
            "place",
            "secretary",
            "convened_on",
            "annexes",
            "language",
            "display_scale",
            "opened_at",
            "rules_changes",
            "preselection",
        )
    },
    "when the ballots were opened": lambda record: record["ballots"].update(opened_at="2026"),
    "when the sitting was suspended": lambda record: record["room"].update(
        suspensions=[{"suspended_at": "2026", "resumed_at": None, "reason": ""}]
    ),
    "the name of a domain": lambda record: record["domains"][0].update(name="Y"),
    "a cut": lambda record: record.update(shortlist={"cuts": ["Y"]}),
    "a rule": lambda record: record["rules"].update(dict.fromkeys(record["rules"], 7)),
    "who saw the ballots opened": lambda record: record["ballots"].update(witnesses=["M. Y"]),
    "what a juror is": lambda record: record["jury"][0].update(quality="Ministre"),
    "who gives an award": lambda record: record["domains"][0].update(sponsor="Y et fils"),
    "who stepped back": lambda record: record["domains"][0]["recusals"].append(
        {"juror": "Benali", "number": "A1", "reason": "Non"}
    ),
}


@pytest.mark.parametrize("name", BEYOND)
def test_a_rectification_that_changes_what_none_can_change_is_found(rectified, name):
    change = re_recorded(BEYOND[name])

    found = HANDS["told"](verify.verify(HANDS["tampered"](rectified, change)).findings)

    assert "rectification_differs number=2" in found
    assert found == HANDS["all_told"]("beyond a rectification", name)


def resealed(path, change, number=2):
    """Sign a seal anew with the key of the edition, as a dishonest secretariat could."""
    with closing(Database(path)) as database:
        keys = unlock(database, None)

    def change_(base):
        query = "SELECT seal FROM frozen_decisions WHERE number = ?"
        told = read_seal(
            base.execute(query, (number,)).fetchone()[0],
            KIND,
            public_key=keys.public_key,
            file="seal",
        )
        change(told)
        seal = sign_seal(KIND, told, signing_key=keys.signing_key)
        code = grouped(short_code(seal))
        base.execute(
            "UPDATE frozen_decisions SET seal = ?, seal_code = ? WHERE number = ?",
            (seal, code, number),
        )
        rewritten(
            lambda acts: named(acts, "rectified" if number > 1 else "closed")[1]["body"].update(
                seal=code
            )
        )(base)

    return HANDS["tampered"](path, change_)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda told: told["rectifies"].update(digest="0" * 64), "seal_chain_broken"),
        (lambda told: told.pop("rectifies"), "seal_chain_broken"),
        (lambda told: told.update(register="0" * 64), "register_differs"),
    ],
    ids=["another digest", "no former seal", "another register"],
)
def test_a_second_seal_that_does_not_name_the_first_is_found_though_it_is_signed(
    rectified, change, expected
):
    assert expected in codes_of(resealed(rectified, change))


def test_a_first_seal_that_is_signed_anew_no_longer_is_the_one_that_the_second_names(rectified):
    assert "seal_chain_broken" in codes_of(
        resealed(rectified, lambda told: told.update(ballots=[]), number=1)
    )


def test_both_award_lists_of_a_rectified_edition_are_counted_again(rectified):
    verdict = verify.verify(rectified)

    assert verdict.findings == ()
    [former] = verdict.facts["replaced"]
    assert former["number"] == 1
    assert former["seal"] in "\n".join(verdict.lines("fr"))
    assert [each["application"] for each in verdict.facts["award_list"]] == ["A1", "A2", None]


def test_a_third_set_of_decisions_names_the_second(rectified, worlds):
    kinds = worlds["CORRECTIONS"]
    again = (kinds["rename"](application="A1", title="Projet A1, enfin"),)

    done = worlds["rectified"](rectified, corrections=again, reason="Encore")

    verdict = verify.verify(rectified)
    assert verdict.findings == ()
    assert (done.number, done.rectifies) == (3, 2)
    assert [each["number"] for each in verdict.facts["replaced"]] == [1, 2]


def test_an_archive_holds_every_set_of_decisions_and_agrees(rectified, tmp_path):
    with closing(Database(rectified)) as database:
        made = finish(archive(database, tmp_path / "archive.zip", passphrase=None))

    assert made.verdict.findings == ()
    with zipfile.ZipFile(made.file) as bag:
        names = {name.partition("/")[2] for name in bag.namelist()}
        [register] = (
            json.loads(bag.read(name))
            for name in bag.namelist()
            if name.endswith("certificates-register.json")
        )
    for number in (1, 2):
        assert {f"data/seals/{number}-record.json", f"data/seals/{number}-seal.json"} <= names
    states = {each["number"]: each["state"] for each in register["certificates"]}
    assert states == {"2026-001": "withdrawn", "2026-002": "replaced", "2026-003": "valid",
                      "2026-004": "valid"}  # fmt: skip
    told = json.loads(base64.b64decode(json.loads(base64.b64decode(register["seal"]))["payload"]))
    listed = json.dumps(register["certificates"], sort_keys=True, separators=(",", ":"))
    assert told["document"]["register"] == hashlib.sha256(listed.encode()).hexdigest()
