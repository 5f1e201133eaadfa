"""Words over a page whose content is still on its way."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jury_app.ui.look import colour, px
from jury_app.ui.tokens import GAP_M
from jury_app.ui.widgets.busy_bar import BusyBar
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.patience import PATIENCE_MS
from jury_app.ui.widgets.text import label

_WIDTH = 280
_VEIL = 225  # of 255: what was there stays in sight


class ProgressOverlay(QWidget):
    """Covers a page that takes longer than a moment, and only then."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.text_label = label("", "muted")
        self.bar = BusyBar("")
        self.bar.setFixedWidth(px(_WIDTH))
        middle = column(row(None, self.text_label, None), row(None, self.bar, None), gap=GAP_M)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addLayout(middle)
        layout.addStretch(3)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._appear)
        page.installEventFilter(self)
        self.hide()

    def start(self, text: str) -> None:
        """Say what is on its way, if it does not come at once."""
        self.text_label.setText(text)
        self.bar.setAccessibleName(text)
        self._patience.start(PATIENCE_MS)

    def stop(self) -> None:
        """It has come."""
        self._patience.stop()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self._page.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        veil = colour("surface")
        veil.setAlpha(_VEIL)
        painter = QPainter(self)
        painter.fillRect(self.rect(), veil)
        painter.end()

    def _appear(self) -> None:
        self.setGeometry(self._page.rect())
        self.show()
        self.raise_()
