"""The shortlist from the command line: named in the form tool, settled by somebody here."""

import runpy
import shutil
from pathlib import Path

import pytest

ROAD = runpy.run_path(str(Path(__file__).parent / "road.py"))
EXAMPLE = ROAD["EXAMPLE"]


@pytest.fixture
def imported(ask, tmp_path):
    """An edition with the example's 60 applications, one of them accepted by the form tool."""
    edition = tmp_path / "edition.jury"
    assert ask("new", edition, "--year", 2026)[0] == 0
    assert ask("import", edition, EXAMPLE / "demarches-simplifiees.csv")[0] == 0
    assert ask("import", edition, EXAMPLE / "jurors.csv", "--as", "jurors")[0] == 0
    return edition


def test_one_accepted_application_does_not_put_the_others_out_and_is_told(imported, jury, ask):
    status, output, _complaint = jury("assign", imported)
    _status, document = ask("assign", imported)

    assert status == 0
    assert "dossiers\N{NO-BREAK SPACE}: 56" in output
    assert "assign --shortlist" in output
    assert (document["applications"], document["shortlisted"]) == (56, 1)
    assert document["shortlist_settled"] is False


def test_the_shortlist_is_settled_and_assigned_in_one_go(imported, jury, ask):
    status, document = ask("assign", imported, "--shortlist")
    _status, output, _complaint = jury("assign", imported, "--shortlist")

    assert status == 0
    assert (document["applications"], document["shortlist_settled"]) == (1, True)
    assert "dossiers\N{NO-BREAK SPACE}: 1\N{NO-BREAK SPACE};" in output
    assert "--shortlist" not in output
    assert ask("assign", imported)[1]["applications"] == 1


def test_without_anything_shortlisted_there_is_no_shortlist_to_settle(edition, ask):
    before = edition.read_bytes()

    status, answer = ask("assign", edition, "--shortlist")

    assert (status, answer["error"]["code"]) == (1, "shortlist_empty")
    assert edition.read_bytes() == before


def test_a_shortlist_that_nobody_can_be_assigned_to_is_not_settled(tmp_path, ask):
    edition = tmp_path / "edition.jury"
    ask("new", edition, "--year", 2026)
    ask("import", edition, EXAMPLE / "demarches-simplifiees.csv")

    status, answer = ask("assign", edition, "--shortlist")
    shutil.copy(EXAMPLE / "jurors.csv", tmp_path / "jurors.csv")
    ask("import", edition, tmp_path / "jurors.csv", "--as", "jurors")

    assert (status, answer["error"]["code"]) == (1, "nobody_to_assign")
    assert ask("assign", edition)[1]["applications"] == 56
