"""Fields with their labels above, a hint below, and what is wrong where it is wrong."""

from typing import TypeVar

from PySide6.QtWidgets import QLabel, QLayout, QSizePolicy, QVBoxLayout, QWidget

from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_L, GAP_M, GAP_XS
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import SentenceLabel, label, set_look

FieldT = TypeVar("FieldT", bound=QWidget)


class Form(QWidget):
    """Labelled fields in one column, read and filled from top to bottom."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._errors: dict[QWidget, QLabel] = {}
        self._names: dict[QWidget, QLabel] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(px(GAP_L))
        self._layout.addStretch(1)

    def add(self, text: str, field: FieldT, hint: str = "") -> FieldT:
        """Put a field under its label; `&` in the label marks its key."""
        self._put(self._labelled(text, field, hint))
        return field

    def add_pair(
        self, first: tuple[str, QWidget], second: tuple[str, QWidget], hint: str = ""
    ) -> None:
        """Put two short fields side by side."""
        pair = row(gap=GAP_M)
        for text, field in (first, second):
            pair.addLayout(self._labelled(text, field, ""), 1)
        self._put(pair)
        if hint:
            self.add_wide(SentenceLabel(hint, "small"))

    def add_heading(self, text: str) -> None:
        """Begin another group of fields."""
        self.add_wide(label(text, "heading"))

    def add_wide(self, widget: QWidget) -> None:
        """Put something that labels itself."""
        self._layout.insertWidget(self._layout.count() - 1, widget)

    def set_shown(self, field: QWidget, *, shown: bool) -> None:
        """Show a field under its label, or take both away while nobody needs them."""
        field.setVisible(shown)
        self._names[field].setVisible(shown)

    def tell_error(self, field: QWidget, sentence: str) -> None:
        """Say what is wrong with a field, and go there."""
        self._errors[field].setText(sentence)
        self._errors[field].setVisible(bool(sentence))
        set_look(field, "wrong", bool(sentence))
        if sentence:
            field.setFocus()

    def error_of(self, field: QWidget) -> QLabel:
        """Return the words that say what is wrong with a field."""
        return self._errors[field]

    def clear_errors(self) -> None:
        """Take back all that was wrong."""
        for field in self._errors:
            self.tell_error(field, "")

    def _put(self, part: QLayout) -> None:
        self._layout.insertLayout(self._layout.count() - 1, part)

    def _labelled(self, text: str, field: QWidget, hint: str) -> QVBoxLayout:
        name = label(text, "strong")
        name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        name.setBuddy(field)
        field.setAccessibleName(text.replace("&", ""))
        field.setAccessibleDescription(hint)
        error = SentenceLabel("", "body", tone="danger")
        error.hide()
        self._errors[field] = error
        self._names[field] = name
        block = column(name, field, gap=GAP_XS)
        if hint:
            block.addWidget(SentenceLabel(hint, "small"))
        block.addWidget(error)
        return block
