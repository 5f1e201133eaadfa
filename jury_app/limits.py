"""What an edition takes in and a kit carries: how long texts may be, and of which letters."""

import re

# Nothing that sorts differently by code point and by UTF-16, since these are keys of ballots.
IDENTIFIER = "[ -~\xa0-\ud7ff]{1,200}"
# One address as every mail program takes it: no name beside it, no list, no second line.
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
EMAIL = rf"(?=.{{3,254}}\Z){_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})+"
LONGEST_LINE = 4_000
LONGEST_TEXT = 1_000_000
MOST_POINTS = 1_000_000
MOST_STEPS_PER_POINT = 1_000
MOST_WEIGHT = 1_000_000
MOST_PEOPLE = 2**53 - 1
FIRST_YEAR, LAST_YEAR = 1900, 2999

_IDENTIFIER = re.compile(IDENTIFIER)
_UNFIT = "[\0\ud800-\udfff]"


def is_identifier(text: str) -> bool:
    """Whether a number or a code can name something in a ballot."""
    return _IDENTIFIER.fullmatch(text) is not None


def is_email(text: str) -> bool:
    """Whether a text is one e-mail address, and nothing beside it."""
    return re.fullmatch(EMAIL, text) is not None


def is_writable(text: str) -> bool:
    """Whether every file can hold a text: neither U+0000 nor half a letter."""
    return re.search(_UNFIT, text) is None
