"""Where ballots are dropped, and the buttons for those who would rather choose."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from jury_app.i18n import _
from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_L, GAP_M, GAP_S
from jury_app.ui.widgets.buttons import button
from jury_app.ui.widgets.icon_label import IconLabel
from jury_app.ui.widgets.layouts import row
from jury_app.ui.widgets.text import SentenceLabel

_NARROW = 620


class DropStrip(QFrame):
    """A sentence and two buttons, side by side where there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "sunken")
        self.files_button = button(_("Choose files"), icon_name="file-text")
        self.folder_button = button(_("Choose a folder"), icon_name="folder-open")
        words = row(IconLabel("inbox", "muted"), gap=GAP_S)
        words.addWidget(
            SentenceLabel(
                _(
                    "Drop the ballots here, in any order, as often as you like: nothing is "
                    "counted twice."
                )
            ),
            1,
        )
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(px(GAP_L), px(GAP_M), px(GAP_L), px(GAP_M))
        self._layout.setSpacing(px(GAP_S))
        self._layout.addLayout(words, 1)
        self._layout.addLayout(row(self.files_button, self.folder_button, gap=GAP_S))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(280), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        narrow = self.width() < px(_NARROW)
        self._layout.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
