"""A sentence that holds for a whole page: something is sealed, closed, or waits for somebody."""

from typing import Literal, TypeAlias

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_M, GAP_S
from jury_app.ui.widgets.icon_label import IconLabel
from jury_app.ui.widgets.text import SentenceLabel

NoticeTone: TypeAlias = Literal["accent", "warning", "success", "danger"]


class Notice(QFrame):
    """Hidden until there is something to say; it stays as long as it holds."""

    def __init__(
        self, icon_name: str, tone: NoticeTone = "accent", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", tone)
        self.sentence_label = SentenceLabel()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(px(GAP_M), px(GAP_S), px(GAP_M), px(GAP_S))
        layout.setSpacing(px(GAP_M))
        layout.addWidget(IconLabel(icon_name, tone))
        layout.addWidget(self.sentence_label, 1)
        self.hide()

    def tell(self, sentence: str) -> None:
        """Say it, or, when there is nothing to say, go."""
        self.sentence_label.setText(sentence)
        self.setVisible(bool(sentence))

    def add_action(self, button: QPushButton) -> QPushButton:
        """Offer what can be done about it."""
        layout = self.layout()
        if layout is not None:
            layout.addWidget(button)
        return button
