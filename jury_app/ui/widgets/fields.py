"""Fields for a number, a day or a choice, which a turn of the wheel in passing does not change."""

from collections.abc import Hashable, Iterable
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QTextCharFormat, QWheelEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QSpinBox, QStyledItemDelegate, QWidget

from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_S


class SpinBox(QSpinBox):
    """A whole number between two others."""

    def __init__(self, minimum: int, maximum: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(minimum, maximum)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(px(GAP_S), 0, 0, 0)  # the style sheet cannot

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class DateField(QDateEdit):
    """A day, with its calendar."""

    def __init__(self, day: date, parent: QWidget | None = None) -> None:
        super().__init__(QDate(day.year, day.month, day.day), parent)
        self.setCalendarPopup(True)
        for rest in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendarWidget().setWeekdayTextFormat(rest, QTextCharFormat())  # Qt's is red
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def day(self) -> date:
        """Return the day that is shown."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ComboBox(QComboBox):
    """A choice among a few: words for the reader, values for the program."""

    def __init__(
        self, choices: Iterable[tuple[str, Hashable]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setItemDelegate(QStyledItemDelegate(self))  # Qt's own heeds no style sheet
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.set_choices(choices)

    def set_choices(self, choices: Iterable[tuple[str, Hashable]]) -> None:
        """Offer other choices; the chosen value stays if it is still among them."""
        before = self.value()
        blocked = self.blockSignals(True)
        self.clear()
        for text, value in choices:
            self.addItem(text, value)
        self.choose(before)
        self.blockSignals(blocked)

    def value(self) -> Any:
        """Return the value chosen, or None."""
        return self.currentData()

    def choose(self, value: Hashable) -> None:
        """Choose a value, if it is offered."""
        for place in range(self.count()):
            if self.itemData(place) == value:
                self.setCurrentIndex(place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
