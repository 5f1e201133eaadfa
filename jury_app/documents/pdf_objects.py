"""The objects of a PDF as bytes: what many files share is made once, and copied.

Only files of our own making are read here, and those that pdfium has written anew: objects one by
one, and a plain table of where they are.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject

HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_TABLE = re.compile(rb"xref\s+0 (\d+)\s+")
_ENTRY = re.compile(rb"(\d{10}) \d{5} ([nf])\s+")
_BEFORE = re.compile(rb"\s*\d+ \d+ obj\s*")
_REFERENCE = re.compile(rb"\((?:\\.|[^\\()])*\)|\b(\d+) \d+ R\b", re.DOTALL)
_STREAM = re.compile(rb">>\s*stream\r?\n")


class Written(PDFObject):
    """An object of a document in the making that is written out already."""

    def __init__(self, body: bytes = b"") -> None:
        self.body = body

    def format(self, _document: PDFDocument) -> bytes:
        """Return it as it stands in the file."""
        return self.body


class Objects(dict[int, bytes]):
    """The objects of a PDF by their numbers, as they stand between `obj` and `endobj`."""

    def __init__(self, pdf: bytes) -> None:
        super().__init__(_parsed(pdf))
        trailer = pdf[pdf.rindex(b"trailer") :]
        self.catalog = reference(trailer, b"Root")
        self.info = reference(trailer, b"Info")

    def reached_from(self, starts: Iterable[int]) -> list[int]:
        """Return the numbers of objects and of all that they need, in order."""
        found: set[int] = set()
        waiting = list(starts)
        while waiting:
            number = waiting.pop()
            if number not in found and number in self:
                found.add(number)
                waiting += references(self[number])
        return sorted(found)


def reference(body: bytes, key: bytes) -> int:
    """Return the number of the object that a dictionary names under a key."""
    found = re.search(rb"/" + key + rb"\s+(\d+) \d+ R\b", body)
    if found is None:
        raise ValueError(key)
    return int(found[1])


def references(body: bytes) -> list[int]:
    """Return the numbers of the objects that an object names, outside its texts and its stream."""
    head, _stream = parted(body)
    return [int(found[1]) for found in _REFERENCE.finditer(head) if found[1]]


def renumbered(body: bytes, numbers: Mapping[int, int]) -> bytes:
    """Return an object that names others by their new numbers."""
    head, stream = parted(body)

    def named(found: re.Match[bytes]) -> bytes:
        return b"%d 0 R" % numbers[int(found[1])] if found[1] else found[0]

    return _REFERENCE.sub(named, head) + stream


def parted(body: bytes) -> tuple[bytes, bytes]:
    """Return an object's dictionary, and its stream with the word that begins it."""
    found = _STREAM.search(body)
    end = found.start() + len(b">>") if found else len(body)
    return body[:end], body[end:]


def written(number: int, body: bytes) -> bytes:
    """Return an object as it stands in a file."""
    return b"%d 0 obj\n%s\nendobj\n" % (number, body)


def table_line(offset: int) -> bytes:
    """Return what the table of a file says of an object."""
    return b"%010d 00000 n \n" % offset


def tail(lines: Sequence[bytes], trailer: bytes, start: int) -> bytes:
    """Return the end of a file: its table, and where a reader begins."""
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(lines) + 1, b"".join(lines))
    size = b"/Size %d" % (len(lines) + 1)
    return b"%strailer\n<< %s %s >>\nstartxref\n%d\n%%%%EOF\n" % (table, trailer, size, start)


def _parsed(pdf: bytes) -> dict[int, bytes]:
    start = _START.search(pdf, max(0, len(pdf) - 64))
    table = _TABLE.match(pdf, int(start[1])) if start else None
    if start is None or table is None:
        raise ValueError("xref")  # a bug here; nobody is told
    place = table.end()
    offsets: dict[int, int] = {}
    for number in range(int(table[1])):
        entry = _ENTRY.match(pdf, place)
        if entry is None:
            raise ValueError(number)
        place = entry.end()
        if entry[2] == b"n":
            offsets[number] = int(entry[1])
    ends = dict(
        zip(sorted(offsets.values()), [*sorted(offsets.values())[1:], int(start[1])], strict=True)
    )
    return {number: _body(pdf[offset : ends[offset]]) for number, offset in offsets.items()}


def _body(text: bytes) -> bytes:
    before = _BEFORE.match(text)
    return text[before.end() if before else 0 : text.rindex(b"endobj")].rstrip()
