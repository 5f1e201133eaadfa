"""Undo as a correction: the values of before come back, and the journal says so."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.model.acts import told_act
from jury_app.model.entities import Application, Ballot, Base, Change, Criterion, JournalEntry
from jury_app.model.enums import JournalKind, LevelKind
from jury_app.model.journal import record
from jury_app.model.operations.carrying import all_carried
from jury_app.model.operations.resolving import settle_ballots
from jury_app.model.queries.journal import UNDOABLE
from jury_app.model.queries.room_acts import get_room, live_acts, undone_acts
from jury_app.model.queries.sitting import list_decisions
from jury_app.model.requirements import (
    current_round,
    require_grid_free,
    require_not_closed,
    require_numbers_free,
)
from jury_app.model.room.acts import REPLAYED_ALONE
from jury_app.model.room.state import OutOfPlaceError

ENTITIES: dict[str, type[Base]] = {
    mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers
}


def undo(session: Session, *, seq: int, at: str = "") -> int:
    """Give back the values that an act changed, unless a later act changed them again."""
    require_not_closed(session)
    entry = session.get(JournalEntry, seq)
    kind = told_act(entry.entry).kind if entry else None
    if kind not in UNDOABLE:
        raise RuleError("cannot_undo", number=seq)
    undoes = _undoes(session)
    live = live_acts(undoes)
    changes = session.scalars(
        select(Change).where(Change.seq == seq).order_by(Change.id.desc())
    ).all()
    is_replayed = kind in REPLAYED_ALONE or kind == JournalKind.CORRECTION
    ballots = [each for each in changes if each.table == Ballot.__tablename__]
    is_undone = seq in undone_acts(undoes)
    if (not changes and (not is_replayed or is_undone)) or (ballots and is_undone):
        raise RuleError("cannot_undo", number=seq)
    _require_not_in_kits(session, changes)
    _settle_again(session, ballots, seq)
    for change in (each for each in changes if each not in ballots):
        _require_last(session, change, live)
        _undo_one(session, change)
        session.flush()
    if not _decisions_agree(session):
        raise RuleError("undone_since", number=seq)
    body = {"undoes": seq} | ({"at": at} if at else {})
    done = record(session, JournalKind.CORRECTION, body)
    _require_replay(session, seq)
    return done


def undo_all(session: Session, *, seqs: Sequence[int]) -> int:
    """Give back what several acts changed, the last one first: all of it, or nothing."""
    return [undo(session, seq=seq) for seq in sorted(seqs, reverse=True)][-1]


def _settle_again(session: Session, ballots: Sequence[Change], seq: int) -> None:
    """Without a decision between two ballots, what counts follows anew from all that came."""
    digests = (json.loads(each.key)[0] for each in ballots)
    for juror_id in {session.get_one(Ballot, digest).juror_id for digest in digests}:
        settle_ballots(session, juror_id, undoing=seq)


def _require_not_in_kits(session: Session, changes: Sequence[Change]) -> None:
    """What jurors hold in their kits does not change back either."""
    if any(each.table == Criterion.__tablename__ for each in changes):
        require_grid_free(session, current_round(session))
    applications = (each for each in changes if each.table == Application.__tablename__)
    if any("number" in json.loads(each.after or "{}") for each in applications):
        require_numbers_free(session)


def _decisions_agree(session: Session) -> bool:
    """Whether each application has one level at most, and no award where there is to be none."""
    settled = [row for row in list_decisions(session) if row.level_kind is not LevelKind.SPECIAL]
    awarded = [row.application_id for row in settled if not row.is_not_awarded]
    refused = [row.domain_id for row in settled if row.is_not_awarded]
    given = {row.domain_id for row in settled if not row.is_not_awarded}
    once = len({*awarded}) == len(awarded) and len({*refused}) == len(refused)
    return once and given.isdisjoint(refused)


def _undoes(session: Session) -> dict[int, int]:
    """Return which act each one undoes, 0 being none."""
    rows = session.execute(select(JournalEntry.seq, JournalEntry.entry).order_by(JournalEntry.seq))
    return {seq: told_act(entry).undoes for seq, entry in rows}


def _require_replay(session: Session, seq: int) -> None:
    """What happened later in the room must have been possible without the act."""
    try:
        room = get_room(session)
    except OutOfPlaceError as error:
        raise RuleError("undone_since", number=seq) from error
    if not all_carried(session, room):
        raise RuleError("undone_since", number=seq)


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
