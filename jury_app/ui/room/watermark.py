"""A word from corner to corner, so pale that what stands before it is read as well as without."""

from math import atan2, degrees, hypot

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from jury_app.ui.look import colour
from jury_app.ui.stylesheet import SANS

INK = "danger_soft"
_ACROSS = 0.6  # of the diagonal
_TRIED = 100.0


def paint_watermark(widget: QWidget, word: str) -> None:
    """Paint a word behind everything that a widget holds."""
    width, height = float(widget.width()), float(widget.height())
    font = QFont(SANS)
    font.setWeight(QFont.Weight.Bold)
    font.setPixelSize(round(_TRIED))
    size = _TRIED * _ACROSS * hypot(width, height) / QFontMetricsF(font).horizontalAdvance(word)
    font.setPixelSize(max(1, round(size)))
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    painter.setPen(colour(INK))
    painter.translate(QPointF(width / 2, height / 2))
    painter.rotate(-degrees(atan2(height, width)))
    area = QRectF(-hypot(width, height), -height, 2 * hypot(width, height), 2 * height)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, word)
    painter.end()
