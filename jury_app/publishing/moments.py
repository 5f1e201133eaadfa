"""The hours that documents give: those of the room, never those of the machine that prints them."""

from datetime import datetime

from jury_app.legal_time import PARIS


def in_the_room(moment: str) -> datetime:
    """Return a recorded moment by the clock of the room.

    Older records say only when it was in UTC; their rooms were in metropolitan France.
    """
    recorded = datetime.fromisoformat(moment)
    return recorded.astimezone(PARIS) if moment.endswith("Z") else recorded


def hour(moment: str | None) -> datetime | None:
    """Return a recorded moment by the clock of the room, if there is one."""
    return in_the_room(moment) if moment else None
