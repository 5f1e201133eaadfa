"""The legal time of metropolitan France, for moments that came without their offset, or in UTC.

Windows has no database of time zones, and one rule is enough: since 1996 summer time lasts from
the last Sunday of March to the last Sunday of October, both at 1:00 UTC. In the hour that comes
twice in October, the first is meant.
"""

from datetime import datetime, timedelta, tzinfo

_MARCH, _OCTOBER = 3, 10
_SPRING_HOUR, _AUTUMN_HOUR = 2, 3
_HOUR = timedelta(hours=1)


class _Paris(tzinfo):
    """The legal time of metropolitan France."""

    def utcoffset(self, moment: datetime | None) -> timedelta:
        """Return one hour, or two in summer."""
        return _HOUR + self.dst(moment)

    def dst(self, moment: datetime | None) -> timedelta:
        """Return one hour in summer."""
        if moment is None:
            return timedelta()
        clock = moment.replace(tzinfo=None)
        starts = _last_sunday(clock.year, _MARCH, _SPRING_HOUR)
        ends = _last_sunday(clock.year, _OCTOBER, _AUTUMN_HOUR)
        if clock >= ends - _HOUR and moment.fold:
            return timedelta()
        return _HOUR if starts <= clock < ends else timedelta()

    def tzname(self, moment: datetime | None) -> str:
        """Return the name that French law gives it."""
        return "CEST" if self.dst(moment) else "CET"


PARIS = _Paris()


def in_the_room(moment: str) -> datetime:
    """Return a recorded moment by the clock of the room.

    Older records say only when it was in UTC; their rooms were in metropolitan France.
    """
    recorded = datetime.fromisoformat(moment)
    return recorded.astimezone(PARIS) if moment.endswith("Z") else recorded


def _last_sunday(year: int, month: int, hour: int) -> datetime:
    last = datetime(year, month, 31, hour)  # noqa: DTZ001 -- the clock on the wall
    return last - timedelta(days=(last.weekday() + 1) % 7)
