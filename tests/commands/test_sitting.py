"""The day itself from the command line: special prizes and slips, and who writes the minutes."""

import runpy
from pathlib import Path

import pytest

from jury_app.model.database import Database
from jury_app.model.queries.record import load_record
from jury_app.model.queries.sitting import frozen_content

YEAR = runpy.run_path(str(Path(__file__).parent.parent / "model" / "year.py"))


@pytest.fixture
def opened(tmp_path):
    """An edition at rest whose ballots are open, with one application."""
    path = tmp_path / "edition.jury"
    YEAR["found"](path)
    year = YEAR["Year"](path)
    year.application("A1")
    juror = year.juror("Benali")
    year.assign()
    year.ballot(juror, {"A1": 7})
    year.open()
    year.close()
    return path


@pytest.mark.parametrize(
    ("said", "level", "is_new"),
    [
        ("Bronze", "bronze", False),
        ("Audace", "Audace", True),
        ("Prix du jury", "Prix du jury", True),
    ],
)
def test_a_level_or_a_name_of_its_own_is_given(opened, ask, jury, said, level, is_new):
    words = ("decide", opened, "--application", "A1", "--level", said)

    status, document = ask(*words)

    assert status == 0
    assert (document["level"], document["new_prize"]) == (level, is_new)
    assert ask(*words)[1]["new_prize"] is False


def test_a_new_special_prize_is_told(opened, jury):
    words = ("decide", opened, "--application", "A1", "--level", "Audace")

    assert "nouveau prix spécial" in jury(*words)[1]
    assert "nouveau" not in jury(*words)[1]


@pytest.mark.parametrize(("said", "meant"), [("gold", "or"), ("brozne", "bronze")])
def test_a_slip_is_refused_with_what_was_meant(opened, ask, said, meant):
    status, answer = ask("decide", opened, "--application", "A1", "--level", said)

    assert (status, answer["error"]["code"]) == (1, "level_unknown")
    assert f"«\N{NO-BREAK SPACE}{meant}\N{NO-BREAK SPACE}»" in answer["error"]["text"]


def test_the_secretary_is_named_at_the_closing(opened, ask):
    words = ("--undecided", "not-awarded", "--secretary", "Mme Solène Kerbrat")

    assert ask("close", opened, *words)[0] == 0

    database = Database(opened)
    record = load_record(database.read(frozen_content))
    database.close()
    assert record.secretary == "Mme Solène Kerbrat"


def test_a_refused_closing_names_nobody(opened, ask):
    status, answer = ask("close", opened, "--secretary", "Mme Solène Kerbrat")
    assert (status, answer["error"]["code"]) == (1, "domains_undecided")

    assert ask("close", opened, "--undecided", "not-awarded")[0] == 0

    database = Database(opened)
    assert load_record(database.read(frozen_content)).secretary == ""
    database.close()
