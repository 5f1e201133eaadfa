"""Names that look like markup, and the eye that sees where one is not shown as it was typed."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

_WORD, _BOLD, _ENTITY = "Gras", "<b>Gras</b>", "&amp;"
_TAGS = (_BOLD, "<img", "<a href")
_ROOT = QModelIndex()
_PLAIN = Qt.TextFormat.PlainText
_TIP = Qt.ItemDataRole.ToolTipRole


def name(word):
    """Return a name that Qt takes for rich text wherever it is left to guess."""
    return f"{_BOLD} {word} {_ENTITY} <img src=x>"


def title(word):
    """Return the longest title that looks like a page."""
    begun = f'{name(word)} <a href="https://example.org/{word}">lien</a> <h1>R&D</h1> '
    return begun.ljust(150, "x")


def file_name(word, suffix):
    """Return a name that a file may have."""
    return f"<b>Gras<br>&amp; {word}{suffix}"


def misread(root):
    """Return everything in a window that Qt would read as markup or as a mnemonic."""
    return [
        f"{type(widget).__name__} {where}: {text[:80]}"
        for widget in (root, *root.findChildren(QWidget))
        for where, text in _misread_in(widget)
    ]


def names_shown(root):
    """Return how many places of a window show such a name."""
    texts = (
        text
        for widget in (root, *root.findChildren(QWidget))
        if widget.isVisible()
        for text in _shown_by(widget)
    )
    return sum("<b>Gras" in text for text in texts)


def _misread_in(widget):
    for where in ("toolTip", "statusTip", "whatsThis"):
        if _has_tag(text := getattr(widget, where)()):
            yield where, text
    for kind, look in _LOOKS:
        if isinstance(widget, kind):
            yield from look(widget)


def _label(label):
    if _WORD in label.text() and label.textFormat() is not _PLAIN:
        yield "text", label.text()


def _button(button):
    text = button.text()
    if _ENTITY in _without_mnemonic(text) or _ENTITY not in text or _paints_itself(button):
        return
    yield "mnemonic", text


def _tabs(bar):
    for place in range(bar.count()):
        if _has_tag(tip := bar.tabToolTip(place)):
            yield "tab tip", tip
        if _ENTITY in (text := bar.tabText(place)) and _ENTITY not in _without_mnemonic(text):
            yield "tab", text


def _menu(menu):
    for action in menu.actions():
        if _ENTITY in (text := action.text()) and _ENTITY not in _without_mnemonic(text):
            yield "action", text


def _view(view):
    for index in _indexes(view.model()):
        if _has_tag(tip := str(index.data(_TIP) or "")):
            yield "item tip", tip


def _rich(edit):
    text = edit.toPlainText()
    if text.count(_WORD) > text.count("<b>Gras"):
        yield "rich text", text


def _shown_by(widget):
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        yield widget.text()
    elif isinstance(widget, QPlainTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QComboBox):
        yield widget.currentText()
    elif isinstance(widget, QAbstractItemView):
        for index in _indexes(widget.model()):
            yield str(index.data() or "")


def _indexes(model):
    if model is None:
        return
    for row in range(model.rowCount(_ROOT)):
        column = 0
        while (index := model.index(row, column)).isValid():
            yield index
            column += 1


def _has_tag(text):
    return any(tag in text for tag in (*_TAGS, "<b>Gras"))


def _without_mnemonic(text):
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _paints_itself(button):
    """Tell whether a button draws its own words, which QPainter leaves as they are."""
    return any(
        "paintEvent" in vars(kind) and kind.__name__ != "Button"
        for kind in type(button).__mro__
        if kind.__module__.startswith("jury_app")
    )


_LOOKS = (
    (QLabel, _label),
    (QAbstractButton, _button),
    (QTabBar, _tabs),
    (QMenu, _menu),
    (QAbstractItemView, _view),
    (QTextEdit, _rich),
)
