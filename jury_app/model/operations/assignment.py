"""Saying who reads what: the whole panel, a plan, or one reading after the other by hand."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.model.entities import Assignment
from jury_app.model.enums import JournalKind
from jury_app.model.journal import record
from jury_app.model.queries.assignment import panels_of
from jury_app.model.requirements import current_round, require_not_closed
from jury_app.model.scoring.assignment import Pair


class Given(NamedTuple):
    """How many readings there are now, of how many jurors and applications."""

    readings: int
    jurors: int
    applications: int


def assign_readers(session: Session) -> Given:
    """Give each application its whole panel; return what that makes.

    Recused jurors keep their place, and their kit says that they are recused.
    """
    panels = panels_of(session)
    if not any(panels.values()):
        raise RuleError("nobody_to_assign")
    return give_readings(
        session, pairs={(juror, each) for each, panel in panels.items() for juror in panel}
    )


def give_readings(session: Session, *, pairs: AbstractSet[Pair], readers: int = 0) -> Given:
    """Give these (juror, application) readings and no others; `readers` of each, if it is so many.

    Refused where the panels are others by now than those a plan was made for.
    """
    require_not_closed(session)
    panels = panels_of(session)
    if any(juror not in panels.get(application, ()) for juror, application in pairs):
        raise RuleError("plan_outdated")
    jury = current_round(session)
    current = {
        (each.juror_id, each.application_id): each
        for each in session.scalars(select(Assignment).where(Assignment.round_id == jury.id))
    }
    for pair in sorted(current.keys() - pairs):
        session.delete(current[pair])
    _add(session, jury.id, pairs - current.keys())
    given = Given(len(pairs), len({each[0] for each in pairs}), len({each[1] for each in pairs}))
    if pairs != current.keys():
        body = {"round": jury.id, "readings": given.readings, "readers": readers}
        record(session, JournalKind.ASSIGNED, body)
    return given


def add_readings(session: Session, *, pairs: Iterable[Pair]) -> int:
    """Give these (juror, application) readings besides those there are; return how many are new."""
    require_not_closed(session)
    jury = current_round(session)
    fresh = {each for each in pairs if session.get(Assignment, (jury.id, *each)) is None}
    if not fresh:
        raise RuleError("nothing_changed")
    _add(session, jury.id, fresh)
    body: dict[str, Any] = {"round": jury.id, "added": len(fresh)}
    record(session, JournalKind.ASSIGNED, body)
    return len(fresh)


def assign_one(session: Session, *, juror_id: int, application_id: int, reads: bool) -> int:
    """Add one reading by hand, or take it away; marks that came stay in their ballots."""
    require_not_closed(session)
    jury = current_round(session)
    found = session.get(Assignment, (jury.id, juror_id, application_id))
    if reads and found is None:
        session.add(Assignment(round_id=jury.id, juror_id=juror_id, application_id=application_id))
    elif not reads and found is not None:
        session.delete(found)
    else:
        raise RuleError("nothing_changed")
    body: dict[str, Any] = {"juror": juror_id, "application": application_id, "reads": reads}
    return record(session, JournalKind.ASSIGNED, body)


def _add(session: Session, round_id: int, pairs: Iterable[Pair]) -> None:
    for juror_id, application_id in sorted(pairs):
        session.add(Assignment(round_id=round_id, juror_id=juror_id, application_id=application_id))
