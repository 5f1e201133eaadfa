"""The fields of a form: boxes of which one is ticked, and texts; each has a name that is read out.

The boxes of one criterion are one field, so that a viewer unticks one when another is ticked, and
still lets a mark be taken back; radio buttons would not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFString,
    xObjectName,
)
from reportlab.pdfgen.canvas import Canvas

from jury_app.documents import style
from jury_app.documents.drawing import Pen, narrowed
from jury_app.documents.fonts import capital_height
from jury_app.documents.paper_ballot.names import OFF, FieldName
from jury_app.documents.paper_ballot.typed_face import FACE, embed_face
from jury_app.documents.style import Style
from jury_app.documents.typography import lines_of

PADDING = 2.0

_SIZE = 9.0
_LEADING = 11.0
_ROUND = 1.2
_TYPED = Style(FACE, _SIZE, _LEADING)
_LABEL = Style(style.CELL_STRONG.face, 9.5, 12, HexColor("#FFFFFF"))
_FONT = "Typed"
_HIDDEN, _PRINTED = 2, 4
_READ_ONLY, _MULTILINE = 1, 1 << 12


class Box(NamedTuple):
    """A place on the page, from its lower left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def corners(self) -> list[float]:
        """The lower left and the upper right corner."""
        return [
            round(each, 2) for each in (self.x, self.y, self.x + self.width, self.y + self.height)
        ]


@dataclass(frozen=True, slots=True)
class Choice:
    """A box that may be ticked: where, by what name, and what stands in it."""

    box: Box
    name: str
    label: str


class Fields:
    """Puts fields on the pages of a document."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._document: Any = canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001 -- no call for it
        self._fields: list[PDFObjectReference] = []
        self._drawn: set[str] = set()

    def boxes(self, name: FieldName, words: str, choices: Sequence[Choice], chosen: str) -> None:
        """Add boxes of which one at most is ticked."""
        kids: list[PDFObjectReference] = []
        state = chosen or OFF
        field = self._add(name, words, {"FT": PDFName("Btn"), "V": PDFName(state)})
        for choice in choices:
            looks = {choice.name: self._ticked(choice), OFF: self._unticked(choice.box)}
            kids.append(
                self._widget(
                    choice.box,
                    {
                        "Parent": field,
                        "AS": PDFName(choice.name if choice.name == chosen else OFF),
                        "AP": PDFDictionary({"N": PDFDictionary(looks)}),
                        "MK": PDFDictionary({"CA": PDFString("8")}),
                    },
                )
            )
        self._field(field)["Kids"] = PDFArray(kids)

    def text(
        self, name: FieldName, words: str, box: Box, text: str = "", *, lines: int = 1
    ) -> None:
        """Add a place to type; what is there already is shown."""
        entries = {
            "FT": PDFName("Tx"),
            "Ff": _MULTILINE if lines > 1 else 0,
            "V": PDFString(text),
            "DA": PDFString(f"/{_FONT} {_SIZE:g} Tf 0 g"),
            "MK": PDFDictionary({}),
        }
        if text:
            look = self._typed(str(name), box, text)
            entries["AP"] = PDFDictionary({"N": look})
        field = self._add(name, words, entries)
        self._place(field, box)

    def hidden(self, name: FieldName, text: str) -> None:
        """Add a text that goes with the file and is not seen."""
        entries = {"FT": PDFName("Tx"), "Ff": _READ_ONLY, "V": PDFString(text)}
        self._place(self._add(name, "", entries), Box(0, 0, 0, 0), flags=_HIDDEN)

    def finish(self) -> None:
        """Tell the document of its fields."""
        faces = PDFDictionary({_FONT: embed_face(self._canvas)})
        self._document.Catalog.AcroForm = self._document.Reference(
            PDFDictionary(
                {
                    "Fields": PDFArray(self._fields),
                    "DR": PDFDictionary({"Font": faces}),
                    "DA": PDFString(f"/{_FONT} {_SIZE:g} Tf 0 g"),
                }
            )
        )

    def _add(self, name: FieldName, words: str, entries: Mapping[str, Any]) -> PDFObjectReference:
        named = {"T": PDFString(str(name)), **entries}
        if words:
            named["TU"] = PDFString(words)
        field: PDFObjectReference = self._document.Reference(PDFDictionary(named))
        self._fields.append(field)
        return field

    def _field(self, reference: PDFObjectReference) -> dict[str, Any]:
        entries: dict[str, Any] = self._document.idToObject[reference.name].dict
        return entries

    def _widget(self, box: Box, entries: Mapping[str, Any]) -> PDFObjectReference:
        widget: PDFObjectReference = self._document.Reference(PDFDictionary(dict(entries)))
        self._place(widget, box)
        return widget

    def _place(self, widget: PDFObjectReference, box: Box, flags: int = _PRINTED) -> None:
        self._field(widget).update(
            Type=PDFName("Annot"),
            Subtype=PDFName("Widget"),
            Rect=PDFArray(box.corners),
            F=flags,
        )
        self._canvas._annotationrefs.append(widget)  # type: ignore[attr-defined]  # noqa: SLF001

    def _ticked(self, choice: Choice) -> PDFObjectReference:
        """Return the look of a ticked box: filled with ink, its mark in white."""
        _x, _y, width, height = choice.box
        key = f"ticked-{choice.label}-{width:.2f}"
        if self._is_new(key):
            canvas = self._canvas
            canvas.beginForm(key, 0, 0, width, height)
            canvas.setFillColor(style.INK)
            canvas.roundRect(0, 0, width, height, _ROUND, stroke=0, fill=1)
            pen = Pen(canvas)
            face = narrowed(choice.label, _LABEL, width - 2 * PADDING)
            pen.centre(width / 2, middle(height, face), choice.label, face)
            pen.lift()
            canvas.endForm()
        return PDFObjectReference(xObjectName(key))

    def _unticked(self, box: Box) -> PDFObjectReference:
        key = f"unticked-{box.width:.2f}"
        if self._is_new(key):
            self._canvas.beginForm(key, 0, 0, box.width, box.height)
            self._canvas.endForm()
        return PDFObjectReference(xObjectName(key))

    def _typed(self, key: str, box: Box, text: str) -> PDFObjectReference:
        self._canvas.beginForm(key, 0, 0, box.width, box.height)
        pen = Pen(self._canvas)
        for place, line in enumerate(lines_of(text, FACE, _SIZE, box.width - 2 * PADDING)):
            pen.put((PADDING, box.height - PADDING - _SIZE - place * _LEADING), line, _TYPED)
        pen.lift()
        self._canvas.endForm()
        return PDFObjectReference(xObjectName(key))

    def _is_new(self, key: str) -> bool:
        is_new = key not in self._drawn
        self._drawn.add(key)
        return is_new


def middle(height: float, face: Style) -> float:
    """Return where the letters of a style stand so that capitals are in the middle of a height."""
    return (height - capital_height(face.face) * face.size) / 2
