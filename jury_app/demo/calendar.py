"""The calendar of the demonstration: it happens in one year, wherever and whenever it is made.

Its hours are those of the reader's own clock, so that every laptop prints the same minutes.
"""

from datetime import datetime, timedelta

FOUNDED = "2026-03-02T10:00"
IMPORTED = "2026-07-06T10:30"
REVIEWED = "2026-07-15T15:00"
SHORTLISTED = "2026-09-10T17:45"
SEATED = "2026-09-11T11:00"
ISSUED = "2026-09-14T14:00"
FIRST_BALLOTS = "2026-10-01T09:00"
BALLOTS_DUE = "2026-10-05T23:59:59"
LAST_BALLOTS = "2026-10-06T09:00"
OPENED = "2026-10-12T17:30"
SITTING = "2026-10-14T09:04"
FIRST_DOMAIN = "2026-10-14T09:20"
PRIZE = "2026-10-14T12:26"
CLOSING = "2026-10-14T12:41"
PUBLISHED = "2026-10-15T09:30"
MINUTES_A_DOMAIN = 9


def moment(text: str) -> datetime:
    """Return a moment of the story by the clock of this machine."""
    return datetime.fromisoformat(text).astimezone()


def stored(text: str) -> str:
    """Return a moment of the story as an edition keeps it."""
    return moment(text).isoformat()


class StoryClock:
    """Stands still until the story goes on."""

    def __init__(self) -> None:
        self._now = moment(FOUNDED)

    def __call__(self) -> datetime:
        """Return the moment that the story has come to."""
        return self._now

    def turn_to(self, text: str) -> None:
        """Go on to a moment of the story."""
        self._now = moment(text)

    def wait(self, minutes: int) -> None:
        """Let some minutes pass."""
        self._now += timedelta(minutes=minutes)
