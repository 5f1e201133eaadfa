"""Rulers in millimetres along the upper and the left edge of the drawing board."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from jury_app.designs import Box
from jury_app.ui.look import colour, px
from jury_app.ui.secretariat.designer.view import View

RULER = 22
_TEN, _FIVE = 10, 5
_DENSE = 3.0  # pixels to a millimetre from which each is marked
_FEW = 1.6
_NUMBER = 20  # pixels that a number takes
_NUMBERED = (10, 20, 50, 100)


def paint_rulers(
    painter: QPainter, view: View, room: QRectF, sheet: tuple[float, float], chosen: Box | None
) -> None:
    """Paint both rulers, with what the chosen field takes of them."""
    side = px(RULER)
    painter.fillRect(QRectF(0, 0, room.width(), side), colour("sunken"))
    painter.fillRect(QRectF(0, 0, side, room.height()), colour("sunken"))
    if chosen is not None:
        rect = view.rect(chosen)
        painter.fillRect(QRectF(rect.left(), 0, rect.width(), side), colour("accent_soft"))
        painter.fillRect(QRectF(0, rect.top(), side, rect.height()), colour("accent_soft"))
    painter.setPen(QPen(colour("muted"), 1))
    font = painter.font()
    font.setPixelSize(px(10))
    painter.setFont(font)
    for millimetre in range(int(sheet[0]) + 1):
        _mark(painter, view, millimetre, along=True)
    for millimetre in range(int(sheet[1]) + 1):
        _mark(painter, view, millimetre, along=False)
    painter.fillRect(QRectF(0, 0, side, side), colour("sunken"))
    painter.setPen(QPen(colour("line"), 1))
    painter.drawLine(QLineF(0, side, room.width(), side))
    painter.drawLine(QLineF(side, 0, side, room.height()))


def _mark(painter: QPainter, view: View, millimetre: int, *, along: bool) -> None:
    step = 1 if view.scale >= _DENSE else _FIVE if view.scale >= _FEW else _TEN
    if millimetre % step:
        return
    side = px(RULER)
    share = 0.5 if millimetre % _TEN == 0 else 0.35 if millimetre % _FIVE == 0 else 0.2
    at = view.place(millimetre, millimetre)
    if along:
        painter.drawLine(QLineF(at.x(), side * (1 - share), at.x(), side))
    else:
        painter.drawLine(QLineF(side * (1 - share), at.y(), side, at.y()))
    room = px(_NUMBER) / view.scale
    if millimetre % next((each for each in _NUMBERED if each >= room), _NUMBERED[-1]) == 0:
        _number(painter, at, str(millimetre), along=along)


def _number(painter: QPainter, at: QPointF, text: str, *, along: bool) -> None:
    side = px(RULER)
    room = QRectF(0, 0, side * 2, side * 0.6)
    painter.save()
    if along:
        painter.translate(at.x() + 2, 0)
    else:
        painter.translate(0, at.y() - 2)
        painter.rotate(-90)
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, text)
    painter.restore()
