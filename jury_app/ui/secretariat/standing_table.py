"""The standings of one domain: rank, application over applicant, mean, and the marks as dots.

Where there is room, how sure that is: the spread, the solidity, and the order without severity.
"""

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget

from jury_app.decimals import format_mean
from jury_app.formatting import MISSING, format_number
from jury_app.i18n import _, ngettext
from jury_app.ui.icons import icon
from jury_app.ui.look import colour, px
from jury_app.ui.secretariat.analysed_columns import (
    adjusted_lines,
    adjusted_tip,
    interval_text,
    solidity_sign,
    solidity_tip,
    spread_lines,
)
from jury_app.ui.secretariat.medals import metal_icon
from jury_app.ui.secretariat.standing_rows import StandingRow
from jury_app.ui.secretariat.tall_table import TallTable
from jury_app.ui.table_model import RIGHT, Column, Index, TableModel
from jury_app.ui.tokens import GAP_M, GAP_XS, TINY
from jury_app.ui.widgets.row_delegate import RowDelegate

_HEIGHT, _DOT, _SIGN = 46, 7, 16
_ALPHA = 190  # dots that touch are still told apart
_RANK, _APPLICATION, _MEAN, _STRIP, _SPREAD, _SOLIDITY, _ADJUSTED = range(7)


class StandingTable(TallTable):
    """Shows where the applications of one domain stand; `compact` is for a narrow place."""

    def __init__(self, *, compact: bool = False, parent: QWidget | None = None) -> None:
        self._standings: TableModel[StandingRow] = TableModel(_columns(compact=compact))
        super().__init__(self._standings, _("Standings"), _HEIGHT, parent)
        self.paint_by(_StandingDelegate(self, self._standings))

    def set_standings(self, rows: Sequence[StandingRow]) -> None:
        """Show the order of a domain; the application that was chosen stays chosen."""
        self._standings.set_rows(rows)
        if rows and not self.currentIndex().isValid():
            self.choose(rows[0].id)
        self.setMaximumHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        rows = max(1, len(self._standings.rows)) * px(_HEIGHT)
        bars = self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()
        return QSize(px(420), rows + bars + px(2))


class _StandingDelegate(RowDelegate):
    """Paints two lines for an application, dots for its marks, and the rest as any table."""

    def __init__(self, view: QAbstractItemView, model: TableModel[StandingRow]) -> None:
        super().__init__(view, model)
        self._standings = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painted = _PAINTERS.get(index.column())
        if painted is None:
            super().paint(painter, option, index)
            return
        painter.save()
        self._paint_ground(painter, option, index)
        rect: QRect = option.rect
        inside = rect.adjusted(px(GAP_M), px(GAP_XS), -px(GAP_M), -px(GAP_XS))
        painted(painter, inside, option.font, self._standings.row_at(index))
        painter.restore()


def _columns(*, compact: bool) -> list[Column[StandingRow]]:
    columns = [
        Column(_("Rank"), _rank_text, lambda row: row.rank, RIGHT, width=76),
        Column(
            _("Application"),
            lambda row: row.title,
            tip=lambda row: f"{row.number} – {row.title}\n{row.applicant}",
            stretch=True,
            width=160 if compact else 180,
        ),
        Column(_("Mean"), _mean_text, lambda row: row.mean, RIGHT, tip=_count_tip, width=72),
        Column(_("Distribution"), _strip_text, lambda row: row.mean, width=104),
    ]
    return columns if compact else [*columns, *_analysed_columns()]


def _analysed_columns() -> list[Column[StandingRow]]:
    return [
        Column(
            _("Spread"),
            lambda row: _joined(spread_lines(row)),
            lambda row: row.analysed and row.analysed.figures.deviation,
            RIGHT,
            tip=lambda _row: _("Standard deviation, and the lowest and highest mean of a juror."),
            width=76,
        ),
        Column(
            _("Solidity"),
            lambda row: _joined((solidity_sign(row)[1], interval_text(row))),
            tip=solidity_tip,
            width=120,
        ),
        Column(
            _("Evened out"),
            lambda row: _joined(adjusted_lines(row)),
            lambda row: row.analysed and row.analysed.adjusted.rank,
            RIGHT,
            tip=adjusted_tip,
            width=96,
        ),
    ]


def _joined(lines: tuple[str, str]) -> str:
    return f"{lines[0]} ({lines[1]})" if lines[1] else lines[0]


def _rank_text(row: StandingRow) -> str:
    if row.rank is None:
        return MISSING
    return _("{rank} ex aequo").format(rank=row.rank) if row.is_tied else str(row.rank)


def _mean_text(row: StandingRow) -> str:
    return f"{format_mean(row.mean)} ({_count_text(row)})"


