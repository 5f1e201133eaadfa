"""The outline of a document: the titles by which a reader goes to a page."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFString


@dataclass(slots=True)
class _Entry:
    """A title, the page that it leads to, and its places among the others."""

    title: str
    aim: str
    above: int = -1
    before: int = -1
    after: int = -1
    first: int = -1
    last: int = -1
    kids: int = 0

    def written(self, document: Any, first: int) -> bytes:
        """Return it as it stands in the file, its kids folded away."""
        places = {"Parent": self.above, "Prev": self.before, "Next": self.after,
                  "First": self.first, "Last": self.last}  # fmt: skip
        told = " ".join(
            f"/{key} {first + place} 0 R"
            for key, place in places.items()
            if place >= 0 or key == "Parent"  # the outline itself stands before its entries
        )
        folded = f" /Count -{self.kids}" if self.kids else ""
        title: bytes = PDFString(self.title).format(document)
        return b"<< /Title %s %s%s /Dest %s >>" % (
            title,
            told.encode(),
            folded.encode(),
            self.aim.encode(),
        )


class Outline:
    """Titles in their order, each one under the last that is less deep."""

    def __init__(self) -> None:
        self._entries: list[_Entry] = []
        self._open: list[int] = []
        self._top = _Entry("", "")

    def add(self, title: str, page: int, *, depth: int = 0, top: float | None = None) -> None:
        """Let a reader find a page, by the number of its object; `top` is a height on it."""
        del self._open[depth:]
        above = self._open[-1] if self._open else -1
        holder = self._entries[above] if above >= 0 else self._top
        place = len(self._entries)
        aim = "/Fit" if top is None else f"/XYZ 0 {top:.6g} 0"
        self._entries.append(_Entry(title, f"[{page} 0 R {aim}]", above, holder.last))
        if holder.last >= 0:
            self._entries[holder.last].after = place
        else:
            holder.first = place
        holder.last = place
        holder.kids += 1
        self._open.append(place)

    def __len__(self) -> int:
        return len(self._entries)

    def bodies(self, document: Any, number: int) -> Iterator[bytes]:
        """Yield its objects, itself before its entries, from a number on."""
        first, last = number + 1 + self._top.first, number + 1 + self._top.last
        top = f"<< /Type /Outlines /Count {self._top.kids} /First {first} 0 R /Last {last} 0 R >>"
        yield top.encode()
        for entry in self._entries:
            yield entry.written(document, number + 1)
