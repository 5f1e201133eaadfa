"""A juror's process is killed, -9, at any moment: what was shown as saved is in the file."""

import random
import runpy
from pathlib import Path

SOAK = runpy.run_path(str(Path(__file__).parent.parent / "soak" / "kills.py"))


def test_a_killed_desk_loses_nothing_that_was_acknowledged(made_kit):
    campaign = SOAK["Campaign"](made_kit, random.Random(2026))  # noqa: S311 -- no secret

    for _kill in range(15):
        campaign.kill("desk")

    assert campaign.lost == [], campaign.report()
    assert campaign.acknowledged > campaign.kills
