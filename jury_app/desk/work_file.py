"""The juror's own file: every change is on the disk before it is said to be saved.

Private notes and the device's key are encrypted to a lock, and the lock to the kit: whoever has
the file but not the kit and its code reads neither.
"""

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias, TypeVar

from sqlalchemy import Connection, Engine, Row, insert, select, text
from sqlalchemy.exc import DatabaseError

from jury_app.desk import tables
from jury_app.desk.changes import Change, Field, Place, Value
from jury_app.desk.tables import WORK
from jury_app.errors import StoreError
from jury_app.files import drop, give_name
from jury_app.model.store import close_store, create_store, open_store
from jury_app.model.trouble import require_in_place, unwritable
from jury_app.sealing import encryption
from jury_app.sealing.keys import new_signing_key

MAX_SECRET = 1024 * 1024

Clock: TypeAlias = Callable[[], datetime]
T = TypeVar("T")


def utc_now() -> datetime:
    """Return this moment, to the microsecond."""
    return datetime.now(UTC)


class Owner(NamedTuple):
    """Whose work it is."""

    edition: str
    juror: str
    round: str


class KeptBallot(NamedTuple):
    """A sealed ballot as it is kept."""

    revision: int
    digest: str
    previous: str | None
    made_at: str
    code: str
    complete: bool
    act: int
    data: bytes


class _Lock(NamedTuple):
    id: int
    identity: str
    device_key: bytes


class WorkFile:
    """One juror's work on one round, held open for one window alone."""

    def __init__(self, path: Path, owner: Owner, kit_identity: str, clock: Clock = utc_now) -> None:
        """Open the work file, or begin it; the kit's identity opens what is private."""
        self.path = path
        self._clock = clock
        self._kit_identity = kit_identity
        if not path.exists():
            _begin(path, owner, clock)
        self._engine: Engine | None = _open(path)
        try:
            self._require_owner(owner)
            self._lock = self._find_lock() or self._make_lock()
        except BaseException:
            self.close()
            raise

    @property
    def device_key(self) -> bytes:
        """The key that signs this juror's ballots; it never leaves the file in the clear."""
        return self._lock.device_key

    def changes(self) -> list[Change]:
        """Return all that was ever done, in order."""
        query = select(tables.change).order_by(tables.change.c.id)
        rows = self._read(lambda connection: connection.execute(query).all())
        return [_change(row, self._value(row)) for row in rows if not self._is_locked(row)]

    def count_locked_notes(self) -> int:
        """Return how many notes were written with a kit that this one cannot stand in for."""
        query = select(tables.change.c.application).where(
            tables.change.c.secret.is_not(None), tables.change.c.lock != self._lock.id
        )
        return len(set(self._read(lambda connection: connection.execute(query).all())))

    def write(
        self, values: Mapping[Place, Value | None], *, act: int, undoes: int | None = None
    ) -> list[Change]:
        """Put one act on the disk; it is saved when this returns, and not before."""
        at = self._clock().isoformat()
        changes = [Change(act, at, place, value, undoes) for place, value in values.items()]
        rows = [self._row(change) for change in changes]
        query = select(tables.change.c.id).where(tables.change.c.act == act).limit(1)
        self._write(
            lambda connection: connection.execute(insert(tables.change), rows),
            lambda connection: connection.execute(query).first() is not None,
        )
        return changes

    def ballots(self) -> list[KeptBallot]:
        """Return the sealed ballots, the first one first."""
        query = select(tables.ballot).order_by(tables.ballot.c.revision)
        rows = self._read(lambda connection: connection.execute(query).all())
        return [KeptBallot(*row)._replace(complete=bool(row.complete)) for row in rows]

    def keep_ballot(self, ballot: KeptBallot) -> None:
        """Keep a sealed ballot: the next one names it."""
        query = select(tables.ballot.c.digest).where(tables.ballot.c.digest == ballot.digest)
        self._write(
            lambda connection: connection.execute(insert(tables.ballot), [ballot._asdict()]),
            lambda connection: connection.execute(query).first() is not None,
        )

    def close(self) -> None:
        """Let go of the file."""
        if self._engine is not None:
            close_store(self._engine, self.path)
            self._engine = None

    def _read(self, query: Callable[[Connection], T]) -> T:
        engine = self._opened()
        try:
            with engine.connect() as connection:
                return query(connection)
        except DatabaseError as error:
            raise unwritable(error, engine, self.path) from error

    def _write(
        self, change: Callable[[Connection], object], is_there: Callable[[Connection], bool]
    ) -> None:
        """Commit; a commit that failed is looked for in the file before it is called lost."""
        engine = self._opened()
        try:
            with engine.begin() as connection:
                change(connection)
                require_in_place(engine, self.path)
        except DatabaseError as error:
            refusal = unwritable(error, engine, self.path)
            self.close()
            if not self._is_saved(is_there):
                raise refusal from error

    def _is_saved(self, is_there: Callable[[Connection], bool]) -> bool:
        try:
            return self._read(is_there)
        except StoreError:
            self.close()
            return False

    def _opened(self) -> Engine:
        if self._engine is None:
            self._engine = _open(self.path)
        return self._engine

    def _require_owner(self, owner: Owner) -> None:
        query = select(tables.owner.c.edition, tables.owner.c.juror, tables.owner.c.round)
        rows = self._read(lambda connection: connection.execute(query).all())
        if [Owner(*row) for row in rows] != [owner]:
            raise StoreError("work_file_of_another", file=self.path.name)

    def _find_lock(self) -> _Lock | None:
        kit = encryption.recipient(self._kit_identity)
        query = select(tables.lock).where(tables.lock.c.kit == kit)
        row = self._read(lambda connection: connection.execute(query).first())
        if row is None:
            return None
        try:
            identity = encryption.decrypt(row.wrapped, self._kit_identity, limit=MAX_SECRET)
            key = encryption.decrypt(row.device_key, identity.decode(), limit=MAX_SECRET)
        except ValueError as error:
            raise StoreError("store_damaged", file=self.path.name) from error
        return _Lock(row.id, identity.decode(), key)

    def _make_lock(self) -> _Lock:
        kit = encryption.recipient(self._kit_identity)
        identity, key = encryption.new_identity(), new_signing_key()
        own = encryption.recipient(identity)
        row = {
            "kit": kit,
            "recipient": own,
            "wrapped": encryption.encrypt(identity.encode(), [kit]),
            "device_key": encryption.encrypt(key, [own]),
            "made_at": self._clock().isoformat(),
        }
        query = select(tables.lock.c.id).where(tables.lock.c.kit == kit)
        self._write(
            lambda connection: connection.execute(insert(tables.lock), [row]),
            lambda connection: connection.execute(query).first() is not None,
        )
        lock_id = self._read(lambda connection: connection.execute(query).scalar_one())
        return _Lock(lock_id, identity, key)

    def _is_locked(self, row: Row[Any]) -> bool:
        return row.secret is not None and row.lock != self._lock.id

    def _value(self, row: Row[Any]) -> Value | None:
        if row.secret is None:
            value: Value | None = row.text if row.mark is None else row.mark
            return value
        try:
            return encryption.decrypt(row.secret, self._lock.identity, limit=MAX_SECRET).decode()
        except ValueError as error:
            raise StoreError("store_damaged", file=self.path.name) from error

    def _row(self, change: Change) -> dict[str, object]:
        field, value = change.place.field, change.value
        is_secret = field is Field.NOTE and isinstance(value, str)
        return {
            "act": change.act,
            "at": change.at,
            "field": field,
            "application": change.place.application,
            "criterion": change.place.criterion,
            "mark": value if isinstance(value, int) else None,
            "text": value if isinstance(value, str) and not is_secret else None,
            "secret": self._encrypted(str(value)) if is_secret else None,
            "lock": self._lock.id if is_secret else None,
            "undoes": change.undoes,
        }

    def _encrypted(self, note: str) -> bytes:
        return encryption.encrypt(note.encode(), [encryption.recipient(self._lock.identity)])


