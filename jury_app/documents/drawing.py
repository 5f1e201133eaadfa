"""The canvas of a document and the pen that writes on it: bytes that depend on content alone."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import BinaryIO, cast

from reportlab import rl_config
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from jury_app.documents import fonts
from jury_app.documents.archival import make_archival
from jury_app.documents.paper import Paper
from jury_app.documents.stamped import StampedPaper
from jury_app.documents.style import Style
from jury_app.documents.typography import with_apostrophes
from jury_app.formatting import NBSP
from jury_app.i18n import Language
from jury_app.rehearsal import stamp

_NO_DAY = date(2000, 1, 1)  # the library’s own, where none is told

rl_config.useA85 = 0  # binary streams: a fifth smaller, and made twice as fast


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

    initials: tuple[str, ...] = ()
    """Who is to initial each page; such a document has its head from its first page on."""


def new_canvas(
    output: BinaryIO, imprint: Imprint, size: tuple[float, float], *, is_archival: bool = False
) -> Paper:
    """Return a canvas whose bytes depend on nothing but what is drawn.

    For an archive it says so; then all that is drawn must be of our own making.
    """
    canvas = (StampedPaper if stamp() else Paper)(
        output,
        pagesize=size,
        pageCompression=1,
        invariant=1,
        initialFontName=fonts.ready(fonts.SANS),
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
    if is_archival:
        make_archival(canvas, imprint.made_on or _NO_DAY, imprint.language)
    return canvas


def narrowed(text: str, face: Style, room: float) -> Style:
    """Return a style in which a text stands on one line of a width."""
    natural = fonts.width(fonts.printable(text), face.face)
    return replace(face, size=min(face.size, room / max(natural, 1.0)))


def remember_page(canvas: Canvas, title: str) -> None:
    """Let a reader find this page by its title."""
    paper = cast("Paper", canvas)  # `new_canvas` makes all of them
    paper.outline.add(fonts.printable(title), paper.leaf)


def elided(text: str, face: Style, room: float) -> str:
    """Return a text, or as much of its beginning as has room on one line."""
    whole = fonts.printable(text)
    if fonts.width(whole, face.face, face.size) <= room:
        return whole
    ends = range(len(whole), 0, -1)
    kept = (f"{whole[:end].rstrip()}…" for end in ends)
    return next(each for each in kept if fonts.width(each, face.face, face.size) <= room)


@cache
def ink(colour: Color) -> str:
    """Return a colour as its three shares."""
    return " ".join(f"{share:.4g}" for share in colour.rgb())


def _span(properties: str) -> str:
    """Return the operator that begins a text outside any structure, if it has properties."""
    return properties and f"/Span <<{properties}>> BDC"


class Pen:
    """Sets words on a page, in faces that have each of their letters."""

    def __init__(self, canvas: Canvas) -> None:
        self._paper = cast("Paper", canvas)  # `new_canvas` makes all of them
        self._letters = self._paper.lettering
        self._code = ["BT"]
        self._begin: Callable[[str], str] = _span
        self._is_open = False
        self._font: tuple[str, float] | None = None
        self._colour: Color | None = None
        self._tracking = 0.0

    def put(self, at: tuple[float, float], words: str, face: Style) -> None:
        """Set words from a point on.

        A typewriter's apostrophe is printed as a typesetter's; whoever searches or copies the
        text finds the one that was written.
        """
        printed = with_apostrophes(words)
        add = self._code.append
        add(f"1 0 0 1 {at[0]:.2f} {at[1]:.2f} Tm")
        if face.colour is not self._colour:
            self._colour = face.colour
            add(f"{ink(face.colour)} rg")
        if face.tracking != self._tracking:
            self._tracking = face.tracking
            add(f"{face.tracking:.4g} Tc")
        if printed != words:
            self._close()
            written = f" /ActualText <FEFF{words.replace(NBSP, ' ').encode('utf-16-be').hex()}>"
            self._open(written)
        elif not self._is_open:
            self._open()
        for name, text in self._letters.pieces(printed, face.face):
            if self._font != (name, face.size):
                self._font = (name, face.size)
                add(f"{name} {face.size:.5g} Tf")
            add(f"({text}) Tj")
        if printed != words:
            self._close()

    def centre(self, middle: float, y: float, words: str, face: Style) -> None:
        """Set words around a point."""
        spread = face.tracking * (len(words) - 1)
        half = (fonts.width(words, face.face, face.size) + spread) / 2
        self.put((middle - half, y), words, face)

    def put_right(self, right: float, y: float, words: str, face: Style) -> None:
        """Set words that end at a point."""
        spread = face.tracking * (len(words) - 1)
        self.put((right - fonts.width(words, face.face, face.size) - spread, y), words, face)

    def mark(self, begin: Callable[[str], str]) -> None:
        """Mark what follows: `begin` returns the operator for a piece with some properties."""
        self._close()
        self._begin = begin

    def _open(self, properties: str = "") -> None:
        if operator := self._begin(properties):
            self._code.append(operator)
            self._is_open = True

    def _close(self) -> None:
        if self._is_open:
            self._code.append("EMC")
            self._is_open = False

    def lift(self) -> None:
        """End the writing; the words are on the page."""
        self._close()
        if self._tracking:
            self._code.append("0 Tc")  # it would go on after the text
        self._paper.write([*self._code, "ET"])
