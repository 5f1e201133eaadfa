"""The roads to one order: fractions, whole numbers and numpy, on random editions full of ties."""

import runpy
from pathlib import Path

import pytest

from jury_app.model.scoring.ranking import Ranked

ROADS = runpy.run_path(str(Path(__file__).parent.parent / "soak" / "two_roads.py"))


def test_all_roads_lead_to_one_order_ties_included():
    found = ROADS["campaign"](60, seed=20260)

    assert found.parted == []
    assert found.domains > 100
    assert found.ties > 10


@pytest.mark.parametrize("road", ["weighed_agree", "drawn_agree"])
def test_a_road_that_parts_is_seen(road):
    marked, exact = next(
        (marked, exact)
        for seed in range(100)
        for marked in [ROADS["EDITIONS"]["random_marked"](seed)]
        for exact in [{each.application: each for each in ROADS["order"](marked.panel())}]
        if len(exact) > 1
    )
    wrong = {name: Ranked(name, each.rank + 1, each.mean, each.n) for name, each in exact.items()}

    assert ROADS[road](marked, exact)
    assert not ROADS[road](marked, wrong)
