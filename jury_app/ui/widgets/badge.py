"""A state in a word, an icon and a colour: never by its colour alone."""

from typing import Literal, TypeAlias

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_XS
from jury_app.ui.widgets.icon_label import IconLabel
from jury_app.ui.widgets.text import label, set_look

BadgeTone: TypeAlias = Literal["neutral", "accent", "success", "warning", "danger"]

_ICONS: dict[BadgeTone, str] = {
    "neutral": "circle-dashed",
    "accent": "info",
    "success": "circle-check",
    "warning": "triangle-alert",
    "danger": "circle-x",
}
_SIZE = 16


class Badge(QFrame):
    """A word on a tint, with the icon of its tone or one of its own."""

    def __init__(
        self,
        text: str,
        tone: BadgeTone = "neutral",
        icon_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "badge")
        self.icon_label = IconLabel(icon_name or _ICONS[tone], "muted", _SIZE)
        self.text_label = label()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(px(6), px(2), px(10), px(2))
        layout.setSpacing(px(GAP_XS) + 1)
        layout.addWidget(self.icon_label)
        layout.addWidget(self.text_label)
        self.set_state(text, tone, icon_name)

    def set_state(self, text: str, tone: BadgeTone = "neutral", icon_name: str = "") -> None:
        """Say another state."""
        self.text_label.setText(text)
        self.icon_label.set_icon(icon_name or _ICONS[tone], "muted" if tone == "neutral" else tone)
        set_look(self, "tone", tone)
        set_look(self.text_label, "tone", "muted" if tone == "neutral" else tone)
