"""The acts of the sitting that count, as the journal holds them."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from jury_app.errors import StoreError
from jury_app.model.acts import ToldAct, told_act
from jury_app.model.entities import JournalEntry, Reason
from jury_app.model.enums import JournalKind
from jury_app.model.reading import once
from jury_app.model.room.acts import REPLAYED, Act
from jury_app.model.room.state import Room, replay

Told: TypeAlias = tuple[ToldAct, str | None]
"""An act, and why it was done."""

_BEGINNINGS = tuple(  # canonical JSON writes them so, and no text does
    f'"kind":"{kind}"'
    for kind in (JournalKind.SITTING_OPENED, JournalKind.CONVENED, JournalKind.ANNEXED)
)


def room_acts(session: Session, *, until: int | None = None) -> list[Act]:
    """Return what was done since the jury was convened, but for what was undone; up to an act."""
    if until is None:
        return _acts_now(session)
    return acts_that_count({seq: told for seq, told in _entries(session).items() if seq <= until})


def get_room(session: Session, *, until: int | None = None) -> Room:
    """Return the room as it is, or as it was after an act."""
    return _room_now(session) if until is None else replay(room_acts(session, until=until))


@once
def _room_now(session: Session) -> Room:
    return replay(room_acts(session))


@once
def _acts_now(session: Session) -> list[Act]:
    return acts_that_count(_entries(session))


def acts_that_count(entries: Mapping[int, Told]) -> list[Act]:
    """Return the acts of the room that were not undone, as they were put right."""
    live = live_acts({seq: told.undoes for seq, (told, _) in entries.items()})
    put_right = corrected_bodies(told for told, _ in entries.values())
    return [
        Act(
            seq=seq,
            kind=told.kind,
            at=told.at,
            body=put_right.get(seq, told.body),
            reason=text or "",
        )
        for seq, (told, text) in entries.items()
        if seq in live and told.kind in REPLAYED
    ]


@once
def _entries(session: Session) -> dict[int, Told]:
    """Return the acts since the jury was convened, undone or not."""
    first = session.scalars(
        select(JournalEntry.seq)
        .where(or_(*(JournalEntry.entry.contains(each) for each in _BEGINNINGS)))
        .order_by(JournalEntry.seq)
        .limit(1)
    ).first()
    if first is None:
        return {}
    rows = session.execute(
        select(JournalEntry.seq, JournalEntry.entry, Reason.text)
        .outerjoin(Reason, Reason.seq == JournalEntry.seq)
        .where(JournalEntry.seq >= first)
        .order_by(JournalEntry.seq)
    ).all()
    return {seq: (told_act(entry), text) for seq, entry, text in rows}


def corrected_bodies(acts: Iterable[ToldAct]) -> dict[int, Mapping[str, Any]]:
    """Return what a rectification makes of acts that were typed wrongly, by their numbers."""
    corrected = [told.body for told in acts if told.kind is JournalKind.ACT_CORRECTED]
    try:
        return {body["act"]: body["as"] for body in corrected}
    except (KeyError, TypeError) as error:  # what another hand wrote
        raise StoreError("journal_broken") from error


def live_acts(undoes: Mapping[int, int]) -> set[int]:
    """Return the acts that count: neither undone nor the undoing of another.

    Given is which act each one undoes, 0 being none.
    """
    gone = undone_acts(undoes)
    return {seq for seq, undone in undoes.items() if not undone and seq not in gone}


def undone_acts(undoes: Mapping[int, int]) -> set[int]:
    """Return the acts that are undone, but for those whose undoing was undone in its turn."""
    gone: set[int] = set()
    for seq in sorted(undoes, reverse=True):
        if undoes[seq] and seq not in gone:
            gone.add(undoes[seq])
    return gone
