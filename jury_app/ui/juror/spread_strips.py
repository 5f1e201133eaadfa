"""My marks on each criterion at one glance: low, high, spread out or all alike."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from jury_app.desk.marks import points
from jury_app.desk.usage import Spread
from jury_app.sealing.manifest import KitCriterion
from jury_app.ui.juror import words
from jury_app.ui.look import colour, px
from jury_app.ui.tokens import GAP_L, GAP_S, GAP_XS, TINY
from jury_app.ui.tool_tip import tool_tip
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.text import SentenceLabel, label

_BARS, _NARROWEST = 36, 170
_GAP, _LEAST = 2, 3


class SpreadStrip(QWidget):
    """One bar for each mark of a scale, as high as the mark is frequent."""

    def __init__(self, criterion: KitCriterion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ends = tuple(points(criterion, criterion.marks[end]) for end in (0, -1))
        self._counts: Sequence[int] = ()
        self.setAccessibleName(words.spread_name(criterion))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def counts(self) -> Sequence[int]:
        """How high the bars are."""
        return self._counts

    def show_spread(self, spread: Spread) -> None:
        """Draw other bars."""
        self._counts = spread.counts
        told = words.spread_details(spread)
        self.setAccessibleDescription(told)
        self.setToolTip(tool_tip(told))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(_NARROWEST), px(_BARS + GAP_XS) + QFontMetrics(_font()).lineSpacing())

    def minimumSizeHint(self) -> QSize:
        return QSize(px(120), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground = px(_BARS)
        painter.fillRect(0, ground, self.width(), 1, colour("border"))
        highest = max(self._counts, default=0)
        room = self.width() / max(len(self._counts), 1)
        for place, count in enumerate(self._counts):
            left, right = round(place * room) + _GAP // 2, round((place + 1) * room) - _GAP // 2
            if count:
                height = max(round(ground * count / highest), px(_LEAST))
                painter.fillRect(left, ground - height, right - left, height, colour("accent"))
        painter.setFont(_font())
        painter.setPen(colour("muted"))
        ends = QRect(0, ground + px(GAP_XS), self.width(), self.height() - ground - px(GAP_XS))
        painter.drawText(ends, Qt.AlignmentFlag.AlignLeft, self._ends[0])
        painter.drawText(ends, Qt.AlignmentFlag.AlignRight, self._ends[-1])
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()


class SpreadStrips(QWidget):
    """A strip for each criterion with its words beside it, as many in a row as there is room."""

    def __init__(self, criteria: Sequence[KitCriterion], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strips = {each.code: SpreadStrip(each) for each in criteria}
        self.labels = {each.code: SentenceLabel("", "small") for each in criteria}
        self._cells = [self._cell(each) for each in criteria]
        self._per_row = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(px(GAP_L))
        self._layout.setVerticalSpacing(px(GAP_S))
        self._arrange(len(criteria))

    def show_spreads(self, spreads: Sequence[Spread]) -> None:
        """Show how the marks lie now."""
        for each in spreads:
            code = each.criterion.code
            self.strips[code].show_spread(each)
            self.labels[code].setText(words.spread_text(each))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(_NARROWEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fitting = (self.width() + px(GAP_L)) // (px(_NARROWEST) + px(GAP_L))
        self._arrange(max(1, min(fitting, len(self._cells))))

    def _arrange(self, per_row: int) -> None:
        if per_row == self._per_row:
            return
        self._per_row = per_row
        for place, cell in enumerate(self._cells):
            self._layout.addWidget(cell, *divmod(place, per_row))
        for place in range(len(self._cells)):
            self._layout.setColumnStretch(place, 1 if place < per_row else 0)

    def _cell(self, criterion: KitCriterion) -> QWidget:
        name = label(criterion.name, "strong")
        name.setWordWrap(True)
        cell = QWidget()
        strip, told = self.strips[criterion.code], self.labels[criterion.code]
        cell.setLayout(column(name, strip, told, None, gap=GAP_XS))
        return cell


def _font() -> QFont:
    font = QFont()
    font.setPixelSize(px(TINY))
    return font
