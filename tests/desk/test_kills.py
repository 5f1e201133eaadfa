"""A juror's process is killed, -9, at any moment: what was shown as saved is in the file."""

import random
import runpy
import shutil
from pathlib import Path

import pytest

SOAK = runpy.run_path(str(Path(__file__).parent.parent / "soak" / "kills.py"))


@pytest.mark.parametrize(("child", "kills"), [("desk", 4), ("window", 3)])
def test_a_killed_juror_loses_nothing_that_was_shown_as_saved(made_kit, child, kills):
    rng = random.Random(2026)  # noqa: S311 -- no secret
    campaign = SOAK["JurorCampaign"](rng, made=made_kit)

    for _kill in range(kills):
        campaign.kill(child)

    assert campaign.lost == [], campaign.report()
    assert campaign.acknowledged  # a slow machine may be killed before most saves


def test_a_campaign_that_is_kept_goes_on_where_it_was_left(made_kit, tmp_path):
    shutil.copyfile(made_kit.path, tmp_path / "kit.jurykit")
    SOAK["Kept"](tmp_path, 2026).run(["desk"], 1)
    found = SOAK["Kept"](tmp_path, 7)

    assert (found.seed, found.campaign.kills) == (2026, 1)
    assert found.campaign.known == SOAK["said"](made_kit)
    found.run(["desk"], 2)
    assert SOAK["Kept"](tmp_path, 7).campaign.report().startswith("2 kills")
