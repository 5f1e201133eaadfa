"""The frozen sets of decisions: the one in force, and those that a rectification replaced."""

import math
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.model.acts import told_act
from jury_app.model.entities import FrozenDecisions, JournalEntry, Reason
from jury_app.model.enums import JournalKind

_OPENED = f'"kind":"{JournalKind.RECTIFICATION}"'  # canonical JSON writes it so, and no text does


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenRow:
    """A numbered set of decisions as JSON, its seal, and which set has replaced it, if one has."""

    number: int
    content: str
    seal: bytes
    seal_code: str
    replaced_by: int | None


@dataclass(frozen=True, slots=True)
class RectificationAct:
    """When an act of rectification was opened, and why."""

    seq: int
    at: str
    reason: str


def rectification_before(session: Session, seq: int) -> RectificationAct | None:
    """Return the act of rectification by which something was done; nothing before the closing."""
    row = session.execute(
        select(JournalEntry.seq, JournalEntry.entry, Reason.text)
        .outerjoin(Reason, Reason.seq == JournalEntry.seq)
        .where(JournalEntry.entry.contains(_OPENED), JournalEntry.seq < seq)
        .order_by(JournalEntry.seq.desc())
        .limit(1)
    ).first()
    return None if row is None else RectificationAct(row[0], told_act(row[1]).at, row[2] or "")


def first_rectification(session: Session) -> float:
    """Return the act that opened the first rectification; what was not rectified has none ever."""
    rectified = JournalEntry.entry.contains(_OPENED)
    seq = session.scalar(select(func.min(JournalEntry.seq)).where(rectified))
    return math.inf if seq is None else seq


def list_sealed(session: Session) -> dict[int, str]:
    """Return when each set of decisions was sealed, by its number."""
    query = select(FrozenDecisions.number, FrozenDecisions.frozen_at)
    return {row.number: row.frozen_at for row in session.execute(query)}


def get_frozen(session: Session, number: int | None = None) -> FrozenRow:
    """Return the last frozen set of decisions, or the one of a number."""
    rows = {each.number: each for each in session.scalars(select(FrozenDecisions))}
    if not rows:
        raise RuleError("sitting_open")
    last = max(rows)
    row = rows.get(last if number is None else number)
    if row is None:
        raise RuleError("frozen_unknown", number=number, last=last)
    return FrozenRow(
        number=row.number,
        content=row.content,
        seal=row.seal,
        seal_code=row.seal_code,
        replaced_by=None if row.number == last else last,
    )
