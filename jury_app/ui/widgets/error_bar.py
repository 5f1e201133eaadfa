"""What went wrong, where it went wrong: what happened, that nothing was lost, what to do."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QWidget

from jury_app.i18n import _
from jury_app.ui.announcing import announce
from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_M, GAP_S, GAP_XS
from jury_app.ui.widgets.buttons import icon_button
from jury_app.ui.widgets.icon_label import IconLabel
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import SentenceLabel

_ONE_LINE = 760


class ErrorBar(QFrame):
    """Hidden until there is something to tell; goes when told, or when it is over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "danger")
        self.sentence_label = SentenceLabel("", "strong")
        self.advice_label = SentenceLabel()
        self.close_button = icon_button("x", _("Hide this message"))
        self._actions = row(None, gap=GAP_S)
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lines.setSpacing(px(GAP_S))
        self._lines.addLayout(column(self.sentence_label, self.advice_label, gap=GAP_XS), 1)
        self._lines.addLayout(self._actions)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(px(GAP_M), px(GAP_S), px(GAP_S), px(GAP_S))
        layout.setSpacing(px(GAP_M))
        layout.addWidget(IconLabel("circle-alert", "danger"))
        layout.addLayout(self._lines, 1)
        layout.addWidget(self.close_button)
        self.close_button.clicked.connect(self.hide)
        self.hide()

    def tell(self, error: object, advice: str = "") -> None:
        """Say a refusal, or any sentence, and what to do about it."""
        self.sentence_label.setText(str(error))
        self.advice_label.setText(advice)
        self.advice_label.setVisible(bool(advice))
        self.show()
        announce(self, f"{error} {advice}".strip())

    def add_action(self, button: QPushButton) -> QPushButton:
        """Offer a way out."""
        self._actions.addWidget(button)
        self.setTabOrder(button, self.close_button)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        is_wide = self.width() >= px(_ONE_LINE)
        self._lines.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)
