"""Tool tips that show words as they are: Qt would read a title with a “<” in it as markup."""

from PySide6.QtWidgets import QWidget

_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "<br>"})
_MARKS = ("<", "&lt;", "\n")  # what Qt takes for the beginning of markup, and a line of its own
_LINE = 60  # letters: more than that are to wrap


def tool_tip(text: str) -> str:
    """Return a text as a tool tip that wraps, whatever characters it holds."""
    if len(text) <= _LINE and not any(sign in text for sign in _MARKS):
        return text
    return f"<p>{text.translate(_MARKUP)}</p>"


def set_tip(widget: QWidget, text: str) -> None:
    """Give a widget a tool tip, and the same words to those who hear the screen."""
    widget.setToolTip(tool_tip(text))
    widget.setAccessibleDescription(text)  # else Qt would have the markup read aloud
