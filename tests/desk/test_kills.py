"""A juror's process is killed, -9, at any moment: what was shown as saved is in the file."""

import random
import runpy
from pathlib import Path

import pytest

SOAK = runpy.run_path(str(Path(__file__).parent.parent / "soak" / "kills.py"))


@pytest.mark.parametrize(("child", "kills"), [("desk", 8), ("window", 5)])
def test_a_killed_juror_loses_nothing_that_was_shown_as_saved(made_kit, child, kills):
    rng = random.Random(2026)  # noqa: S311 -- no secret
    campaign = SOAK["JurorCampaign"](rng, made=made_kit)

    for _kill in range(kills):
        campaign.kill(child)

    assert campaign.lost == [], campaign.report()
    assert campaign.acknowledged  # a slow machine may be killed before most saves
