"""What some marks mean, one line each."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from jury_app.i18n import _
from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_S
from jury_app.ui.widgets.buttons import button, icon_button
from jury_app.ui.widgets.layouts import row

_MARK = 64


class MeaningsEdit(QWidget):
    """Lines of a mark and its words; a line without either is left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[tuple[QLineEdit, QLineEdit]] = []
        self.add_button = button(_("Add a mark"), icon_name="plus")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(px(GAP_S))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(GAP_S))
        layout.addLayout(self._lines)
        layout.addLayout(row(self.add_button, None))
        self.add_button.clicked.connect(self._on_add)

    def set_meanings(self, meanings: Mapping[str, str]) -> None:
        """Show what the marks mean."""
        for mark in sorted(meanings, key=_by_value):
            self._add(mark, meanings[mark])

    def meanings(self) -> dict[str, str]:
        """Return the words of each mark, the lowest first."""
        written = {mark.text().strip(): words.text().strip() for mark, words in self.lines}
        return {mark: written[mark] for mark in sorted(written, key=_by_value) if written[mark]}

    def _on_add(self) -> None:
        self._add("", "")
        self.lines[-1][0].setFocus()

    def _add(self, mark: str, words: str) -> None:
        mark_edit, words_edit = QLineEdit(mark), QLineEdit(words)
        mark_edit.setFixedWidth(px(_MARK))
        mark_edit.setAccessibleName(_("Mark"))
        words_edit.setAccessibleName(_("What it means"))
        words_edit.setPlaceholderText(_("What it means"))
        remove = icon_button("x", _("Remove this mark"), ink="muted")
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(GAP_S))
        for part in (mark_edit, words_edit, remove):
            layout.addWidget(part)
        self._lines.addWidget(line)
        pair = (mark_edit, words_edit)
        self.lines.append(pair)
        remove.clicked.connect(partial(self._remove, line, pair))

    def _remove(self, line: QWidget, pair: tuple[QLineEdit, QLineEdit]) -> None:
        self.lines.remove(pair)
        line.deleteLater()
        self.add_button.setFocus()


def _by_value(mark: str) -> tuple[float, str]:
    try:
        return float(mark.replace(",", ".")), mark
    except ValueError:
        return float("inf"), mark
