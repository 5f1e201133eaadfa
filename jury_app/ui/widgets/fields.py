"""Fields for a number or some words; a turn of the wheel in passing changes none of them."""

from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDoubleSpinBox, QPlainTextEdit, QSpinBox, QWidget

from jury_app.formatting import NBSP
from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_S
from jury_app.ui.widgets.wheel import WheelInFocus


def text_field(height: int) -> QPlainTextEdit:
    """Return a field for a few lines of words, which the Tab key leaves."""
    field = QPlainTextEdit()
    field.setTabChangesFocus(True)
    field.setFixedHeight(px(height))
    return field


class SpinBox(WheelInFocus, QSpinBox):
    """A whole number between two others."""

    def __init__(self, minimum: int, maximum: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(minimum, maximum)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(px(GAP_S), 0, 0, 0)  # the style sheet cannot


class _DecimalField(WheelInFocus, QDoubleSpinBox):
    """A number between two others, with the unit in which it is measured."""

    def __init__(self, least: float, most: float, unit: str = "") -> None:
        super().__init__()
        self.setRange(least, most)
        if unit:
            self.setDecimals(1)
            self.setSingleStep(0.5)
            self.setSuffix(f"{NBSP}{unit}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(px(GAP_S), 0, 0, 0)  # the style sheet cannot


class MillimetreField(_DecimalField):
    """A small length, to a tenth of a millimetre, either way."""

    def __init__(self, most: float) -> None:
        super().__init__(-most, most, "mm")


class PointField(_DecimalField):
    """The size of letters in points, to a half."""

    def __init__(self, least: float, most: float) -> None:
        super().__init__(least, most, "pt")


class MarkField(_DecimalField):
    """A mark on the display scale, to a hundredth."""

    def __init__(self, most: int) -> None:
        super().__init__(0, most)

    @property
    def mark(self) -> Fraction:
        """The mark, exactly as it is written."""
        return Fraction(round(self.value() * 100), 100)
