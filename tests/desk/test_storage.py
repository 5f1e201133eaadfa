"""Media that fail: a sentence each time, and nothing lost that was shown as saved."""

import os
import resource
import shutil
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from jury_app import paths
from jury_app.desk.desk import Desk
from jury_app.desk.places import work_file_name
from jury_app.errors import RefusedFileError, StoreError
from jury_app.sealing.ballot import open_ballot

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
def nothing_allowed(folder, rights=0o555):
    """Takes away the right to write into a folder, from the administrator too."""
    is_root = os.geteuid() == 0
    folder.chmod(rights)
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
            assert refused(desk.give_mark, number, "cible", 7) in {"disk_full", "store_failing"}
            assert desk.view() == before
        assert desk.give_mark(number, "cible", 8).entry(number).marks == {"cible": 8}

    with open_desk(made_kit) as desk:
        assert desk.view().entry(number).marks == {"cible": 8}


def test_a_kit_opened_on_a_full_disk_is_told_and_opens_once_there_is_room(open_desk, made_kit):
    with no_room():
        assert refused(open_desk, made_kit) in {"disk_full", "store_failing"}

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
        assert refused(open_desk, shared_kit) == "desk_no_place"

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
        assert refused(desk.give_mark, number, "cible", 7) == "desk_no_place"
        assert desk.view().entry(number).marks == {"cible": 5}

    file.chmod(0o644)
    with open_desk(shared_kit) as desk:
        assert desk.give_mark(number, "cible", 7).entry(number).marks == {"cible": 7}


def test_a_folder_that_is_taken_away_is_told_and_saves_go_on_once_it_is_back(open_desk, made_kit):
    here = paths.user_data()
    away = here.with_name("away")
    with open_desk(made_kit) as desk:
        number = desk.view().entries[0].number
        desk.give_mark(number, "cible", 5)
        here.rename(away)
        assert refused(desk.give_mark, number, "cible", 7) == "store_removed"
        assert desk.view().entry(number).marks == {"cible": 5}
        away.rename(here)
        desk.give_mark(number, "cible", 8)

    with open_desk(made_kit) as desk:
        assert desk.view().entry(number).marks == {"cible": 8}


