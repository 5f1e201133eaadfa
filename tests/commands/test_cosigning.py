"""`cosign-request` and `cosign` in processes of their own, with a kit and its code."""

import runpy
import shutil
from pathlib import Path

import pytest

from jury_app.exchange.closing import close
from jury_app.exchange.collecting import collect
from jury_app.exchange.opening import open_ballots
from jury_app.progress import finish

YEAR = runpy.run_path(str(Path(__file__).parent.parent / "model" / "year.py"))["Year"]
BENALI = "Fatima Benali"


@pytest.fixture
def closed(issued, tmp_path, monkeypatch):
    """A folder with an edition that was closed on the ballot of one juror, and her machine."""
    monkeypatch.setenv("JURY_DATA", str(tmp_path / "data"))
    year = YEAR(Path(shutil.copy(issued.path, tmp_path / "edition.jury")))
    with issued.desk(BENALI) as desk:
        desk.give_mark("A1", "cible", 9)
        ballot = desk.seal(tmp_path)
    finish(collect(year.database, [ballot.path], passphrase=None))
    finish(open_ballots(year.database, passphrase=None, witnesses=["Maître Dupont"]))
    finish(close(year.database, passphrase=None, settle=True))
    year.close()
    return tmp_path


@pytest.fixture
def run(machine, closed):
    """What runs a command in that folder; it ends well, or as is said."""

    def run_(*words, status=0):
        done = machine.run(closed / "data", *words, folder=closed)
        assert done.status == status, done.error
        return done.document

    return run_


def test_a_seal_is_countersigned_from_the_command_line_and_verified(run, issued):
    kit = issued.files[BENALI]
    asked = run("cosign-request", "edition.jury", "--out", "r.juryseal")
    words = ("cosign", kit.file, "--code", kit.code, "--request", "r.juryseal")

    seen = run(*words, "--dry-run")
    signed = run(*words, "--out", "signed")
    taken = run("collect", "edition.jury", "signed")
    verdict = run("verify", "edition.jury", "--cosignature", signed["file"])

    assert (seen["file"], seen["seal"], seen["ballot"]) == (None, asked["seal"], "counted")
    assert [each["answer"] for each in taken["files"]] == ["received"]
    assert verdict["ok"]
    assert verdict["cosigned"] == [{"juror": BENALI, "number": 1, "key": signed["key"]}]


def test_a_request_of_a_number_that_was_never_sealed_is_refused(run):
    words = ("cosign-request", "edition.jury", "--out", "r.juryseal", "--number", "7")

    assert run(*words, status=1)["error"]["code"] == "frozen_unknown"
