"""Where a title that is painted goes on in a second line."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

LINES = 2
"""In how many lines a title is painted at most."""


def broken(text: str, font: QFont, width: int, most: int = LINES) -> list[str]:
    """Break a text into few lines; what does not fit is cut with an ellipsis."""
    layout = QTextLayout(text, font)
    layout.setTextOption(_WRAP)
    layout.beginLayout()
    starts = []
    while (piece := layout.createLine()).isValid():
        piece.setLineWidth(max(width, 1))
        starts.append(piece.textStart())
    layout.endLayout()
    units = text.encode("utf-16-le")  # Qt counts a letter beyond the first plane twice
    kept = [
        _told(units[2 * start : 2 * end]).strip()
        for start, end in zip(starts, [*starts[1:], len(units) // 2], strict=True)
    ]
    if len(kept) > most:
        rest = _told(units[2 * starts[most - 1] :]).replace("\n", " ")
        last = QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, max(width, 1))
        kept = [*kept[: most - 1], last]
    return kept


def _told(units: bytes) -> str:
    return units.decode("utf-16-le", "replace")


_WRAP = QTextOption()
_WRAP.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