def _count_text(row: StandingRow) -> str:
    return f"{format_number(row.n)}/{format_number(row.eligible)}"


def _count_tip(row: StandingRow) -> str:
    return ngettext(
        "{count} juror of {eligible} has marked it.",
        "{count} jurors of {eligible} have marked it.",
        row.n,
    ).format(count=format_number(row.n), eligible=format_number(row.eligible))


def _strip_text(row: StandingRow) -> str:
    return ", ".join(format_mean(mean, 1) for mean in sorted(row.means)) or MISSING


def _paint_rank(painter: QPainter, room: QRect, font: QFont, row: StandingRow) -> None:
    below = _("ex aequo") if row.is_tied else ""
    _paint_figure(painter, room, font, (str(row.rank or MISSING), below))


def _paint_mean(painter: QPainter, room: QRect, font: QFont, row: StandingRow) -> None:
    _paint_figure(painter, room, font, (format_mean(row.mean), _count_text(row)))


def _paint_figure(
    painter: QPainter, room: QRect, font: QFont, lines: tuple[str, str], ink: str = "text"
) -> None:
    """Paint a figure and what goes with it, at the right and one under the other."""
    corner = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    half = room.height() // 2 if lines[1] else room.height()
    upper = QRect(room.left(), room.top(), room.width(), half)
    painter.setFont(_strong(font))
    painter.setPen(colour("muted" if lines[0] == MISSING else ink))
    painter.drawText(upper, corner, lines[0])
    painter.setFont(_small(font))
    painter.setPen(colour("muted"))
    painter.drawText(QRect(room.left(), room.top() + half, room.width(), half), corner, lines[1])


def _paint_spread(painter: QPainter, room: QRect, font: QFont, row: StandingRow) -> None:
    _paint_figure(painter, room, font, spread_lines(row))


def _paint_adjusted(painter: QPainter, room: QRect, font: QFont, row: StandingRow) -> None:
    moved = row.analysed is not None and row.analysed.is_moved
    if moved:
        sign = QRect(room.left(), room.top() + px(2), px(_SIGN), px(_SIGN))
        icon("arrow-right", "accent").paint(painter, sign)
    _paint_figure(painter, room, font, adjusted_lines(row), "accent" if moved else "text")


def _paint_solidity(painter: QPainter, room: QRect, font: QFont, row: StandingRow) -> None:
    sign, word, ink = solidity_sign(row)
    half = room.height() // 2
    if sign:
        place = QRect(room.left(), room.top() + (half - px(_SIGN)) // 2 + 1, px(_SIGN), px(_SIGN))
        icon(sign, ink).paint(painter, place)
    painter.setFont(_strong(font))
    painter.setPen(colour(ink))
    left = room.left() + (px(_SIGN + GAP_XS) if sign else 0)
    upper = QRect(left, room.top(), room.right() - left, half)
    painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, word)
    painter.setFont(_small(font))
    painter.setPen(colour("muted"))
    lower = QRect(room.left(), room.top() + half, room.width(), half)
    painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter, interval_text(row))


def _paint_application(painter: QPainter, room: QRect, font: QFont, row: StandingRow) -> None:
    half = room.height() // 2
    upper = QRect(room.left(), room.top(), room.width(), half)
    for medal in row.medals:
        top = upper.top() + (half - px(_SIGN)) // 2
        metal_icon(medal).paint(painter, QRect(upper.left(), top, px(_SIGN), px(_SIGN)))
        upper = upper.adjusted(px(_SIGN) + px(GAP_XS), 0, 0, 0)
    lower = QRect(room.left(), room.top() + half, room.width(), half)
    below = [part for part in (row.reason, row.awards, row.applicant, row.number) if part]
    for place, each, ink, text in (
        (upper, _strong(font), "text", row.title),
        (lower, _small(font), "warning" if row.reason else "muted", " · ".join(below)),
    ):
        painter.setFont(each)
        painter.setPen(colour(ink))
        shown = QFontMetrics(each).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)


def _paint_strip(painter: QPainter, room: QRect, _font: QFont, row: StandingRow) -> None:
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


def _strong(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def _small(font: QFont) -> QFont:
    made = QFont(font)
    made.setPixelSize(px(TINY))
    return made


def _along(room: QRect, share: float) -> float:
    half = px(_DOT) / 2
    return room.left() + half + share * (room.width() - 2 * half)


_PAINTERS: dict[int, Callable[[QPainter, QRect, QFont, StandingRow], None]] = {
    _RANK: _paint_rank,
    _APPLICATION: _paint_application,
    _MEAN: _paint_mean,
    _STRIP: _paint_strip,
    _SPREAD: _paint_spread,
    _SOLIDITY: _paint_solidity,
    _ADJUSTED: _paint_adjusted,
}
