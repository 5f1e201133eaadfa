"""How soon the start window is painted, beside a bare PySide6 window of the same interpreter.

Run by hand: `python dev.py bench start`. The two are started in turn, each as a process of its
own; the ratio of each pair is what counts, the seconds belong to the machine.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent

BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication(sys.argv[:1])
label = QLabel("bare")
label.show()
QTimer.singleShot(0, application.quit)
application.exec()
"""

START = """
import sys
from PySide6.QtCore import QTimer
from jury_app.app import Application, Windows
application = Application(sys.argv[:1])
windows = Windows(application)
windows.show_start()
QTimer.singleShot(0, application.quit)
application.exec()
heavy = {"sqlalchemy", "reportlab", "numpy", "scipy"} & set(sys.modules)
if heavy:
    raise SystemExit(f"loaded before the first paint: {sorted(heavy)}")
"""


class Cost(NamedTuple):
    """What one start cost, in seconds of this machine."""

    processor: float
    wall: float


def measured(program: str, data: str) -> Cost:
    """Return what a program cost, from its start to its end."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "JURY_DATA": data}
    before, began = os.times(), os.times().elapsed
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT, env=environment)
    after = os.times()
    processor = sum(after[2:4]) - sum(before[2:4])
    return Cost(processor, after.elapsed - began)


def main() -> None:
    """Start both in turn and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-r", "--runs", type=int, default=7)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as data:
        measured(BARE, data), measured(START, data)
        pairs = [(measured(BARE, data), measured(START, data)) for _run in range(runs)]
    for name, place in (("processor", 0), ("wall", 1)):
        ratios = [start[place] / bare[place] for bare, start in pairs]
        seconds = statistics.median(start[place] for _bare, start in pairs)
        print(
            f"first paint, {name}: {statistics.median(ratios):.2f} times a bare window "
            f"[{min(ratios):.2f}-{max(ratios):.2f}], {seconds:.2f} s here"
        )


if __name__ == "__main__":
    main()
