"""Medals: a disc in the metal of an award level, beside the word that says which."""

from functools import cache
from typing import Literal, TypeAlias

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from jury_app.ui.icons import PaintedEngine
from jury_app.ui.look import colour, px

Metal: TypeAlias = Literal["gold", "silver", "bronze", "none"]

_SIZE = 16


@cache
def medal_icon(metal: Metal) -> QIcon:
    """Return a medal for a table or a button; it follows the theme by itself."""
    return QIcon(_MedalEngine(metal))


def paint_medal(painter: QPainter, place: QRectF, metal: Metal) -> None:
    """Paint a disc with its rim; without a metal, the rim alone."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = min(place.width(), place.height())
    rim = side / 10
    middle = place.center()
    if metal == "none":
        painter.setPen(QPen(colour("border"), rim, Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(QPen(colour(metal), rim))
        painter.setBrush(colour(f"{metal}_soft"))
    painter.drawEllipse(middle, side / 2 - rim, side / 2 - rim)
    if metal != "none":
        painter.setPen(QPen(colour(metal), rim / 2))
        painter.drawEllipse(middle, side / 4, side / 4)


class MedalDot(QWidget):
    """A medal beside its word; what it means is read from the word."""

    def __init__(self, metal: Metal = "none", size: int = _SIZE) -> None:
        super().__init__()
        self._metal: Metal = metal
        self._side = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(self._side), px(self._side))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_medal(painter, QRectF(self.rect()), self._metal)
        painter.end()


class _MedalEngine(PaintedEngine):
    """Paints a medal in the colours of the moment."""

    def __init__(self, metal: Metal) -> None:
        super().__init__()
        self._metal: Metal = metal

    def clone(self) -> QIconEngine:
        return _MedalEngine(self._metal)

    def paint(self, painter: QPainter, rect: QRect, _mode: QIcon.Mode, _state: QIcon.State) -> None:
        painter.save()
        paint_medal(painter, QRectF(rect), self._metal)
        painter.restore()
