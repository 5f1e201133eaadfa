"""One store, opened for ourselves alone: reading from it, changing it, copying it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeAlias, TypeVar

from sqlalchemy import Engine, select
from sqlalchemy.exc import DatabaseError, IntegrityError, ProgrammingError
from sqlalchemy.orm import Session, sessionmaker

from jury_app import paths
from jury_app.errors import StoreError
from jury_app.model import journal, migrating
from jury_app.model.entities import Edition
from jury_app.model.store import (
    close_store,
    copy_store,
    create_store,
    open_store,
    unwritable,
    version_of,
)

BACKUPS_KEPT = 10

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
        clock: journal.Clock = journal.utc_now,
    ) -> None:
        """Open an edition; an older one is copied and then brought up to date."""
        self.path = path
        self._listeners: list[Listener] = []
        self._engine = open_store(path, migrating.EDITION)
        self._sessions = sessionmaker(self._engine, info={"actor": actor, "clock": clock})
        try:
            self._prepare()
        except BaseException:
            self.close()
            raise

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        actor: str = journal.SECRETARIAT,
        clock: journal.Clock = journal.utc_now,
    ) -> "Database":
        """Make an empty edition file and open it; the first operation must found the edition."""
        create_store(path, migrating.EDITION, migrating.upgrade)
        return cls(path, actor=actor, clock=clock)

    def subscribe(self, listener: Listener) -> None:
        """Call the listener after every transaction that changed something."""
        self._listeners.append(listener)

    def read(self, query: Operation[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a query."""
        with self._refusing(), self._sessions() as session:
            return query(session, *args, **kwargs)

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
            for listener in self._listeners:
                listener(frozenset(changed))

    def back_up(self, occasion: str) -> Path | None:
        """Copy the file to the user's folder unless nothing was done since the last copy."""
        key, seq = self.read(_identity)
        if key is None:
            return None
        folder = paths.user_data() / "backups" / key
        kept = sorted(folder.glob("*.jury"))
        if kept and kept[-1].name.startswith(f"{seq:08}-"):
            return kept[-1]
        target = folder / f"{seq:08}-{occasion}.jury"
        copy_store(self._engine, target)
        for old in kept[: max(0, len(kept) + 1 - BACKUPS_KEPT)]:
            old.unlink(missing_ok=True)
        return target

    def backups(self) -> list[Path]:
        """Return the copies that are kept, the newest last."""
        key, _seq = self.read(_identity)
        return sorted((paths.user_data() / "backups" / (key or "")).glob("*.jury"))

    def check(self) -> list[str]:
        """Return the codes of what is wrong with the file itself."""
        with self._engine.connect() as connection:
            answer = connection.exec_driver_sql("PRAGMA integrity_check").scalar_one()
        broken = self.read(journal.first_break)
        found = [] if answer == "ok" else ["store_damaged"]
        return found if broken is None else [*found, "journal_broken"]

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
        except DatabaseError as error:
            raise unwritable(error, self.path) from error

    def _prepare(self) -> None:
        if version_of(self._engine) < migrating.EDITION.version:
            self.back_up("migration")
            with self._refusing():
                migrating.upgrade(self._engine)
        migrating.require_known_schema(self._engine, self.path)


def _identity(session: Session) -> tuple[str | None, int]:
    return session.scalar(select(Edition.key)), journal.head(session)[0]


def engine_of(database: Database) -> Engine:
    """Return the engine, for the tests that look at the file from below."""
    return database._engine  # noqa: SLF001 -- the tests' own door
