"""The structure of a document: what a screen reader says, in which order, and what it passes over.

What is on a page is marked with numbers; a tree tells what each of them is: a heading, a paragraph,
a cell of a table. What is in no tree is an ornament, or was said before.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFName, PDFObject

from jury_app.documents.pdf_objects import Written


@dataclass(eq=False, slots=True)
class Part:
    """A part of a document, by its name in the format, in the part that holds it."""

    kind: str
    above: "Part | None" = None
    attributes: str = ""


ORNAMENT = Part("Artifact")
"""What is no part of the document."""

HEAD_OF_COLUMN = "/A << /O /Table /Scope /Column >> "
HEAD_OF_ROW = "/A << /O /Table /Scope /Row >> "


def pagination(_properties: str = "") -> str:
    """Return the operator that begins what stands on each page."""
    return "/Artifact <</Type /Pagination>> BDC"


class _Element(Written):
    """A part as the file has it; it holds other elements, and marks on pages."""

    def __init__(self, part: Part, above: int) -> None:
        super().__init__()
        self.part = part
        self.above = above
        self.number = 0
        self.kids: list[int | tuple[int, int]] = []

    def settle(self, pages: Mapping[int, int]) -> None:
        """Write it out, with the numbers of the pages."""
        first = next((kid[0] for kid in self.kids if isinstance(kid, tuple)), None)
        page = "" if first is None else f"/Pg {pages[first]} 0 R "
        kids = " ".join(
            f"{kid} 0 R"
            if isinstance(kid, int)
            else str(kid[1])
            if kid[0] == first
            else f"<< /Type /MCR /Pg {pages[kid[0]]} 0 R /MCID {kid[1]} >>"
            for kid in self.kids
        )
        kind, told = self.part.kind, self.part.attributes
        self.body = f"<< /S /{kind} /P {self.above} 0 R {page}{told}/K [{kids}] >>".encode()


class Structure:
    """Numbers what is marked on each page; writes the tree when all pages are there."""

    def __init__(self, keep: Callable[[PDFObject], int]) -> None:
        self._keep = keep
        self._root = Written()
        self._elements: dict[Part, _Element] = {}
        self._marks: dict[int, list[int]] = {}
        self._top = self._added(Part("Document"), keep(self._root))

    def mark(self, page: int, part: Part, properties: str = "") -> str:
        """Return the operator that begins a piece of a part, on a page counted from 1."""
        if part is ORNAMENT:
            return "/Artifact BMC"
        element, marks = self._element(part), self._marks.setdefault(page, [])
        number = len(marks)
        element.kids.append((page, number))
        marks.append(element.number)
        return f"/{part.kind} <</MCID {number}{properties}>> BDC"

    def finish(self, document: Any) -> None:
        """Write the tree, and tell the document and its pages of it."""
        pages = dict(enumerate(document.Pages.pages, start=1))
        numbers = {place: self._keep(page) for place, page in pages.items()}
        for element in self._elements.values():
            element.settle(numbers)
        rows = []
        for place, marks in sorted(self._marks.items()):
            page = pages[place]
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = place, PDFName("S")
            listed = Written(f"[{' '.join(f'{each} 0 R' for each in marks)}]".encode())
            rows.append(f"{place} {self._keep(listed)} 0 R")
        tree = self._keep(Written(f"<< /Nums [{' '.join(rows)}] >>".encode()))
        self._root.body = (
            b"<< /Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d >>"
            % (self._top.number, tree, len(pages) + 1)
        )
        document.Catalog.StructTreeRoot = self._root
        document.Catalog.MarkInfo = Written(b"<< /Marked true >>")

    def _element(self, part: Part) -> _Element:
        """Return the element of a part; it comes after what its own part holds already."""
        found = self._elements.get(part)
        if found is None:
            above = self._top if part.above is None else self._element(part.above)
            found = self._added(part, above.number)
            above.kids.append(found.number)
        return found

    def _added(self, part: Part, above: int) -> _Element:
        element = self._elements[part] = _Element(part, above)
        element.number = self._keep(element)
        return element
