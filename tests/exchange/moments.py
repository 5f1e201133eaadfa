"""Kills a real process, -9, at each moment of an act: `moments.py ACT FOLDER [EDITION]`.

A moment is what touches a folder (a file linked, renamed, removed), the end of a transaction, and
while founding every thirtieth statement to the database. For each of them the act is begun anew in
a folder of its own by a process that kills itself there; a line of JSON says where. The last one
lives to the end.
"""

import json
import os
import shutil
import signal
import sys
import tempfile
import traceback
from pathlib import Path

from sqlalchemy import Engine, event

from jury_app.exchange.founding import create_edition
from jury_app.exchange.kits import issue_kits
from jury_app.exchange.rectifying import Rectification, rectify
from jury_app.model.database import Database
from jury_app.model.operations.corrections import CorrectedNames, CorrectedWithdrawal
from jury_app.model.templates import load_template
from jury_app.progress import finish
from jury_app.sealing import encryption

WATCHED = {"os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir"}
EVERY = {"founding": 30, "kits": 1_000_000, "rectifying": 80}


class Killer:
    """Counts the moments, and ends its own process at one of them."""

    def __init__(self, last, every):
        self.left = last
        self.every = every
        self.statements = 0
        event.listen(Engine, "before_cursor_execute", self.on_statement)
        event.listen(Engine, "commit", lambda _connection: self.step("commit"))
        sys.addaudithook(self.on_audit)

    def on_statement(self, _connection, _cursor, statement, *_others):
        self.statements += 1
        if self.statements % self.every == 0:
            self.step(statement)

    def on_audit(self, name, arguments):
        if name in WATCHED:
            self.step(f"{name} {arguments}")

    def step(self, what):
        if self.left == 0:
            tell({"at": str(what)[:200]})
            os.kill(os.getpid(), signal.SIGKILL)
        self.left -= 1


def founding(folder):
    create_edition(
        folder / "edition.jury",
        template=load_template("territoria"),
        title=None,
        year=2026,
        passphrase=None,
        language="fr",
    )


def kits(folder):
    database = Database(folder / "edition.jury")
    finish(issue_kits(database, folder / "kits", passphrase=None, juror_ids=[1, 2]))
    database.close()


def rectifying(folder):
    database = Database(folder / "edition.jury")
    corrections = (
        CorrectedNames(application="A1", title="Projet A1, corrigé"),
        CorrectedWithdrawal(application="A3"),
    )
    finish(
        rectify(
            database,
            Rectification(corrections=corrections, reason="Copie", witnesses=("M. Benali",)),
            passphrase=None,
        )
    )
    database.close()


ACTS = {"founding": founding, "kits": kits, "rectifying": rectifying}


def sweep(act, folder, edition):
    with tempfile.TemporaryDirectory() as warm:  # what is worded here need not be by each child
        ACTS[act](begun(Path(warm) / "once", edition))
    for moment in range(1000):
        there = begun(folder / f"{moment:03}", edition)
        if not os.WIFSIGNALED(killed(act, there, moment)):
            return


def begun(there, edition):
    if edition:
        shutil.copytree(edition, there)
    else:
        there.mkdir()
    return there


def killed(act, folder, moment):
    child = os.fork()
    if child == 0:
        try:
            Killer(moment, EVERY[act])
            ACTS[act](folder)
            tell({"at": "the end"})
            os._exit(0)
        except BaseException:  # noqa: BLE001 -- a fork of this process must not go on
            traceback.print_exc()
            os._exit(1)
    return os.waitpid(child, 0)[1]


def tell(line):
    os.write(1, (json.dumps(line) + "\n").encode())


if __name__ == "__main__":
    encryption.CODE_WORK = 1  # the folder is tried, not the lock
    sweep(sys.argv[1], Path(sys.argv[2]), *(sys.argv[3:] or [None]))
