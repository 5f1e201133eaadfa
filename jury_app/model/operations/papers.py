"""What the secretary adds to the minutes: the day of the convocation, and the list of annexes."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.formatting import shown
from jury_app.limits import LONGEST_TEXT
from jury_app.model.enums import JournalKind
from jury_app.model.journal import record
from jury_app.model.queries.papers import get_papers
from jury_app.model.requirements import require_length, require_not_closed


def note_convocation(session: Session, *, on: str, at: str = "") -> int | None:
    """Say on which day the jury was convened, as `2026-10-01`; the same day again is no act."""
    require_not_closed(session)
    day = on.strip()
    try:
        kept = date.fromisoformat(day).isoformat() if day else ""
    except ValueError as error:
        raise RuleError("day_wrong", value=shown(day)) from error
    if kept == get_papers(session).convened_on:
        return None
    return record(session, JournalKind.CONVENED, {"on": kept} | ({"at": at} if at else {}))


def list_annexes(session: Session, *, annexes: Sequence[str], at: str = "") -> int | None:
    """Say what is annexed to the minutes, in order; the same list again is no act."""
    require_not_closed(session)
    kept = tuple(filter(None, (" ".join(each.split()) for each in annexes)))
    if kept == get_papers(session).annexes:
        return None
    told = "\n".join(kept)
    require_length(told, LONGEST_TEXT)
    body = {"count": len(kept)} | ({"at": at} if at else {})
    return record(session, JournalKind.ANNEXED, body, reason=told)
