"""The juror's own file: every change is on the disk before it is said to be saved.

Private notes and the device's key are encrypted to a lock, and the lock to the kit: whoever has
the file but not the kit and its code reads neither.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from jury_app.desk.changes import Change, Field, Place, Value
from jury_app.desk.tables import ADD_BALLOT, ADD_CHANGE, ADD_LOCK
from jury_app.desk.work_store import WorkStore, begin
from jury_app.errors import StoreError
from jury_app.sealing import encryption
from jury_app.sealing.keys import new_signing_key

MAX_SECRET = 1024 * 1024

Clock: TypeAlias = Callable[[], datetime]


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


class LockedNotes(NamedTuple):
    """What only an older kit can read, as it lies in the file: the notes, and their locks."""

    locks: tuple[Mapping[str, object], ...] = ()
    notes: tuple[Mapping[str, Any], ...] = ()

    @property
    def applications(self) -> frozenset[str]:
        """What there is such a note about."""
        return frozenset(each["application"] for each in self.notes)


class _Lock(NamedTuple):
    id: int
    identity: str
    device_key: bytes


class WorkFile:
    """One juror's work on one round, held open for one window alone."""

    def __init__(
        self,
        path: Path,
        owner: Owner,
        kit_identity: str,
        clock: Clock = utc_now,
        device_key: bytes | None = None,
    ) -> None:
        """Open the work file, or begin it; the kit's identity opens what is private."""
        self.path = path
        self._clock = clock
        self._kit_identity = kit_identity
        if not path.exists():
            begin(path, {**owner._asdict(), "made_at": clock().isoformat()})
        self._store: WorkStore | None = _open(path)
        try:
            self._require_owner(owner)
            self._lock = self._find_lock() or self._make_lock(device_key or new_signing_key())
        except BaseException:
            self.close()
            raise

    @property
    def device_key(self) -> bytes:
        """The key that signs this juror's ballots; it never leaves the file in the clear."""
        return self._lock.device_key

    def changes(self) -> list[Change]:
        """Return all that was ever done, in order."""
        rows = self._read("SELECT * FROM change ORDER BY id")
        return [_change(row, self._value(row)) for row in rows if not self._is_locked(row)]

    def last_act(self) -> int:
        """Return the number of the latest act, though it be a note that this kit cannot read."""
        query = "SELECT MAX(act) FROM (SELECT act FROM change UNION ALL SELECT act FROM ballot)"
        [(act,)] = self._read(query)
        return act or 0

    def locked_notes(self) -> LockedNotes:
        """Return the notes that were written with a kit that this one cannot stand in for."""
        of_others = "SELECT * FROM change WHERE secret IS NOT NULL AND lock != ? ORDER BY id"
        locks = self._read("SELECT * FROM lock WHERE id != ?", self._lock.id)
        notes = self._read(of_others, self._lock.id)
        return LockedNotes(tuple(map(dict, locks)), tuple(map(dict, notes)))

    def write(
        self, values: Mapping[Place, Value | None], *, act: int, undoes: int | None = None
    ) -> list[Change]:
        """Put one act on the disk; it is saved when this returns, and not before."""
        at = self._clock().isoformat()
        changes = [Change(act, at, place, value, undoes) for place, value in values.items()]
        self.add(changes)
        return changes

    def add(self, changes: Sequence[Change]) -> None:
        """Put changes on the disk as they were done, all of them or none."""
        self._add([self._row(change) for change in changes])

    def take_over(self, changes: Sequence[Change], locked: LockedNotes) -> None:
        """Put on the disk all that was ever done, what cannot be read in its place."""
        own = [self._row(change) for change in changes]
        notes = [{**each, "lock": self._taken_lock(locked, each["lock"])} for each in locked.notes]
        if rows := sorted([*own, *notes], key=itemgetter("act")):
            self._add(rows)

    def ballots(self) -> list[KeptBallot]:
        """Return the sealed ballots, the first one first."""
        rows = self._read("SELECT * FROM ballot ORDER BY revision")
        return [KeptBallot(*row)._replace(complete=bool(row["complete"])) for row in rows]

    def keep_ballot(self, ballot: KeptBallot) -> None:
        """Keep a sealed ballot: the next one names it."""
        is_there = ("SELECT digest FROM ballot WHERE digest = ?", ballot.digest)
        self._write(ADD_BALLOT, [ballot._asdict()], is_there)

    def close(self) -> None:
        """Let go of the file."""
        if self._store is not None:
            self._store.close()
            self._store = None

    def _read(self, query: str, *values: object) -> list[sqlite3.Row]:
        return self._opened().read(query, *values)

    def _write(
        self, statement: str, rows: Sequence[Mapping[str, object]], is_there: tuple[str, object]
    ) -> None:
        """Commit; a commit that failed is looked for in the file before it is called lost."""
        store = self._opened()
        try:
            store.write(statement, rows)
        except sqlite3.DatabaseError as error:
            refusal = store.refusal(error)
            self.close()
            if not self._is_saved(*is_there):
                raise refusal from error

    def _is_saved(self, query: str, value: object) -> bool:
        try:
            return bool(self._read(query, value))
        except StoreError:
            self.close()
            return False

    def _opened(self) -> WorkStore:
        if self._store is None:
            self._store = _open(self.path)
        return self._store

    def _require_owner(self, owner: Owner) -> None:
        rows = self._read("SELECT edition, juror, round FROM owner")
        if [Owner(*row) for row in rows] != [owner]:
            raise StoreError("work_file_of_another", file=self.path.name)

    def _find_lock(self) -> _Lock | None:
        kit = encryption.recipient(self._kit_identity)
        rows = self._read("SELECT id, wrapped, device_key FROM lock WHERE kit = ?", kit)
        if not rows:
            return None
        lock_id, wrapped, device_key = rows[0]
        try:
            identity = encryption.decrypt(wrapped, self._kit_identity, limit=MAX_SECRET)
            key = encryption.decrypt(device_key, identity.decode(), limit=MAX_SECRET)
        except ValueError as error:
            raise StoreError("store_damaged", file=self.path.name) from error
        return _Lock(lock_id, identity.decode(), key)

    def _make_lock(self, key: bytes) -> _Lock:
        kit = encryption.recipient(self._kit_identity)
        identity = encryption.new_identity()
        own = encryption.recipient(identity)
        row = {
            "kit": kit,
            "recipient": own,
            "wrapped": encryption.encrypt(identity.encode(), [kit]),
            "device_key": encryption.encrypt(key, [own]),
            "made_at": self._clock().isoformat(),
        }
        query = "SELECT id FROM lock WHERE kit = ?"
        self._write(ADD_LOCK, [row], (query, kit))
        [(lock_id,)] = self._read(query, kit)
        return _Lock(lock_id, identity, key)

    def _taken_lock(self, locked: LockedNotes, lock: int) -> int:
        """Return the number of a lock here, and take it over if it is not there yet."""
        row = next(each for each in locked.locks if each["id"] == lock)
        query = "SELECT id FROM lock WHERE kit = ?"
        if not (found := self._read(query, row["kit"])):
            self._write(ADD_LOCK, [row], (query, row["kit"]))
            found = self._read(query, row["kit"])
        [(number,)] = found
        return int(number)

    def _add(self, rows: Sequence[Mapping[str, Any]]) -> None:
        is_there = ("SELECT id FROM change WHERE act = ? LIMIT 1", rows[-1]["act"])
        self._write(ADD_CHANGE, rows, is_there)

    def _is_locked(self, row: sqlite3.Row) -> bool:
        return row["secret"] is not None and row["lock"] != self._lock.id

    def _value(self, row: sqlite3.Row) -> Value | None:
        if row["secret"] is None:
            value: Value | None = row["text"] if row["mark"] is None else row["mark"]
            return value
        try:
            return encryption.decrypt(row["secret"], self._lock.identity, limit=MAX_SECRET).decode()
        except ValueError as error:
            raise StoreError("store_damaged", file=self.path.name) from error

    def _row(self, change: Change) -> dict[str, Any]:
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


def _open(path: Path) -> WorkStore:
    try:
        return WorkStore(path)
    except StoreError as error:
        if error.code == "edition_in_use":
            raise StoreError("desk_in_use", **error.details) from error
        raise


def _change(row: sqlite3.Row, value: Value | None) -> Change:
    place = Place(Field(row["field"]), row["application"], row["criterion"])
    return Change(row["act"], row["at"], place, value, row["undoes"])
