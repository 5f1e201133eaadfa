"""The icons: line drawings from one set, in the colour of a token, at every size."""

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from jury_app.paths import RESOURCES
from jury_app.ui.look import shade

_FOLDER = RESOURCES / "icons"


@cache
def icon(name: str, ink: str = "text") -> QIcon:
    """Return an icon by its name in the set; it follows the theme by itself."""
    return QIcon(_TintedEngine(name, ink))


def pixmap(name: str, ink: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return an icon as a picture in the colours of this moment."""
    return _drawn(name, shade(ink), size, ratio)


def tinted_svg(name: str, colour: str) -> bytes:
    """Return the drawing of an icon in a colour."""
    return _source(name).replace("currentColor", colour).encode()


@cache
def _source(name: str) -> str:
    return (_FOLDER / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    side = round(size * ratio)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(tinted_svg(name, colour))).render(painter, QRectF(0, 0, side, side))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


class PaintedEngine(QIconEngine):
    """Makes the picture of an icon by painting it."""

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        if picture.isNull():
            return picture
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture


class _TintedEngine(PaintedEngine):
    """Draws an icon in the colour that its ink, a token, has when it is painted."""

    def __init__(self, name: str, ink: str) -> None:
        super().__init__()
        self._name = name
        self._ink = ink

    def clone(self) -> QIconEngine:
        return _TintedEngine(self._name, self._ink)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatioF()
        side = min(rect.width(), rect.height())
        if side <= 0:
            return  # squeezed out of sight by what is beside it
        top = rect.top() + (rect.height() - side) // 2
        drawn = _drawn(self._name, self._colour(mode), side, ratio)
        painter.drawPixmap(rect.left(), top, drawn)  # room at its right parts it from the words

    def _colour(self, mode: QIcon.Mode) -> str:
        return shade("muted" if mode is QIcon.Mode.Disabled else self._ink)
