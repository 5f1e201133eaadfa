"""What is done while a disk fails, in processes that are forked: `trial_child.py TEMPLATES FD`.

A line on the standard input names a trial and the folder to do it in; the process that does it
says that it is ready, and begins at the next line. Each act that the application acknowledges, and
each that it refuses, is told through the socket FD, which no failing `write` can reach.
"""

import hashlib
import json
import os
import runpy
import shutil
import socket
import sys
import tempfile
import traceback
from contextlib import closing
from pathlib import Path

from sqlalchemy import select

from jury_app.archiving.archive import archive_into
from jury_app.desk.desk import Desk
from jury_app.errors import JuryError
from jury_app.exchange.closing import close
from jury_app.importing.intake import import_applications
from jury_app.model.database import Database
from jury_app.model.entities import AwardLevel
from jury_app.model.journal import head
from jury_app.model.operations.sitting import Award, decide
from jury_app.progress import finish
from jury_app.publishing import publish

HERE = Path(__file__).resolve().parent
CODE = runpy.run_path(str(HERE.parent / "desk" / "kits.py"))["CODE"]
KIT = Path(sys.argv[1]) / "kit.jurykit"


class Trial:
    """Acts in a folder, and what is said of each."""

    def __init__(self, folder, tell):
        self._folder = folder
        self._tell = tell

    def attempt(self, act, claim=None):
        """Do something; tell what it claims once it is done, or by which name it was refused."""
        try:
            result = act()
        except JuryError as refusal:
            self._tell("refused", refusal.code, str(refusal))
            return
        except Exception:  # noqa: BLE001 -- whatever it is, it has no name
            self._tell("crashed", "; ".join(traceback.format_exc().strip().splitlines()[-3:]))
            return
        for each in claim(result) if claim else ():
            self._tell("claimed", *each)

    def save(self):
        """Give marks at a desk, and seal a ballot."""
        self.attempt(self._at_the_desk)

    def _at_the_desk(self):
        with Desk.open(KIT, CODE) as desk:
            for mark, entry in enumerate(desk.view().entries[:3], start=5):
                place = ("mark", entry.number, "cible")
                self.attempt(
                    lambda: desk.give_mark(place[1], place[2], mark),  # noqa: B023 -- called at once
                    lambda _view: [(*place, mark)],  # noqa: B023 -- called at once
                )
            self.attempt(lambda: desk.seal(self._out()), lambda sealed: [written(sealed.path)])

    def decide(self):
        """Take three decisions in the room."""
        self.on_edition(self._decisions)

    def _decisions(self, database):
        level = database.read(lambda session: session.scalars(select(AwardLevel.id)).first())
        for number in ("A1", "B1", "C1"):
            award = Award(number=number, level_id=level, motive="", citation="")
            self.act(database, lambda: database.write(decide, award=award))  # noqa: B023 -- called at once

    def bring(self):
        """Import applications, and copy the edition."""
        self.on_edition(self._import)

    def _import(self, database):
        table = self._folder / "import.csv"
        self.act(database, lambda: finish(import_applications(database, table)))
        self.attempt(lambda: database.back_up("import"), lambda path: [written(path)])

    def finish(self):
        """Close the sitting."""
        self.on_edition(self._close)

    def _close(self, database):
        self.act(database, lambda: finish(close(database, passphrase=None, settle=True)))

    def export(self):
        """Publish what a closed sitting decided, and write its archive."""
        self.on_edition(self._export)

    def _export(self, database):
        out = self._out()
        self.attempt(
            lambda: finish(publish(database, out)),
            lambda files: [written(each.file) for each in files],
        )
        self.attempt(
            lambda: finish(archive_into(database, out, passphrase=None)),
            lambda archived: [written(archived.file)],
        )

    def migrate(self):
        """Open an edition of the first schema."""
        self.on_edition(lambda database: self.act(database, lambda: None))

    def evening(self):
        """Do all of it, one after the other."""
        for each in (self.save, self.decide, self.bring, self.finish, self.export):
            each()

    def on_edition(self, work):
        """Open the edition, work on it, and let it go."""
        self.attempt(lambda: self._opened(work))

    def _opened(self, work):
        with closing(Database(self._folder / "edition.jury")) as database:
            work(database)

    def act(self, database, operation):
        """Do what the journal tells of."""
        self.attempt(operation, lambda _result: [("act", *database.read(head))])

    def _out(self):
        out = self._folder / "out"
        out.mkdir(exist_ok=True)
        return out


def written(path):
    """Return what is claimed of a file; a fault that this look at it meets is not a second time."""
    try:
        data = path.read_bytes()
    except OSError:
        data = path.read_bytes()
    return "file", str(path), hashlib.sha256(data).hexdigest()


def perform(name, folder, tell):
    os.environ["JURY_DATA"] = str(folder / "data")
    getattr(Trial(folder, tell), name)()


def warm_up(templates):
    """Do all of it once, so that nothing is left to be loaded amid the faults."""
    for template in ("open", "old"):
        with tempfile.TemporaryDirectory() as name:
            folder = shutil.copytree(Path(templates) / template, Path(name) / template)
            perform("migrate" if template == "old" else "evening", folder, lambda *_line: None)


def main():
    channel = socket.socket(fileno=int(sys.argv[2]))
    warm_up(sys.argv[1])
    for line in sys.stdin:
        name, folder = json.loads(line)
        worker = os.fork()
        if worker == 0:
            tell(channel, "ready", os.getpid())
            os.read(0, 1)
            perform(name, Path(folder), lambda *said: tell(channel, *said))
            os._exit(0)
        tell(channel, "ended", os.waitpid(worker, 0)[1])


def tell(channel, *line):
    channel.send(json.dumps(line).encode())  # one message each: the socket keeps them apart


if __name__ == "__main__":
    main()
