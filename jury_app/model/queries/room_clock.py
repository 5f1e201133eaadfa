"""Since when a domain has been before the jury."""

from datetime import datetime

from sqlalchemy.orm import Session

from jury_app.model.enums import JournalKind
from jury_app.model.queries.room_acts import room_acts
from jury_app.model.room.state import Room, replaying


def get_domain_hour(session: Session) -> datetime | None:
    """Return when the open domain was put before the jury, by the clock of this machine.

    The hour that was declared may be that of another day, when a day is typed in afterwards.
    """
    room, since, before = Room(), None, None
    for act in replaying(room_acts(session), room):
        domain = room.item.domain if room.item else None
        if act.kind in (JournalKind.ITEM_OPENED, JournalKind.ITEM_CLOSED) and domain != before:
            since, before = act.at, domain
    return datetime.fromisoformat(since) if since and before is not None else None
