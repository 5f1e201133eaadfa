"""Makes `v<N>.jurykit` and its `v<N>.jurywork` here: run once, when a schema is released.

`python tests/files/desk/make.py`. A kit of three applications, and what a juror did with it: an
act of every kind that leaves something behind. Later versions must open both.
"""

import os
import runpy
import tempfile
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from jury_app import paths
from jury_app.desk.desk import Desk
from jury_app.desk.tables import WORK

HERE = Path(__file__).resolve().parent
KITS = runpy.run_path(str(HERE.parent.parent / "desk" / "kits.py"))


def juror_at_work(desk):
    """Mark, change, write, undo and seal, then say one thing more."""
    first, second, third = (each.number for each in desk.view().entries)
    for criterion in desk.manifest.grid.criteria:
        desk.give_mark(first, criterion.code, 7)
    desk.give_mark(first, "cible", 8)
    desk.comment(first, "cible", "Très précis, chiffres à l’appui")
    desk.opinion(first, "À suivre de près")
    desk.note(first, "Voir avec Paul")
    desk.give_mark(second, "cible", 4)
    desk.give_mark(second, "cible", None)
    desk.give_mark(second, "demarche", 0)
    desk.undo()
    desk.recuse(third, "Un cousin y travaille")
    with tempfile.TemporaryDirectory() as folder:
        desk.seal(Path(folder))
    desk.give_mark(second, "service", 6)


def main():
    """Make the two files under the version of today."""
    kit = KITS["make_kit"](HERE, name=f"v{WORK.version}.jurykit", count=3)
    moments = count()
    start = datetime(2026, 9, 14, 19, 0, tzinfo=UTC)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["JURY_DATA"] = folder
        with Desk.open(
            kit.path, kit.code, lambda: start + timedelta(minutes=next(moments))
        ) as desk:
            juror_at_work(desk)
        [work] = paths.user_data().glob("*.jurywork")
        work.rename(HERE / f"v{WORK.version}.jurywork")


if __name__ == "__main__":
    main()
