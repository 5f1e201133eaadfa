"""Who writes the minutes of the sitting."""

from sqlalchemy.orm import Session

from jury_app.limits import LONGEST_LINE
from jury_app.model.enums import JournalKind
from jury_app.model.journal import record
from jury_app.model.operations.sitting import open_sitting
from jury_app.model.queries.sitting import get_sitting
from jury_app.model.requirements import require_length, require_not_closed


def name_secretary(session: Session, *, name: str, at: str = "") -> int | None:
    """Name the secretary of the sitting, or nobody; the same name again is no act."""
    require_not_closed(session)
    require_length(name, LONGEST_LINE)
    kept = " ".join(name.split())
    if kept == get_sitting(session).secretary:
        return None
    sitting = open_sitting(session)
    sitting.secretary = kept
    body = {"sitting": sitting.id} | ({"at": at} if at else {})
    return record(session, JournalKind.SECRETARY_NAMED, body)
