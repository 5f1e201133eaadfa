"""When something was deposited: the form tools' ways of writing it, and the hour of Paris.

Windows has no database of time zones, and one rule is enough: since 1996 summer time lasts from
the last Sunday of March to the last Sunday of October, both at 1:00 UTC. In the hour that comes
twice in October, the first is meant.
"""

import re
from datetime import date, datetime, time, timedelta, timezone, tzinfo

from jury_app.helper import Cell
from jury_app.importing.values import line

_MARCH, _OCTOBER = 3, 10
_SPRING_HOUR, _AUTUMN_HOUR = 2, 3
_HOUR = timedelta(hours=1)

_SPACED_OFFSET = re.compile(r"\s+(?=[+-]\d\d:?\d\d$)")
_GOOGLE_OFFSET = re.compile(r"\s*(?:UTC|GMT)([+-]\d{1,2})(?::?(\d\d))?$")
_AT = re.compile(r"\s+(?:à|at)\s+|\s+")
_WRITTEN = (
    "%d/%m/%Y %H:%M:%S",
    "%d/%m/%Y %H:%M",
    "%d/%m/%Y",
    "%d-%m-%Y %H:%M:%S",
    "%d-%m-%Y %H:%M",
    "%Y/%m/%d %I:%M:%S %p",
    "%Y/%m/%d %H:%M:%S",
)


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


def moment(cell: Cell) -> datetime | None:
    """Return a moment with its offset; one without is by the clock of Paris."""
    if isinstance(cell, datetime):
        return aware(cell)
    if isinstance(cell, date):
        return aware(datetime.combine(cell, time()))
    return _read(line(cell))


def aware(given: datetime) -> datetime:
    """Return a moment with its offset, fixed, so that it can be written and compared."""
    placed = given if given.tzinfo else given.replace(tzinfo=PARIS)
    offset = placed.utcoffset() or timedelta()
    return placed.replace(tzinfo=timezone(offset), microsecond=0, fold=0)


def _read(written: str) -> datetime | None:
    try:
        return aware(datetime.fromisoformat(_SPACED_OFFSET.sub("", written)))
    except ValueError:
        pass
    zone = _GOOGLE_OFFSET.search(written)
    clock = _AT.sub(" ", _GOOGLE_OFFSET.sub("", written))
    for form in _WRITTEN:
        try:
            found = datetime.strptime(clock, form)  # noqa: DTZ007 -- placed just below
        except ValueError:
            continue
        return aware(found.replace(tzinfo=_offset(zone)) if zone else found)
    return None


def _offset(zone: re.Match[str]) -> timezone:
    hours = int(zone[1])
    minutes = int(zone[2] or 0)
    return timezone(timedelta(hours=hours, minutes=-minutes if hours < 0 else minutes))


def _last_sunday(year: int, month: int, hour: int) -> datetime:
    last = datetime(year, month, 31, hour)  # noqa: DTZ001 -- the clock on the wall
    return last - timedelta(days=(last.weekday() + 1) % 7)
