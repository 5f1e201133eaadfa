"""Journals of editions, altered as any program can, for whoever opens and whoever verifies them."""

import json
import runpy
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

from sqlalchemy import select

from jury_app import verify
from jury_app.model.acts import told_act
from jury_app.model.database import Database
from jury_app.model.entities import Application, AwardLevel, Decision, Domain, Juror, Reason
from jury_app.model.journal import chain_hash, first_break
from jury_app.model.queries import room_acts
from jury_app.model.queries.journal import list_journal
from jury_app.model.room.state import replay

HERE = Path(__file__).resolve().parent
MUTATIONS = SimpleNamespace(**runpy.run_path(str(HERE / "mutations.py")))
NEAR = SimpleNamespace(**runpy.run_path(str(HERE / "near.py")))
WORLDS = runpy.run_path(str(HERE.parent / "archiving" / "worlds.py"))
BESIDE = (Reason, Juror, Application, Domain, AwardLevel, Decision)
COLUMNS = ("seq", "prev", "hash", "entry")
READ = "SELECT seq, prev, hash, entry FROM journal_entry ORDER BY seq"
KEPT = "INSERT OR IGNORE INTO journal_entry (seq, prev, hash, entry) VALUES (?, ?, ?, ?)"


class Journals:
    """Editions whose journal was altered."""

    def __init__(self, folder):
        self._clean = WORLDS["finished"](WORLDS["small_world"](folder))
        self._path = folder / "in.jury"
        with closing(Database(self._clean)) as database:
            self._beside = {each: database.read(all_of, each) for each in BESIDE}
        self._words = {each.seq: each.text for each in self._beside[Reason]}
        with closing(sqlite3.connect(self._clean)) as base:
            self._rows = [dict(zip(COLUMNS, row, strict=True)) for row in base.execute(READ)]
        self._base = None

    def begin(self):
        """Hold the edition in memory, its journal open to anything."""
        self._base = sqlite3.connect(":memory:", isolation_level=None)
        with closing(sqlite3.connect(self._clean)) as base:
            base.backup(self._base)
        self._base.row_factory = sqlite3.Row
        without_guards(self._base)
        NEAR.remember(lambda: NEAR.verified(self._clean))
        self._case = verify._read(self._clean)  # noqa: SLF001 -- as it is read
        self._checked = NEAR.Checked(self._case)

    def made(self, rng):
        """Return a journal of which one act is altered; its chain is made again as a rule."""
        rows = [dict(row) for row in self._rows]
        row = rng.choice(rows)
        row["entry"] = MUTATIONS.altered(json.loads(row["entry"]), rng)
        as_text = rng.random() < 0.9
        before = "0" * 64
        is_chained = rng.random() < 0.7
        for each in rows:
            entry = each["entry"]
            text = entry.decode("utf-8", "replace") if isinstance(entry, bytes) else entry
            if is_chained:
                each["prev"] = before
                each["hash"] = before = chain_hash(before, text)
            if as_text:
                each["entry"] = text
            if rng.random() < 0.003:
                column = rng.choice(("prev", "hash", "entry"))
                each[column] = rng.choice((0, -1, 2**60, "x", "", b"\xff"))
        return [tuple(each.values()) for each in rows]

    def near(self, rows):
        """Verify, check and tell a journal that is written, read and taken back in memory."""
        self._base.execute("BEGIN")
        try:
            self._base.execute("DELETE FROM journal_entry")
            self._base.executemany(KEPT, rows)
            kept = [dict(row) for row in self._base.execute(verify.TABLES["journal"])]
        finally:
            self._base.execute("ROLLBACK")
        tables = {**self._case.tables, "journal": kept}
        with NEAR.reading(replace(self._case, tables=tables, findings=[]), self._checked):
            answers = NEAR.verified(self._path)
        shelf = NEAR.Shelf(kept, self._beside)
        answers += ["journal_broken"] if first_break(shelf) is not None else []
        answers += NEAR.said_by(lambda: list_journal(shelf))
        return answers + NEAR.said_by(lambda: self._room(kept))

    def whole(self, rows):
        """Verify, check and open an edition; its guards are put back, as if nothing had been."""
        shutil.copyfile(self._clean, self._path)
        with closing(sqlite3.connect(self._path)) as base:
            guards = without_guards(base)
            base.execute("DELETE FROM journal_entry")
            base.executemany(KEPT, rows)
            for statement in guards:
                base.execute(statement)
            base.commit()
        answers = NEAR.verified(self._path)
        with closing(Database(self._path)) as database:
            answers += [each.code for each in database.check()]
            answers += NEAR.said_by(lambda: database.read(list_journal))
            answers += NEAR.said_by(lambda: database.read(room_acts.get_room))
        return answers

    def _room(self, kept):
        """Replay the sitting from where it begins."""
        places = [at for at, row in enumerate(kept) if self._begins(row["entry"])]
        since = kept[places[0] :] if places else ()
        told = {row["seq"]: (told_act(row["entry"]), self._words.get(row["seq"])) for row in since}
        return replay(room_acts.acts_that_count(told))

    def _begins(self, entry):
        text = entry.lower() if isinstance(entry, str) else ""
        return any(each.lower() in text for each in room_acts._BEGINNINGS)  # noqa: SLF001 -- as it is asked for there

    def close(self):
        if self._base:
            self._base.close()


def all_of(session, entity):
    return list(session.scalars(select(entity)))


def without_guards(base):
    """Let go of the guards of a journal; return how they are put back."""
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    guards = [tuple(row) for row in base.execute(query)]
    for name, _sql in guards:
        base.execute(f"DROP TRIGGER {name}")
    return [statement for _name, statement in guards]
