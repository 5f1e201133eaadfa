"""What documents are drawn on: the library’s canvas, saved as archives want it.

The library writes `endstream` right after the bytes of a stream, where an archive asks for the end
of a line, and names a file by its title alone.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFObject
from reportlab.pdfgen.canvas import Canvas

from jury_app.documents.lettering import Lettering
from jury_app.documents.pdf_objects import HEAD, parted, table_line, tail, written
from jury_app.documents.structure import Structure

_LENGTH = re.compile(rb"/Length (\d+)")
_BEGIN = b"\nstream\n"
_END = b"endstream"


class Paper(Canvas):
    """A canvas whose file depends on nothing but what is drawn."""

    @cached_property
    def structure(self) -> Structure:
        """What is marked on the pages, from the first mark on."""
        return Structure()

    @cached_property
    def lettering(self) -> Lettering:
        """The letters of its faces."""
        return Lettering(self.document)

    @property
    def document(self) -> Any:
        """The document that grows page by page; the library tells no types of it."""
        return self._doc  # type: ignore[attr-defined]  # as it says

    def write(self, operators: Iterable[str]) -> None:
        """Put on the page what is written out already: the library spells each number anew."""
        self._code.append("\n".join(operators))  # type: ignore[attr-defined]  # no types of it

    def keep(self, item: PDFObject) -> int:
        """Give an object a number in the file, once, and return it."""
        reference = self.document.Reference(item)
        number: int = self.document.idToObjectNumberAndVersion[reference.name][0]
        return number

    def save(self) -> None:
        """Write the file, object by object."""
        if self._code:  # type: ignore[attr-defined]  # no types of it
            self.showPage()
        document = self.document
        for font in document.delayedFonts:
            font.addObjects(document)
        root, information = self.keep(document.Catalog), self.keep(document.info)
        document.Outlines.prepare(document, self)
        if document.Outlines.ready < 0:
            document.Catalog.Outlines = None
        tree = self._tree()
        output, digest = self._filename, hashlib.sha256()  # type: ignore[attr-defined]  # no types of it
        output.write(HEAD)
        place, lines = len(HEAD), []
        for body in self._bodies(tree):
            lines.append(table_line(place))
            output.write(body)
            digest.update(body)
            place += len(body)
        name = digest.hexdigest()[:32].encode()
        trailer = b"/Root %d 0 R /Info %d 0 R /ID [<%s> <%s>]" % (root, information, name, name)
        output.write(tail(lines, trailer, place))

    def _tree(self) -> list[bytes]:
        """Return the objects of the structure, if there is any, and keep numbers for them."""
        if "structure" not in self.__dict__:
            return []
        pages = {n: self.keep(page) for n, page in enumerate(self.document.Pages.pages, start=1)}
        tree = self.structure.finish(self.document, pages)
        self.document.objectcounter += len(tree)
        return tree

    def _bodies(self, tree: Sequence[bytes]) -> Iterator[bytes]:
        """Yield each object; some come to be while others are written."""
        document, waiting = self.document, iter(tree)
        number = 0
        while number < document.objectcounter:
            number += 1
            if number in document.numberToId:
                item = document.idToObject[document.numberToId[number]]
                body = _ended(pdfdoc.format(item, document, toplevel=1).rstrip(b"\n"))
            else:
                body = next(waiting)
            yield written(number, body)


def _ended(body: bytes) -> bytes:
    """Return an object whose stream ends with a line, as it does in most programs’ files."""
    if not body.endswith(_END):
        return body
    head, stream = parted(body)
    length = _LENGTH.search(head)
    end = len(head) + len(_BEGIN) + int(length[1]) if length else 0
    if not stream.startswith(_BEGIN) or body[end:] != _END:
        return body
    return b"%s\n%s" % (body[:end], _END)
