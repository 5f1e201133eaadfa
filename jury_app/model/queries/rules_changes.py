"""The rules that were changed after the ballots were opened, and what that changed."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.model.acts import told_act
from jury_app.model.entities import Application, JournalEntry, Rules
from jury_app.model.enums import JournalKind


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesChange:
    """A later version: when, why, and who stood where before and after, by number."""

    version: int
    at: str
    reason: str
    shifts: tuple[tuple[str, int | None, int | None], ...] = ()


def late_changes(session: Session) -> tuple[RulesChange, ...]:
    """Return what was changed after the ballots were opened, the first change first."""
    given = {each.version: each.reason for each in session.scalars(select(Rules))}
    numbers = dict(session.execute(select(Application.id, Application.number)).all())
    found = []
    is_opened = False
    for stored in session.scalars(select(JournalEntry.entry).order_by(JournalEntry.seq)):
        told = told_act(stored)
        is_opened = is_opened or told.kind is JournalKind.BALLOTS_OPENED
        if not is_opened or told.kind is not JournalKind.RULES_CHANGED:
            continue
        body = told.body
        shifts = ((numbers.get(key, "…"), *ranks) for key, *ranks in body.get("ranks", ()))
        found.append(
            RulesChange(
                version=body["version"],
                at=told.at,
                reason=given.get(body["version"], ""),
                shifts=tuple((number, before, after) for number, before, after in shifts),
            )
        )
    return tuple(found)
