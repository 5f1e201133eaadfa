"""A chart of intervals, one line for each thing: where it stands, and how sure that is."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from jury_app.ui.stylesheet import SANS
from jury_app.ui.tokens import BODY, GAP_M, GAP_S, GAP_XL, TINY, Tokens

_ROW, _HEAD, _FOOT, _DOT, _BAR = 26, 34, 46, 9, 5
_LABELS = 0.42
_WIDE = 560


@dataclass(frozen=True, slots=True)
class Interval:
    """One line: a value between a low and a high one, and its words for who cannot see it."""

    label: str
    value: float
    low: float
    high: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IntervalChart:
    """What a chart shows; `ticks` are the places and words of the axis, `zero` a line to mark."""

    title: str
    axis: str
    rows: tuple[Interval, ...]
    ticks: tuple[tuple[float, str], ...]
    zero: float | None = None

    @property
    def words(self) -> str:
        """The chart in words."""
        return "\n".join([f"{self.title}. {self.axis}.", *(each.words for each in self.rows)])


def chart_size(chart: IntervalChart, scale: float = 1) -> QSize:
    """Return the room that a chart wants."""
    height = _HEAD + len(chart.rows) * _ROW + _FOOT
    return QSize(round(_WIDE * scale), round(height * scale))


def draw_chart(
    painter: QPainter, size: QSize, chart: IntervalChart, look: Tokens, scale: float = 1
) -> None:
    """Draw a chart in the colours of a scheme."""
    drawing = _Drawing(painter, size, chart, look, scale)
    drawing.axis()
    for place, row in enumerate(chart.rows):
        drawing.line(place, row)


class _Drawing:
    """Where everything of one chart goes."""

    def __init__(
        self, painter: QPainter, size: QSize, chart: IntervalChart, look: Tokens, scale: float
    ) -> None:
        self._painter, self._chart, self._look, self._scale = painter, chart, look, scale
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._width = size.width()
        wanted = max((self._text_width(row.label) for row in chart.rows), default=0.0)
        self._left = min(wanted, _LABELS * size.width()) + GAP_XL * scale
        self._right = size.width() - GAP_XL * scale
        self._top = _HEAD * scale
        self._foot = self._top + len(chart.rows) * _ROW * scale
        places = [place for place, _words in chart.ticks]
        self._low, self._high = min(places), max(places)

    def axis(self) -> None:
        """Draw what the lines are read by: the title, the ticks and their words."""
        scale = self._scale
        self._write(QRectF(0, 0, self._width, 24 * scale), self._chart.title, _left(), strong=True)
        for place, words in self._chart.ticks:
            x = self._x(place)
            is_zero = place == self._chart.zero
            self._painter.setPen(QPen(QColor(self._look.border if is_zero else self._look.line), 1))
            self._painter.drawLine(QPointF(x, self._top), QPointF(x, self._foot))
            room = QRectF(x - 40 * scale, self._foot + 2, 80 * scale, 18 * scale)
            self._write(room, words, _centre(), "muted", TINY)
        below = QRectF(
            self._left - GAP_M * scale, self._foot + 20 * scale,
            self._right - self._left + 2 * GAP_M * scale, 20 * scale,
        )  # fmt: skip
        self._write(below, self._chart.axis, _centre(), "muted", TINY)

    def line(self, place: int, row: Interval) -> None:
        """Draw one line: the name, the interval, and the value as a dot on it."""
        scale, painter = self._scale, self._painter
        top = self._top + place * _ROW * scale
        names = QRectF(0, top, self._left - GAP_XL * scale, _ROW * scale)
        self._write(names, self._shortened(row.label, names.width()), _left())
        middle = top + _ROW * scale / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._look.heat[3]))
        low, high = self._x(max(row.low, self._low)), self._x(min(row.high, self._high))
        half = _BAR * scale / 2
        bar = QRectF(low - half, middle - half, high - low + 2 * half, 2 * half)
        painter.drawRoundedRect(bar, half, half)
        painter.setBrush(QColor(self._look.accent))
        dot = _DOT * scale / 2
        painter.drawEllipse(QPointF(self._x(row.value), middle), dot, dot)

    def _x(self, value: float) -> float:
        span = self._high - self._low or 1
        return self._left + (value - self._low) / span * (self._right - self._left)

    def _write(
        self, room: QRectF, text: str, how: Qt.AlignmentFlag, ink: str = "text", size: int = BODY,
        *, strong: bool = False,
    ) -> None:  # fmt: skip
        self._painter.setFont(self._font(size, strong=strong))
        self._painter.setPen(QColor(getattr(self._look, ink)))
        self._painter.drawText(room, how | Qt.AlignmentFlag.AlignVCenter, text)

    def _shortened(self, text: str, width: float) -> str:
        metrics = QFontMetricsF(self._font(BODY))
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width + 1)

    def _text_width(self, text: str) -> float:
        return QFontMetricsF(self._font(BODY)).horizontalAdvance(text) + GAP_S * self._scale

    def _font(self, size: int, *, strong: bool = False) -> QFont:
        font = QFont(SANS)
        font.setPixelSize(round(size * self._scale))
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return font


def _left() -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignLeft


def _centre() -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignHCenter
