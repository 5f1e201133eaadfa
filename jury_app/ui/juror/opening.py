"""What the system's own programs are asked to show."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def show_in_folder(file: Path) -> None:
    """Open the folder of a file in the system's own window."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent)))


def open_file(file: Path) -> bool:
    """Open a file in the program that the system has for it, if there is one."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
