"""A certificate on the screen: its fields as they are composed for the press."""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from jury_app.designs import Box
from jury_app.documents.certificate.own import Composed
from jury_app.documents.certificate.signed_code import encode
from jury_app.helper import Picture
from jury_app.ui.secretariat.designer.letters import paint_line
from jury_app.ui.tokens import PAPER, PAPER_INK

POINTS = 72 / 25.4
_QUIET = 4
_SHARES = {"left": 0.0, "center": 0.5, "right": 1.0, "top": 0.0, "middle": 0.5, "bottom": 1.0}


def paint_fields(painter: QPainter, composed: Sequence[Composed], *, on_white: bool) -> None:
    """Paint the fields of a certificate; the painter counts in points from the upper left."""
    for each in composed:
        for line in each.lines:
            paint_line(painter, line)
        if each.code and each.ink is not None:
            _paint_code(painter, each.code, each.ink, on_white=on_white)
        elif each.picture is not None and each.picture_box is not None:
            rise = "bottom" if each.field.kind == "signature" else each.field.rise
            _paint_picture(painter, each.picture, each.picture_box, (each.field.align, rise))


def image_of(picture: Picture) -> QImage:
    """Return pixels that came from the helper as something to paint."""
    form = QImage.Format.Format_RGBA8888
    made = QImage(picture.pixels, picture.width, picture.height, picture.width * 4, form)
    return made.copy()  # the bytes go


def points(box: Box) -> QRectF:
    """Return a box in points."""
    return QRectF(box.x * POINTS, box.y * POINTS, box.width * POINTS, box.height * POINTS)


def _paint_picture(painter: QPainter, picture: bytes, box: Box, anchor: tuple[str, str]) -> None:
    image = _image(picture)
    if image.isNull():
        return
    room = points(box)
    scale = min(room.width() / image.width(), room.height() / image.height())
    wide, high = image.width() * scale, image.height() * scale
    across, down = (_SHARES[each] for each in anchor)
    left = room.left() + (room.width() - wide) * across
    top = room.top() + (room.height() - high) * down
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(left, top, wide, high), image)


@lru_cache(maxsize=32)
def _image(picture: bytes) -> QImage:
    return QImage.fromData(QByteArray(picture))


def _paint_code(painter: QPainter, text: str, box: Box, *, on_white: bool) -> None:
    image = _code_image(text)
    if image is None:
        return
    room = points(box)
    if on_white:
        painter.fillRect(room, QColor(PAPER))
    square = room.width() / (image.width() + 2 * _QUIET)
    quiet = square * _QUIET
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
    painter.drawImage(room.adjusted(quiet, quiet, -quiet, -quiet), image)


@lru_cache(maxsize=16)
def _code_image(text: str) -> QImage | None:
    code = encode(text)
    if code is None:
        return None
    image = QImage(code.count, code.count, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    ink = QColor(PAPER_INK)
    for down, bits in enumerate(code.rows):
        for across in range(code.count):
            if bits[across // 8] >> (7 - across % 8) & 1:
                image.setPixelColor(across, down, ink)
    return image
