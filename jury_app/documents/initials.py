"""Places to initial at the foot of each page, for those who vouch for it."""

from collections.abc import Sequence

from reportlab.lib.units import mm

from jury_app.documents import fonts, style
from jury_app.documents.drawing import Pen, elided
from jury_app.documents.paper import Paper
from jury_app.documents.strokes import Brush
from jury_app.documents.structure import pagination

ROOM = 14 * mm
"""What they take from the height of a page."""

_HIGH, _GAP = 11 * mm, 4 * mm
_ABOVE_FOOT = 20.0
_INSET = 4.0


def draw_initials(paper: Paper, labels: Sequence[str]) -> None:
    """Draw a box for each, with who initials there."""
    if not labels:
        return
    wide = (style.MEASURE - (len(labels) - 1) * _GAP) / len(labels)
    top = style.FOOT + _ABOVE_FOOT + _HIGH
    places = [style.LEFT + place * (wide + _GAP) for place in range(len(labels))]
    brush = Brush(paper)
    for x in places:
        brush.box((x, top), (wide, _HIGH), style.SIGNING)
    brush.lift()
    pen = Pen(paper)
    pen.mark(pagination)
    for x, label in zip(places, labels, strict=True):
        words = elided(fonts.printable(label), style.RUNNING, wide - 2 * _INSET)
        pen.put((x + _INSET, top - style.RUNNING.size - 2), words, style.RUNNING)
    pen.lift()
