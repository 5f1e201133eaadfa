"""What comes after a rectification: a purge, another seal, and a secretariat that says too much."""

import json
import runpy
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from jury_app import verify
from jury_app.errors import RuleError
from jury_app.exchange.rectifying import Rectification, rectify
from jury_app.model.database import Database
from jury_app.model.enums import DataKind
from jury_app.model.operations.corrections import CORRECTIONS
from jury_app.model.operations.erasing import purge
from jury_app.model.operations.erasing_people import erase_person
from jury_app.model.operations.presentations import plan_presentation
from jury_app.model.queries.people import find_person
from jury_app.progress import finish

HANDS = runpy.run_path(str(Path(__file__).parent / "tampering.py"))
named = HANDS["named"]
SCHEMA = Path(__file__).parent.parent / "files" / "schema"


def codes_of(path):
    return [each.code for each in verify.verify(path).findings]


def purged(path, *kinds):
    with closing(Database(path)) as database:
        database.write(purge, kinds=kinds, reason="Le délai est passé")


def erased(path, who):
    with closing(Database(path)) as database:
        database.write(erase_person, who=who, reason="À sa demande")


def test_marks_that_were_purged_after_a_rectification_blame_no_former_decision(rectified):
    purged(rectified, DataKind.MARKS)

    verdict = verify.verify(rectified)

    [purged_] = verdict.findings
    assert purged_.code == "marks_purged"
    assert date.fromisoformat(str(purged_.details["date"]))  # a day, and nothing of the hour
    assert "rest_agrees" in [each.code for each in verdict.notes]


@pytest.mark.parametrize(
    ("erase", "parts"),
    [
        (lambda path: purged(path, DataKind.MARKS), "les déports, le classement et les décisions"),
        (lambda path: purged(path, DataKind.REASONS), "les actes de la séance et les déports"),
        (lambda path: purged(path, DataKind.COMMENTS), "les déports"),
        (lambda path: erased(path, "Carpentier"), "les membres du jury et les déports"),
    ],
    ids=["marks", "reasons", "reasons of recusals", "a juror"],
)
def test_what_can_no_longer_be_told_as_it_was_sealed_is_not_sealed_anew(
    edition, worlds, erase, parts
):
    erase(edition)
    before = codes_of(edition)

    with pytest.raises(RuleError) as refused:
        worlds["rectified"](edition)

    assert refused.value.code == "sealed_words_gone"
    assert f"({parts})" in str(refused.value)
    assert codes_of(edition) == before


@pytest.mark.parametrize("version", ["v4", "v5", "v6"])
def test_what_an_earlier_release_closed_is_rectified_and_nothing_of_the_act_is_blamed(
    worlds, tmp_path, version
):
    path = worlds["copy"](SCHEMA / f"{version}.jury", tmp_path / "edition.jury")
    renamed = CORRECTIONS["rename"](application="102", title="Guichet unique, corrigé")
    asked = Rectification(corrections=(renamed,), reason="Erreur de copie", witnesses=("M. X",))
    before = codes_of(path)

    with closing(Database(path)) as database:
        finish(rectify(database, asked, passphrase=None))

    assert {*codes_of(path)} - {*before} == {"former_differs"}  # its ballots are no ballots


def re_recorded(change, number=2):
    """Return a change of a record of a closing; its seal stays as it was."""

    def change_(base):
        query = "SELECT content FROM frozen_decisions WHERE number = ?"
        record = json.loads(base.execute(query, (number,)).fetchone()[0])
        change(record)
        told = json.dumps(record, ensure_ascii=False, sort_keys=True)
        base.execute("UPDATE frozen_decisions SET content = ? WHERE number = ?", (told, number))

    return change_


@pytest.mark.parametrize(
    "change",
    [
        lambda record: record.update(secretary="Quelqu’un d’autre"),
        lambda record: record["ballots"].update(witnesses=[]),
        lambda record: record["jury"][0].update(quality="Ministre"),
        lambda record: record["domains"][0]["recusals"].clear(),
    ],
    ids=["the secretary", "who saw the opening", "a quality", "the recusals"],
)
def test_a_rectification_that_silently_says_something_else_is_found(rectified, change):
    HANDS["tampered"](rectified, re_recorded(change))

    assert "rectification_differs" in codes_of(rectified)


def test_a_mark_that_a_rectification_amended_is_not_told_as_amended_in_the_room(rectified):
    def in_the_room(record):
        for each in record["room"]["domains"]["D01"]["amendments"]:
            each["is_rectified"] = False

    HANDS["tampered"](rectified, re_recorded(in_the_room))

    assert "amendments_differ" in codes_of(rectified)


def test_without_marks_the_order_is_the_one_that_was_sealed_before_they_went(rectified):
    purged(rectified, DataKind.MARKS)

    def before_the_rectification(acts):
        acts.insert(named(acts, "rectification")[0], acts.pop(named(acts, "erasure")[0]))

    HANDS["tampered"](rectified, HANDS["rewritten"](before_the_rectification))
    assert "standings_differ" in codes_of(rectified)


def test_a_name_or_title_that_is_blank_without_an_act_is_found(edition):
    HANDS["tampered"](
        edition, HANDS["sql"]("UPDATE application SET title = '' WHERE number = 'A1'")
    )

    assert "application_differs" in codes_of(edition)


def test_who_saw_a_rectification_or_presents_an_award_is_somebody_whom_the_edition_knows(rectified):
    with closing(Database(rectified)) as database:
        database.write(
            plan_presentation,
            on="2027-01-15T18:00",
            place="Mairie",
            certificates=["A1"],
            people=["Paul Durand"],
        )
        found = [database.read(find_person, who).name for who in ("m. x", "paul durand")]

    assert found == ["M. X", "Paul Durand"]
