"""Plays a scripted day in processes that are killed, -9: `room_child.py EDITION SCRIPT`.

For each `FIRST LAST HOW` on the standard input a process of its own does the acts from FIRST to
LAST, counted from zero, and kills itself: `after` the last one was done, or `amid` it, when all is
written and nothing is kept yet. Only the first process loads the program.
"""

import os
import signal
import sys
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.orm import Session

from jury_app.commands.script import play, read_script
from jury_app.i18n import set_language
from jury_app.model.database import Database


def work(edition, lines, how):
    database = Database(edition)
    if how == "amid":
        play(database, lines[:-1], None)
        event.listen(Session, "before_commit", die_with_changes)
    play(database, lines[-1:] if how == "amid" else lines, None)
    die()


def die_with_changes(session):
    if session.info.get("tables"):
        die()


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def main():
    set_language("fr")
    lines = read_script(Path(sys.argv[2]))
    for asked in sys.stdin:
        first, last, how = asked.split()
        worker = os.fork()
        if worker == 0:
            work(Path(sys.argv[1]), lines[int(first) : int(last) + 1], how)
        os.write(1, f"{os.waitpid(worker, 0)[1]}\n".encode())


if __name__ == "__main__":
    main()
