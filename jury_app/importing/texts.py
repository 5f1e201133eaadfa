"""Text files from form tools: which letters, which separator, and the cells of each record."""

import csv
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from io import StringIO
from itertools import islice

from jury_app.errors import RefusedFileError

SEPARATORS = (",", ";", "\t")

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
MAX_RECORDS = 1_000_000
MAX_CELLS = 4_000_000
_LONGEST_CELL = 10_000_000
_SAMPLE = 50
_HINT = "sep="


def decode(data: bytes, file: str) -> tuple[str, str]:
    """Return the text and the name of its encoding: a byte order mark, UTF-8, or Windows."""
    marked = [encoding for mark, encoding in _BOMS if data.startswith(mark)]
    if "utf-16" not in marked and b"\0" in data:
        raise RefusedFileError("not_a_table", file=file)
    for encoding in marked or ["utf-8", "cp1252"]:
        with suppress(UnicodeDecodeError):
            return data.decode(encoding), encoding
    raise RefusedFileError("encoding_unknown", file=file)


def records(text: str, file: str) -> tuple[list[list[str]], str]:
    """Return the records, one a row of the spreadsheet whatever its cells hold, and the separator.

    Excel's first line « sep=; » is obeyed and is no row.
    """
    hint, _end, rest = text.partition("\n")
    if hint.lower().startswith(_HINT) and hint.strip()[len(_HINT) :] in SEPARATORS:
        separator, text = hint.strip()[len(_HINT) :], rest
    else:
        separator = max(SEPARATORS, key=lambda each: _likelihood(text, each))
    read: list[list[str]] = []
    cells = 0
    try:
        for record in _parse(text, separator, strict=True):
            read.append(record)
            cells += len(record)
            if cells > MAX_CELLS or len(read) > MAX_RECORDS:
                raise RefusedFileError("file_too_large", file=file)
    except csv.Error:
        raise RefusedFileError("table_broken", file=file, row=len(read) + 1) from None
    return read, separator


def _likelihood(text: str, separator: str) -> float:
    """Say how many columns a separator makes, less if the records do not agree on it."""
    try:
        widths = Counter(
            len(record) for record in islice(_parse(text, separator), _SAMPLE) if record
        )
    except csv.Error:
        return 0
    if not widths:
        return 0
    (width, times), *_others = widths.most_common(1)
    return (width - 1) * times / widths.total()


def _parse(text: str, separator: str, *, strict: bool = False) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    return csv.reader(StringIO(text, newline=""), delimiter=separator, strict=strict)
