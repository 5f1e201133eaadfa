"""The recovery key as people keep it: on paper in lines that tell a slip, and in a file.

The file is an identity file of age: words behind `#`, and the key on a line of its own, so that
any age program opens a ballot with it. Typed from paper, a key comes in its four lines, each with
the two letters that check it.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from jury_app.errors import RefusedFileError
from jury_app.sealing import encryption
from jury_app.sealing.keys import grouped, short_code

PREFIX = "AGE-SECRET-KEY-1"
MAX_FILE = 65_536

_LETTERS = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"  # those of the key itself
_LENGTH = 58
_LINE, _GROUP, _CHECK = 16, 4, 2
_STARTS = range(0, _LENGTH, _LINE)
_WIDTH = 74
_SKIPPED = re.compile(r"[\s-]+")
_PREFIX = PREFIX.replace("-", "")


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A line of a key on paper: its groups, and the two letters that check them."""

    groups: tuple[str, ...]
    check: str


def lines_of_key(key: str) -> tuple[KeyLine, ...]:
    """Cut a key into the lines that are printed after its beginning, the same for all keys."""
    letters = key.removeprefix(PREFIX)
    parts = (letters[start : start + _LINE] for start in _STARTS)
    return tuple(
        KeyLine(tuple(grouped(part, _GROUP).split("-")), _check(number, part))
        for number, part in enumerate(parts, start=1)
    )


def sheet_code(recipient: str) -> str:
    """Return the code by which people tell one recovery sheet from another; it opens nothing."""
    return grouped(short_code(recipient.encode()))


def write_key_file(key: str, told: Sequence[str]) -> bytes:
    """Write a key as age reads it, under the words that tell what it is."""
    printed = (f"{' '.join(line.groups)}  {line.check}" for line in lines_of_key(key))
    wrapped = (line for each in told for line in wrap(each, _WIDTH) or ("",))
    words = (f"# {line}".rstrip() for line in (*wrapped, "", PREFIX, *printed, ""))
    return "\n".join((*words, key, "")).encode()


def read_key_file(data: bytes, *, file: str) -> str:
    """Return the key in a file, as it was written or as somebody typed it from paper."""
    letters = _letters(data, file).removeprefix(_PREFIX)
    if len(letters) == _LENGTH + _CHECK * len(_STARTS):
        letters = _checked(letters, file)
    if len(letters) != _LENGTH:
        raise RefusedFileError("recovery_file_unfit", file=file)
    if not encryption.is_identity(PREFIX + letters):
        raise RefusedFileError("recovery_key_mistyped", file=file)
    return PREFIX + letters


def _letters(data: bytes, file: str) -> str:
    """Return what the lines that are no comments say, without blanks and hyphens."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedFileError("recovery_file_unfit", file=file) from error
    lines = (line.strip() for line in text.splitlines())
    said = "".join(line for line in lines if not line.startswith("#"))
    return _SKIPPED.sub("", said).upper()


def _checked(letters: str, file: str) -> str:
    """Return the letters without their checks, or say in which line something is wrong."""
    found = ""
    for number, start in enumerate(_STARTS, start=1):
        length = min(_LINE, _LENGTH - start)
        line, rest = letters[:length], letters[length:]
        if rest[:_CHECK] != _check(number, line):
            raise RefusedFileError("recovery_line_mistyped", file=file, line=number)
        found, letters = found + line, rest[_CHECK:]
    return found


def _check(number: int, line: str) -> str:
    digest = hashlib.sha256(f"{number}:{line}".encode()).digest()
    return "".join(_LETTERS[byte % len(_LETTERS)] for byte in digest[:_CHECK])
