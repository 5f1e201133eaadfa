"""What is seen of a design beyond what is printed: frames, handles, guides, empty fields."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from jury_app.designs import Box, Guide
from jury_app.ui.look import px
from jury_app.ui.secretariat.designer.painting import points
from jury_app.ui.secretariat.designer.view import HANDLES, View
from jury_app.ui.tokens import LIGHT, PAPER

HANDLE = 9
"""Pixels of a handle’s side."""

_FRAME_INK, _GUIDE_INK, _CHOSEN_INK = LIGHT.border, LIGHT.danger, LIGHT.accent  # on white paper
_LARGEST, _LEAST = 9, 4


def paint_frames(painter: QPainter, view: View, boxes: Sequence[Box], chosen: int) -> None:
    """Paint dots around each field, and a frame with handles around the chosen one."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(_FRAME_INK), 1, Qt.PenStyle.DotLine))
    for place, box in enumerate(boxes):
        if place != chosen:
            painter.drawRect(view.rect(box))
    if not 0 <= chosen < len(boxes):
        return
    box = boxes[chosen]
    for ink, weight in ((PAPER, 4.0), (_CHOSEN_INK, 1.5)):  # seen on any background
        painter.setPen(QPen(QColor(ink), weight))
        painter.drawRect(view.rect(box))
    painter.setBrush(QColor(PAPER))
    for edges in HANDLES:
        painter.drawRect(view.handle(box, edges, px(HANDLE)))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_guides(painter: QPainter, view: View, guides: Sequence[Guide], sheet: QRectF) -> None:
    """Paint the lines that a field stands on while it is moved."""
    painter.setPen(QPen(QColor(_GUIDE_INK), 1))
    for guide in guides:
        at = view.place(guide.at, guide.at)
        if guide.axis == "x":
            painter.drawLine(QLineF(at.x(), sheet.top(), at.x(), sheet.bottom()))
        else:
            painter.drawLine(QLineF(sheet.left(), at.y(), sheet.right(), at.y()))


def paint_absence(painter: QPainter, box: Box, word: str) -> None:
    """Say what stands in a field where this certificate has nothing to say."""
    room = points(box)
    font = painter.font()
    font.setPixelSize(max(min(round(room.height() * 0.6), _LARGEST), _LEAST))
    painter.setFont(font)
    painter.setPen(QColor(_FRAME_INK))
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, f"[{word}]")
