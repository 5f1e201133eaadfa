"""`assign` from the command line: a plan within loads, or refused by name."""

import runpy
from pathlib import Path

import pytest

ROAD = runpy.run_path(str(Path(__file__).parent / "road.py"))
YEAR = runpy.run_path(str(Path(__file__).parent.parent / "model" / "year.py"))
EXAMPLE = ROAD["EXAMPLE"]


@pytest.fixture(scope="module")
def seated(tmp_path_factory):
    """What an edition with the example's applications and jurors is copied from."""
    return tmp_path_factory.mktemp("seated") / "edition.jury"


@pytest.fixture
def edition(seated, ask):
    if not seated.exists():
        ask("new", seated, "--year", 2026)
        ask("import", seated, EXAMPLE / "demarches-simplifiees.csv")
        ask("import", seated, EXAMPLE / "jurors.csv", "--as", "jurors")
    return seated


def test_a_plan_keeps_to_the_readers_and_the_load_asked_for(edition, ask):
    status, document = ask("assign", edition, "--readers", 2, "--at-most", 12)

    assert status == 0
    assert document["assigned"] == 2 * document["applications"]
    assert document["heaviest"] <= 12
    assert document["incomparable"] == []


def test_a_jury_of_which_each_reads_everything_is_told_by_one_number(tmp_path, ask, jury):
    edition, jurors = tmp_path / "small.jury", tmp_path / "jurors.csv"
    head, *rows = (EXAMPLE / "jurors.csv").read_text(encoding="utf-8").splitlines()
    jurors.write_text("\n".join([head, *rows[:2]]), encoding="utf-8")
    ask("new", edition, "--year", 2026)
    ask("import", edition, EXAMPLE / "demarches-simplifiees.csv")
    ask("import", edition, jurors, "--as", "jurors")

    _status, output, _complaint = jury("assign", edition)

    assert "Un juré lit 56 dossiers." in output


def test_a_jury_of_which_each_reads_one_application_is_told_in_the_singular(tmp_path, jury):
    edition = tmp_path / "one.jury"
    YEAR["found"](edition)
    year = YEAR["Year"](edition)
    year.applications("A1")
    year.jurors("Benali")
    year.close()

    assert "Un juré lit 1 dossier." in jury("assign", edition)[1]


def test_what_a_plan_leaves_incomparable_is_told(edition, ask, jury):
    _status, document = ask("assign", edition, "--readers", 1)
    status, output, _complaint = jury("assign", edition, "--readers", 1)

    assert status == 0
    assert "D01" in document["incomparable"]
    assert "personne ne peut comparer" in output


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--readers", 3, "--at-most", 2), "loads_too_low"),
        (("--readers", 40), "readers_too_few"),
        (("--readers", 0), "readers_wrong"),
        (("--at-most", 5), "load_alone"),
    ],
)
def test_a_plan_that_cannot_be_changes_nothing(edition, ask, options, code):
    before = edition.read_bytes()

    status, answer = ask("assign", edition, *options)

    assert (status, answer["error"]["code"]) == (1, code)
    assert edition.read_bytes() == before
