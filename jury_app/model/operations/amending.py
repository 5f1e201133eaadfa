"""Amendments: a juror changes a mark in the room, and the sealed ballot stays as it is."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.formatting import MISSING, localised, shown
from jury_app.limits import LONGEST_TEXT
from jury_app.model.entities import Amendment, Application, Criterion
from jury_app.model.enums import JournalKind
from jury_app.model.journal import record
from jury_app.model.operations.sitting import open_sitting
from jury_app.model.queries.edition import list_criteria
from jury_app.model.queries.standings import all_marks
from jury_app.model.requirements import (
    current_round,
    require_application,
    require_juror,
    require_length,
    require_not_closed,
    require_opened,
    require_text,
)
from jury_app.model.scoring.grids import Scale


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendedMark:
    """What a juror makes of a mark; in points, as people say them, and empty where none is."""

    juror_id: int
    number: str
    criterion: str
    old: str
    new: str
    reason: str
    at: str = ""


def amend_mark(session: Session, *, mark: AmendedMark) -> int:
    """Add an amendment; the old mark must be the one that counts now, so that it was seen."""
    require_not_closed(session)
    jury = current_round(session)
    require_opened(jury)
    require_juror(session, mark.juror_id)
    application = require_application(session, mark.number)
    reason = require_text(mark.reason, "reason_missing")
    require_length(reason, LONGEST_TEXT)
    scale = _scale(session, mark.criterion)
    old, new = _mark(scale, mark.old), _mark(scale, mark.new)
    _require_current(session, mark.juror_id, application, scale, old)
    if old == new:
        raise RuleError("nothing_changed")
    open_sitting(session)
    place = {
        "juror": mark.juror_id,
        "application": application.id,
        "criterion": session.scalars(
            select(Criterion.id).where(Criterion.round_id == jury.id, Criterion.code == scale.code)
        ).one(),
    }
    named = {f"{name}_id": key for name, key in place.items()}
    session.add(Amendment(round_id=jury.id, **named, old=old, new=new))
    body: dict[str, Any] = {**place, "old": old, "new": new}
    if mark.at:
        body["at"] = mark.at
    return record(session, JournalKind.AMENDMENT, body, reason=reason)


def _scale(session: Session, code: str) -> Scale:
    for each in list_criteria(session):
        if each.scale.code == code:
            return each.scale
    raise RuleError("criterion_not_here", value=shown(code))


def _mark(scale: Scale, points: str) -> int | None:
    if not points.strip():
        return None
    mark = scale.mark(points)
    if mark is None:
        raise RuleError("mark_off_scale", value=shown(points))
    return mark


def _points(mark: int, scale: Scale) -> str:
    return f"{mark / scale.steps_per_point:g}"


def _require_current(
    session: Session, juror_id: int, application: Application, scale: Scale, old: int | None
) -> None:
    marks = all_marks(session, applications={application.id})
    said = [each for each in marks.get(application.id, ()) if each.juror_id == juror_id]
    if any(each.is_recused for each in said):
        raise RuleError("amendment_recused", number=application.number)
    current = said[0].marks.get(scale.code) if said else None
    if current != old:
        told = MISSING if current is None else localised(f"{current / scale.steps_per_point:g}")
        raise RuleError("amendment_old_differs", mark=told)
