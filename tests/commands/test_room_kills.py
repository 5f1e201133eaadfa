"""The program is killed, -9, in the middle of the scripted day: the day comes out the same."""

import os
import runpy
from pathlib import Path

import pytest

SOAK = runpy.run_path(str(Path(__file__).parent.parent / "soak" / "room_kills.py"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork to begin quickly again and again")
def test_a_day_that_is_killed_amid_and_after_its_acts_comes_out_the_same(tmp_path):
    campaign = SOAK["Campaign"](tmp_path, 8, acts=50)

    campaign.run()

    assert campaign.lost == [], campaign.report()
    assert {how for _act, how in campaign.kills} == {"amid", "after"}
