"""What was only played passes for real nowhere, not even where somebody says that it is."""

import runpy
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from jury_app import verify
from jury_app.exchange.rehearsing import rehearse
from jury_app.model.database import Database
from jury_app.progress import finish

WORLDS = runpy.run_path(str(Path(__file__).parent / "worlds.py"))


@pytest.fixture
def rehearsal(tmp_path):
    WORLDS["found"](tmp_path / "edition.jury")
    world = WORLDS["World"](tmp_path / "edition.jury", tmp_path / "ballots")
    world.applications("A1", "A2", "A3")
    world.jurors("Benali", "Carpentier", "Diallo")
    world.assign()
    finish(rehearse(world.database, tmp_path / "essai.jury"))
    world.close()
    with closing(Database(tmp_path / "essai.jury")) as database:
        finish(WORLDS["open_ballots"](database, passphrase=None, witnesses=[]))
    return tmp_path / "essai.jury"


def found(path):
    return [each.code for each in verify.verify(path).findings]


def test_a_rehearsal_agrees_in_all_else_and_is_called_one(rehearsal):
    verdict = verify.verify(rehearsal)

    assert [each.code for each in verdict.findings] == ["rehearsal"]
    assert not verdict.ok
    assert verdict.facts["ballots"] == 3


@pytest.mark.parametrize("said", [0, 1])
def test_an_edition_and_its_journal_say_the_same_of_it(rehearsal, tmp_path, said):
    path = rehearsal if said == 0 else tmp_path / "edition.jury"
    with closing(sqlite3.connect(path)) as base:
        base.execute("UPDATE edition SET is_rehearsal = ?", [said])
        base.commit()

    assert {"rehearsal", "rehearsal_hidden"} <= {*found(path)}
