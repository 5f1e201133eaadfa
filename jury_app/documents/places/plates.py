"""Name plates: an A4 sheet each, folded into a tent that says the name on both sides."""

from typing import BinaryIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from jury_app.documents import fonts, style
from jury_app.documents.drawing import Pen, new_canvas
from jury_app.documents.places.content import Place, Places
from jury_app.documents.stage import part, put_parts
from jury_app.documents.style import Style
from jury_app.i18n import _

_SHEET = (style.PAGE_HEIGHT, style.PAGE_WIDTH)  # lying
_HALF = _SHEET[1] / 2
_MARGIN = 18 * mm
_TICK = 8 * mm
_NAME = Style(fonts.DISPLAY_STRONG, 62, 70)
_QUALITY = Style(fonts.SANS, 24, 30, style.MUTED, before=10)
_PRIZE = Style(fonts.SANS_STRONG, 11, 14, style.MUTED)


def build_plates(content: Places, output: BinaryIO) -> int:
    """Write a sheet for each name and return their number."""
    canvas = new_canvas(output, content.imprint(_("Name plates")), _SHEET)
    prize = f"{content.title} {content.year}"
    for item in content.items or (Place(name=""),):
        canvas.saveState()
        canvas.translate(_SHEET[0], _SHEET[1])
        canvas.rotate(180)
        _draw_half(canvas, item, prize)
        canvas.restoreState()
        _draw_half(canvas, item, prize)
        _draw_fold(canvas)
        canvas.showPage()
    canvas.save()
    return max(len(content.items), 1)


def _draw_half(canvas: Canvas, item: Place, prize: str) -> None:
    """Set a name on the lower half of the sheet as it is turned now."""
    pen = Pen(canvas)
    width = _SHEET[0] - 2 * _MARGIN
    parts = [part(item.name, _NAME, lines=2), part(item.quality, _QUALITY, lines=2)]
    put_parts(pen, parts, (_MARGIN, _HALF - 12 * mm), (width, _HALF - 32 * mm), align="center")
    put_parts(pen, [part(prize, _PRIZE, lines=1)], (_MARGIN, 16 * mm), (width, 16), align="center")
    pen.lift()


def _draw_fold(canvas: Canvas) -> None:
    canvas.setStrokeColor(style.HAIRLINE)
    canvas.setLineWidth(0.5)
    for x in (0.0, _SHEET[0] - _TICK):
        canvas.line(x, _HALF, x + _TICK, _HALF)
