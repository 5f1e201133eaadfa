"""What a word of the command line may be: a year, a whole number, a bound of a scale, an hour."""

from argparse import ArgumentTypeError
from datetime import date, datetime

from jury_app.i18n import _

FIRST_YEAR, LAST_YEAR = 1900, 2199


def year(text: str) -> int:
    """Return the year of an edition."""
    if not (text.isdecimal() and FIRST_YEAR <= int(text) <= LAST_YEAR):
        raise ArgumentTypeError(_("“{text}” is not a year").format(text=text))
    return int(text)


def whole(text: str) -> int:
    """Return a number of things."""
    if not text.isdecimal():
        raise ArgumentTypeError(_("“{text}” is not a whole number").format(text=text))
    return int(text)


def bound(text: str) -> int:
    """Return an end of a scale, which may be below zero."""
    return -whole(text[1:]) if text.startswith("-") else whole(text)


def moment(text: str) -> datetime:
    """Return a day and an hour by the clock on the wall."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None, second=0, microsecond=0)
    except ValueError:
        said = _("“{text}” is no day and hour; write it as 2026-11-28T18:00")
        raise ArgumentTypeError(said.format(text=text)) from None


def day(text: str) -> date:
    """Return a day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        said = _("“{text}” is no day; write it as 2026-11-28")
        raise ArgumentTypeError(said.format(text=text)) from None
