"""The power of a disk is cut amid the work: what was said to be saved is there afterwards."""

import runpy
from pathlib import Path

import pytest

SOAK = runpy.run_path(str(Path(__file__).parent.parent / "soak" / "power_cuts.py"))


def require_disks(kind):
    if reason := SOAK["DISKS"]["why_not"](kind):
        pytest.skip(reason)


@pytest.mark.parametrize(("kind", "who"), [("ext4", "juror"), ("xfs", "secretariat")])
def test_a_power_cut_loses_nothing_that_was_said_to_be_saved(kind, who, monkeypatch):
    require_disks(kind)
    monkeypatch.setenv("JURY_DATA", "of the disk")

    campaign, _losing = SOAK["cut_often"](kind, who, count=4, seed=2026)

    assert campaign.lost == [], campaign.report()
    assert campaign.acknowledged  # a slow machine may be cut before most saves


def test_the_usual_advice_for_saving_loses_what_it_said_was_saved(monkeypatch):
    require_disks("ext4")
    monkeypatch.setenv("JURY_DATA", "of the disk")

    _campaign, losing = SOAK["cut_often"]("ext4", "juror", count=3, seed=2026, is_control=True)

    assert losing
