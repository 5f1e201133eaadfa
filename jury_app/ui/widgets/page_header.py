"""The head of a page: what it is, where things stand in one sentence, and what to do next."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_L, GAP_S, GAP_XS
from jury_app.ui.widgets.flow_row import FlowRow
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.text import SentenceLabel, label


class PageHeader(QWidget):
    """A title, a sentence, and the actions of the page with the primary one at the right."""

    def __init__(self, title: str, sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title_label = label(title, "display")
        self.title_label.setWordWrap(True)
        self.sentence_label = SentenceLabel(sentence, "muted")
        self.sentence_label.setVisible(bool(sentence))

        self.actions_row = FlowRow(gap=px(GAP_S))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(GAP_L))
        layout.addLayout(column(self.title_label, self.sentence_label, gap=GAP_XS), 1)
        layout.addLayout(self.actions_row)

    def set_title(self, title: str) -> None:
        """Say what the page is about now."""
        self.title_label.setText(title)

    def set_sentence(self, sentence: str) -> None:
        """Say where things stand."""
        self.sentence_label.setText(sentence)
        self.sentence_label.setVisible(bool(sentence))

    def add_action(self, button: QPushButton) -> QPushButton:
        """Put one more button at the right of those there are; the primary one comes last."""
        self.actions_row.addWidget(button)
        return button
