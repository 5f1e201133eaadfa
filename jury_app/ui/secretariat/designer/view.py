"""How millimetres of the sheet stand on the screen, and back."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from jury_app.designs import Box, Edges

HANDLES: tuple[Edges, ...] = (
    (-1, -1), (0, -1), (1, -1), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class View:
    """Pixels to a millimetre, and where the upper left corner of the sheet is."""

    scale: float
    left: float
    top: float

    def place(self, x: float, y: float) -> QPointF:
        """Return where a place of the sheet is on the screen."""
        return QPointF(self.left + x * self.scale, self.top + y * self.scale)

    def rect(self, box: Box) -> QRectF:
        """Return a box of the sheet on the screen."""
        start, end = self.place(box.x, box.y), self.place(box.right, box.bottom)
        return QRectF(start, end)

    def millimetres(self, at: QPointF) -> tuple[float, float]:
        """Return which place of the sheet is under a point of the screen."""
        return (at.x() - self.left) / self.scale, (at.y() - self.top) / self.scale

    def handle(self, box: Box, edges: Edges, side: float) -> QRectF:
        """Return the handle by which some edges of a box are moved."""
        rect = self.rect(box)
        x = (rect.left(), rect.center().x(), rect.right())[edges[0] + 1]
        y = (rect.top(), rect.center().y(), rect.bottom())[edges[1] + 1]
        return QRectF(x - side / 2, y - side / 2, side, side)
