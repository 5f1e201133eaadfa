"""In the child: finds the square codes (QR) in a picture or on a page of a PDF."""

from io import BytesIO
from typing import Any, TypeAlias

import pypdfium2
import zxingcpp
from PIL import Image, ImageOps

from jury_app.errors import RefusedFileError
from jury_app.helper.frames import Request
from jury_app.helper.image_worker import FORMATS, MAX_PIXELS

Pages: TypeAlias = list[Image.Image] | pypdfium2.PdfDocument

MAX_PAGES = 20_000
LONGEST_SIDE = 3_600  # an A4 page at 300 dots an inch

_POINTS = 72
_DOTS = 300
_KIND = zxingcpp.barcode_formats_from_str("QRCode")
_PASSES = (1.0, 2.0, 0.5)  # a blurred code is found again enlarged, a coarse photo made smaller


class Worker:
    """Holds the document whose pages are looked at one after another."""

    def __init__(self) -> None:
        self._pages: Pages = []

    def answer(self, request: Request, body: bytes) -> tuple[tuple[int, list[str]], bytes]:
        """Return the number of pages, and the texts of the codes on one of them."""
        if body:
            self._pages = _opened(body)
        return (len(self._pages), _codes(_picture(self._pages, request.page))), b""


def _opened(body: bytes) -> Pages:
    if not body.startswith(b"%PDF"):
        with Image.open(BytesIO(body), formats=FORMATS) as image:
            if image.width * image.height > MAX_PIXELS:
                raise RefusedFileError("file_too_large")
            return [ImageOps.exif_transpose(image.convert("L"))]
    document = pypdfium2.PdfDocument(body)
    if len(document) > MAX_PAGES:
        raise RefusedFileError("file_too_large")
    return document


def _picture(pages: Any, number: int) -> Image.Image:
    page = pages[number]
    if isinstance(page, Image.Image):
        return page
    scale = min(_DOTS / _POINTS, LONGEST_SIDE / max(*page.get_size(), 1.0))
    drawn: Image.Image = page.render(scale=scale, grayscale=True).to_pil()
    return drawn


def _codes(picture: Image.Image) -> list[str]:
    """Return the texts found in the first pass that finds any."""
    for factor in _PASSES:
        sides = [max(1, round(side * factor)) for side in picture.size]
        if sides[0] * sides[1] > MAX_PIXELS:
            continue
        sized = picture if factor == 1 else picture.resize((sides[0], sides[1]))
        found = zxingcpp.read_barcodes(sized, formats=_KIND)
        if found:
            return [code.bytes.decode("utf-8", "replace") for code in found]
    return []
