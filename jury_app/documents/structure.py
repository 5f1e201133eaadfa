"""The structure of a document: what a screen reader says, in which order, and what it passes over.

What is on a page is marked with numbers; a tree tells what each of them is: a heading, a paragraph,
a cell of a table. What is in no tree is an ornament, or was said before.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jury_app.documents.pdf_file import GrowingFile


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
    """A part as the file has it, under a number; it holds other elements, and marks."""

    __slots__ = ("above", "kids", "leaf", "number", "part", "seen")

    def __init__(self, part: Part, number: int, above: "_Element | None") -> None:
        self.part = part
        self.number = number
        self.above = above
        self.leaf = 0
        self.seen = 0
        self.kids: list[str] = []

    def add(self, leaf: int, mark: int) -> None:
        """Hold a mark on a page, by the number of its object."""
        if not self.leaf:
            self.leaf = leaf
        is_here = leaf == self.leaf
        self.kids.append(str(mark) if is_here else f"<< /Type /MCR /Pg {leaf} 0 R /MCID {mark} >>")

    def written(self, root: int) -> bytes:
        """Return it as it stands in the file."""
        shown = f"/Pg {self.leaf} 0 R " if self.leaf else ""
        above = self.above.number if self.above else root
        kind, told, kids = self.part.kind, self.part.attributes, " ".join(self.kids)
        return f"<< /S /{kind} /P {above} 0 R {shown}{told}/K [{kids}] >>".encode()


class Structure:
    """Numbers what is marked on each page, and writes each part once all of it has been said.

    A part that is not gone on with on a page is over: nothing is told of it any more.
    """

    def __init__(self, file: GrowingFile, reserve: Callable[[], int]) -> None:
        self._file = file
        self._reserve = reserve
        self._root = reserve()
        self._whole = _Element(Part("Document"), reserve(), None)
        self._open: dict[Part, _Element] = {}
        self._marks: list[int] = []
        self._rows: list[str] = []
        self._page = 1

    def mark(self, leaf: int, part: Part, properties: str = "") -> str:
        """Return the operator that begins a piece of a part, on a page by its object’s number."""
        if part is ORNAMENT:
            return "/Artifact BMC"
        element, number = self._element(part), len(self._marks)
        element.add(leaf, number)
        self._marks.append(element.number)
        return f"/{part.kind} <</MCID {number}{properties}>> BDC"

    def end_page(self) -> str:
        """Return what the page says of itself, and write which parts its marks belong to."""
        told = ""
        if self._marks:
            row = self._reserve()
            self._file.add(row, f"[{' '.join([f'{each} 0 R' for each in self._marks])}]".encode())
            self._rows.append(f"{self._page} {row} 0 R")
            told = f" /StructParents {self._page} /Tabs /S"
        over = [part for part, element in self._open.items() if element.seen < self._page]
        for part in over:
            self._write(self._open.pop(part))
        self._page += 1
        self._marks = []
        return told

    def finish(self, document: Any) -> None:
        """Write what is open, and tell the document of the tree."""
        for element in (*self._open.values(), self._whole):
            self._write(element)
        tree = f"/K {self._whole.number} 0 R /ParentTree << /Nums [{' '.join(self._rows)}] >>"
        top = f"<< /Type /StructTreeRoot {tree} /ParentTreeNextKey {self._page} >>"
        self._file.add(self._root, top.encode())
        document.Catalog.StructTreeRoot = b"%d 0 R" % self._root
        document.Catalog.MarkInfo = b"<< /Marked true >>"

    def _write(self, element: _Element) -> None:
        self._file.add(element.number, element.written(self._root))

    def _element(self, part: Part) -> _Element:
        """Return the element of a part; it comes after what its own part holds already."""
        found = self._open.get(part)
        if found is None:
            above = self._whole if part.above is None else self._element(part.above)
            found = self._open[part] = _Element(part, self._reserve(), above)
            above.kids.append(f"{found.number} 0 R")
        seen: _Element | None = found
        while seen and seen.seen < self._page:
            seen.seen = self._page
            seen = seen.above
        return found
