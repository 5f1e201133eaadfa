"""The canvas of a document and the pen that writes on it: bytes that depend on content alone."""

from dataclasses import dataclass, replace
from datetime import date
from math import atan2, degrees, hypot
from typing import BinaryIO

from reportlab import rl_config
from reportlab.lib.colors import white
from reportlab.pdfgen.canvas import Canvas

from jury_app.documents import fonts, style
from jury_app.documents.style import Style
from jury_app.documents.typography import with_apostrophes
from jury_app.formatting import NBSP
from jury_app.i18n import Language
from jury_app.rehearsal import stamp

rl_config.useA85 = 0  # binary streams: a fifth smaller, and made twice as fast


_HEADING = 11.0
_PALE = 0.13
_ACROSS, _TALLEST = 0.6, 0.4  # of the diagonal of a page, of its height


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What a document says of itself in its metadata, its head and its foot."""

    title: str
    author: str
    language: Language
    subject: str = ""
    made_on: date | None = None
    running_title: str = ""
    running_note: str = ""
    foot: str = ""
    watermark: str = ""
    """Pale words across each page, of a document that is not the last word."""


class RehearsalCanvas(Canvas):
    """Sets the word of a rehearsal over each page: no background hides it, and it hides nothing."""

    def showPage(self) -> None:
        """End a page, stamped."""
        width, height = self._pagesize  # type: ignore[attr-defined]  # missing from the stubs
        face = fonts.ready(fonts.SANS_STRONG)
        self.saveState()
        self.setFillColor(style.WARNING)
        breadth = fonts.width(stamp(), face, _HEADING) + 2 * _HEADING
        self.rect((width - breadth) / 2, height - 1.7 * _HEADING, breadth, 1.5 * _HEADING, 0, 1)
        self.setFillColor(white)
        self.setFont(face, _HEADING)
        self.drawCentredString(width / 2, height - 1.35 * _HEADING, stamp())
        self.setFillColor(style.WARNING)
        self.setFillAlpha(_PALE)
        self.translate(width / 2, height / 2)
        self.rotate(degrees(atan2(height, width)))
        size = _ACROSS * hypot(width, height) / fonts.width(stamp(), fonts.SANS_STRONG)
        size = min(size, _TALLEST * height)
        self.setFont(face, size)
        self.drawCentredString(0.0, -size / 3, stamp())
        self.restoreState()
        super().showPage()


def new_canvas(output: BinaryIO, imprint: Imprint, size: tuple[float, float]) -> Canvas:
    """Return a canvas whose bytes depend on nothing but what is drawn."""
    canvas = (RehearsalCanvas if stamp() else Canvas)(
        output,
        pagesize=size,
        pageCompression=1,
        invariant=1,
        initialFontName=fonts.ready(fonts.SANS),  # type: ignore[arg-type]  # a name, not a number
        lang=imprint.language,
    )
    canvas.setTitle(imprint.title)
    canvas.setAuthor(imprint.author)
    canvas.setSubject(imprint.subject)
    canvas.setCreator("Jury")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    if imprint.made_on:
        made = f"D:{imprint.made_on:%Y%m%d}000000Z"
        canvas.setDateFormatter(lambda *_now: made)
    return canvas


def narrowed(text: str, face: Style, room: float) -> Style:
    """Return a style in which a text stands on one line of a width."""
    natural = fonts.width(fonts.printable(text), face.face)
    return replace(face, size=min(face.size, room / max(natural, 1.0)))


def remember_page(canvas: Canvas, title: str) -> None:
    """Let a reader find this page by its title."""
    key = f"page-{canvas.getPageNumber()}"
    canvas.bookmarkPage(key)
    canvas.addOutlineEntry(fonts.printable(title), key)


def elided(text: str, face: Style, room: float) -> str:
    """Return a text, or as much of its beginning as has room on one line."""
    whole = fonts.printable(text)
    if fonts.width(whole, face.face, face.size) <= room:
        return whole
    ends = range(len(whole), 0, -1)
    kept = (f"{whole[:end].rstrip()}…" for end in ends)
    return next(each for each in kept if fonts.width(each, face.face, face.size) <= room)


class Pen:
    """Sets words on a page, in faces that have each of their letters."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._text = canvas.beginText()
        self._colour: object = None
        self._tracking = 0.0

    def put(self, at: tuple[float, float], words: str, face: Style) -> None:
        """Set words from a point on.

        A typewriter's apostrophe is printed as a typesetter's; whoever searches or copies the
        text finds the one that was written.
        """
        printed = with_apostrophes(words)
        self._text.setTextOrigin(*at)
        if face.colour != self._colour:
            self._colour = face.colour
            self._text.setFillColor(face.colour)
        if face.tracking != self._tracking:
            self._tracking = face.tracking
            self._text.setCharSpace(face.tracking)
        if printed != words:
            written = words.replace(NBSP, " ").encode("utf-16-be").hex()
            self._add(f"/Span <</ActualText <FEFF{written}>>> BDC")
        for name, run in fonts.runs(printed, face.face):
            self._text.setFont(name, face.size, face.leading)
            self._text.textOut(run)
        if printed != words:
            self._add("EMC")

    def centre(self, middle: float, y: float, words: str, face: Style) -> None:
        """Set words around a point."""
        spread = face.tracking * (len(words) - 1)
        half = (fonts.width(words, face.face, face.size) + spread) / 2
        self.put((middle - half, y), words, face)

    def put_right(self, right: float, y: float, words: str, face: Style) -> None:
        """Set words that end at a point."""
        spread = face.tracking * (len(words) - 1)
        self.put((right - fonts.width(words, face.face, face.size) - spread, y), words, face)

    def lift(self) -> None:
        """End the writing; the words are on the page."""
        self._canvas.drawText(self._text)

    def _add(self, operator: str) -> None:
        """Add what the library has no call for, like the marks around a text."""
        self._text._code.append(operator)  # type: ignore[attr-defined]  # noqa: SLF001 -- see above
