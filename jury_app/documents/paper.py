"""What documents are drawn on: the library’s canvas, saved as archives want it.

The library writes `endstream` right after the bytes of a stream, where an archive asks for the end
of a line, and names a file by its title alone.
"""

import re
import zlib
from array import array
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import Any, BinaryIO

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFObject, PDFResourceDictionary
from reportlab.pdfgen.canvas import Canvas

from jury_app.documents.lettering import Lettering
from jury_app.documents.outline import Outline
from jury_app.documents.pdf_file import GrowingFile
from jury_app.documents.pdf_objects import parted
from jury_app.documents.structure import Structure

_LENGTH = re.compile(rb"/Length (\d+)")
_BEGIN = b"\nstream\n"
_END = b"endstream"
_SHORT = 4_096  # bytes: as far back as a short page is looked through for what it says again


class Paper(Canvas):
    """A canvas whose file depends on nothing but what is drawn, and grows page by page."""

    def __init__(self, output: BinaryIO, **settings: Any) -> None:
        super().__init__(output, **settings)
        self._file = GrowingFile(output)
        self._tree = self._reserve()
        self._leaves = array("Q")
        self._leaf = 0
        self._shared: dict[tuple[object, ...], int] = {}

    @cached_property
    def structure(self) -> Structure:
        """What is marked on the pages, from the first mark on."""
        return Structure(self._file, self._reserve)

    @cached_property
    def outline(self) -> Outline:
        """The titles by which a reader finds the pages."""
        return Outline()

    @property
    def leaf(self) -> int:
        """The number of the page’s object in the file."""
        if not self._leaf:
            self._leaf = self._reserve()
        return self._leaf

    @cached_property
    def lettering(self) -> Lettering:
        """The letters of its faces."""
        return Lettering(self.document)

    @property
    def document(self) -> Any:
        """The document that grows page by page; the library tells no types of it."""
        return self._doc  # type: ignore[attr-defined]  # as it says

    def write(self, operators: Iterable[str]) -> None:
        """Put on the page what is written out already."""
        write_on(self, operators)

    def keep(self, item: PDFObject) -> int:
        """Give an object a number in the file, once, and return it."""
        reference = self.document.Reference(item)
        number: int = self.document.idToObjectNumberAndVersion[reference.name][0]
        return number

    def showPage(self) -> None:
        """End a page: it is written, and nothing of it is kept."""
        code = "\n".join([self._preamble, *self._code, " \n"])  # type: ignore[attr-defined]  # no types
        squeezed = _squeezed(code.encode())
        content = self._reserve()
        head = b"<< /Filter /FlateDecode /Length %d >>" % len(squeezed)
        self._file.add(content, b"%s\nstream\n%s\nendstream" % (head, squeezed))
        told = f"/Parent {self._tree} 0 R {self._boxes()} /Resources {self._resources()} 0 R"
        told += self._annotations()
        if "structure" in self.__dict__:
            told += self.structure.end_page()
        body = f"<< /Type /Page {told} /Contents {content} 0 R >>"
        self._file.add(self.leaf, body.encode())
        self._leaves.append(self.leaf)
        self._leaf = 0
        self._startPage()  # type: ignore[attr-defined]  # no types of it

    def save(self) -> None:
        """Write what all pages share, and where everything stands."""
        if self._code:  # type: ignore[attr-defined]  # no types of it
            self.showPage()
        document, catalog = self.document, self.document.Catalog
        for font in document.delayedFonts:
            font.addObjects(document)
        kids = " ".join([f"{leaf} 0 R" for leaf in self._leaves])
        pages = f"<< /Type /Pages /Count {len(self._leaves)} /Kids [{kids}] >>"
        self._file.add(self._tree, pages.encode())
        catalog.Pages, catalog.Outlines = b"%d 0 R" % self._tree, self._outlined()
        if "structure" in self.__dict__:
            self.structure.finish(document)
        root, information = self.keep(catalog), self.keep(document.info)
        number = 0
        while number < document.objectcounter:  # some come to be while others are written
            number += 1
            if number not in self._file:
                item = document.idToObject[document.numberToId[number]]
                body = pdfdoc.format(item, document, toplevel=1).rstrip(b"\n")
                self._file.add(number, _ended(body))
        self._file.finish(root, information)

    def _reserve(self) -> int:
        """Return a number for an object that is written out here."""
        self.document.objectcounter += 1
        number: int = self.document.objectcounter
        return number

    def _boxes(self) -> str:
        """Return how large the page is, and where it is trimmed."""
        boxes = {"Media": (0, 0, *self._pagesize)}  # type: ignore[attr-defined]  # no types
        for name in ("Crop", "Bleed", "Trim"):
            box = getattr(self, f"_{name.lower()}Box")
            if box:
                boxes[name] = tuple(box)
        return " ".join([_box(name, box) for name, box in boxes.items()])

    def _resources(self) -> int:
        """Return the number of what the page draws with; pages that draw with the same share it."""
        states = self._extgstate.getState()  # type: ignore[attr-defined]  # no types of it
        forms = dict.fromkeys(self._formsinuse)  # type: ignore[attr-defined]  # no types of it
        key = (*forms, pdfdoc.format(states, self.document)) if states else tuple(forms)
        if key not in self._shared:
            made: Any = PDFResourceDictionary()  # the stubs know none of its entries
            made.basicFonts()
            made.allProcs()
            if forms:
                made.XObject = self.document.xobjDict(forms)
            if states:
                made.ExtGState = states
            self._shared[key] = self.keep(made)
        return self._shared[key]

    def _annotations(self) -> str:
        references = self._annotationrefs  # type: ignore[attr-defined]  # no types of it
        if not references:
            return ""
        return f" /Annots {pdfdoc.format(PDFArray(references), self.document).decode()}"

    def _outlined(self) -> bytes | None:
        """Write the outline, if there is any, and return how the document finds it."""
        if "outline" not in self.__dict__:
            return None
        first = self._reserve()
        self.document.objectcounter += len(self.outline)
        for number, body in enumerate(self.outline.bodies(self.document, first), start=first):
            self._file.add(number, body)
        return b"%d 0 R" % first


def write_on(canvas: Canvas, operators: Iterable[str]) -> None:
    """Put on any canvas what is written out already: the library spells each number anew."""
    canvas._code.append("\n".join(operators))  # type: ignore[attr-defined]  # noqa: SLF001 -- no call for it


def _squeezed(code: bytes) -> bytes:
    """Return what is drawn on a page in few bytes.

    What a page of text needs at most is made ready for a short one; for a long one it takes as
    long as the work itself. A short one says little again that is worth a long search.
    """
    if len(code) > _SHORT:
        return zlib.compress(code)
    squeezing = zlib.compressobj(level=1, wbits=_SHORT.bit_length() - 1, memLevel=5)
    return squeezing.compress(code) + squeezing.flush()


@lru_cache(maxsize=64)
def _box(name: str, box: tuple[float, ...]) -> str:
    return f"/{name}Box [{fp_str(*box)}]"


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
