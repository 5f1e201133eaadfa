"""The keys of a page: they act wherever the keyboard is on it, and nowhere else."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def add_keys(page: QWidget, acts: Mapping[str, Callable[..., Any]]) -> None:
    """Let each key do its act on a page."""
    for key, act in acts.items():
        shortcut = QShortcut(QKeySequence(key), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)
