"""A disk that is full, or that fails at one call: refused in words, and nothing saved is lost."""

import runpy
from pathlib import Path

import pytest

HERE = Path(__file__).parent
FULL = runpy.run_path(str(HERE.parent / "soak" / "full_disks.py"))
FAULTS = runpy.run_path(str(HERE.parent / "soak" / "faults.py"))
OF_A_FULL_DISK = {"disk_full", "file_unwritable", "backup_unwritable", "sitting_open"}


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("trials")


@pytest.fixture(scope="module")
def trials(place):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JURY_DATA", "of the trial")  # each trial sets it anew
        with FULL["TRIALS"]["trials_in"](place) as trials:
            yield trials


def test_an_evening_on_a_disk_that_is_full_is_refused_in_words_and_loses_nothing(trials, place):
    if reason := FULL["DISKS"]["why_not"]("tmpfs"):
        pytest.skip(reason)

    codes, wrong, claimed = FULL["run"](trials, place, 3)

    assert wrong == []
    assert claimed
    assert codes.keys() <= OF_A_FULL_DISK


def test_a_call_that_fails_amid_an_act_loses_nothing_that_was_acknowledged(trials, place):
    if reason := FAULTS["why_not"]():
        pytest.skip(reason)

    sweep = FAULTS["Sweep"](trials, place)
    for each in ("save", "migrate"):
        sweep.sweep(each, 1)

    assert sweep.wrong == [], sweep.report()
    assert sweep.codes, "no fault was ever felt"
    assert sweep.claimed


@pytest.mark.parametrize(
    ("trial", "named", "code"),
    [
        ("save", '.juryballot", O_RDONLY', "file_unwritable"),
        ("bring", "O_DIRECTORY", "backups_unreadable"),
        ("export", "award-list.html", "program_incomplete"),
        ("export", "verify.py", "program_incomplete"),
        ("export", '.zip", O_RDONLY', "file_unwritable"),
    ],
    ids=["ballot", "back-ups", "page", "verifier", "archive"],
)
def test_what_cannot_be_read_amid_an_act_is_refused_by_name(trials, place, trial, named, code):
    if reason := FAULTS["why_not"]():
        pytest.skip(reason)
    sweep = FAULTS["Sweep"](trials, place)

    for number in sweep.places_of(trial, "openat", named)[:2]:
        sweep.fail(trial, "openat", number, "EIO")

    assert sweep.wrong == [], sweep.report()
    assert code in sweep.codes
