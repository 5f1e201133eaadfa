"""PDF files from outside: their pages as pictures, their words, and where a word stands."""

import threading
import weakref
from dataclasses import dataclass
from math import isfinite
from types import TracebackType
from typing import Self, TypeAlias, TypeVar

from jury_app.helper.child import SECONDS, Child
from jury_app.helper.frames import Request
from jury_app.helper.pictures import Picture

Result = TypeVar("Result")
Part: TypeAlias = tuple[int, int, int, int]  # left, top, width and height in pixels
WHOLE: Part = (0, 0, 0, 0)

_LONGEST_SIDE = 14_400.0  # points: 200 inches

_Edges: TypeAlias = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page in parts of its width and height, from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class FormField:
    """A box or a text of a form; boxes of one name differ by their state. Pages count from 0."""

    page: int
    name: str
    state: str
    value: str
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class Findings:
    """Where words stand on a page: a hit has a box in each line that it touches."""

    hits: tuple[tuple[Box, ...], ...] = ()
    has_text: bool = False  # a page that was scanned has none


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a page in the order they are read, and the room that each takes."""

    text: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page as one object in a PDF; `loose_fonts` are typefaces that it uses and lacks."""

    data: bytes
    size: tuple[float, float]
    loose_fonts: tuple[str, ...]


class PdfSession:
    """A PDF that stays open while a juror turns its pages.

    A page that hangs costs the child its life and raises `helper_timeout`; the next page is
    asked of a new child. `sizes` holds the pages' widths and heights in points, pages count
    from 0, and `close` may be called from any thread.
    """

    def __init__(self, data: bytes, file: str = "", *, seconds: float = SECONDS) -> None:
        self._data = data
        self._lock = threading.Lock()
        self._closed = False
        self._child = Child("pdf", file, seconds)
        self._end = weakref.finalize(self, self._child.close)
        self.sizes = self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self.sizes)

    def render(self, page: int, scale: float = 1.0, part: Part = WHOLE) -> Picture:
        """Return a page as a picture, or a part of it; at scale 1 a point is a pixel.

        A whole page that would be too large is made smaller: look at the picture's own size.
        """
        (width, height), pixels = self._ask(
            Request("render", page=page, scale=scale, part=part), tuple[int, int]
        )
        if len(pixels) != width * height * 4:
            raise self._child.refused("file_unreadable")
        return Picture(width, height, pixels)

    def text(self, page: int) -> str:
        """Return the words of a page."""
        (text,), _rest = self._ask(Request("text", page=page), tuple[str])
        return text

    def find(self, page: int, words: str) -> Findings:
        """Return where words stand on a page: capitals, accents and punctuation do not matter."""
        (hits, has_text), _rest = self._ask(
            Request("find", words, page), tuple[list[list[_Edges]], bool]
        )
        return Findings(tuple(tuple(Box(*edges) for edges in hit) for hit in hits), has_text)

    def letters(self, page: int) -> Letters:
        """Return the letters of a page and where each stands, to be marked and copied."""
        (text, boxes), _rest = self._ask(Request("letters", page=page), tuple[str, list[_Edges]])
        if len(text) != len(boxes):
            raise self._child.refused("file_unreadable")
        return Letters(text, tuple(Box(*edges) for edges in boxes))

    def form(self) -> list[FormField]:
        """Return what was filled into its form, page after page; nothing where there is none."""
        fields, _rest = self._ask(Request("fields"), list[tuple[int, str, str, str, bool]])
        return [FormField(*field) for field in fields]

    def as_form(self, page: int) -> FormPage:
        """Return a PDF, written anew, of one page that shows this page as one object."""
        loose, written = self._ask(Request("form", page=page), list[str])
        return FormPage(written, self.sizes[page], tuple(loose))

    def close(self) -> None:
        """End the child, even while it draws; the window that showed the PDF is gone."""
        self._closed = True
        self._child.close()

    def _open(self) -> list[tuple[float, float]]:
        sizes, _rest = self._child.ask(Request("open"), list[tuple[float, float]], self._data)
        return [(_bounded(width), _bounded(height)) for width, height in sizes]

    def _ask(self, request: Request, result: type[Result]) -> tuple[Result, bytes]:
        if not 0 <= request.page < self.page_count:
            raise IndexError(request.page)
        with self._lock:
            if self._closed:
                raise self._child.refused("file_unreadable")
            try:
                if not self._child.running:
                    self._open()
                return self._child.ask(request, result)
            finally:
                if self._closed:
                    self._child.close()


def _bounded(side: float) -> float:
    """Return the side of a page, within what any program for PDF allows."""
    return min(max(side, 1.0), _LONGEST_SIDE) if isfinite(side) else _LONGEST_SIDE


def pdf_page_count(data: bytes, file: str = "") -> int:
    """Return how many pages a PDF has."""
    with PdfSession(data, file) as session:
        return session.page_count


def render_pdf_page(data: bytes, page: int, scale: float = 1.0, file: str = "") -> Picture:
    """Return one page of a PDF as a picture."""
    with PdfSession(data, file) as session:
        return session.render(page, scale)


def pdf_text(data: bytes, page: int, file: str = "") -> str:
    """Return the words of one page of a PDF."""
    with PdfSession(data, file) as session:
        return session.text(page)


def pdf_form(data: bytes, file: str = "") -> list[FormField]:
    """Return what was filled into the form of a PDF."""
    with PdfSession(data, file) as session:
        return session.form()


def pdf_page_as_form(data: bytes, file: str = "") -> FormPage:
    """Return the first page of a PDF as one object in a PDF written anew."""
    with PdfSession(data, file) as session:
        return session.as_form(0)
