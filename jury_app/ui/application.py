"""The application as Qt knows it, and what it asks of every window of a file."""

import sys
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QEvent, Signal, SignalInstance
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication

from jury_app.paths import RESOURCES

_STYLE = ("-style", "Fusion")  # asked for by its name, Qt would show Python its large class


class Application(QApplication):
    """The application; a file that the system asks it to open is passed on."""

    file_opened = Signal(object)  # Path

    def __init__(self) -> None:
        super().__init__([*sys.argv[:1], *_STYLE])
        self.setApplicationName("Jury")
        self.setDesktopFileName("jury")
        self.setWindowIcon(QIcon(str(RESOURCES / "icons" / "jury.png")))

    def event(self, event: QEvent) -> bool:
        """Hear of a file that was opened from outside, as macOS tells it."""
        if isinstance(event, QFileOpenEvent):
            self.file_opened.emit(Path(event.file()))
            return True
        return super().event(event)


class DocumentWindow(Protocol):
    """What every window of a file promises."""

    closed: SignalInstance
    preferences_asked: SignalInstance

    def show(self) -> None:
        """Appear."""
        ...

    def close(self) -> bool:
        """Save, and go."""
        ...
