"""One file for each laureate: what a batch shares is made once, and copied into each of them."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO

from jury_app.documents import fonts
from jury_app.documents.archival import retitled
from jury_app.documents.certificate.content import Certificate, Certificates
from jury_app.documents.certificate.pdf import build_certificates
from jury_app.documents.pdf_objects import (
    HEAD,
    Objects,
    reference,
    references,
    renumbered,
    table_line,
    tail,
    written,
)
from jury_app.i18n import speaking
from jury_app.rehearsal import rehearsing

_AT_ONCE = 250
_OF_A_PAGE = re.compile(rb"/(?:Parent|Contents) \d+ 0 R\s*")
_OF_A_BATCH = re.compile(rb"/Outlines \d+ 0 R\s*")
_METADATA = b"Metadata"
_TITLE = re.compile(rb"/Title \((?:\\.|[^\\()])*\)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Shared:
    """The beginning of a file, the same for many pages, and where its objects stand."""

    beginning: bytes
    lines: tuple[bytes, ...]
    numbers: dict[int, int]


def each_certificate(
    content: Certificates, *, is_rehearsal: bool = False
) -> Iterator[tuple[Certificate, bytes]]:
    """Yield each certificate with its own file (PDF), under the names of its laureates."""
    for start in range(0, len(content.items), _AT_ONCE):
        items = content.items[start : start + _AT_ONCE]
        output = BytesIO()
        with speaking(content.language), rehearsing(is_rehearsal=is_rehearsal):
            build_certificates(replace(content, items=items), output)
        titles = [fonts.printable(", ".join(item.laureates)) for item in items]
        yield from zip(items, single_pages(output.getvalue(), titles), strict=True)


def single_pages(pdf: bytes, titles: Sequence[str]) -> Iterator[bytes]:
    """Yield each page of a PDF of our own as a file with a title."""
    objects = Objects(pdf)
    catalog = _OF_A_BATCH.sub(b"", objects[objects.catalog])
    tree = reference(catalog, b"Pages")
    packet = reference(catalog, _METADATA) if _METADATA in catalog else 0
    beginnings: dict[tuple[int, ...], _Shared] = {}
    for number, title in zip(references(objects[tree]), titles, strict=True):
        page = _OF_A_PAGE.sub(b"", objects[number])
        needed = tuple(each for each in references(page + catalog) if each not in (tree, packet))
        if needed not in beginnings:
            beginnings[needed] = _shared(objects, needed)
        told = _TITLE.sub(b"/Title <FEFF%s>" % _hex(title), objects[objects.info], count=1)
        content = objects[reference(objects[number], b"Contents")]
        said = retitled(objects[packet], title) if packet else b""
        yield _file(beginnings[needed], (catalog, tree, packet), (page, content), (told, said))


def _shared(objects: Objects, needed: Sequence[int]) -> _Shared:
    numbers = {old: new for new, old in enumerate(objects.reached_from(needed), start=1)}
    beginning, lines = bytearray(HEAD), []
    for old, new in numbers.items():
        lines.append(table_line(len(beginning)))
        beginning += written(new, renumbered(objects[old], numbers))
    return _Shared(bytes(beginning), tuple(lines), numbers)


def _file(
    shared: _Shared,
    top: tuple[bytes, int, int],
    own: tuple[bytes, bytes],
    words: tuple[bytes, bytes],
) -> bytes:
    """Return a file of one page; `words` are its information, and what it says to an archive."""
    (catalog, tree, packet), (page, content), (information, said) = top, own, words
    first = len(shared.lines) + 1
    pages, leaf, stream, told, root, saying = range(first, first + 6)
    page = renumbered(page, shared.numbers).removesuffix(b">>")
    bodies = {
        pages: b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % leaf,
        leaf: b"%s/Parent %d 0 R /Contents %d 0 R >>" % (page, pages, stream),
        stream: content,
        told: information,
        root: renumbered(catalog, shared.numbers | {tree: pages, packet: saying}),
    }
    if said:
        bodies[saying] = said
    file, lines = bytearray(shared.beginning), list(shared.lines)
    for number, body in bodies.items():
        lines.append(table_line(len(file)))
        file += written(number, body)
    name = hashlib.sha256(content + information).hexdigest()[:32].encode()
    trailer = b"/Root %d 0 R /Info %d 0 R /ID [<%s> <%s>]" % (root, told, name, name)
    return bytes(file + tail(lines, trailer, len(file)))


def _hex(text: str) -> bytes:
    return text.encode("utf-16-be").hex().upper().encode()
