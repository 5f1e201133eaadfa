"""A few words that point at a part of a window, and a frame around that part."""

from typing import Literal, TypeAlias

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from jury_app.ui.look import colour, px
from jury_app.ui.tokens import GAP_L, GAP_S, RADIUS

Side: TypeAlias = Literal["right", "left", "below", "above", "over"]

_WIDTH, _ARROW, _RING, _EDGE = 360, 10, 2, 1.5
_BESIDE: tuple[Side, ...] = ("right", "left", "below", "above")
_UNDER: tuple[Side, ...] = ("below", "above", "right", "left")


class Callout(QFrame):
    """Stands beside what it speaks of where there is room, else over its foot."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._side: Side = "over"
        self._tip = QPoint()
        self.ring = _Ring(window)
        self.body = QVBoxLayout(self)
        space = px(GAP_L) + px(_ARROW)
        self.body.setContentsMargins(space, space, space, space)
        self.body.setSpacing(px(GAP_L))
        self.hide()

    @property
    def side(self) -> Side:
        """On which side of its target it stands."""
        return self._side

    def point_at(self, target: QWidget) -> None:
        """Stand beside a part of the window, and frame it."""
        room = self._window.rect()
        area = QRect(target.mapTo(self._window, QPoint()), target.size()).intersected(room)
        width = min(px(_WIDTH), room.width())
        self.setFixedWidth(width)
        self.body.activate()
        self.resize(width, self.body.totalHeightForWidth(width))
        places = {side: self._place(side, area) for side in (*_BESIDE, "over")}
        order = _UNDER if area.height() < self.height() else _BESIDE
        fits = (side for side in order if room.contains(places[side]))
        self._side = next(fits, "over")
        self.setGeometry(places[self._side])
        self._tip = area.center() - self.pos()
        self.ring.surround(area, room)
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(colour("raised"))
        painter.setPen(QPen(colour("accent"), _EDGE))
        painter.drawPath(self._shape())
        painter.end()

    def _place(self, side: str, area: QRect) -> QRect:
        """Return where it would stand: along its target, and never out of the window."""
        size, room = self.size(), self._window.rect()
        along = QPoint(
            _held(area.center().x() - size.width() // 2, room.width() - size.width()),
            _held(area.center().y() - size.height() // 2, room.height() - size.height()),
        )
        corner = {
            "right": QPoint(area.right() + 1, along.y()),
            "left": QPoint(area.left() - size.width(), along.y()),
            "below": QPoint(along.x(), area.bottom() + 1),
            "above": QPoint(along.x(), area.top() - size.height()),
            "over": QPoint(along.x(), _held(area.bottom() - size.height(), room.height())),
        }[side]
        return QRect(corner, size)

    def _shape(self) -> QPainterPath:
        arrow, radius = px(_ARROW), px(RADIUS)
        body = QRectF(self.rect()).adjusted(arrow, arrow, -arrow, -arrow)
        path = QPainterPath()
        path.addRoundedRect(body, radius, radius)
        if self._side == "over":
            return path
        inset = arrow + radius
        x = min(max(self._tip.x(), body.left() + inset), body.right() - inset)
        y = min(max(self._tip.y(), body.top() + inset), body.bottom() - inset)
        tip, foot, across = {
            "right": (QPointF(1, y), QPointF(body.left() + 1, y), QPointF(0, arrow)),
            "left": (QPointF(self.width() - 1, y), QPointF(body.right() - 1, y), QPointF(0, arrow)),
            "below": (QPointF(x, 1), QPointF(x, body.top() + 1), QPointF(arrow, 0)),
            "above": (
                QPointF(x, self.height() - 1),
                QPointF(x, body.bottom() - 1),
                QPointF(arrow, 0),
            ),
        }[self._side]
        pointer = QPainterPath()
        pointer.addPolygon(QPolygonF([foot - across, tip, foot + across]))
        pointer.closeSubpath()
        return path.united(pointer)


class _Ring(QWidget):
    """Frames a part of a window, and takes no click from it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def surround(self, area: QRect, room: QRect) -> None:
        """Stand around an area of the window."""
        reach = px(GAP_S) // 2
        self.setGeometry(area.adjusted(-reach, -reach, reach, reach).intersected(room))
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("accent"), _RING))
        area = QRectF(self.rect()).adjusted(_RING / 2, _RING / 2, -_RING / 2, -_RING / 2)
        painter.drawRoundedRect(area, px(RADIUS), px(RADIUS))
        painter.end()


def _held(place: int, most: int) -> int:
    return min(max(place, 0), max(most, 0))
