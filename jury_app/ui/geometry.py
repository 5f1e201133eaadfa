"""Where a window was, and where it is again."""

from PySide6 import QtCore
from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QWidget

from jury_app.ui.look import px
from jury_app.ui.settings import Settings

_FRAME = 32


def restore_geometry(window: QWidget, settings: Settings, name: str, size: QSize) -> None:
    """Put a window where it was, or give it a size that fits the screen."""
    known = QByteArray.fromBase64(settings.geometry(name).encode())
    if not known.isEmpty() and window.restoreGeometry(known):
        return
    room = window.screen().availableSize()
    window.resize(QSize(px(size.width()), px(size.height())).boundedTo(room))


def fill_small_screen(window: QWidget) -> None:
    """Let a window fill the screen where its frame would push the foot of it out of sight."""
    room = window.screen().availableSize() - QSize(0, _FRAME)
    if window.size().boundedTo(room) != window.size():
        # Qt makes its words when they are first named: a window that fits starts without them.
        maximized = QtCore.Qt.WindowState.WindowMaximized
        window.setWindowState(window.windowState() | maximized)


def keep_geometry(window: QWidget, settings: Settings, name: str) -> None:
    """Remember where a window is."""
    settings.remember_geometry(name, window.saveGeometry().toBase64().toStdString())
