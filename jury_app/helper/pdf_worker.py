"""In the child: opens one PDF with pdfium, draws its pages, finds its words, reads its form."""

import ctypes
import math
from typing import Any

import pypdfium2
from pypdfium2 import raw

from jury_app.errors import RefusedFileError
from jury_app.helper.form_fields import read_fields
from jury_app.helper.frames import Request
from jury_app.helper.page_form import page_as_form
from jury_app.helper.page_words import Rect, find_words, letters

MAX_PAGES = 5_000
MAX_PIXELS = 25_000_000

_GRID = 100_000
_A4 = (595.0, 842.0)
_PASSWORD = 4  # FPDF_ERR_PASSWORD


class Worker:
    """Holds the document that the window shows."""

    def __init__(self) -> None:
        self._document: Any = None

    def answer(self, request: Request, body: bytes) -> tuple[Any, bytes]:
        """Open a document, or do something with one of its pages."""
        if request.job == "open":
            return self._open(body), b""
        if request.job == "fields":
            return read_fields(self._document), b""
        if request.job == "form":
            return page_as_form(self._document, request.page)
        page = self._document[request.page]
        try:
            if request.job == "render":
                return _render(page, request)
            text = page.get_textpage()
            if request.job == "text":
                return (text.get_text_bounded(),), b""
            if request.job == "letters":
                written, rects = letters(text)
                return (written, [_placed(page, rect) for rect in rects]), b""
            hits = find_words(text, request.words)
            placed = [[_placed(page, rect) for rect in hit] for hit in hits]
            return (placed, text.count_chars() > 0), b""
        finally:
            page.close()

    def _open(self, data: bytes) -> list[tuple[float, float]]:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if raw.FPDF_GetLastError() == _PASSWORD or "password" in str(error):
                raise RefusedFileError("file_protected") from None
            raise
        if len(document) > MAX_PAGES:
            raise RefusedFileError("file_too_large")
        if document.get_formtype():
            document.init_forms()
        self._document = document
        sizes = [_size(document, page) for page in range(len(document))]
        if sizes and not any(sizes):
            raise RefusedFileError("file_unreadable")
        return [size or _A4 for size in sizes]


def _size(document: Any, page: int) -> tuple[float, float] | None:
    """Return the size of a page, or nothing if it is damaged; the others may be read."""
    try:
        width, height = document.get_page_size(page)
    except pypdfium2.PdfiumError:
        return None
    return width, height


def _render(page: Any, request: Request) -> tuple[tuple[int, int], bytes]:
    width, height = page.get_size()
    most = (MAX_PIXELS / max(width * height, 1)) ** 0.5
    bitmap = page.render(
        scale=request.scale if any(request.part) else min(request.scale, most),
        crop=_crop(width, height, request),
        force_bitmap_format=raw.FPDFBitmap_BGRA,
        rev_byteorder=True,
    )
    return (bitmap.width, bitmap.height), bytes(bitmap.buffer)


def _crop(width: float, height: float, request: Request) -> tuple[float, ...]:
    """Return how much of each side is left out, in points, to draw a part of a page."""
    if not any(request.part):
        return (0, 0, 0, 0)
    left, top, wide, high = request.part
    if not 0 < wide * high <= MAX_PIXELS:
        raise RefusedFileError("file_too_large")
    right = math.ceil(width * request.scale) - left - wide
    bottom = math.ceil(height * request.scale) - top - high
    half = 0.5  # pdfium rounds up
    return tuple(max(side - half, 0) / request.scale for side in (left, bottom, right, top))


def _placed(page: Any, rect: Rect) -> tuple[float, float, float, float]:
    """Return a rectangle of the page's own plane as parts of the page as it is drawn."""
    left, bottom, right, top = rect
    one, other = _place(page, left, top), _place(page, right, bottom)
    (first, second), (third, fourth) = sorted((one[0], other[0])), sorted((one[1], other[1]))
    return first, third, second, fourth


def _place(page: Any, across: float, up: float) -> tuple[float, float]:
    x, y = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, _GRID, _GRID, 0, across, up, x, y)
    return x.value / _GRID, y.value / _GRID
