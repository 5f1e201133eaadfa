"""What a screen reader says at once, wherever the keyboard is."""

from PySide6 import QtGui
from PySide6.QtCore import QObject


def announce(source: QObject, text: str) -> None:
    """Have a text read aloud; Qt makes the words of accessibility when they are first named."""
    event = QtGui.QAccessibleAnnouncementEvent(source, text)
    QtGui.QAccessible.updateAccessibility(event)
