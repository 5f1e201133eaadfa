"""The summary of a dossier, set to be read."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from jury_app.i18n import _
from jury_app.ui.look import colour, px
from jury_app.ui.tokens import GAP_S, RADIUS
from jury_app.ui.widgets.text import SentenceLabel

_MEASURE = 74  # letters in a line: what an eye likes
_RING = 2


class SummaryView(QWidget):
    """Plain text in lines that are not too long; arrows scroll it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text_label = SentenceLabel("", "lead")
        self.text_label.setAlignment(Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        self._reading = QVBoxLayout(inside)
        self._reading.setContentsMargins(px(GAP_S), px(GAP_S), px(GAP_S), px(GAP_S))
        self._reading.addWidget(self.text_label)
        self._reading.addStretch(1)
        self.area = _Area(self)
        self.area.setWidget(inside)
        self.area.setAccessibleName(_("Summary of the application"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_RING, _RING, _RING, _RING)
        layout.addWidget(self.area)
        self._dress()

    def set_text(self, text: str) -> None:
        """Show a summary, or say that there is none."""
        self.text_label.setText(text.strip() or _("The applicant wrote no summary."))
        self.area.setAccessibleDescription(self.text_label.text())
        self.area.verticalScrollBar().setValue(0)

    def put_above(self, names: QWidget) -> None:
        """Put what names the application above its text, to scroll with it."""
        self._reading.insertWidget(0, names)

    @property
    def scrolled(self) -> int:
        """How far down the juror is."""
        return self.area.verticalScrollBar().value()

    def scroll_to(self, value: int) -> None:
        """Go as far down as this, once the text has found its lines."""
        self.area.go_to(value)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._dress()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.area.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("focus"), _RING))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), px(RADIUS), px(RADIUS))
            painter.end()

    def _dress(self) -> None:
        width = QFontMetrics(self.text_label.font()).averageCharWidth() * _MEASURE
        self.text_label.setMaximumWidth(width)


class _Area(QScrollArea):
    """Tells its frame when the keyboard comes and goes."""

    def __init__(self, frame: QWidget) -> None:
        super().__init__(frame)
        self._frame = frame
        self._wish = 0
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def go_to(self, value: int) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(value)
        self._wish = value if bar.value() != value else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_wish()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        heard = super().eventFilter(watched, event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._keep_wish()
        return heard

    def _keep_wish(self) -> None:
        if self._wish and self.verticalScrollBar().maximum() >= self._wish:
            self.verticalScrollBar().setValue(self._wish)
            self._wish = 0

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._frame.update()
        return super().event(event)
