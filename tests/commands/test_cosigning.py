"""`cosign-request` and `cosign` in processes of their own, with a kit and its code."""

import json
import os
import runpy
import shutil
import subprocess
import sys
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


def run(folder, *words, status=0):
    variables = {**os.environ, "JURY_DATA": str(folder / "data"), "JURY_LANG": "fr"}
    done = subprocess.run(
        [sys.executable, "-m", "jury_app", *map(str, words), "--json"],
        cwd=folder,
        env=variables,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == status, done.stderr
    return json.loads(done.stdout)


def test_a_seal_is_countersigned_from_the_command_line_and_verified(closed, issued):
    kit = issued.files[BENALI]
    asked = run(closed, "cosign-request", "edition.jury", "--out", "r.juryseal")
    words = ("cosign", kit.file, "--code", kit.code, "--request", "r.juryseal")

    seen = run(closed, *words, "--dry-run")
    signed = run(closed, *words, "--out", "signed")
    taken = run(closed, "collect", "edition.jury", "signed")
    verdict = run(closed, "verify", "edition.jury", "--cosignature", signed["file"])

    assert (seen["file"], seen["seal"], seen["ballot"]) == (None, asked["seal"], "counted")
    assert [each["answer"] for each in taken["files"]] == ["received"]
    assert verdict["ok"]
    assert verdict["cosigned"] == [{"juror": BENALI, "number": 1, "key": signed["key"]}]


def test_a_request_of_a_number_that_was_never_sealed_is_refused(closed):
    words = ("cosign-request", "edition.jury", "--out", "r.juryseal", "--number", "7")

    assert run(closed, *words, status=1)["error"]["code"] == "frozen_unknown"
