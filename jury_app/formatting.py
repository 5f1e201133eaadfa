"""Numbers, dates and order as a French or an English reader expects them."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from jury_app.i18n import _, language

if TYPE_CHECKING:
    from datetime import date, datetime

NBSP = "\N{NO-BREAK SPACE}"
NNBSP = "\N{NARROW NO-BREAK SPACE}"
MISSING = "–"
MINUS = "\N{MINUS SIGN}"

SortKey: TypeAlias = tuple[tuple[tuple[int, int, str], ...], str, str]

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss"})
_GUILLEMETS = re.compile(r"«\s*(.*?)\s*»")
_CURLY = re.compile(r"“(.*?)”")
_LONGEST_SHOWN, _MANY = 60, 32_768
_RUNS = re.compile(r"\d+|\D+")


class _PlainLetters(dict[int, str]):
    """What each letter becomes, worked out the first time it is met."""

    def __missing__(self, code: int) -> str:
        letters = unicodedata.normalize("NFKD", chr(code).translate(_LIGATURES))
        kept = (letter for letter in letters if not unicodedata.combining(letter))
        self[code] = "".join(each if each.isalnum() else " " for each in kept).casefold()
        return self[code]


_PLAIN = _PlainLetters()


def plain(text: str) -> str:
    """Return a text without case, accents, ligatures, punctuation or repeated blanks."""
    return " ".join(text.translate(_PLAIN).split())


@lru_cache(_MANY)
def sort_key(text: str) -> SortKey:
    """Return the place of a text in a list: letters first, numbers by value, accents last.

    The same names and numbers are put in order again and again.
    """
    words = plain(text)
    return tuple(_part(run) for run in _RUNS.findall(words)), text.casefold(), text


def _part(run: str) -> tuple[int, int, str]:
    return (0, int(run), "") if run.isdecimal() else (1, 0, run)


def localised(number: str) -> str:
    """Return a decimal string with the separator of the language spoken."""
    return number.replace(".", ",") if language() == "fr" else number


def format_number(value: int) -> str:
    """Return a whole number with its thousands apart."""
    return f"{value:,}".replace(",", NNBSP if language() == "fr" else ",")


def span(lowest: int, highest: int) -> str:
    """Return a whole number, or from which to which."""
    if lowest == highest:
        return format_number(lowest)
    return _("{lowest} to {highest}").format(
        lowest=format_number(lowest), highest=format_number(highest)
    )


def months() -> tuple[str, ...]:
    """Return the twelve months in the language spoken."""
    return (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"),
        _("August"), _("September"), _("October"), _("November"), _("December"),
    )  # fmt: skip


def format_date(day: "date") -> str:
    """Return « 1er juillet 2026 » or “1 July 2026”."""
    number = "1er" if language() == "fr" and day.day == 1 else str(day.day)
    return f"{number}{NBSP}{months()[day.month - 1]} {day.year}"


def format_time(moment: "datetime") -> str:
    """Return « 21 h 32 » or “21:32”."""
    if language() == "fr":
        return f"{moment.hour}{NBSP}h{NBSP}{moment.minute:02}"
    return f"{moment.hour:02}:{moment.minute:02}"


def format_hour(moment: "datetime") -> str:
    """Return « 18 h » or “18:00” for a whole hour, and any other as `format_time` does."""
    if language() == "fr" and not moment.minute:
        return f"{moment.hour}{NBSP}h"
    return format_time(moment)


def format_moment(moment: "datetime") -> str:
    """Return a date and its hour, in the clock of this machine."""
    local = moment.astimezone()
    return f"{format_date(local.date())}, {format_time(local)}"


def quoted(text: str) -> str:
    """Return a text between the quotation marks of the language spoken; those inside change."""
    if language() == "fr":
        inner = _GUILLEMETS.sub(r"“\1”", text) if "«" in text else text
        return f"«{NBSP}{inner}{NBSP}»"
    inner = _CURLY.sub("\N{LEFT SINGLE QUOTATION MARK}\\1’", text)
    return f"“{inner}”"


def joined(names: Sequence[str]) -> str:
    """Return names as a sentence lists them: « A, B et C », “A, B and C”."""
    if len(names) < 2:  # noqa: PLR2004 -- one name has nothing to be joined to
        return "".join(names)
    return _("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])


def ended(text: str) -> str:
    """Return a text that ends as a sentence does, with a point where it has no end of its own."""
    return text if text.endswith((".", "!", "?", "…", "»", "”")) else f"{text}."


def shown(text: str) -> str:
    """Return the beginning of what somebody wrote, so that the sentence about it can be read."""
    whole = text.encode("utf-8", "replace").decode()
    return whole if len(whole) <= _LONGEST_SHOWN else f"{whole[:_LONGEST_SHOWN]}…"


def capitalised(words: str) -> str:
    """Return words with a capital at their beginning, all others as they are."""
    return words[:1].upper() + words[1:]
