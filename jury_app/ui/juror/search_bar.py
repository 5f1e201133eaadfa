"""The line that looks for words in a document."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from jury_app.i18n import _
from jury_app.ui.juror.document_tools import tell_keys
from jury_app.ui.juror.page_search import PageSearch
from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_XS
from jury_app.ui.widgets.buttons import icon_button
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.search_edit import SearchEdit
from jury_app.ui.widgets.text import SentenceLabel, label

_PAUSE_MS = 250  # between two letters; the search begins after it
_SHORTEST = 2  # a single letter is looked for only when asked
_WIDEST = 2000
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchBar(QWidget):
    """Words to look for, how often they are found, and the way from one to the next."""

    words_given = Signal(str)  # none: the search is over
    step_asked = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = _WordsEdit()
        self.count_label = label("", "muted")
        self.previous_button = icon_button("chevron-up", _("Previous match"))
        self.next_button = icon_button("chevron-down", _("Next match"))
        self.close_button = icon_button("x", _("Close the search"))
        tell_keys(self.previous_button, "Shift+F3")
        tell_keys(self.next_button, "F3")
        tell_keys(self.close_button, "Esc")
        self.note_label = SentenceLabel("", "small")
        self.note_label.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        line = row(
            self.edit,
            self.count_label,
            self.previous_button,
            self.next_button,
            self.close_button,
            gap=GAP_XS,
        )
        line.setStretch(0, 1)
        self.setLayout(column(line, self.note_label, gap=GAP_XS))
        self.edit.textChanged.connect(self._on_text_changed)
        self.edit.enter_pressed.connect(self._on_enter)
        self.edit.escaped.connect(self.closed)
        self.previous_button.clicked.connect(lambda: self.step_asked.emit(-1))
        self.next_button.clicked.connect(lambda: self.step_asked.emit(1))
        self.close_button.clicked.connect(self.closed)
        self._pause.timeout.connect(self.begin)

    def begin(self) -> None:
        """Look for what is typed now."""
        self._pause.stop()
        self.words_given.emit(self.edit.text())

    def show_search(self, search: PageSearch) -> None:
        """Say how often the words are found, and which of them is looked at."""
        count = len(search.hits)
        more = "" if search.is_over and not search.is_full else "…"
        self.count_label.setText(f"{search.place + 1} / {count}{more}" if count else "")
        for each in (self.previous_button, self.next_button):
            each.setEnabled(count > 0)
        note = _note(search)
        self.note_label.setText(note)
        self.note_label.setVisible(bool(note))
        self.edit.setAccessibleDescription(note or self.count_label.text())

    def hideEvent(self, event: QHideEvent) -> None:
        """Begin no search any more that nobody would see."""
        self._pause.stop()
        super().hideEvent(event)

    def _on_text_changed(self, text: str) -> None:
        if len(text.strip()) >= _SHORTEST:
            self._pause.start()
        else:
            self._pause.stop()
            self.words_given.emit("")

    def _on_enter(self, by: int) -> None:
        if self._pause.isActive() or len(self.edit.text().strip()) < _SHORTEST:
            self.begin()
        else:
            self.step_asked.emit(by)


def _note(search: PageSearch) -> str:
    """Return what there is to say when nothing is found."""
    if search.search is None or search.hits or not search.is_over:
        return ""
    if search.has_text:
        return _("These words are not in this document.")
    return _("This document has no words to search: its pages are pictures, such as a scan.")


class _WordsEdit(SearchEdit):
    """Enter goes to the next match, Shift+Enter to the one before, Escape leaves."""

    enter_pressed = Signal(int)
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__(_("Search in this document"))
        self.setMaximumWidth(px(_WIDEST))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() in _ENTER:
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.enter_pressed.emit(-1 if is_back else 1)
        else:
            super().keyPressEvent(event)
