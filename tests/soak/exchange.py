"""Plays kits, machines, mails and decisions at random: `python tests/soak/exchange.py --count 500`.

Each is a whole life of an edition, of up to forty acts; the first that goes wrong is told, made
as short as it can be.
"""

import argparse
import runpy
import sys
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

HERE = Path(__file__).parent.parent / "exchange"
STEPS = 40


def main(words=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500)
    count = parser.parse_args(words).count
    lives = settings(
        max_examples=count,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    with tempfile.TemporaryDirectory() as folder:
        issued = runpy.run_path(str(HERE / "issuing.py"))["issue"](Path(folder))
        exchange = runpy.run_path(str(HERE / "machine.py"))["Exchange"]
        machine = type("Exchange", (exchange,), {"issued": issued})
        run_state_machine_as_test(machine, settings=lives)
    sys.stdout.write(f"{count} lives of up to {STEPS} acts: nothing went wrong\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
