"""The letters of a line that is painted: stronger, or smaller, than those around them."""

from PySide6.QtGui import QFont

from jury_app.ui.look import px
from jury_app.ui.tokens import TINY


def strong(font: QFont) -> QFont:
    """Return the letters of a title."""
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def small(font: QFont) -> QFont:
    """Return the letters of what goes with a title."""
    made = QFont(font)
    made.setPixelSize(px(TINY))
    return made
