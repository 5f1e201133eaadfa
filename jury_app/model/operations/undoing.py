"""Undo as a correction: the values of before come back, and the journal says so."""

import json
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.model.entities import Base, Change, JournalEntry
from jury_app.model.enums import JournalKind
from jury_app.model.journal import record
from jury_app.model.operations.sitting import decisions_agree
from jury_app.model.queries.journal import UNDOABLE
from jury_app.model.requirements import require_not_closed

ENTITIES: dict[str, type[Base]] = {
    mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers
}


def undo(session: Session, *, seq: int) -> int:
    """Give back the values that an act changed, unless a later act changed them again."""
    require_not_closed(session)
    entry = session.get(JournalEntry, seq)
    if entry is None or json.loads(entry.entry)["kind"] not in UNDOABLE:
        raise RuleError("cannot_undo", number=seq)
    changes = session.scalars(
        select(Change).where(Change.seq == seq).order_by(Change.id.desc())
    ).all()
    if not changes:
        raise RuleError("cannot_undo", number=seq)
    live = _live_acts(session)
    for change in changes:
        _require_last(session, change, live)
        _undo_one(session, change)
        session.flush()
    if not decisions_agree(session):
        raise RuleError("undone_since", number=seq)
    return record(session, JournalKind.CORRECTION, {"undoes": seq})


def _live_acts(session: Session) -> set[int]:
    """Return the acts that count: neither undone nor the undoing of another."""
    undoes: dict[int, int] = {}
    for row in session.scalars(select(JournalEntry).order_by(JournalEntry.seq)):
        entry = json.loads(row.entry)
        undoes[row.seq] = entry["body"].get("undoes", 0)
    live: set[int] = set()
    gone: set[int] = set()
    for seq in sorted(undoes, reverse=True):
        if seq in gone:
            continue
        if undoes[seq]:
            gone.add(undoes[seq])
        else:
            live.add(seq)
    return live


def _require_last(session: Session, change: Change, live: set[int]) -> None:
    """What an act made is not taken away with what a later act has written there."""
    if change.before is not None or change.after is not None:
        return
    later = session.scalars(
        select(Change.seq)
        .where(Change.table == change.table, Change.key == change.key)
        .where(Change.seq > change.seq)
    )
    _require(live.isdisjoint(later), change)


def _undo_one(session: Session, change: Change) -> None:
    entity = ENTITIES[change.table]
    found = session.get(entity, tuple(json.loads(change.key)))
    if change.before is None and change.after is None:
        _require(found is not None, change)
        session.delete(found)
    elif change.after is None:
        _require(found is None, change)
        session.add(_remade(entity, json.loads(change.before or "{}")))
    else:
        after, before = json.loads(change.after), json.loads(change.before or "{}")
        _require(found is not None, change)
        _require(all(getattr(found, name) == value for name, value in after.items()), change)
        for name, value in before.items():
            setattr(found, name, value)


def _remade(entity: type[Base], values: dict[str, Any]) -> Base:
    made: Base = inspect(entity).class_manager.new_instance()
    for name, value in values.items():
        setattr(made, name, value)
    return made


def _require(holds: bool, change: Change) -> None:  # noqa: FBT001 -- a condition, not an option
    if not holds:
        raise RuleError("undone_since", number=change.seq)
