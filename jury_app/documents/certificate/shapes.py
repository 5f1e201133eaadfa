"""The ornaments of a design, drawn once for all certificates, in the ink of each level."""

from reportlab.lib.colors import Color
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from jury_app.documents.certificate.designs import Shape
from jury_app.documents.certificate.ornament import draw_flourish, draw_frame, draw_rosette
from jury_app.documents.certificate.sheet import Sheet

_WOVEN = "woven"
_ORNAMENTS = frozenset({"guilloche", "rosette", "flourish"})


def define_ornaments(canvas: Canvas, sheet: Sheet, form: str = _WOVEN) -> None:
    """Draw what is the same in all inks, as one object without a colour."""
    canvas.beginForm(form, 0, 0, *sheet.drawn)
    for shape in sheet.layout.shapes:
        x, y = shape.at[0] * mm, sheet.drawn[1] - shape.at[1] * mm
        if shape.kind == "guilloche":
            draw_frame(canvas, sheet.drawn)
        elif shape.kind == "rosette":
            draw_rosette(canvas, (x, y), shape.size[0] / 2 * mm)
        elif shape.kind == "flourish":
            draw_flourish(canvas, (x, y), shape.size[0] / 2 * mm)
    canvas.endForm()


def draw_shapes(canvas: Canvas, sheet: Sheet, inks: dict[str, Color], form: str = _WOVEN) -> None:
    """Draw the ornaments in the inks of a level."""
    shapes = sheet.layout.shapes
    for shape in shapes:
        if shape.kind not in _ORNAMENTS:
            _draw_plain(canvas, shape, sheet.drawn[1], inks[shape.ink])
    if any(shape.kind in _ORNAMENTS for shape in shapes):
        canvas.setStrokeColor(inks["level"])
        canvas.setFillColor(inks["level"])
        canvas.doForm(form)


def _draw_plain(canvas: Canvas, shape: Shape, height: float, ink: Color) -> None:
    x, y = shape.at[0] * mm, height - shape.at[1] * mm
    wide, high = shape.size[0] * mm, shape.size[1] * mm
    if shape.kind == "rule":
        canvas.setStrokeColor(ink)
        canvas.setLineWidth(shape.weight)
        canvas.line(x, y, x + wide, y - high)
    else:
        canvas.setFillColor(ink)
        canvas.rect(x, y - high, wide, high, stroke=0, fill=1)
