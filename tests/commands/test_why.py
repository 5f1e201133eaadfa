"""Why each award of the scripted morning was decided, to the sentence, as written by hand."""

import re
import runpy
from contextlib import closing
from pathlib import Path

import pytest

from jury_app.cli import run
from jury_app.i18n import speaking
from jury_app.model.database import Database
from jury_app.model.queries.papers import get_papers
from jury_app.model.queries.sitting import list_decisions
from jury_app.model.queries.why import why_decided

DAY = runpy.run_path(str(Path(__file__).parent / "scripted_day.py"))
SITTING = Path(__file__).parent.parent / "files" / "sitting"
PAPERS = (
    '{"act": "convocation", "on": "2026-09-20"}\n'
    '{"act": "annexes", "names": ["Feuille d’émargement", "Pouvoirs"]}\n'
)


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    folder = tmp_path_factory.mktemp("why")
    DAY["prepare"](folder / "edition.jury")
    lines = (SITTING / "day.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    script = folder / "day.jsonl"
    acts = [line for line in lines if '"act": "close"' not in line]
    script.write_text(PAPERS + "".join(acts), encoding="utf-8")
    assert run(["sitting", str(folder / "edition.jury"), "--script", str(script)]) == 0
    with closing(Database(folder / "edition.jury")) as database:
        yield database


@pytest.fixture(scope="module")
def wanted():
    parts = (SITTING / "why.txt").read_text(encoding="utf-8").split("# ")
    return {part.partition("\n")[0]: words(part.partition("\n")[2]) for part in parts if part}


def words(text):
    return " ".join(text.split())


def why(database, number):
    rows = database.read(list_decisions)
    [row] = [each for each in rows if (each.number or "–") == number]
    return database.read(why_decided, row.id, row.domain_id)


@pytest.mark.parametrize("number", ["A2", "C1", "–", "F2"])
def test_each_decision_is_explained_from_the_marks_to_its_motive(database, wanted, number):
    told = re.sub(r"\d+ h \d\d", "HEURE", words(why(database, number).text))

    assert wanted[number] in told


def test_the_rounds_that_led_to_an_award_are_told_in_order(database):
    [votes] = [each.sentences for each in why(database, "B2").links if each.about == "Votes"]

    assert len(votes) == 3
    assert "B1, B2, B3 et B4" in votes[0]
    assert "B1, B2 et B3" in votes[1]
    assert "voix prépondérante" in votes[2]


def test_the_whole_chain_is_told_in_english_too(database):
    with speaking("en"):
        told = why(database, "A2").text

    assert "Their mean is exactly 14.2; it is shown as 14.20." in told
    assert "the jury decided: Argent." in told
    assert "Leur" not in told


def test_a_decision_that_does_not_stand_is_not_explained(database):
    assert database.read(why_decided, 10_000, 1) is None


def test_a_script_tells_the_convocation_and_the_annexes(database):
    papers = database.read(get_papers)

    assert papers.convened_on == "2026-09-20"
    assert papers.annexes == ("Feuille d’émargement", "Pouvoirs")
