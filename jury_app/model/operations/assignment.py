"""Saying who reads what: the whole panel, a plan, or one reading after the other by hand."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.i18n import _
from jury_app.model.entities import Assignment
from jury_app.model.enums import JournalKind
from jury_app.model.journal import record
from jury_app.model.many_rows import add_rows, remove_rows
from jury_app.model.queries.assignment import panels_of
from jury_app.model.requirements import current_round, require_not_closed
from jury_app.model.scoring.assignment import Pair
from jury_app.progress import Progress, Steps, finish

_ROWS_AT_ONCE = 5_000
"""So many readings are written before somebody may stop it."""


class Given(NamedTuple):
    """How many readings there are now, of how many jurors and applications."""

    readings: int
    jurors: int
    applications: int


def assign_readers(session: Session) -> Given:
    """Give each application its whole panel; return what that makes.

    Recused jurors keep their place, and their kit says that they are recused.
    """
    return finish(assigning_steps(session))


def assigning_steps(session: Session) -> Steps[Given]:
    """Give each application its whole panel where somebody watches, and may stop it."""
    panels = panels_of(session)
    if not any(panels.values()):
        raise RuleError("nobody_to_assign")
    pairs = {(juror, each) for each, panel in panels.items() for juror in panel}
    return (yield from giving_steps(session, pairs=pairs))


def give_readings(session: Session, *, pairs: AbstractSet[Pair], readers: int = 0) -> Given:
    """Give these (juror, application) readings and no others; `readers` of each, if it is so many.

    Refused where the panels are others by now than those a plan was made for.
    """
    return finish(giving_steps(session, pairs=pairs, readers=readers))


def giving_steps(session: Session, *, pairs: AbstractSet[Pair], readers: int = 0) -> Steps[Given]:
    """Give readings where somebody watches, and may stop it: nothing is changed then."""
    require_not_closed(session)
    panels = panels_of(session)
    if any(juror not in panels.get(application, ()) for juror, application in pairs):
        raise RuleError("plan_outdated")
    jury = current_round(session)
    current = _current(session, jury.id)
    taken, added = sorted(current - pairs), sorted(pairs - current)
    total = len(taken) + len(added)
    for change, some, before in ((remove_rows, taken, 0), (add_rows, added, len(taken))):
        for start in range(0, len(some), _ROWS_AT_ONCE):
            yield Progress(before + start, total, _("Writing the readings down…"))
            change(session, Assignment, _rows(jury.id, some[start : start + _ROWS_AT_ONCE]))
    given = Given(len(pairs), len({each[0] for each in pairs}), len({each[1] for each in pairs}))
    if total:
        yield Progress(total, total, _("Writing the readings down…"))
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
    add_rows(session, Assignment, _rows(jury.id, sorted(fresh)))
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


def _current(session: Session, round_id: int) -> set[Pair]:
    return {
        (juror_id, application_id)
        for juror_id, application_id in session.execute(
            select(Assignment.juror_id, Assignment.application_id).where(
                Assignment.round_id == round_id
            )
        )
    }


def _rows(round_id: int, pairs: Iterable[Pair]) -> list[dict[str, int]]:
    return [
        {"round_id": round_id, "juror_id": juror_id, "application_id": application_id}
        for juror_id, application_id in pairs
    ]
