"""How the table of standings is painted: two lines in each cell, a figure and what goes with it."""

from collections import Counter

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from jury_app.formatting import MISSING
from jury_app.i18n import _
from jury_app.ui.icons import icon
from jury_app.ui.letters import small, strong
from jury_app.ui.look import colour, px
from jury_app.ui.secretariat.analysed_columns import (
    adjusted_lines,
    evened_text,
    interval_text,
    solidity_sign,
    spread_lines,
)
from jury_app.ui.secretariat.medals import metal_icon
from jury_app.ui.secretariat.standing_rows import StandingRow
from jury_app.ui.secretariat.value_words import apart_text, count_text, value_text
from jury_app.ui.tokens import GAP_M, GAP_XS
from jury_app.ui.widgets.line_breaks import LINES, broken

_DOT, _SIGN = 7, 16
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_ALPHA = 190  # dots that touch are still told apart


def paint_rank(painter: QPainter, room: QRect, font: QFont, row: StandingRow) -> None:
    """Paint a rank, and whether it is shared."""
    below = _("ex aequo") if row.is_tied else ""
    _paint_figure(painter, room, font, (str(row.rank or MISSING), below))


def paint_value(painter: QPainter, room: QRect, font: QFont, row: StandingRow) -> None:
    """Paint what the method of the rules made of the marks, over how many gave any."""
    _paint_figure(painter, room, font, (value_text(row), count_text(row)))


def _paint_figure(
    painter: QPainter, room: QRect, font: QFont, lines: tuple[str, str], ink: str = "text"
) -> None:
    """Paint a figure and what goes with it, at the right and one under the other."""
    corner = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    half = room.height() // 2 if lines[1] else room.height()
    upper = QRect(room.left(), room.top(), room.width(), half)
    painter.setFont(strong(font))
    painter.setPen(colour("muted" if lines[0] == MISSING else ink))
    painter.drawText(upper, corner, lines[0])
    painter.setFont(small(font))
    painter.setPen(colour("muted"))
    painter.drawText(QRect(room.left(), room.top() + half, room.width(), half), corner, lines[1])


def paint_spread(painter: QPainter, room: QRect, font: QFont, row: StandingRow) -> None:
    """Paint the spread of the marks."""
    _paint_figure(painter, room, font, spread_lines(row))


def paint_adjusted(painter: QPainter, room: QRect, font: QFont, row: StandingRow) -> None:
    """Paint the rank once severity is evened out, with a sign where it is another one."""
    moved = row.analysed is not None and row.analysed.is_moved
    if moved:
        sign = QRect(room.left(), room.top() + px(2), px(_SIGN), px(_SIGN))
        icon("arrow-right", "accent").paint(painter, sign)
    _paint_figure(painter, room, font, adjusted_lines(row), "accent" if moved else "text")


def paint_solidity(painter: QPainter, room: QRect, font: QFont, row: StandingRow) -> None:
    """Paint the solidity of a place, over the ranks that are likely."""
    _paint_sign(painter, room, font, row, (interval_text(row), "muted"))


def paint_sureness(painter: QPainter, room: QRect, font: QFont, row: StandingRow) -> None:
    """Paint the solidity of a place, over its rank once severity is evened out."""
    moved = row.analysed is not None and row.analysed.is_moved
    _paint_sign(painter, room, font, row, (evened_text(row), "accent" if moved else "muted"))


def _paint_sign(
    painter: QPainter, room: QRect, font: QFont, row: StandingRow, below: tuple[str, str]
) -> None:
    sign, word, ink = solidity_sign(row)
    half = room.height() // 2
    if sign:
        place = QRect(room.left(), room.top() + (half - px(_SIGN)) // 2 + 1, px(_SIGN), px(_SIGN))
        icon(sign, ink).paint(painter, place)
    painter.setFont(strong(font))
    painter.setPen(colour(ink))
    left = room.left() + (px(_SIGN + GAP_XS) if sign else 0)
    upper = QRect(left, room.top(), room.right() - left, half)
    painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, word)
    painter.setFont(small(font))
    painter.setPen(colour(below[1]))
    lower = QRect(room.left(), room.top() + half, room.width(), half)
    painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter, below[0])


def paint_application(painter: QPainter, room: QRect, font: QFont, row: StandingRow) -> None:
    """Paint the title with its medals, over why it stands there and whose it is."""
    letters = strong(font)
    line, last = QFontMetrics(letters).lineSpacing(), QFontMetrics(small(font)).lineSpacing()
    most = max(1, min(LINES, (room.height() - last) // line))
    beside = len(row.medals) * px(_SIGN + GAP_XS)
    title = broken(row.title, letters, room.width() - beside, most)
    top = room.top() + max(0, room.height() - len(title) * line - last) // 2
    for place, medal in enumerate(row.medals):
        left = room.left() + place * px(_SIGN + GAP_XS)
        middle = top + (line - px(_SIGN)) // 2
        metal_icon(medal).paint(painter, QRect(left, middle, px(_SIGN), px(_SIGN)))
    painter.setFont(letters)
    painter.setPen(colour("text"))
    for each in title:
        painter.drawText(QRect(room.left() + beside, top, room.width(), line), _MIDDLE, each)
        top += line
    told = (row.reason, apart_text(row), row.awards, row.number, row.applicant)
    below = " · ".join(part for part in told if part)
    painter.setFont(small(font))
    painter.setPen(colour("warning" if row.reason else "muted"))
    shown = painter.fontMetrics().elidedText(below, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(QRect(room.left(), top, room.width(), last), _MIDDLE, shown)


def takes_two_lines(title: str, font: QFont, width: int) -> bool:
    """Return whether a title with a medal is too long for one line of a column."""
    return len(broken(title, strong(font), width - 2 * px(GAP_M) - px(_SIGN + GAP_XS))) > 1


def paint_strip(painter: QPainter, room: QRect, _font: QFont, row: StandingRow) -> None:
    """Paint each juror's mean on one axis from nothing to the best; equal ones stand stacked."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = room.center().y() + 0.5
    painter.fillRect(QRectF(room.left(), middle, room.width(), 1), colour("line"))
    if row.mean is not None:
        left = _along(room, float(row.mean / row.scale))
        painter.fillRect(
            QRectF(left - 0.5, room.top() + px(6), 1.5, room.height() - px(12)), colour("text")
        )
    ink = colour("accent")
    ink.setAlpha(_ALPHA)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    side = px(_DOT)
    stacked: Counter[int] = Counter()
    for mean in sorted(row.means):
        left = _along(room, float(mean / row.scale))
        place = round(left / side)
        height = stacked[place]
        stacked[place] += 1
        up = (height + 1) // 2 * (1 if height % 2 else -1)
        painter.drawEllipse(QPointF(left, middle + up * (side - 1)), side / 2, side / 2)


def _along(room: QRect, share: float) -> float:
    half = px(_DOT) / 2
    return room.left() + half + share * (room.width() - 2 * half)
