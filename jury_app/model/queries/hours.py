"""Hours as they are said in the room, on the day of the sitting."""

from datetime import UTC, datetime

from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.formatting import shown
from jury_app.legal_time import PARIS
from jury_app.model.journal import now
from jury_app.model.queries.sitting import get_sitting
from jury_app.model.requirements import edition_of


def hour_of(session: Session, said: str) -> str:
    """Return an hour as a moment of the day of the sitting; nothing stays nothing."""
    if not said:
        return ""
    sitting = get_sitting(session)
    day = datetime.fromisoformat(
        sitting.opened_at or edition_of(session).sitting_at or now(session)
    )
    if day.tzinfo is UTC:  # kept without the clock of the room
        day = day.astimezone(PARIS)
    try:
        if "T" in said:
            moment = datetime.fromisoformat(said)
        else:
            clock = datetime.strptime(said, "%H:%M").time()  # noqa: DTZ007 -- an hour of the room
            moment = datetime.combine(day.date(), clock, tzinfo=day.tzinfo)
    except ValueError as error:
        raise RuleError("script_hour_wrong", value=shown(said)) from error
    aware = moment if moment.tzinfo else moment.astimezone()
    return aware.isoformat(timespec="seconds")
