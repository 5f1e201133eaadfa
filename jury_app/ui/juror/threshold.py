"""What a juror’s window shows from its first paint: its ground, and whose kit it is about to open.

Nothing here makes Qt show Python its large classes: they come while the name is looked at.
"""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFont, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from jury_app.ui.look import colour, px
from jury_app.ui.tokens import GAP_L, GAP_XL, GAP_XS, TITLE
from jury_app.ui.widgets.layouts import column


class Threshold(QWidget):
    """The names of the product and of the kit; the page of the code comes beneath them."""

    painted = Signal()

    def __init__(self, file: str) -> None:
        super().__init__()
        self.name_label = _plain("Jury", "title")
        self.name_label.setFont(_title_font())
        self.file_label = _plain(file, "muted")
        self.file_label.setPalette(_muted(self.file_label.palette()))
        names = column(self.name_label, self.file_label, gap=GAP_XS)
        names.setContentsMargins(px(GAP_XL), px(GAP_L), px(GAP_XL), 0)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addLayout(names)
        self._layout.addStretch(1)
        self._is_painted = False

    def show_beneath(self, page: QWidget) -> None:
        """Let a page take the room that was left for it; the names stay where they are."""
        self._layout.takeAt(self._layout.count() - 1)
        self._layout.addWidget(page, 1)
        page.show()  # the layout would do so when Qt comes back to it, and keys before that be lost

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.painted.emit)


def _plain(text: str, kind: str) -> QLabel:
    made = QLabel(text)
    made.setProperty("textFormat", "PlainText")
    made.setProperty("kind", kind)  # for the style sheet, when there is one
    return made


def _title_font() -> QFont:
    font = QFont()
    font.setPixelSize(px(TITLE))
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _muted(palette: QPalette) -> QPalette:
    palette.setColor(QPalette.ColorRole.WindowText, colour("muted"))
    return palette
