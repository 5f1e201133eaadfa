"""The day itself from the command line: special prizes and slips, and who writes the minutes."""

import runpy
import shutil
from pathlib import Path

import pytest

from jury_app.model.database import Database
from jury_app.model.operations.applications import add_application
from jury_app.model.operations.edition import change_rules
from jury_app.model.queries.journal import list_journal
from jury_app.model.queries.record import load_record
from jury_app.model.queries.sitting import frozen_content
from jury_app.model.rules import RuleSettings
from jury_app.model.scoring.ties import Step
from jury_app.model.values import ApplicantValues, ApplicationValues

YEAR = runpy.run_path(str(Path(__file__).parent.parent / "model" / "year.py"))

APPLICATION = ApplicationValues(
    number="A2", title="Tard", domain_id=1, applicants=(ApplicantValues(name="Blois"),)
)


@pytest.fixture(scope="module")
def opened_file(tmp_path_factory):
    """An edition at rest whose ballots are open, with one application; copy it."""
    path = tmp_path_factory.mktemp("opened") / "edition.jury"
    YEAR["found"](path)
    year = YEAR["Year"](path)
    year.application("A1")
    juror = year.juror("Benali")
    year.assign()
    year.ballot(juror, {"A1": 7})
    year.open()
    year.close()
    return path


@pytest.fixture
def opened(opened_file, tmp_path):
    return Path(shutil.copy(opened_file, tmp_path / "edition.jury"))


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


def test_an_award_is_withdrawn_and_the_journal_keeps_it(opened, ask, jury):
    ask("decide", opened, "--application", "A1", "--level", "or")

    status, answer = ask(
        "decide", opened, "--application", "A1", "--withdraw", "--motive", "Erreur de saisie"
    )

    assert status == 0
    assert answer == {"domain": "D01", "application": "A1", "level": "or", "withdrawn": True}
    assert ask("list", opened, "decisions")[1]["decisions"] == []
    database = Database(opened)
    act = database.read(list_journal)[-1]
    database.close()
    assert (act.kind, act.reason) == ("decision_withdrawn", "Erreur de saisie")


def test_of_several_awards_the_one_that_is_named_is_withdrawn(opened, ask):
    for level in ("or", "Audace"):
        ask("decide", opened, "--application", "A1", "--level", level)
    words = ("decide", opened, "--application", "A1", "--withdraw")

    status, refusal = ask(*words)
    assert (status, refusal["error"]["code"]) == (1, "decision_ambiguous")
    assert "Or, Audace" in refusal["error"]["text"]

    assert ask(*words, "--level", "audace")[1]["level"] == "Audace"
    [left] = ask("list", opened, "decisions")[1]["decisions"]
    assert left["level"] == "or"


@pytest.mark.parametrize("named", [("--application", "A1"), ("--domain", "D01")])
def test_what_was_not_decided_is_not_withdrawn(opened, ask, named):
    status, refusal = ask("decide", opened, *named, "--withdraw")

    assert (status, refusal["error"]["code"]) == (1, "decision_none")


def test_that_nothing_is_awarded_is_withdrawn_aloud(opened, ask, jury):
    ask("decide", opened, "--domain", "D01", "--not-awarded")

    status, said, _complaint = jury("decide", opened, "--domain", "D01", "--withdraw")

    assert status == 0
    assert "la décision de ne rien décerner est retirée." in said
    assert ask("list", opened, "decisions")[1]["decisions"] == []


def test_an_award_says_aloud_that_it_takes_the_place_of_no_award(opened, ask, jury):
    ask("decide", opened, "--domain", "D01", "--not-awarded")
    words = ("decide", opened, "--application", "A1", "--level")

    said = jury(*words, "or")[1]
    assert "la décision de ne rien décerner est retirée." in said

    answer = ask(*words, "argent")[1]
    assert answer["replaces"] == [{"domain": "D01", "application": "A1", "level": "or"}]
    assert "retirée" not in jury(*words, "argent")[1]


def test_a_status_is_said_of_several_applications_or_of_none(opened, ask, jury):
    database = Database(opened)
    database.write(add_application, values=APPLICATION)
    database.close()
    words = ("status", opened, "withdrawn", "--reason", "À sa demande", "--application", "A1")

    status, refusal = ask(*words, "ZZ")
    assert (status, refusal["error"]["code"]) == (1, "application_not_found")
    assert {each["status"] for each in applications(ask, opened)} == {"admissible", "received"}

    status, answer = ask(*words, "A2")
    assert status == 0
    assert answer == {
        "status": "withdrawn",
        "reason": "À sa demande",
        "applications": ["A1", "A2"],
    }
    assert {each["status"] for each in applications(ask, opened)} == {"withdrawn"}


def test_who_is_inadmissible_is_told_why(opened, ask, jury):
    words = ("status", opened, "inadmissible", "--application", "A1")

    status, refusal = ask(*words)
    assert (status, refusal["error"]["code"]) == (1, "reason_missing")

    status, said, _complaint = jury(*words, "--reason", "Hors délai")
    assert (status, said) == (0, "Dossier\u00a0A1\u00a0: irrecevable.\n")


def applications(ask, edition):
    return ask("list", edition, "applications")[1]["applications"]


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


def test_the_standings_say_what_told_equals_apart(tmp_path, ask, jury):
    path = tmp_path / "tied.jury"
    YEAR["found"](path)
    year = YEAR["Year"](path)
    year.applications("A1", "A2")
    jurors = year.jurors("Benali", "Chauvet", "Costa")
    year.assign()
    for juror, first, second in zip(jurors, (9, 3, 3), (5, 5, 5), strict=True):
        year.ballot(juror, {"A1": first, "A2": second})
    rules = RuleSettings(ties=(Step.MEDIAN,))
    year.database.write(change_rules, settings=rules)
    year.open()
    year.close()

    [domain, *_] = ask("standings", path)[1]["domains"]

    told = [
        (each["application"], each["rank"], each["separated_by"]) for each in domain["standings"]
    ]
    assert told == [("A2", 1, None), ("A1", 2, "median")]
    assert [each["value"] for each in domain["standings"]] == ["10", "10"]
    assert "départagé par la médiane des notes" in jury("standings", path)[1]
