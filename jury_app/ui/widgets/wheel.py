"""Fields that a turn of the wheel in passing does not change."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QWheelEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Base
else:
    _Base = object  # Qt allows one of its own classes as a base, and each field has it


class WheelInFocus(_Base):
    """Leaves the wheel to the page around, but for the field that has the keyboard."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn, or pass it on."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
