"""When something was deposited: the form tools' ways of writing it."""

import re
from datetime import date, datetime, time, timedelta, timezone

from jury_app.helper import Cell
from jury_app.importing.values import line
from jury_app.legal_time import PARIS

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
