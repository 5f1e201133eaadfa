"""What a word of the command line may be: a year, a number, a mark, a bound of a scale, an hour."""

import re
from argparse import ArgumentTypeError
from datetime import date, datetime
from fractions import Fraction

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


def mark(text: str) -> Fraction:
    """Return a mark as people write it, with a point or a comma."""
    written = text.replace(",", ".")
    if not re.fullmatch(r"\d{1,9}(\.\d{1,9})?", written, re.ASCII):
        raise ArgumentTypeError(_("“{text}” is not a mark").format(text=text))
    return Fraction(written)


def bound(text: str) -> int:
    """Return an end of a scale, which may be below zero."""
    return -whole(text[1:]) if text.startswith("-") else whole(text)


def moment(text: str) -> datetime:
    """Return a day and an hour by the clock on the wall; neither a day alone nor a zone."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is not None or "T" not in text.replace(" ", "T"):
        said = _("“{text}” is no day and hour; write it as 2026-11-28T18:00")
        raise ArgumentTypeError(said.format(text=text))
    return found.replace(second=0, microsecond=0)


def day(text: str) -> date:
    """Return a day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        said = _("“{text}” is no day; write it as 2026-11-28")
        raise ArgumentTypeError(said.format(text=text)) from None
