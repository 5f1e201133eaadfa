"""A choice among a few, which a turn of the wheel in passing does not change."""

from collections.abc import Hashable, Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from jury_app.ui.widgets.wheel import WheelInFocus


class ComboBox(WheelInFocus, QComboBox):
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

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        controls = QStyle.ComplexControl
        room = self.style().subControlRect(
            controls.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        metrics, text = self.fontMetrics(), self.currentText()
        option.currentText = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter = QStylePainter(self)
        painter.drawComplexControl(controls.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
