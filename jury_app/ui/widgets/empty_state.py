"""What an empty page says: what it is for, and the first step."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_L, GAP_S, GAP_XL
from jury_app.ui.widgets.icon_label import IconLabel
from jury_app.ui.widgets.text import SentenceLabel, label

_ICON = 40
_WIDTH = 440


class EmptyState(QWidget):
    """An icon, a few words and the first step, in the middle of a page."""

    def __init__(
        self, icon_name: str, title: str, sentence: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.icon_label = IconLabel(icon_name, "muted", _ICON)
        self.title_label = label(title, "title")
        self.title_label.setWordWrap(True)
        self.sentence_label = SentenceLabel(sentence, "muted")
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(px(GAP_S))

        block = QWidget()
        block.setMaximumWidth(px(_WIDTH))
        block.setMinimumWidth(min(px(_WIDTH), px(200)))
        inside = QVBoxLayout(block)
        inside.setSpacing(px(GAP_S))
        centre = Qt.AlignmentFlag.AlignHCenter
        inside.addWidget(self.icon_label, 0, centre)
        for words in (self.title_label, self.sentence_label):
            words.setAlignment(centre)
            inside.addWidget(words)
        inside.addSpacing(px(GAP_L))
        self._buttons.addStretch(1)
        self._buttons.addStretch(1)
        inside.addLayout(self._buttons)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(GAP_XL), px(GAP_XL), px(GAP_XL), px(GAP_XL))
        layout.addStretch(2)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(block, 4)
        middle.addStretch(1)
        layout.addLayout(middle)
        layout.addStretch(3)

    def set_words(self, title: str, sentence: str) -> None:
        """Say something else: nothing found is not nothing there."""
        self.title_label.setText(title)
        self.sentence_label.setText(sentence)

    def add_action(self, button: QPushButton) -> QPushButton:
        """Offer a first step; the primary one comes first."""
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        return button
