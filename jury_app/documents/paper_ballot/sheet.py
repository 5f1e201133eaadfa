"""A page of a form in the making: where its margins are, and how words and lines are put on it."""

from collections.abc import Sequence

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from jury_app.documents import fonts, style
from jury_app.documents.drawing import Pen
from jury_app.documents.paper_ballot.fields import Box, Fields
from jury_app.documents.style import Style
from jury_app.documents.typography import lines_of

LEFT = 16 * mm
WIDTH = style.PAGE_WIDTH - 2 * LEFT
RIGHT = LEFT + WIDTH
BASELINE = 0.76  # of the leading, from the top of a line

EDGE = HexColor("#7A828B")  # of what is filled with a pen: seen, and not in the way

_BOX_LINE = 0.7
_ROUND = 1.2


class Sheet:
    """One page; whoever draws says where, and gets back where to go on."""

    def __init__(self, canvas: Canvas, fields: Fields) -> None:
        self.canvas = canvas
        self.fields = fields
        self._pen = Pen(canvas)

    def lines(self, lines: Sequence[str], x: float, top: float, face: Style) -> float:
        """Set lines under each other; return where the next would begin."""
        for line in lines:
            self._pen.put((x, top - face.leading * BASELINE), line, face)
            top -= face.leading
        return top

    def words(self, text: str, x: float, y: float, face: Style) -> float:
        """Set words on a line; return where they end."""
        printed = fonts.printable(text)
        self._pen.put((x, y), printed, face)
        return x + fonts.width(printed, face.face, face.size)

    def words_right(self, text: str, right: float, y: float, face: Style) -> None:
        """Set words that end at a point."""
        self._pen.put_right(right, y, fonts.printable(text), face)

    def centred(self, text: str, middle: float, y: float, face: Style) -> None:
        """Set words around a point."""
        self._pen.centre(middle, y, fonts.printable(text), face)

    def box(self, box: Box) -> None:
        """Draw a box to fill in or to tick."""
        self.canvas.setStrokeColor(EDGE)
        self.canvas.setLineWidth(_BOX_LINE)
        self.canvas.roundRect(*box, _ROUND)

    def rule(self, y: float, colour: Color = style.HAIRLINE, thickness: float = 0.5) -> None:
        """Draw a line across the page."""
        self.canvas.setStrokeColor(colour)
        self.canvas.setLineWidth(thickness)
        self.canvas.line(LEFT, y, RIGHT, y)

    def end(self) -> None:
        """Put the words on the page and turn it."""
        self._pen.lift()
        self.canvas.showPage()


def wrapped(text: str, face: Style, width: float = WIDTH) -> list[str]:
    """Return a text in the lines that a width allows."""
    return lines_of(text, face.face, face.size, width) if text else []
