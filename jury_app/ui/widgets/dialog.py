"""A dialog: what it is about, what it asks, and buttons that say what they do."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from jury_app.i18n import _
from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_L, GAP_M, GAP_S, GAP_XL, GAP_XS
from jury_app.ui.widgets.buttons import button
from jury_app.ui.widgets.error_bar import ErrorBar
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.scrolled import Scrolled
from jury_app.ui.widgets.text import SentenceLabel, frame, label

_WIDTH, _MARGIN = 520, 40


class Dialog(QDialog):
    """Stays open with the reason when a rule says no; opened with `open()`."""

    def __init__(self, title: str, parent: QWidget | None, sentence: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(min(px(_WIDTH), self.screen().availableSize().width()))
        self.title_label = label(title, "title")
        self.title_label.setWordWrap(True)
        self.sentence_label = SentenceLabel(sentence, "muted")
        if not sentence:
            self.sentence_label.hide()
        self.error_bar = ErrorBar()
        self.body = QVBoxLayout()
        self.body.setSpacing(px(GAP_L))
        self.footer = frame("footer")
        self._buttons = QHBoxLayout(self.footer)
        self._buttons.setContentsMargins(px(GAP_XL), px(GAP_L), px(GAP_XL), px(GAP_L))
        self._buttons.setSpacing(px(GAP_S))
        self._buttons.addStretch(1)
        self.footer.hide()

        head = column(self.title_label, self.sentence_label, gap=GAP_S)
        inside = column(head, self.error_bar, gap=GAP_L, margin=GAP_XL)
        inside.addLayout(self.body, 1)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.area = Scrolled(inside)
        self._layout.addWidget(self.area, 1)
        self._layout.addWidget(self.footer)

    def set_buttons(self, primary: QPushButton, *others: QPushButton, cancel: str = "") -> None:
        """Close with the primary button, or with the one that gives up; others do as they say."""
        self.cancel_button = button(cancel or _("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self._buttons.addWidget(self.cancel_button)
        self.set_primary(primary, *others)

    def set_primary(self, primary: QPushButton, *others: QPushButton) -> None:
        """Close with one button; Enter presses it; others, at the left, do as they say."""
        for place, other in enumerate(others):
            self._buttons.insertWidget(place, other)
        self.primary_button = primary
        primary.setDefault(True)
        primary.clicked.connect(self.accept)
        for key in ("Ctrl+Return", "Ctrl+Enter"):  # Enter alone makes a line in a long text
            QShortcut(QKeySequence(key), self).activated.connect(self._press_primary)
        self._buttons.addWidget(primary)
        self.footer.show()

    def _press_primary(self) -> None:
        self.primary_button.setFocus()  # what is being typed is finished first
        self.primary_button.click()

    def keep_in_sight(self, *words: QWidget) -> None:
        """Keep something above the buttons, however far the rest is scrolled."""
        strip = frame("footer")
        inside = column(*words, gap=GAP_XS)
        inside.setContentsMargins(px(GAP_XL), px(GAP_M), px(GAP_XL), px(GAP_M))
        strip.setLayout(inside)
        self._layout.insertWidget(self._layout.indexOf(self.footer), strip)

    def ask_size(self, width: int, height: int) -> None:
        """Open at this size, or in all of a screen that is smaller, its frame counted."""
        room = self.screen().availableSize()
        self.resize(
            min(px(width), room.width() - px(_MARGIN)), min(px(height), room.height() - px(_MARGIN))
        )

    def tell_error(self, error: object) -> None:
        """Say why it cannot be done, and stay."""
        self.error_bar.tell(error)
        self.fit_height()

    def fit_height(self) -> None:
        """Take the height that the words need at this width, and no more than the screen has."""
        if not self.isVisible():
            return  # it is counted when it is shown: before, nothing is known of the letters
        layout = self._layout
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.area.take_in()
        layout.activate()  # else Qt keeps the height that the words need at their narrowest
        room = self.screen().availableSize()
        width = min(max(self.minimumWidth(), self.sizeHint().width()), room.width())
        height = layout.totalHeightForWidth(width)
        self.setMinimumHeight(0)
        self.resize(width, min(height, room.height() - px(_MARGIN)))

    def showEvent(self, event: QShowEvent) -> None:
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.fit_height()
        super().showEvent(event)
