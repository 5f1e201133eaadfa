"""Trials of the application on a disk that fails: what they begin with, and what must stand after.

After each trial the files open, all that was acknowledged is there, every file under a finished
name is whole, and whatever was refused was refused by name.
"""

import hashlib
import json
import os
import runpy
import shutil
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from zipfile import ZipFile

from jury_app.desk.desk import Desk
from jury_app.errors import JuryError
from jury_app.exchange.closing import close
from jury_app.files import PARTIAL
from jury_app.model.database import Database
from jury_app.progress import finish
from jury_app.sealing import encryption

HERE = Path(__file__).resolve().parent
SECRETARIAT = runpy.run_path(str(HERE / "secretariat_kills.py"))
KITS = runpy.run_path(str(HERE.parent / "desk" / "kits.py"))
OLD = HERE.parent / "files" / "schema" / "v1.jury"
TEMPLATES = {
    "save": "open",
    "decide": "open",
    "bring": "open",
    "finish": "open",
    "export": "closed",
    "migrate": "old",
    "evening": "open",
}
LONGEST_LINE = 1 << 20
IMPORTED = "".join(f"N{each},Titre {each},Commune {each},D01\n" for each in range(60))


def make_templates(folder):
    """Make what the trials begin with: an edition whose ballots are open, a closed and an old one.

    The jurors' code asks for no work: a trial begins with it each time.
    """
    os.environ["JURY_DATA"] = str(folder / "aside")
    work, encryption.CODE_WORK = encryption.CODE_WORK, 1
    KITS["make_kit"](folder, count=3)
    encryption.CODE_WORK = work
    for name in set(TEMPLATES.values()):
        (folder / name / "data").mkdir(parents=True)
        header = SECRETARIAT["runpy"].run_path(str(SECRETARIAT["CHILD"]))["HEADER"]
        (folder / name / "import.csv").write_text(header + IMPORTED, encoding="utf-8")
    SECRETARIAT["make_edition"](folder / "open" / "edition.jury")
    shutil.copyfile(folder / "open" / "edition.jury", folder / "closed" / "edition.jury")
    with closing(Database(folder / "closed" / "edition.jury")) as database:
        finish(close(database, passphrase=None, settle=True))
    shutil.copyfile(OLD, folder / "old" / "edition.jury")


@contextmanager
def trials_in(folder):
    """Make what trials begin with in a folder, and yield who does them."""
    templates = folder / "templates"
    templates.mkdir()
    make_templates(templates)
    with closing(Trials(templates)) as trials:
        yield trials


class Trials:
    """A process that does trials, one fork for each, and what came of them."""

    def __init__(self, templates):
        self._templates = templates
        self._channel, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        child = HERE / "trial_child.py"
        self._process = subprocess.Popen(
            [sys.executable, str(child), str(templates), str(theirs.fileno())],
            stdin=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what a fork could not even tell
            pass_fds=[theirs.fileno()],
        )
        theirs.close()

    def template(self, name):
        """Return the folder that a trial begins with."""
        return self._templates / TEMPLATES[name]

    def begin(self, name, folder):
        """Let a process be ready for a trial; return its number."""
        self._tell(json.dumps([name, str(folder)]) + "\n")
        what, number = self._next()
        assert what == "ready", number
        return number

    def go(self):
        """Let it do its acts, and return all that it said."""
        self._tell("\n")
        lines = []
        while (line := self._next())[0] != "ended":
            lines.append(line)
        if line[1]:
            lines.append(["crashed", f"it ended with status {line[1]}"])
        return lines

    def close(self):
        """There are no more trials."""
        with self._process:
            self._process.stdin.close()
        self._channel.close()

    def wrongs(self, folder, lines):
        """Return what is not as it should be after a trial."""
        os.environ["JURY_DATA"] = str(folder / "data")
        wrong = [line[1].strip() for line in lines if line[0] == "crashed"]
        wrong += [
            f"{line[1]} says nothing" for line in lines if line[0] == "refused" and not line[2]
        ]
        claims = [tuple(line[1:]) for line in lines if line[0] == "claimed"]
        try:
            wrong += missing_acts(folder / "edition.jury", claims)
            if any(folder.rglob("*.jurywork")) or any(each[0] == "mark" for each in claims):
                wrong += missing_marks(self._templates / "kit.jurykit", claims)
        except JuryError as refusal:
            wrong.append(f"does not open: {refusal.code}: {refusal}")
        return wrong + missing_files(claims) + halves(folder)

    def _tell(self, text):
        self._process.stdin.write(text.encode())
        self._process.stdin.flush()

    def _next(self):
        line = self._channel.recv(LONGEST_LINE)
        if not line:
            raise RuntimeError("the trials did not begin")
        return json.loads(line)


def missing_acts(edition, claims):
    with closing(Database(edition)) as database:
        acts = database.read(SECRETARIAT["acts_by_number"])
        found = [finding.code for finding in database.check()]
    acted = [each[1:] for each in claims if each[0] == "act"]
    return found + [f"act {seq} is not there" for seq, digest in acted if acts.get(seq) != digest]


def missing_marks(kit, claims):
    with Desk.open(kit, KITS["CODE"]) as desk:
        view = desk.view()
    given = [each[1:] for each in claims if each[0] == "mark"]
    return [
        f"the mark of {number} is not there"
        for number, criterion, mark in given
        if view.entry(number).marks.get(criterion) != mark
    ]


def missing_files(claims):
    written = [(Path(each[1]), each[2]) for each in claims if each[0] == "file"]
    return [
        f"{path.name} is not what was written"
        for path, digest in written
        if not path.exists() or hashlib.sha256(path.read_bytes()).hexdigest() != digest
    ]


def halves(folder):
    """Return the files that bear a finished name and are not whole."""
    files = (path for path in folder.rglob("*") if path.is_file())
    finished = (path for path in files if path.suffix != PARTIAL and path.name[0] != ".")
    return [f"half of {path.name} is there" for path in finished if not is_whole(path)]


def is_whole(path):
    data = path.read_bytes()
    match path.suffix:
        case ".zip" | ".xlsx":
            try:
                with ZipFile(path) as archive:
                    return archive.testzip() is None
            except OSError:
                return False
        case ".pdf":
            return data.rstrip().endswith(b"%%EOF")
        case ".jury" | ".jurywork":
            with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
                return connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        case ".pem":
            return data.endswith(b"-----END PUBLIC KEY-----\n")
        case ".html":
            return data.rstrip().endswith(b"</html>")
    return bool(data)
