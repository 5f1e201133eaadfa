"""Labels: names on the sheets of any shop, each name well inside its label."""

from typing import BinaryIO

from reportlab.lib.units import mm

from jury_app.documents import fonts, style
from jury_app.documents.drawing import Pen, new_canvas
from jury_app.documents.places.content import Places
from jury_app.documents.stage import part, put_parts
from jury_app.documents.style import Style
from jury_app.i18n import _
from jury_app.label_sheets import LabelSheet

_INSIDE = (6 * mm, 5 * mm)  # printers miss their place, and leave the edges of a sheet white
_NAME = Style(fonts.SANS_STRONG, 13, 16)
_QUALITY = Style(fonts.SANS, 9.5, 12, style.MUTED, before=3)


def build_labels(content: Places, sheet: LabelSheet, output: BinaryIO) -> int:
    """Write the labels, row by row, and return the number of sheets."""
    size = (style.PAGE_WIDTH, style.PAGE_HEIGHT)
    canvas = new_canvas(output, content.imprint(_("Labels")), size)
    room = (sheet.width * mm - 2 * _INSIDE[0], sheet.height * mm - 2 * _INSIDE[1])
    a_page = sheet.columns * sheet.rows
    pages = max(-(-len(content.items) // a_page), 1)
    for page in range(pages):
        pen = Pen(canvas)
        for place, item in enumerate(content.items[page * a_page : (page + 1) * a_page]):
            row, column = divmod(place, sheet.columns)
            x = (sheet.left + column * sheet.step_across) * mm + _INSIDE[0]
            y = style.PAGE_HEIGHT - (sheet.top + row * sheet.step_down) * mm - _INSIDE[1]
            parts = [part(item.name, _NAME), part(item.quality, _QUALITY, lines=2)]
            put_parts(pen, parts, (x, y), room, align="center")
        pen.lift()
        canvas.showPage()
    canvas.save()
    return pages
