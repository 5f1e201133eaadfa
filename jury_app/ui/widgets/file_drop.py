"""Files dropped anywhere on a window, and the words that say it may be done."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_M
from jury_app.ui.widgets.text import label


class FileDrop(QFrame):
    """Appears over a window while a file that it takes is held above it."""

    dropped = Signal(object)  # list[Path]

    def __init__(self, window: QWidget, suffixes: Sequence[str], text: str) -> None:
        super().__init__(window)
        self._window = window
        self._suffixes = tuple(suffixes)
        self.setProperty("role", "drop")
        self.text_label = label(text, "title")
        layout = QVBoxLayout(self)
        layout.addWidget(self.text_label, 0, Qt.AlignmentFlag.AlignCenter)
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        self.hide()

    def taken(self, mime: QMimeData) -> list[Path]:
        """Return the files among what is held that this window takes, folders included."""
        files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        return [file for file in files if file.suffix.lower() in self._suffixes or _is_folder(file)]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            return self._on_enter(event)
        if isinstance(event, QDropEvent) and event.type() is QEvent.Type.Drop:
            return self._on_drop(event)
        if event.type() is QEvent.Type.DragLeave:
            self.hide()
        return super().eventFilter(watched, event)

    def _on_enter(self, event: QDragEnterEvent) -> bool:
        if not self.taken(event.mimeData()):
            return False
        event.acceptProposedAction()
        self.setGeometry(self._window.rect().adjusted(*(px(GAP_M) * n for n in (1, 1, -1, -1))))
        self.show()
        self.raise_()
        return True

    def _on_drop(self, event: QDropEvent) -> bool:
        files = self.taken(event.mimeData())
        self.hide()
        if not files:  # another one on this window may take it
            return False
        event.acceptProposedAction()
        self.dropped.emit(files)
        return True


def _is_folder(file: Path) -> bool:
    return not file.suffix and file.is_dir()
