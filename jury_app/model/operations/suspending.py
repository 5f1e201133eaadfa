"""The sitting suspended and resumed: nothing comes before the jury meanwhile."""

from typing import Any

from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.formatting import format_time
from jury_app.legal_time import in_the_room
from jury_app.limits import LONGEST_TEXT
from jury_app.model.enums import JournalKind
from jury_app.model.journal import record
from jury_app.model.queries.room_acts import get_room
from jury_app.model.requirements import require_length, require_not_closed
from jury_app.model.room.state import Room


def suspend(session: Session, *, reason: str = "", at: str = "") -> int:
    """Suspend the sitting that was opened, for a reason that its minutes tell if there is one."""
    require_not_closed(session)
    require_length(reason, LONGEST_TEXT)
    room = get_room(session)
    if not room.opened_at:
        raise RuleError("sitting_not_open")
    require_sitting(room)
    return record(session, JournalKind.SITTING_SUSPENDED, _hour(at), reason=reason.strip())


def resume(session: Session, *, at: str = "") -> int:
    """Go on with the sitting."""
    require_not_closed(session)
    if get_room(session).pause is None:
        raise RuleError("sitting_not_suspended")
    return record(session, JournalKind.SITTING_RESUMED, _hour(at))


def require_sitting(room: Room) -> None:
    """Refuse what a jury does together, while its sitting is suspended."""
    if room.pause is not None:
        hour = format_time(in_the_room(room.pause.since.hour))
        raise RuleError("sitting_suspended", hour=hour)


def _hour(at: str) -> dict[str, Any]:
    return {"at": at} if at else {}
