"""The journal: every act is told once, chained to the one before, with the values it changed.

An operation changes entities and then calls `record`; a transaction that changed something and
recorded nothing does not commit. The chain holds numbers, never names or words: the values that an
act changed stand beside it in `Change`, and why it was done in `Reason`, bound by a salted
commitment, where personal data can be erased without breaking the chain.
"""

import base64
import hashlib
import json
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import rfc8785
from sqlalchemy import Delete, LargeBinary, Update, event, insert, inspect, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Mapper, ORMExecuteState, Session, UOWTransaction

from jury_app.errors import RuleError
from jury_app.limits import is_writable
from jury_app.model.acts import may_tell
from jury_app.model.entities import Base, Change, JournalEntry, Reason
from jury_app.model.enums import JournalKind
from jury_app.model.trouble import says_damaged

GENESIS = "0" * 64
SECRETARIAT = "secretariat"
SALT_SIZE = 16

Clock = Callable[[], datetime]


class UnjournalledChangeError(AssertionError):
    """A transaction changed something and told nobody: a bug, never a user's doing."""


def local_now() -> datetime:
    """Return this moment by the clock of this machine, with its offset."""
    return datetime.now().astimezone()


def now(session: Session) -> str:
    """Return the moment of the act, as it is stored: ISO 8601, whole seconds, with the offset.

    The offset is that of the room: documents give its hours, on whatever machine they are made.
    """
    clock: Clock = session.info.get("clock", local_now)
    return clock().isoformat(timespec="seconds")


def record(
    session: Session, kind: JournalKind, body: dict[str, Any] | None = None, *, reason: str = ""
) -> int:
    """Append an act with all that was changed since the last one, and return its number."""
    if not is_writable(reason):
        raise RuleError("text_unfit")
    session.flush()
    seq, prev = head(session)
    salt = secrets.token_hex(SALT_SIZE)
    entry = {
        "actor": session.info.get("actor", SECRETARIAT),
        "at": now(session),
        "body": {**(body or {}), **session.info.get("paper", {})},
        "kind": kind.value,
        "reason": commitment(salt, reason) if reason else "",
        "seq": seq + 1,
    }
    text = rfc8785.dumps(entry).decode()
    session.add(JournalEntry(seq=seq + 1, prev=prev, hash=chain_hash(prev, text), entry=text))
    session.flush()
    if reason:
        session.add(Reason(seq=seq + 1, salt=salt, text=reason))
    session.flush()
    if changes := [{"seq": seq + 1, **each} for each in _pending(session)]:
        session.connection().execute(insert(Change), changes)
        session.info["tables"].add(Change.__tablename__)
    _pending(session).clear()
    session.info.pop("forgotten", None)
    return seq + 1


def forget(session: Session, statement: Update | Delete) -> int:
    """Erase for good what may no longer be kept, and return in how many rows.

    What stood there is not noted as a change: `record` must tell how much went, and never what.
    """
    session.flush()
    result = session.connection().execute(statement)
    session.expire_all()
    session.info["tables"].add(statement.entity_description["table"].name)
    session.info["forgotten"] = True
    return int(result.rowcount)


@contextmanager
def on_paper(session: Session, code: str) -> Iterator[None]:
    """Let the acts inside say that they were taken on the sheet of a code; no code says nothing."""
    session.info["paper"] = {"paper": code} if code else {}
    try:
        yield
    finally:
        session.info["paper"] = {}


def is_told(session: Session, kind: JournalKind, body: dict[str, Any]) -> bool:
    """Whether the journal has an act of a kind that says the very same."""
    said, of_kind = rfc8785.dumps({"body": body}).decode()[1:-1], f'"kind":"{kind.value}"'
    holding = (JournalEntry.entry.contains(each, autoescape=True) for each in (said, of_kind))
    return session.scalars(select(JournalEntry.seq).where(*holding).limit(1)).first() is not None


def commitment(salt: str, text: str) -> str:
    """Return what the chain holds in the place of a reason: SHA-256 of its canonical JSON."""
    note = {"salt": base64.b64encode(bytes.fromhex(salt)).decode(), "text": text}
    return hashlib.sha256(rfc8785.dumps(note)).hexdigest()


def reasons(session: Session) -> dict[int, str]:
    """Return why each act was done, where words were given and have not been erased."""
    return {each.seq: each.text for each in session.scalars(select(Reason))}


def head(session: Session) -> tuple[int, str]:
    """Return the number and the hash of the last act."""
    last = session.execute(
        select(JournalEntry.seq, JournalEntry.hash).order_by(JournalEntry.seq.desc()).limit(1)
    ).first()
    return (last.seq, last.hash) if last else (0, GENESIS)


