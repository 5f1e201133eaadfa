"""Words on the screen, always as they are: no label reads markup out of a title."""

from typing import Literal, TypeAlias

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

Kind: TypeAlias = Literal[
    "body", "display", "serif", "serif_display", "title", "heading", "lead", "strong", "muted",
    "small", "caps",
]  # fmt: skip
Tone: TypeAlias = Literal["text", "muted", "accent", "success", "warning", "danger"]


def label(text: str = "", kind: Kind = "body", *, tone: Tone = "text") -> QLabel:
    """Return a line of words in one of the sizes of the type scale."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("kind", kind)
    if tone != "text":
        made.setProperty("tone", tone)
    return made


def set_tone(widget: QWidget, tone: Tone) -> None:
    """Change what the colour of some words says."""
    set_look(widget, "tone", tone)


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Change a property that the style sheet looks at; what is dressed already is dressed anew."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class SentenceLabel(QLabel):
    """A sentence or two that wrap, and may be selected and copied."""

    def __init__(self, text: str = "", kind: Kind = "body", *, tone: Tone = "text") -> None:
        super().__init__(text)
        self._heights: dict[int, int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setProperty("kind", kind)
        if tone != "text":
            self.setProperty("tone", tone)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        """Set the text once for each width; layouts ask many times over."""
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def setText(self, text: str) -> None:
        if text != self.text():
            self._heights.clear()
            super().setText(text)

    def changeEvent(self, event: QEvent) -> None:
        self._heights.clear()
        super().changeEvent(event)


def text_width(words: QLabel) -> int:
    """Return how wide some words are in one line."""
    return words.fontMetrics().horizontalAdvance(words.text()) + 1


def hairline() -> QFrame:
    """Return a line that parts two things."""
    line = QFrame()
    line.setProperty("role", "line")
    line.setFixedHeight(1)
    return line


def frame(role: str) -> QFrame:
    """Return an area: panel, sunken, rail, footer, danger, warning, success, accent."""
    made = QFrame()
    made.setProperty("role", role)
    return made


def keep_lines(sentence: SentenceLabel, lines: int) -> None:
    """Leave so many lines free for what is yet to be said, so that nothing below moves then."""
    sentence.setMinimumHeight(lines * sentence.fontMetrics().lineSpacing())
    sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
