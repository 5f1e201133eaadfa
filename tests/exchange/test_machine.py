"""Kits lost and stolen, ballots sent and repeated, decisions taken and undone, in any order."""

import os
import runpy
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

MACHINE = runpy.run_path(str(Path(__file__).parent / "machine.py"))
REDUCED = settings(
    max_examples=int(os.environ.get("JURY_MACHINES", "4")),
    stateful_step_count=25,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # `dev.py soak exchange` makes it short
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def test_whatever_happens_what_counts_follows_from_what_came_and_was_decided(issued):
    machine = type("Exchange", (MACHINE["Exchange"],), {"issued": issued})

    run_state_machine_as_test(machine, settings=REDUCED)