def chain_hash(prev: str, entry: str) -> str:
    """Return SHA-256 of the previous hash, as 32 bytes, and the bytes of the entry."""
    return hashlib.sha256(bytes.fromhex(prev) + entry.encode()).hexdigest()


def first_break(session: Session) -> int | None:
    """Return the number of the first act that does not follow from the one before, if any."""
    prev, expected = GENESIS, 1
    try:
        given = {each.seq: each for each in session.scalars(select(Reason))}
        for row in session.scalars(select(JournalEntry).order_by(JournalEntry.seq)):
            if (row.seq, row.prev) != (expected, prev) or not _is_chained(row):
                return expected
            if not _tells(row.entry, expected, given.get(expected)):
                return expected
            prev, expected = row.hash, expected + 1
    except OperationalError as error:
        if not says_damaged(error):
            raise
        return expected  # bytes that are no text any more
    return None


def watch(session: Session) -> set[str]:
    """Gather the values that a session changes; return a set that fills with table names."""
    changed: set[str] = set()
    session.info["tables"] = changed
    event.listen(session, "before_flush", _before_flush)
    event.listen(session, "after_flush", _after_flush)
    event.listen(session, "do_orm_execute", _refuse_bulk)
    return changed


def _before_flush(session: Session, _context: UOWTransaction, _instances: object) -> None:
    modified = [entity for entity in session.dirty if session.is_modified(entity)]
    for entity in modified:
        if not entity.is_history:
            _note(session, entity, _before(entity), _after(entity))
    for entity in session.deleted:
        _note(session, entity, _values(entity), None)
    touched = (*session.new, *modified, *session.deleted)
    session.info["tables"].update(entity.__tablename__ for entity in touched)


def _after_flush(session: Session, _context: UOWTransaction) -> None:
    for entity in session.new:
        if not entity.is_history:
            _note(session, entity, None, None)


def _refuse_bulk(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        raise UnjournalledChangeError("changed past the entities, where nobody takes note")


def require_told(session: Session) -> None:
    """Refuse to commit a change that no act of the journal tells."""
    session.flush()
    if session.info.pop("forgotten", None):
        raise UnjournalledChangeError("erased without a journal entry")
    if tables := sorted({each["table"] for each in _pending(session)}):
        raise UnjournalledChangeError(f"changed without a journal entry: {', '.join(tables)}")


def note_change(session: Session, table: str, key: Sequence[Any], before: Any, after: Any) -> None:
    """Take note of what became of one row; `record` tells it with the act that did it."""
    session.info["tables"].add(table)
    _pending(session).append(
        {
            "table": table,
            "key": json.dumps(list(key)),
            "before": _json(before),
            "after": _json(after),
        }
    )


def told_columns(mapper: Mapper[Any]) -> list[str]:
    """Return the columns of a table whose values are told when a row is changed or goes."""
    return [
        each.key
        for each in mapper.column_attrs
        if not isinstance(each.columns[0].type, LargeBinary)
        and not each.columns[0].info.get("untold")
    ]


def _is_chained(row: JournalEntry) -> bool:
    try:
        return may_tell(row.entry) and row.hash == chain_hash(row.prev, row.entry)
    except (AttributeError, TypeError):  # bytes or a number in the place of a text
        return False


def _tells(entry: str, number: int, reason: Reason | None) -> bool:
    """Whether an act has its number, and commits to the reason that stands beside it, if any."""
    try:
        told = json.loads(entry)
        bound = reason is None or told["reason"] == commitment(reason.salt, reason.text)
        return bool(told["seq"] == number and bound)
    except (ValueError, TypeError, KeyError, RecursionError):
        return False


def _pending(session: Session) -> list[dict[str, Any]]:
    pending: list[dict[str, Any]] = session.info.setdefault("changes", [])
    return pending


def _note(session: Session, entity: Base, before: Any, after: Any) -> None:
    key = inspect(entity).mapper.primary_key_from_instance(entity)
    note_change(session, entity.__tablename__, key, before, after)


def _json(values: dict[str, Any] | None) -> str | None:
    return None if values is None else json.dumps(values, ensure_ascii=False, default=str)


def _values(entity: Base) -> dict[str, Any]:
    return {name: getattr(entity, name) for name in told_columns(inspect(entity).mapper)}


def _history(entity: Base) -> dict[str, Any]:
    state = inspect(entity)
    told = told_columns(state.mapper)
    return {
        name: state.attrs[name].history for name in told if state.attrs[name].history.has_changes()
    }


def _before(entity: Base) -> dict[str, Any]:
    return {
        name: history.deleted[0] if history.deleted else None
        for name, history in _history(entity).items()
    }


def _after(entity: Base) -> dict[str, Any]:
    return {name: getattr(entity, name) for name in _history(entity)}
