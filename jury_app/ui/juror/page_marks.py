"""What is marked on a page: the words that a search has found, and those to be copied."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from jury_app.helper import Box
from jury_app.ui.juror.page_search import Hit
from jury_app.ui.tokens import FOUND, FOUND_EDGE, FOUND_HERE, SELECTED

_AROUND = 2
_INK = QPainter.CompositionMode.CompositionMode_Multiply  # the words stay as dark as they are


def paint_hits(painter: QPainter, area: QRectF, hits: Iterable[Hit], here: Hit | None) -> None:
    """Mark words that were found; the ones looked at have an edge as well."""
    for hit in hits:
        for box in hit.boxes:
            rect = _placed(area, box).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
            _wash(painter, rect, FOUND_HERE if hit == here else FOUND)
            if hit == here:
                painter.setPen(QPen(QColor(FOUND_EDGE), 2))
                painter.drawRect(rect)


def paint_selection(painter: QPainter, area: QRectF, lines: Iterable[QRectF]) -> None:
    """Mark words that are to be copied."""
    for line in lines:
        box = Box(line.left(), line.top(), line.right(), line.bottom())
        _wash(painter, _placed(area, box), SELECTED)


def _wash(painter: QPainter, rect: QRectF, ink: str) -> None:
    painter.save()
    painter.setCompositionMode(_INK)
    painter.fillRect(rect, QColor(ink))
    painter.restore()


def _placed(area: QRectF, box: Box) -> QRectF:
    return QRectF(
        area.left() + box.left * area.width(),
        area.top() + box.top * area.height(),
        (box.right - box.left) * area.width(),
        (box.bottom - box.top) * area.height(),
    )
