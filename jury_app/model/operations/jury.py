"""Seating the jury: its members, their panels, and their recusals."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.limits import LONGEST_TEXT
from jury_app.model.entities import Juror, Recusal
from jury_app.model.enums import JournalKind
from jury_app.model.journal import record
from jury_app.model.operations.applications import Taken
from jury_app.model.operations.seating import (
    SeatedJury,
    seat,
    seat_line,
    update,
    update_line,
)
from jury_app.model.requirements import (
    require_fitting,
    require_juror,
    require_length,
    require_not_closed,
    require_text,
)
from jury_app.model.values import JurorValues


def take_jurors(session: Session, *, incoming: Sequence[JurorValues]) -> Taken:
    """Seat the jurors of a list; of those known, change what the list changed."""
    require_not_closed(session)
    seated = SeatedJury(session, incoming)
    taken = Taken()
    for values in incoming:
        found = seated.take(values)
        if found is None:
            seat_line(session, values)
            taken = replace(taken, new=taken.new + 1)
        elif update_line(session, found, values):
            taken = replace(taken, changed=taken.changed + 1)
        else:
            taken = replace(taken, unchanged=taken.unchanged + 1)
    if taken.new or taken.changed:
        body = {"new": taken.new, "changed": taken.changed}
        record(session, JournalKind.JURORS_IMPORTED, body)
    return taken


def add_juror(session: Session, *, values: JurorValues) -> int:
    """Seat a juror, and return their id."""
    require_not_closed(session)
    require_text(values.family_name, "name_empty")
    require_fitting(values)
    juror = seat(session, values)
    record(session, JournalKind.JUROR_ADDED, {"juror": juror.id})
    return juror.id


def edit_juror(session: Session, *, juror_id: int, values: JurorValues) -> int:
    """Correct what is known of a juror, or change their panels."""
    require_not_closed(session)
    require_text(values.family_name, "name_empty")
    require_fitting(values)
    update(session, session.get_one(Juror, juror_id), values)
    return record(session, JournalKind.JUROR_EDITED, {"juror": juror_id})


def withdraw_juror(session: Session, *, juror_id: int, reason: str = "") -> int:
    """Let a juror leave the jury; what they sent stays in the edition."""
    require_not_closed(session)
    require_juror(session, juror_id).is_withdrawn = True
    body = {"juror": juror_id, "withdrawn": True}
    return record(session, JournalKind.JUROR_EDITED, body, reason=reason)


def recuse_juror(session: Session, *, juror_id: int, application_id: int, reason: str) -> int:
    """Record that a juror stays out of everything that concerns an application."""
    require_not_closed(session)
    require_juror(session, juror_id)
    require_length(reason, LONGEST_TEXT)
    if _standing_recusal(session, juror_id, application_id):
        raise RuleError("already_recused")
    session.add(
        Recusal(
            juror_id=juror_id,
            application_id=application_id,
            reason=reason.strip(),
        )
    )
    body = {"juror": juror_id, "application": application_id}
    return record(session, JournalKind.RECUSAL, body)


def lift_recusal(session: Session, *, recusal_id: int, reason: str) -> int:
    """Record that a recusal no longer holds, and why."""
    require_not_closed(session)
    recusal = session.get_one(Recusal, recusal_id)
    recusal.is_lifted = True
    body = {"juror": recusal.juror_id, "application": recusal.application_id}
    return record(
        session,
        JournalKind.RECUSAL_LIFTED,
        body,
        reason=require_text(reason, "reason_missing"),
    )


def _standing_recusal(session: Session, juror_id: int, application_id: int) -> Recusal | None:
    return session.scalars(
        select(Recusal)
        .where(Recusal.juror_id == juror_id, Recusal.application_id == application_id)
        .where(Recusal.is_lifted.is_(False))
    ).first()
