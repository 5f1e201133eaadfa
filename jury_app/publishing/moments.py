"""The hours that documents give: those of the room, never those of the machine that prints them."""

from datetime import datetime

from jury_app.legal_time import in_the_room


def hour(moment: str | None) -> datetime | None:
    """Return a recorded moment by the clock of the room, if there is one."""
    return in_the_room(moment) if moment else None
