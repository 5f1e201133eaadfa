"""The band over everything that is only a rehearsal: nobody works under it without knowing."""

from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from jury_app.rehearsal import word
from jury_app.ui.tokens import GAP_L, GAP_S
from jury_app.ui.widgets.icon_label import IconLabel
from jury_app.ui.widgets.layouts import row
from jury_app.ui.widgets.text import SentenceLabel, label

_ICON = 20


class RehearsalBand(QFrame):
    """The word, what it means here, and what can be done about it."""

    def __init__(self, sentence: str, *actions: QPushButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rehearsal")
        self.word_label = label(word(), "heading", tone="danger")
        self.sentence_label = SentenceLabel(sentence)
        self.setAccessibleName(word())
        self.setAccessibleDescription(sentence)
        inside = row(IconLabel("triangle-alert", "danger", _ICON), self.word_label, gap=GAP_S)
        inside.setContentsMargins(GAP_L, GAP_S, GAP_L, GAP_S)
        inside.addWidget(self.sentence_label, 1)
        for each in actions:
            inside.addWidget(each)
        self.setLayout(inside)
