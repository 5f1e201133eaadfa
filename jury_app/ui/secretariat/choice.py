"""One of several things, each with its words; what was chosen comes back as itself."""

from collections.abc import Iterable
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from jury_app.ui.widgets.wheel import WheelInFocus

T = TypeVar("T")

_LETTERS = 12
_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Choice(WheelInFocus, QComboBox, Generic[T]):
    """A drop-down list that never asks for more width than its place has."""

    def __init__(
        self, options: Iterable[tuple[str, T]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._values: list[T] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LETTERS)
        self.set_options(options)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Among names, an arrow opens the list: a step in passing would choose somebody."""
        if self.isEditable() and event.key() in _STEPS:
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.isEditable():  # a turn in passing would choose somebody, too
            event.ignore()
        else:
            super().wheelEvent(event)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        cut, letters = Qt.TextElideMode.ElideRight, self.fontMetrics()
        option.currentText = letters.elidedText(option.currentText, cut, room.width())

    def make_searchable(self) -> None:
        """Let a part of the words be typed; what fits none or several goes back to the choice."""
        line = _Searched()
        self.setEditable(True)
        self.setLineEdit(line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        line.setText(self.itemText(self.currentIndex()))
        line.setCursorPosition(0)
        line.editingFinished.connect(partial(self._settle, line))

    def _settle(self, line: QLineEdit) -> None:
        """Choose the one thing that the typed words fit; else show again what is chosen."""
        typed = line.text().casefold()
        texts = [self.itemText(place) for place in range(self.count())]
        if line.text() not in texts:
            fitting = [n for n, text in enumerate(texts) if typed and typed in text.casefold()]
            if len(fitting) == 1:
                self.setCurrentIndex(fitting[0])
                self.activated.emit(fitting[0])  # as Qt does where all the words were typed
        line.setText(self.itemText(self.currentIndex()))

    @property
    def value(self) -> T:
        """What is chosen."""
        return self._values[self.currentIndex()]

    @property
    def values(self) -> tuple[T, ...]:
        """What may be chosen."""
        return tuple(self._values)

    def set_options(self, options: Iterable[tuple[str, T]]) -> None:
        """Offer other things; what was chosen stays if it is still among them."""
        before = self.value if self._values else None
        was_quiet = self.blockSignals(True)
        self.clear()
        self._values.clear()
        for text, value in options:
            self.add_option(text, value)
        self.blockSignals(was_quiet)
        if before is not None:
            self.choose(before)

    def add_option(self, text: str, value: T, icon: QIcon | None = None) -> None:
        """Offer one more."""
        self._values.append(value)
        if icon is None:
            self.addItem(text)
        else:
            self.addItem(icon, text)

    def choose(self, value: object) -> bool:
        """Choose a thing; False when it is not offered."""
        if value not in self._values:
            return False
        self.setCurrentIndex(self._values.index(value))
        return True


class _Searched(QLineEdit):
    """Is ready for other words as soon as the keyboard is in it."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            QTimer.singleShot(0, self, self.selectAll)  # after the click that came here
