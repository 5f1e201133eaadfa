"""A text that saves itself: soon after the last key, and whenever it is left."""

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from jury_app.ui.look import px

PAUSE_MS = 600
_FRAME = 24  # the border, the padding, and the margin that Qt keeps around a text
_MOST_LINES = 12


class SavedText(QPlainTextEdit):
    """Grows with what is written in it; Tab leaves, Escape goes back."""

    typing = Signal()  # something is not saved yet
    text_given = Signal(str)
    left_backwards = Signal()  # Escape

    def __init__(self, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = 2
        self._is_dirty = False
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.flush)
        self.textChanged.connect(self._on_text_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)

    def set_text(self, text: str) -> None:
        """Show what is saved, unless something newer is being typed."""
        if not self._is_dirty and text.strip() != self.toPlainText().strip():
            self.replace_text(text)

    def replace_text(self, text: str) -> None:
        """Show another text altogether."""
        blocked = self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(blocked)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._timer.stop()
        self._is_dirty = False
        self.updateGeometry()

    def flush(self) -> None:
        """Hand over what was typed and not saved yet."""
        self._timer.stop()
        if self._is_dirty:
            self._is_dirty = False
            self.text_given.emit(self.toPlainText())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take words; a file that is dropped here is meant for the window."""
        return not source.hasUrls() and super().canInsertFromMimeData(source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.flush()
            self.left_backwards.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        height = QFontMetrics(self.font()).lineSpacing() * self._lines + px(_FRAME)
        return QSize(px(200), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(120), self.sizeHint().height())

    def _on_text_changed(self) -> None:
        self._is_dirty = True
        self._timer.start()
        self.typing.emit()

    def _on_size_changed(self) -> None:
        lines = round(self.document().documentLayout().documentSize().height())
        wanted = min(max(lines, 2), _MOST_LINES)
        if wanted != self._lines:
            self._lines = wanted
            self.updateGeometry()
