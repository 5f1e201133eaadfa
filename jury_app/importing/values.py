"""What the cells of a form mean: texts, numbers, yes and no, lists of labels and of files."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

from jury_app.formatting import plain
from jury_app.formulas import unguarded
from jury_app.helper import Cell

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_BLANKS_IN_NUMBER = re.compile(r"\s")
_COUNT = re.compile(r"([0-9]{1,12})(?:[.,]0*)?")
_FILE_ENDS = re.compile(
    r"\.(?:pdf|docx?|odt|rtf|xlsx?|ods|csv|pptx?|odp|txt|zip|7z|png|jpe?g|gif|webp|tiff?|heic|svg"
    r"|bmp|mp3|mp4|mov|avi|eml|msg)$",
    re.IGNORECASE,
)
_YES = {"1", "yes", "oui", "x", "true", "vrai", "on", "y", "o"}
_JOINT = ", "
_KEPT = 2**12


def raw_text(cell: Cell) -> str:
    """Return a cell word for word; only what no store takes is left out."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.isoformat(" ")
    return _CONTROL.sub("", str(cell))


def holds_control(cell: Cell) -> bool:
    """Whether a cell holds characters that are left out when it is read."""
    return _CONTROL.search(str(cell)) is not None


@lru_cache(maxsize=_KEPT, typed=True)  # the same names come again on many rows
def text(cell: Cell) -> str:
    """Return a cell as it is to be read: composed letters, plain line ends, no blanks around.

    An apostrophe that we or some tool put before = + - @ is taken away again.
    """
    lines = raw_text(cell).replace("\r\n", "\n").replace("\r", "\n")
    return unguarded(unicodedata.normalize("NFC", lines).strip())


@lru_cache(maxsize=_KEPT, typed=True)
def line(cell: Cell) -> str:
    """Return a cell that is a name or a title, in one line."""
    return " ".join(part.strip() for part in text(cell).split("\n") if part.strip())


def label_key(label: str) -> str:
    """Return what two spellings of one label share: « Mobilité(s) » and « mobilités »."""
    return plain(label).replace(" ", "")


def whole_number(cell: Cell) -> int | None:
    """Return a count; the form tools write 0 where nobody answered."""
    match = _COUNT.fullmatch(_BLANKS_IN_NUMBER.sub("", text(cell)))
    return int(match[1]) or None if match else None


def is_yes(cell: Cell) -> bool:
    """Whether a box was ticked, in the words of any of the form tools."""
    return plain(text(cell)) in _YES


def labels(cell: Cell) -> list[str]:
    """Return the labels of a multiple choice; one may hold the separator: « Démarche, méthode »."""
    found: list[str] = []
    for part in line(cell).split(_JOINT):
        if found and part[:1].islower():
            found[-1] += _JOINT + part
        elif part:
            found.append(part)
    return found


def file_names(cell: Cell) -> list[str]:
    """Return the names of attached files; one may hold the separator: « Plan, coupe.pdf »."""
    found: list[str] = []
    pending: list[str] = []
    for part in line(cell).split(_JOINT):
        pending.append(part)
        if _FILE_ENDS.search(part) or part.startswith(("http://", "https://")):
            found.append(_JOINT.join(pending))
            pending = []
    left = _JOINT.join(pending)
    return [*found, left] if left else found


def hold_file_names(cells: Iterable[Cell]) -> bool:
    """Whether a column is one of attachments, by what stands in it."""
    given = [found for found in map(line, cells) if found]
    return bool(given) and all(_FILE_ENDS.search(found) for found in given)
