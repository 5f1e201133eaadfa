"""Letters on the screen from the same files, and of the same widths, as in the documents."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QRawFont

from jury_app.documents import fonts
from jury_app.documents.certificate.own import Line
from jury_app.documents.typography import with_apostrophes

_DRAWN = 200.0  # the size at which outlines are taken


def paint_line(painter: QPainter, line: Line) -> None:
    """Paint a line where it is printed; the painter counts in points."""
    painter.save()
    painter.translate(line.x, line.y)
    scale = line.style.size / _DRAWN
    painter.scale(scale, scale)
    painter.fillPath(_outline(line.text, line.style.face), _colour(line))
    painter.restore()


def _colour(line: Line) -> QColor:
    red, green, blue = line.style.colour.rgb()
    return QColor.fromRgbF(red, green, blue)


@lru_cache(maxsize=1024)
def _outline(text: str, face: str) -> QPainterPath:
    """Return the outline of a text, each letter as wide as the documents count it."""
    path, x = QPainterPath(), 0.0
    for name, run in fonts.runs(with_apostrophes(text), face):
        font = _raw_font(name)
        for char in run:
            for glyph in font.glyphIndexesForString(char)[:1]:
                path.addPath(font.pathForGlyph(glyph).translated(QPointF(x, 0)))
            x += fonts.width(char, name, _DRAWN)
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


@lru_cache(maxsize=64)
def _raw_font(face: str) -> QRawFont:
    hinting = QFont.HintingPreference.PreferNoHinting
    return QRawFont(QByteArray(fonts.file_of(face)), _DRAWN, hinting)
