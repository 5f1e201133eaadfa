"""Media that fail: a sentence each time, and nothing lost that was shown as saved."""

import os
import resource
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from jury_app import paths
from jury_app.desk.desk import work_file_name
from jury_app.errors import StoreError

NOBODY = 65_534


@contextmanager
def no_room():
    """Takes away all room on the disk, for everything this process writes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def nothing_allowed(folder):
    """Takes away the right to write into a folder, from the administrator too."""
    is_root = os.geteuid() == 0
    folder.chmod(0o555)
    if is_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
        folder.chmod(0o755)


@pytest.fixture
def shared(monkeypatch):
    """A folder that anybody on this machine can reach, with the data folder in it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        monkeypatch.setenv("JURY_DATA", str(folder / "data"))
        (folder / "data").mkdir(mode=0o755)
        yield folder


@pytest.fixture
def shared_kit(kits, shared):
    return kits["make_kit"](shared, count=2)


def refused(act, *arguments):
    with pytest.raises(StoreError) as refusal:
        act(*arguments)
    assert str(refusal.value)
    return refusal.value.code


def test_a_full_disk_is_told_and_what_was_saved_is_still_there(open_desk, made_kit):
    with open_desk(made_kit) as desk:
        number = desk.view().entries[0].number
        before = desk.give_mark(number, "cible", 5)
        with no_room():
            assert refused(desk.give_mark, number, "cible", 7) in {"disk_full", "store_removed"}
            assert desk.view() == before
        assert desk.give_mark(number, "cible", 8).entry(number).marks == {"cible": 8}

    with open_desk(made_kit) as desk:
        assert desk.view().entry(number).marks == {"cible": 8}


def test_a_kit_opened_on_a_full_disk_is_told_and_opens_once_there_is_room(open_desk, made_kit):
    with no_room():
        assert refused(open_desk, made_kit) in {"disk_full", "store_read_only", "store_removed"}

    with open_desk(made_kit) as desk:
        assert desk.view().left == len(desk.view().entries)


def test_a_ballot_that_the_disk_has_no_room_for_is_no_ballot(open_desk, made_kit, tmp_path):
    with open_desk(made_kit) as desk:
        with no_room():
            assert refused(desk.seal, tmp_path) == "file_unwritable"
        assert desk.view().ballots == ()
        assert not list(tmp_path.iterdir())
        assert desk.seal(tmp_path).revision == 1


def test_a_folder_that_may_not_be_written_is_told_and_nothing_is_left_behind(
    open_desk, shared_kit, shared
):
    with nothing_allowed(shared / "data"):
        assert refused(open_desk, shared_kit) == "store_read_only"

    assert not list((shared / "data").iterdir())


def test_a_work_file_that_has_become_read_only_can_be_read_and_says_so(
    open_desk, shared_kit, shared
):
    with open_desk(shared_kit) as desk:
        number = desk.view().entries[0].number
        desk.give_mark(number, "cible", 5)
    file = shared / "data" / work_file_name(shared_kit.manifest)
    file.chmod(0o444)

    with nothing_allowed(shared / "data"), open_desk(shared_kit) as desk:
        assert refused(desk.give_mark, number, "cible", 7) == "store_read_only"
        assert desk.view().entry(number).marks == {"cible": 5}

    file.chmod(0o644)
    with open_desk(shared_kit) as desk:
        assert desk.give_mark(number, "cible", 7).entry(number).marks == {"cible": 7}


def test_a_folder_that_is_moved_away_and_back_costs_nothing(open_desk, made_kit):
    here = paths.user_data()
    away = here.with_name("away")
    with open_desk(made_kit) as desk:
        number = desk.view().entries[0].number
        desk.give_mark(number, "cible", 5)
        here.rename(away)
        desk.give_mark(number, "cible", 7)  # the open file has moved with its folder
        away.rename(here)

    with open_desk(made_kit) as desk:
        assert desk.view().entry(number).marks == {"cible": 7}


def test_a_file_where_the_folder_should_be_is_told(open_desk, made_kit, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("JURY_DATA", str(tmp_path / "file" / "data"))

    assert refused(open_desk, made_kit) == "store_read_only"
