"""The structure of a document: what a screen reader says, in which order, and what it passes over.

What is on a page is marked with numbers; a tree tells what each of them is: a heading, a paragraph,
a cell of a table. What is in no tree is an ornament, or was said before.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFName


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


class _Element:
    """A part as the file has it, in its place among all; it holds other elements, and marks."""

    __slots__ = ("above", "kids", "part", "place")

    def __init__(self, part: Part, place: int, above: int) -> None:
        self.part = part
        self.place = place
        self.above = above
        self.kids: list[int | tuple[int, int]] = []

    def written(self, first: int, pages: Mapping[int, int]) -> bytes:
        """Return it as it stands in the file, the numbers of its elements and pages told."""
        page = next((kid[0] for kid in self.kids if isinstance(kid, tuple)), None)
        shown = "" if page is None else f"/Pg {pages[page]} 0 R "
        kids = " ".join(
            f"{first + kid} 0 R"
            if isinstance(kid, int)
            else str(kid[1])
            if kid[0] == page
            else f"<< /Type /MCR /Pg {pages[kid[0]]} 0 R /MCID {kid[1]} >>"
            for kid in self.kids
        )
        kind, told = self.part.kind, self.part.attributes
        return f"<< /S /{kind} /P {first + self.above} 0 R {shown}{told}/K [{kids}] >>".encode()


class Structure:
    """Numbers what is marked on each page; writes the tree when all pages are there."""

    def __init__(self) -> None:
        self._elements: list[_Element] = [_Element(Part("Document"), 0, -1)]
        self._places: dict[Part, _Element] = {}
        self._marks: dict[int, list[int]] = {}

    def mark(self, page: int, part: Part, properties: str = "") -> str:
        """Return the operator that begins a piece of a part, on a page counted from 1."""
        if part is ORNAMENT:
            return "/Artifact BMC"
        element, marks = self._element(part), self._marks.setdefault(page, [])
        number = len(marks)
        element.kids.append((page, number))
        marks.append(element.place)
        return f"/{part.kind} <</MCID {number}{properties}>> BDC"

    def finish(self, document: Any, pages: Mapping[int, int]) -> list[bytes]:
        """Tell the document and its pages of the tree, and return the objects that it is.

        `pages` are the numbers of their objects; those of the tree come after all others.
        """
        root = document.objectcounter + 1
        first = root + 1
        bodies = [each.written(first, pages) for each in self._elements]
        rows = []
        for place, marks in sorted(self._marks.items()):
            page = document.Pages.pages[place - 1]
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = place, PDFName("S")
            rows.append(f"{place} {first + len(bodies)} 0 R")
            bodies.append(f"[{' '.join(f'{first + each} 0 R' for each in marks)}]".encode())
        tree = f"/K {first} 0 R /ParentTree << /Nums [{' '.join(rows)}] >>"
        top = f"<< /Type /StructTreeRoot {tree} /ParentTreeNextKey {len(pages) + 1} >>"
        document.Catalog.StructTreeRoot = b"%d 0 R" % root
        document.Catalog.MarkInfo = b"<< /Marked true >>"
        return [top.encode(), *bodies]

    def _element(self, part: Part) -> _Element:
        """Return the element of a part; it comes after what its own part holds already."""
        found = self._places.get(part)
        if found is None:
            above = self._elements[0] if part.above is None else self._element(part.above)
            found = self._places[part] = _Element(part, len(self._elements), above.place)
            self._elements.append(found)
            above.kids.append(found.place)
        return found
