"""The frozen sets of decisions: the one in force, and those that a rectification replaced."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.model.entities import FrozenDecisions


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenRow:
    """A numbered set of decisions as JSON, its seal, and which set has replaced it, if one has."""

    number: int
    content: str
    seal: bytes
    seal_code: str
    replaced_by: int | None


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