def test_a_file_where_the_folder_should_be_is_told(open_desk, made_kit, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("JURY_DATA", str(tmp_path / "file" / "data"))

    assert refused(open_desk, made_kit) == "desk_no_place"


def test_where_one_may_not_write_the_work_begins_beside_the_kit_and_stays_there(kits, shared):
    elsewhere = shared / "kit"
    elsewhere.mkdir()
    made = kits["make_kit"](elsewhere, count=2)
    elsewhere.chmod(0o777)
    with (
        nothing_allowed(shared / "data"),
        Desk.open(made.path, made.code) as desk,
    ):
        number = desk.view().entries[0].number
        desk.give_mark(number, "cible", 7)
        assert desk.view().kept_in == elsewhere.resolve()

    (elsewhere / work_file_name(made.manifest)).chmod(0o666)
    with Desk.open(made.path, made.code) as desk:
        assert desk.view().entry(number).marks == {"cible": 7}
        assert desk.view().kept_in == elsewhere.resolve()
    assert not list((shared / "data").iterdir())


def test_work_that_was_begun_is_never_begun_again_elsewhere(shared_kit, shared):
    with Desk.open(shared_kit.path, shared_kit.code) as desk:
        desk.give_mark(desk.view().entries[0].number, "cible", 7)
    before = sorted(shared.iterdir())

    shared.chmod(0o777)
    with nothing_allowed(shared / "data", 0o000):
        assert refused(Desk.open, shared_kit.path, shared_kit.code) == "desk_no_place"
    assert sorted(shared.iterdir()) == before


@pytest.mark.skipif(sys.platform != "linux", reason="takes a file away under an open handle")
def test_dossiers_are_read_again_once_a_medium_that_was_pulled_is_back(
    open_desk, made_kit, tmp_path
):
    kit = replace(made_kit, path=tmp_path / "kit.jurykit")
    shutil.copyfile(made_kit.path, kit.path)
    largest = max(made_kit.manifest.attachments, key=lambda each: each.size)
    with open_desk(kit) as desk:
        pull(kit.path)
        away = kit.path.rename(tmp_path / "away")
        with pytest.raises(RefusedFileError) as refusal:
            desk.attachment(largest.n)
        assert refusal.value.code == "kit_unreadable"

        away.rename(kit.path)
        assert sha256(desk.attachment(largest.n)).hexdigest() == largest.sha256


def pull(path):
    """Leave whoever has a file open with a handle on nothing that can be read."""
    folder = os.open(path.parent, os.O_RDONLY)
    for handle in Path("/proc/self/fd").iterdir():
        if handle.exists() and handle.samefile(path):
            os.dup2(folder, int(handle.name))
    os.close(folder)


def test_two_kits_on_one_laptop_are_open_side_by_side(open_desk, kits, tmp_path):
    first = kits["make_kit"](tmp_path, name="a.jurykit", count=2)
    second = kits["make_kit"](tmp_path, name="b.jurykit", count=2, juror="j-0008")
    with open_desk(first) as one, open_desk(second) as other:
        number = one.view().entries[0].number
        one.give_mark(number, "cible", 3)
        other.give_mark(number, "cible", 9)
        assert one.view().entry(number).marks == {"cible": 3}
        assert other.view().entry(number).marks == {"cible": 9}


def test_a_reissued_kit_with_another_dossier_loses_no_mark_of_the_one_left_out(
    open_desk, kits, tmp_path
):
    first = kits["make_kit"](tmp_path, name="a.jurykit", count=4)
    fewer = kits["make_kit"](tmp_path, name="b.jurykit", count=3, keys=first.keys, revision=2)
    with open_desk(first) as desk:
        for entry in desk.view().entries:
            desk.give_mark(entry.number, "cible", 6)

    with open_desk(fewer) as desk:
        assert desk.view().marks_given == 3
        desk.give_mark(desk.view().entries[0].number, "cible", 8)
    with open_desk(first) as desk:
        assert sorted(each.marks["cible"] for each in desk.view().entries) == [6, 6, 6, 8]


def test_notes_that_only_the_kit_of_before_can_read_go_along_to_another_folder(
    open_desk, kits, tmp_path
):
    first = kits["make_kit"](tmp_path, name="a.jurykit", count=3)
    again = kits["make_kit"](tmp_path, name="b.jurykit", count=3, keys=first.keys, revision=2)
    stick = tmp_path / "stick"
    stick.mkdir()
    with open_desk(first) as desk:
        one, other = (each.number for each in desk.view().entries[:2])
        desk.note(one, "Voir avec Paul")
        desk.give_mark(one, "cible", 5)
        desk.note(other, "Relire")

    with open_desk(again) as desk:
        desk.note(other, "Relu")
        assert desk.view().locked_notes == 2
        assert desk.move(stick)
        assert desk.view().locked_notes == 2
        desk.give_mark(other, "cible", 7)

    with open_desk(first) as desk:
        assert desk.view().kept_in == stick.resolve()
        assert [desk.view().entry(each).note for each in (one, other)] == [
            "Voir avec Paul",
            "Relire",
        ]
        assert [desk.view().entry(each).marks["cible"] for each in (one, other)] == [5, 7]
        desk.note(one, "Vu")
    with open_desk(again) as desk:
        assert desk.view().entry(other).note == "Relu"


def test_work_goes_on_in_another_folder_and_is_found_there_the_next_time(open_desk, kits, tmp_path):
    made, stick = kits["make_kit"](tmp_path, count=2), tmp_path / "stick"
    stick.mkdir()
    with open_desk(made) as desk:
        number = desk.view().entries[0].number
        desk.give_mark(number, "cible", 5)
        desk.note(number, "Voir avec Paul")
        first = desk.seal(tmp_path)
        before = desk.view()

        assert desk.move(stick)
        assert desk.view() == replace(before, kept_in=stick.resolve())
        desk.give_mark(number, "cible", 7)
    old = paths.user_data() / work_file_name(made.manifest)
    kept = old.read_bytes()

    with open_desk(made) as desk:
        assert desk.view().kept_in == stick.resolve()
        assert desk.view().entry(number).marks == {"cible": 7}
        assert desk.view().entry(number).note == "Voir avec Paul"
        assert desk.undo().entry(number).marks == {"cible": 5}
        second = desk.seal(tmp_path)
    opened = [
        open_ballot(each.path.read_bytes(), made.keys.identity, file="").verify(
            [made.invitation], edition=made.keys.id
        )
        for each in (first, second)
    ]
    assert [each.content.revision for each in opened] == [1, 2]
    assert opened[0].device_key == opened[1].device_key
    assert old.read_bytes() == kept


def test_work_that_was_moved_is_asked_for_where_it_is(open_desk, kits, tmp_path):
    made, stick = kits["make_kit"](tmp_path, count=2), tmp_path / "stick"
    stick.mkdir()
    with open_desk(made) as desk:
        desk.move(stick)
        assert refused(desk.move, stick) == "desk_there_already"
    stick.rename(tmp_path / "pulled")

    assert refused(open_desk, made) == "desk_elsewhere"


def test_a_folder_that_takes_nothing_leaves_the_work_where_it_is(open_desk, kits, tmp_path):
    made = kits["make_kit"](tmp_path, count=2)
    with open_desk(made) as desk:
        number = desk.view().entries[0].number
        (tmp_path / "file").write_text("no folder")
        assert refused(desk.move, tmp_path / "file" / "in") in {"desk_no_place", "store_failing"}
        (tmp_path / "stick").mkdir()
        with no_room():
            assert refused(desk.move, tmp_path / "stick") in {"disk_full", "store_failing"}
        assert not list((tmp_path / "stick").iterdir())
        assert desk.give_mark(number, "cible", 7).entry(number).marks == {"cible": 7}
