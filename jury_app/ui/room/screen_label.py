"""Words for a projector: as they are, in a size that grows with the screen."""

from typing import Literal, TypeAlias

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QSizePolicy

from jury_app.ui.stylesheet import SANS, SERIF
from jury_app.ui.widgets.text import Tone

Size: TypeAlias = Literal[20, 28, 40, 64]
"""The height of the letters on a screen of 720 lines."""


class ScreenLabel(QLabel):
    """A line or two that are read from the last row of seats."""

    def __init__(
        self, size: Size = 28, *, tone: Tone = "text", is_title: bool = False, wraps: bool = True
    ) -> None:
        super().__init__()
        self._size = size
        self._letters = QFont(SERIF if is_title else SANS)
        self._letters.setWeight(QFont.Weight.DemiBold if is_title else QFont.Weight.Normal)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if tone != "text":
            self.setProperty("tone", tone)
        self.hide()

    def say(self, text: str) -> None:
        """Show other words; what is said already is not painted again."""
        if text != self.text():
            self.setText(text)
        self.setVisible(bool(text))

    def fit(self, unit: float) -> None:
        """Take the size that suits the screen."""
        self._letters.setPixelSize(max(1, round(self._size * unit)))
        self._wear_letters()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:  # another sheet takes a font of one's own away
            self._wear_letters()

    def _wear_letters(self) -> None:
        if self.font() != self._letters:
            self.setFont(self._letters)
