"""The calibration sheet: how far beside its place a printer prints, told by a ruler."""

from typing import BinaryIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from jury_app.documents import fonts, style
from jury_app.documents.certificate.sheet import Look, Sheet
from jury_app.documents.drawing import Imprint, Pen, new_canvas
from jury_app.documents.style import Style
from jury_app.documents.typography import lines_of
from jury_app.i18n import Language, _

INSET = 20
"""Millimetres from each edge of the paper to the middle of a cross."""

_ARM = 8 * mm
_TEN = 10
_TITLE = Style(fonts.DISPLAY_STRONG, 20, 26)
_TEXT = Style(fonts.SANS, 11, 16.5)
_TICK = Style(fonts.SANS, 7, 9, style.MUTED)
_MEASURE = 130 * mm


def build_calibration(look: Look, organiser: str, language: Language, output: BinaryIO) -> int:
    """Write a sheet to print, measure and throw away, and return its one page."""
    sheet = Sheet(Look(paper=look.paper, orientation=look.orientation, offset=look.offset))
    title = _("Calibration sheet")
    imprint = Imprint(title=title, author=organiser, language=language)
    canvas = new_canvas(output, imprint, sheet.page)
    right, down = look.offset
    canvas.translate(right * mm, -down * mm)
    wide, high = sheet.page
    canvas.setStrokeColor(style.INK)
    canvas.setLineWidth(0.35)
    for x in (INSET * mm, wide / 2, wide - INSET * mm):
        for y in (INSET * mm, high / 2, high - INSET * mm):
            if (x, y) != (wide / 2, high / 2):
                _draw_cross(canvas, x, y)
    pen = Pen(canvas)
    _draw_ruler(canvas, pen, (wide / 2 - 50 * mm, high * 0.27))
    pen.centre(wide / 2, high * 0.68, title, _TITLE)
    y = high * 0.68 - 34
    for line in _sentences():
        for part in lines_of(line, _TEXT.face, _TEXT.size, _MEASURE):
            pen.centre(wide / 2, y, part, _TEXT)
            y -= _TEXT.leading
        y -= _TEXT.leading / 2
    pen.lift()
    canvas.showPage()
    canvas.save()
    return 1


def _sentences() -> tuple[str, ...]:
    return (
        _("Print this sheet as you print the certificates: on the same paper, at 100 %."),
        _(
            "Measure from the left edge of the paper to the cross at the left, and from its upper "
            "edge to the cross at the top. Each is to be {inset} mm."
        ).format(inset=INSET),
        _(
            "What is missing at the left is how far to print further to the right, what is missing "
            "at the top how far to print further down; what is too much, the other way."
        ),
        _("The ruler below is to be 100 mm long; if it is not, the printer makes pages smaller."),
    )


def _draw_cross(canvas: Canvas, x: float, y: float) -> None:
    canvas.line(x - _ARM, y, x + _ARM, y)
    canvas.line(x, y - _ARM, x, y + _ARM)
    canvas.circle(x, y, _ARM / 4)


def _draw_ruler(canvas: Canvas, pen: Pen, start: tuple[float, float]) -> None:
    x, y = start
    canvas.line(x, y, x + 100 * mm, y)
    for tick in range(101):
        high = 5 if tick % _TEN == 0 else 3.5 if tick % (_TEN // 2) == 0 else 2
        canvas.line(x + tick * mm, y, x + tick * mm, y + high * mm)
        if tick % _TEN == 0:
            pen.centre(x + tick * mm, y - 9, str(tick), _TICK)
