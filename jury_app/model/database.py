"""One store, opened for ourselves alone: reading from it, changing it, copying it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeAlias, TypeVar

from sqlalchemy import Engine, select
from sqlalchemy.exc import DatabaseError, IntegrityError, ProgrammingError
from sqlalchemy.orm import Session, sessionmaker

from jury_app import paths
from jury_app.errors import RuleError, StoreError
from jury_app.findings import Finding
from jury_app.model import backups, journal, migrating
from jury_app.model.entities import Edition
from jury_app.model.reading import begin_reading
from jury_app.model.soundness import copy_store, faults_of
from jury_app.model.store import close_store, create_store, open_store, version_of, witness_of
from jury_app.model.trouble import require_damaged, require_in_place, unsound, unwritable

P = ParamSpec("P")
R = TypeVar("R")

Operation: TypeAlias = Callable[Concatenate[Session, P], R]
Changes: TypeAlias = frozenset[str]
Listener: TypeAlias = Callable[[Changes], None]


class Database:
    """Hands out transactions and tells its listeners which tables each one changed."""

    def __init__(
        self,
        path: Path,
        *,
        actor: str = journal.SECRETARIAT,
        clock: journal.Clock = journal.local_now,
        is_founded: bool = True,
        is_copy: bool = False,
    ) -> None:
        """Open an edition; an older one is copied, unless it is a copy, and brought up to date."""
        self.path = path
        self._listeners: list[Listener] = []
        self._reading: Session | None = None
        self._engine = open_store(path, migrating.EDITION)
        self._sessions = sessionmaker(self._engine, info={"actor": actor, "clock": clock})
        try:
            self._prepare(is_founded=is_founded, is_copy=is_copy)
        except BaseException:
            self.close()
            raise

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        actor: str = journal.SECRETARIAT,
        clock: journal.Clock = journal.local_now,
    ) -> "Database":
        """Make an empty edition file and open it; the first operation must found the edition."""
        create_store(path, migrating.EDITION, migrating.upgrade)
        return cls(path, actor=actor, clock=clock, is_founded=False)

    def subscribe(self, listener: Listener) -> None:
        """Call the listener after every transaction that changed something."""
        self._listeners.append(listener)

    def read(self, query: Operation[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a query."""
        with self._refusing(), self.reading() as session:
            return query(session, *args, **kwargs)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Let the queries that are run meanwhile share what they read; nothing may be changed."""
        if self._reading is not None:
            yield self._reading
            return
        with self._sessions() as session:
            begin_reading(session)
            self._reading = session
            try:
                yield session
            finally:
                self._reading = None

    def write(self, operation: Operation[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run an operation in a transaction of its own: all of it happens, or none of it."""
        with self.transaction() as session:
            return operation(session, *args, **kwargs)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Commit on leaving, roll back on an exception, and then tell the listeners."""
        with self._refusing(), self._sessions.begin() as session:
            session.info["changes"] = []
            changed = journal.watch(session)
            yield session
            journal.require_told(session)
            if changed:
                require_in_place(witness_of(self._engine), self.path)
        if changed:
            for listener in self._listeners:
                listener(frozenset(changed))

    def back_up(self, occasion: str) -> Path | None:
        """Copy the file to the user's folder unless nothing was done since the last copy."""
        state = self.read(_state)
        if state.edition is None:
            return None
        kept = backups.kept_in(_backup_folder(state.edition), but=self.path)
        if kept and kept[-1].holds(state.head):
            return kept[-1].path
        name = backups.next_name(kept, at=state.at, head=state.head, occasion=occasion)
        target = _backup_folder(state.edition) / name
        copy_store(self._engine, self.path, target)
        for old in backups.making_room(kept):
            with suppress(OSError):  # one that is held elsewhere goes the next time
                old.path.unlink(missing_ok=True)
        return target

    def backups(self) -> list[Path]:
        """Return the copies that are kept, the newest last."""
        edition = self.read(_state).edition
        if edition is None:
            return []
        kept = backups.kept_in(_backup_folder(edition), but=self.path)
        return [each.path for each in kept]

    def replace_backups(self) -> int:
        """Copy the file as it is now, remove every earlier copy, and return how many went."""
        newest = self.back_up("erasure")
        old = [each for each in self.backups() if each != newest]
        for path in old:
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise StoreError("backup_unwritable", folder=str(path.parent)) from error
        return len(old)

    def compact(self) -> None:
        """Write the file anew without its free pages: what was erased leaves no trace in it."""
        with self._refusing(), self._engine.connect() as connection:
            source: Any = connection.connection.driver_connection
            try:
                source.execute("VACUUM")
            except sqlite3.Error as error:
                raise unwritable(error, witness_of(self._engine), self.path) from error

    def check(self) -> list[Finding]:
        """Return what is wrong with the file itself, and with the chain of its journal."""
        found: list[Finding] = []
        with self._refusing():
            faults = faults_of(self._engine, self.path)
        if faults:
            require_damaged(unsound(witness_of(self._engine), self.path))
            found.append(Finding("store_damaged", {"file": self.path.name}))
            found.append(Finding("store_faults", {"first": faults[0], "count": len(faults)}))
        try:
            broken = self.read(journal.first_break) is not None
        except StoreError as error:  # the pages that hold it can no longer be read
            require_damaged(error)
            broken = True
        return [*found, Finding("journal_broken")] if broken else found

    def close(self) -> None:
        """Let go of the file."""
        close_store(self._engine, self.path)

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        """Say in words what the file answered; what is our own mistake stays one."""
        try:
            yield
        except IntegrityError as error:
            raise StoreError("store_contradicts") from error
        except ProgrammingError:
            raise
        except UnicodeEncodeError as error:
            raise RuleError("text_unfit") from error
        except DatabaseError as error:
            raise unwritable(error, witness_of(self._engine), self.path) from error

    def _prepare(self, *, is_founded: bool, is_copy: bool) -> None:
        if version_of(self._engine) < migrating.EDITION.version:
            if not is_copy:
                self.back_up("migration")
            with self._refusing():
                migrating.upgrade(self._engine)
        migrating.require_known_schema(self._engine, self.path)
        with self._refusing():
            migrating.require_numbers(self._engine, self.path)
        if is_founded and self.read(_state).edition is None:
            raise StoreError("store_unfinished", file=self.path.name)


class _State(NamedTuple):
    """Which edition it is, how far its journal goes, and the moment."""

    edition: str | None
    head: str
    at: str


def _state(session: Session) -> _State:
    _seq, head = journal.head(session)
    return _State(session.scalar(select(Edition.key)), head, journal.now(session))


def _backup_folder(edition: str) -> Path:
    return paths.user_data() / "backups" / edition


def engine_of(database: Database) -> Engine:
    """Return the engine, for the tests that look at the file from below."""
    return database._engine  # noqa: SLF001 -- the tests' own door
