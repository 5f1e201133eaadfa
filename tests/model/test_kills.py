"""A secretariat's process is killed, -9, at any moment: what was said to be saved is there."""

import os
import runpy
from pathlib import Path

import pytest

SOAK = runpy.run_path(str(Path(__file__).parent.parent / "soak" / "secretariat_kills.py"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork to begin quickly again and again")
def test_a_killed_secretariat_loses_nothing_that_was_said_to_be_saved(tmp_path):
    with SOAK["campaign_in"](tmp_path, 2026) as campaign:
        for _kill in range(8):
            campaign.kill("secretariat")

    assert campaign.lost == [], campaign.report()
    assert campaign.acknowledged  # a slow machine may be killed before most saves
