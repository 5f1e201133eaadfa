"""The work of a juror, as every version kept it: the version of today goes on with it."""

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from jury_app import paths
from jury_app.desk.desk import Desk
from jury_app.desk.places import work_file_name
from jury_app.desk.views import EntryState
from jury_app.sealing.kit import open_kit

FILES = Path(__file__).parent.parent / "files" / "desk"
VERSIONS = sorted(path.stem for path in FILES.glob("*.jurywork"))


@pytest.fixture(params=VERSIONS)
def older(request, kits):
    """A kit of an older version, where its work was left."""
    kit = open_kit(FILES / f"{request.param}.jurykit", kits["CODE"])
    paths.user_data().mkdir(parents=True, exist_ok=True)
    work = paths.user_data() / work_file_name(kit.manifest)
    shutil.copy(FILES / f"{request.param}.jurywork", work)
    return kit


def test_all_that_a_juror_did_under_an_older_version_is_there_and_goes_on(older, tmp_path):
    with Desk(older) as desk:
        view = desk.view()
        first, second, third = view.entries
        assert first.marks == {"cible": 8, "demarche": 7, "partenariats": 7, "service": 7}
        assert first.comments == {"cible": "Très précis, chiffres à l’appui"}
        assert (first.opinion, first.note) == ("À suivre de près", "Voir avec Paul")
        assert (second.marks, second.state) == ({"service": 6}, EntryState.BEGUN)
        assert (third.recusal, third.state) == ("Un cousin y travaille", EntryState.RECUSED)
        [ballot] = view.ballots
        assert (ballot.revision, ballot.is_current, ballot.complete) == (1, False, False)
        assert view.sealed_marks[first.number] == frozenset(first.marks)

        assert desk.undo().entry(second.number).marks == {}
        desk.give_mark(second.number, "cible", 9)
        assert desk.seal(tmp_path).revision == 2
        assert desk.view().ballots[1].previous == ballot.digest


def test_the_file_is_made_as_it_always_was(older, open_desk, made_kit):
    with open_desk(made_kit):
        pass
    before, now = (paths.user_data() / work_file_name(each.manifest) for each in (older, made_kit))

    assert schema(now) == schema(before)


def schema(path):
    with closing(sqlite3.connect(path)) as connection:
        items = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name")
        told = [(kind, name, re.sub(r"[\s]+", "", sql or "")) for kind, name, sql in items]
        pragmas = ("application_id", "user_version", "page_size", "encoding", "journal_mode")
        return told, [connection.execute(f"PRAGMA {each}").fetchone() for each in pragmas]
