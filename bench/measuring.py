"""What the benches share: whole processes started in turn, and ratios with their spread."""

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
WINDOWS = ROOT / "bench" / "windows"


class Cost(NamedTuple):
    """What a process cost, in seconds of this machine, and what it had to say."""

    processor: float
    wall: float
    said: str = ""

    def less(self, processor: float, wall: float) -> "Cost":
        """Leave out a part that is measured apart."""
        return Cost(self.processor - processor, self.wall - wall, self.said)


def compiled() -> dict[str, str]:
    """Return the environment of a process whose modules are compiled, as what is installed is."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def measured(program: str, *arguments: str) -> Cost:
    """Return what a window cost from its start to its end, without the user's own data."""
    with tempfile.TemporaryDirectory() as data:
        environment = {**compiled(), "JURY_DATA": data}
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        command = [sys.executable, str(WINDOWS / f"{program}.py"), *arguments]
        before = os.times()
        done = subprocess.run(command, check=True, cwd=ROOT, env=environment, stdout=-1, text=True)
        after = os.times()
    return Cost(sum(after[2:4]) - sum(before[2:4]), after.elapsed - before.elapsed, done.stdout)


def in_turn(runs: int, *works: Callable[[], Cost]) -> list[tuple[Cost, ...]]:
    """Do each work once to warm up, then all of them in turn, another one first each time."""
    for work in works:
        work()
    rounds = []
    for run in range(runs):
        costs: dict[int, Cost] = {}
        for place in range(len(works)):
            chosen = (run + place) % len(works)
            costs[chosen] = works[chosen]()
        rounds.append(tuple(costs[place] for place in range(len(works))))
    return rounds


def tell_ratio(name: str, ours: Sequence[Cost], bare: Sequence[Cost]) -> None:
    """Print how many times a bare window something costs, pair by pair."""
    for kind, place in (("processor", 0), ("wall", 1)):
        ratios = [one[place] / other[place] for one, other in zip(ours, bare, strict=True)]
        seconds = statistics.median(each[place] for each in ours)
        spread = f"[{min(ratios):.2f}-{max(ratios):.2f}]"
        tell(f"{name}, {kind}", f"{statistics.median(ratios):.2f} × a bare window {spread}",
             f"{seconds:.2f} s here")  # fmt: skip


def tell_noise(costs: Sequence[Cost]) -> None:
    """Print how far apart the same work lay: what a ratio has to be read with."""
    for kind, place in (("processor", 0), ("wall", 1)):
        middle = statistics.median(each[place] for each in costs)
        most = max(each[place] for each in costs) / middle
        least = min(each[place] for each in costs) / middle
        tell(f"a bare window, {kind}", f"{least:.2f}-{most:.2f} of its median", f"{middle:.2f} s")


def tell(name: str, *figures: str) -> None:
    """Print one line of the table."""
    print(f"{name:46}" + "".join(f"{each:44}" for each in figures).rstrip())
