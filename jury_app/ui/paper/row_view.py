"""A row of a sheet: its fields side by side, on as many lines as the window is narrow."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QRegularExpression, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from jury_app.i18n import _
from jury_app.ui.look import px
from jury_app.ui.paper.spec import Block, Field, Kind, Row
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.tokens import GAP_M, GAP_S, GAP_XS
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import label

_WIDTHS = {
    Kind.SHOWN: 120,
    Kind.HOUR: 92,
    Kind.COUNT: 64,
    Kind.TICK: 104,
    Kind.CHOICE: 172,
    Kind.TEXT: 232,
}
_NUMBER = QRegularExpression(r"\d{0,4}([.,]\d{1,3})?")


class RowView(QWidget):
    """Gives back what was typed, field by field."""

    changed = Signal()

    def __init__(self, block: Block, values: Row, width: int, number: int) -> None:
        super().__init__()
        self._readers: dict[str, Callable[[], str]] = {}
        self.edits: dict[str, QWidget] = {}
        self._number = number
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, px(GAP_S))
        layout.setSpacing(px(GAP_S))
        lines = list(_in_lines(block.fields, width))
        self._is_named = number == 1 or len(lines) > 1
        for line in lines:
            parts = row(gap=GAP_M)
            for field in line:
                stretch = 1 if field.kind in {Kind.TEXT, Kind.CHOICE} else 0
                parts.addLayout(self._labelled(field, values.get(field.key, "")), stretch)
            if all(field.kind not in {Kind.TEXT, Kind.CHOICE} for field in line):
                parts.addStretch(1)
            layout.addLayout(parts)

    @property
    def values(self) -> Row:
        """What was typed; fields that are left empty are not told."""
        told = ((key, read().strip()) for key, read in self._readers.items())
        return {key: value for key, value in told if value}

    def _labelled(self, field: Field, value: str) -> QVBoxLayout:
        edit = _MAKERS[field.kind](self, field, value)
        self.edits[field.key] = edit
        if field.kind is Kind.TICK:
            return self._below(" ", edit)
        edit.setMinimumWidth(px(_WIDTHS[field.kind]))
        if field.kind in {Kind.HOUR, Kind.COUNT}:
            edit.setFixedWidth(px(_WIDTHS[field.kind]))
        edit.setAccessibleName(
            _("{field}, line {number}").format(field=field.title, number=self._number)
        )
        edit.setAccessibleDescription(field.hint)
        return self._below(field.title, edit)

    def _below(self, title: str, edit: QWidget) -> QVBoxLayout:
        """Put a field under its title; of one that the row above says, only the width stays."""
        name = label(title, "small")
        if not self._is_named:
            name.setFixedHeight(0)
        return column(name, edit, gap=GAP_XS if self._is_named else 0)

    def _shown(self, field: Field, value: str) -> QWidget:
        words = {key: text for text, key in field.options}
        self._readers[field.key] = lambda: value
        made: QLabel = label(words.get(value, value), "strong")
        made.setFixedHeight(QLineEdit().sizeHint().height())
        return made

    def _line(self, field: Field, value: str) -> QWidget:
        edit = QLineEdit(value)
        edit.setPlaceholderText(field.hint)
        edit.setCursorPosition(0)
        edit.textEdited.connect(lambda _text: self.changed.emit())
        self._readers[field.key] = edit.text
        return edit

    def _hour(self, field: Field, value: str) -> QWidget:
        edit = self._line(field, value)
        if isinstance(edit, QLineEdit) and self._number == 1:
            edit.setPlaceholderText(_("9:41"))
        return edit

    def _count(self, field: Field, value: str) -> QWidget:
        edit = self._line(field, value)
        if isinstance(edit, QLineEdit):
            edit.setValidator(QRegularExpressionValidator(_NUMBER, edit))
        return edit

    def _tick(self, field: Field, value: str) -> QWidget:
        check = QCheckBox(field.title)
        check.setChecked(bool(value))
        check.toggled.connect(lambda _on: self.changed.emit())
        self._readers[field.key] = lambda: "yes" if check.isChecked() else ""
        return check

    def _choice(self, field: Field, value: str) -> QWidget:
        choice: Choice[str] = Choice(field.options)
        choice.choose(value)
        choice.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self._readers[field.key] = lambda: choice.value
        return choice


_MAKERS: dict[Kind, Callable[[RowView, Field, str], QWidget]] = {
    Kind.SHOWN: RowView._shown,  # noqa: SLF001 -- of this module
    Kind.HOUR: RowView._hour,  # noqa: SLF001 -- of this module
    Kind.COUNT: RowView._count,  # noqa: SLF001 -- of this module
    Kind.TEXT: RowView._line,  # noqa: SLF001 -- of this module
    Kind.TICK: RowView._tick,  # noqa: SLF001 -- of this module
    Kind.CHOICE: RowView._choice,  # noqa: SLF001 -- of this module
}


def _in_lines(fields: tuple[Field, ...], width: int) -> Iterator[list[Field]]:
    """Yield the fields in lines that are no wider than the window."""
    line: list[Field] = []
    taken = 0
    for field in fields:
        needed = px(_WIDTHS[field.kind] + GAP_M)
        if line and taken + needed > width:
            yield line
            line, taken = [], 0
        line.append(field)
        taken += needed
    yield line
