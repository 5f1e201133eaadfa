"""In the child: opens one PDF with pdfium, draws its pages, finds its words, reads its form."""

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2
from pypdfium2 import raw

from jury_app.errors import RefusedFileError
from jury_app.helper.form_fields import read_fields
from jury_app.helper.frames import Request

MAX_PAGES = 5_000
MAX_PIXELS = 25_000_000
MAX_HITS = 500

_GRID = 100_000
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
        page = self._document[request.page]
        try:
            if request.job == "render":
                return _render(page, request.scale)
            if request.job == "text":
                return (page.get_textpage().get_text_bounded(),), b""
            return list(_boxes(page, request.words)), b""
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
        return [document.get_page_size(page) for page in range(len(document))]


def _render(page: Any, scale: float) -> tuple[tuple[int, int], bytes]:
    width, height = page.get_size()
    most = (MAX_PIXELS / max(width * height, 1)) ** 0.5
    bitmap = page.render(
        scale=min(scale, most), force_bitmap_format=raw.FPDFBitmap_BGRA, rev_byteorder=True
    )
    return (bitmap.width, bitmap.height), bytes(bitmap.buffer)


def _boxes(page: Any, words: str) -> Iterator[tuple[float, float, float, float]]:
    text = page.get_textpage()
    search = text.search(words)
    for _hit in range(MAX_HITS):
        found = search.get_next()
        if found is None:
            return
        for index in range(text.count_rects(*found)):
            left, bottom, right, top = text.get_rect(index)
            yield (*_place(page, left, top), *_place(page, right, bottom))


def _place(page: Any, across: float, up: float) -> tuple[float, float]:
    """Return a point of the page's own plane as parts of the page as it is drawn."""
    x, y = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, _GRID, _GRID, 0, across, up, x, y)
    return x.value / _GRID, y.value / _GRID