def _begin(path: Path, owner: Owner, clock: Clock) -> None:
    """Make the file aside and then give it its name, so that there is never half of one."""
    partial = path.with_suffix(f"{path.suffix}.{os.getpid()}.partial")
    row = {**owner._asdict(), "made_at": clock().isoformat()}

    def build(engine: Engine) -> None:
        with engine.begin() as connection:
            tables.metadata.create_all(connection)
            connection.execute(insert(tables.owner), [row])

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.unlink(missing_ok=True)
        create_store(partial, WORK, build)
        with suppress(FileExistsError):  # a kit opened twice at once has one work file
            give_name(partial, path)
        drop(partial)
    except OSError as error:
        raise StoreError("store_read_only", file=path.name) from error


def _open(path: Path) -> Engine:
    try:
        engine = open_store(path, WORK)
    except StoreError as error:
        if error.code == "edition_in_use":
            raise StoreError("desk_in_use", **error.details) from error
        raise
    try:
        _require_known_schema(engine, path)
    except BaseException:
        close_store(engine, path)
        raise
    return engine


def _require_known_schema(engine: Engine, path: Path) -> None:
    """Refuse a file with triggers or views, which would run on our behalf."""
    query = text("SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view')")
    with engine.connect() as connection:
        hostile = connection.execute(query).first() is not None
        names = connection.execute(
            text("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        )
        known = set(names.scalars()) == set(tables.metadata.tables)
    if hostile:
        raise StoreError("store_hostile", file=path.name)
    if not known:
        raise StoreError("store_damaged", file=path.name)


def _change(row: Row[Any], value: Value | None) -> Change:
    place = Place(Field(row.field), row.application, row.criterion)
    return Change(row.act, row.at, place, value, row.undoes)
