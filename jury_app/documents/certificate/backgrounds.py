"""A graphic designer's own background: a page of a PDF as it is, or a picture."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFObject
from reportlab.pdfgen.canvas import Canvas

from jury_app.documents.pdf_objects import Objects, reference, references, renumbered
from jury_app.errors import RefusedFileError
from jury_app.helper import is_drawing, pdf_page_as_form, read_drawing, read_image

_FORM = "artwork"
_ONLY_FORM = re.compile(rb"/XObject\s*<<\s*/\w+ (\d+) 0 R\s*>>")
_QUALITY = 93
_OPAQUE = 255
_ALIKE = 0.03  # sides whose proportions differ by less are drawn over the whole sheet


@dataclass(frozen=True, slots=True)
class Background:
    """What is drawn under the texts; the size is that of the designer's page or picture."""

    kind: Literal["pdf", "picture"]
    data: bytes
    size: tuple[float, float]


def _require_whole(form: bytes, loose: Sequence[str], file: str) -> None:
    """A letter that a printer lacks is replaced by another, for twenty years on a wall."""
    if loose:
        raise RefusedFileError("background_fonts", file=file, fonts=", ".join(loose))
    try:
        _form_of(Objects(form))
    except (ValueError, KeyError):
        raise RefusedFileError("file_unreadable", file=file) from None


class _Copied(PDFObject):
    """An object of another PDF, under its new number here."""

    def __init__(self, body: bytes, numbers: dict[int, int]) -> None:
        self._body = body
        self._numbers = numbers

    def format(self, _document: object) -> bytes:
        """Return the object as it stands in the file."""
        return renumbered(self._body, self._numbers)


def read_background(data: bytes, file: str = "") -> Background:
    """Return a background from a PDF, of which the first page counts, an SVG, a PNG or a JPEG."""
    if data.startswith(b"%PDF"):
        page = pdf_page_as_form(data, file)
        _require_whole(page.data, page.loose_fonts, file)
        return Background("pdf", page.data, page.size)
    picture = read_drawing(data, file) if is_drawing(data) else read_image(data, file)
    size = (picture.width, picture.height)
    image = Image.frombytes("RGBA", size, picture.pixels)
    output = BytesIO()
    if data.startswith(b"\xff\xd8"):
        image.convert("RGB").save(output, "JPEG", quality=_QUALITY, subsampling=0)
    else:
        is_opaque = image.getchannel("A").getextrema() == (_OPAQUE, _OPAQUE)
        (image.convert("RGB") if is_opaque else image).save(output, "PNG")
    return Background("picture", output.getvalue(), size)


def draw_background(
    canvas: Canvas,
    background: Background,
    sheet: tuple[float, float],
    bleed: float,
    form: str = _FORM,
) -> None:
    """Draw a background over a sheet: whole and undistorted, into the bleed if it was made so."""
    x, y, width, height = placed(background.size, sheet, bleed)
    canvas.saveState()
    if background.kind == "picture":
        canvas.drawImage(ImageReader(BytesIO(background.data)), x, y, width, height, mask="auto")
    else:
        canvas.translate(x, y)
        canvas.scale(width / background.size[0], height / background.size[1])
        canvas.doForm(form)
    canvas.restoreState()


def embed_background(canvas: Canvas, background: Background, form: str = _FORM) -> None:
    """Put the page of a PDF into a document, once, as what it is: curves, letters, pictures."""
    if background.kind != "pdf":
        return
    objects = Objects(background.data)
    drawn = _form_of(objects)
    document = canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001 -- no call for it
    numbers: dict[int, int] = {}
    for old in objects.reached_from([drawn]):
        name = document.getXObjectName(form) if old == drawn else f"{form}.{old}"
        copied = _Copied(objects[old], numbers)
        document.Reference(copied, name)
        numbers[old] = document.idToObjectNumberAndVersion[name][0]


def _form_of(objects: Objects) -> int:
    """Return the number of the form that is all that stands on the page."""
    pages = objects[reference(objects[objects.catalog], b"Pages")]
    [page] = references(pages)
    found = _ONLY_FORM.search(objects[page])
    if found is None:
        raise ValueError(page)
    return int(found[1])


def placed(
    size: tuple[float, float], sheet: tuple[float, float], bleed: float
) -> tuple[float, float, float, float]:
    """Return where a background stands: left, bottom, width, height."""
    for out in (bleed, 0.0):
        wide, high = sheet[0] + 2 * out, sheet[1] + 2 * out
        if abs(size[0] / size[1] / (wide / high) - 1) < _ALIKE * (out == 0 or 0.1):
            return -out, -out, wide, high
    scale = min(sheet[0] / size[0], sheet[1] / size[1])
    wide, high = size[0] * scale, size[1] * scale
    return (sheet[0] - wide) / 2, (sheet[1] - high) / 2, wide, high
