"""What was just done, in one line at the foot of the window, with a way to undo it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from jury_app.i18n import _
from jury_app.ui.announcing import announce
from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_L, GAP_S, GAP_XL, GAP_XS
from jury_app.ui.widgets.buttons import button, icon_button
from jury_app.ui.widgets.dialog import Dialog
from jury_app.ui.widgets.text import label, text_width

READING_MS = 6_000
UNDOING_MS = 12_000
_WIDTH = 600


class Toast(QFrame):
    """Says what was done; stays while the pointer or the keyboard is on it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("role", "toast")
        self._window = window
        self._on_undo: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go)

        self.text_label = label()
        self.text_label.setWordWrap(True)
        self.undo_button = button(_("Undo"))
        self.close_button = icon_button("x", _("Hide this message"), ink="surface")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(px(GAP_L), px(GAP_XS), px(GAP_S), px(GAP_XS))
        layout.setSpacing(px(GAP_S))
        layout.addWidget(self.text_label, 1)
        layout.addWidget(self.undo_button)
        layout.addWidget(self.close_button)

        self.undo_button.clicked.connect(self._on_undo_clicked)
        self.close_button.clicked.connect(self._go)
        window.installEventFilter(self)
        self.hide()

    @property
    def offers_undo(self) -> bool:
        """Whether something can be taken back here."""
        return self._on_undo is not None

    def tell(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say what was done; with `undo`, offer to take it back."""
        self._on_undo = undo
        self.text_label.setText(text)
        self.undo_button.setVisible(undo is not None)
        self._timer.start(UNDOING_MS if undo else READING_MS)
        self._place()
        self.show()
        self.raise_()
        announce(self, text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start(READING_MS)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._go()
        else:
            super().keyPressEvent(event)

    def _place(self) -> None:
        room = self._window.rect()
        width = min(px(_WIDTH), room.width() - 2 * px(GAP_XL), self._line())
        self.setFixedWidth(width)
        height = max(self.heightForWidth(width), self.minimumSizeHint().height())
        self.resize(width, height)
        self.move((room.width() - width) // 2, self._foot() - height)

    def _line(self) -> int:
        """Return the width in which all of it stands in one line, and no wider."""
        rest = self.minimumSizeHint().width() - self.text_label.minimumSizeHint().width()
        return rest + text_width(self.text_label)

    def _foot(self) -> int:
        """Return how low it may reach: neither a page nor the buttons of a dialog are covered."""
        if isinstance(self._window, Dialog) and self._window.footer.isVisible():
            return self._window.footer.y() - px(GAP_S)
        return self._window.height() - px(GAP_XS)

    def _go(self) -> None:
        """Give the keyboard back to the page: Qt would lead it on to what comes after the last."""
        for _button in (self.close_button, self.undo_button):
            if self.isAncestorOf(self._window.focusWidget()):
                self.focusPreviousChild()
        self.hide()

    def _on_undo_clicked(self) -> None:
        undo = self._on_undo
        self._go()
        if undo is not None:
            undo()


def toast(near: QWidget, text: str, undo: Callable[[], object] | None = None) -> Toast:
    """Say in the window of a widget what was just done."""
    window = near.window()
    made = _shown(window) or Toast(window)
    made.tell(text, undo)
    return made


def hush(window: QWidget) -> None:
    """Take away what was said: whoever could undo it is no longer there."""
    if shown := _shown(window):
        shown.tell("")
        shown.hide()


def withdraw(near: QWidget) -> None:
    """Offer no undo any more: it would take back what was said since."""
    shown = _shown(near.window())
    if shown is not None and shown.offers_undo:
        hush(near.window())


def _shown(window: QWidget) -> Toast | None:
    return window.findChild(Toast, options=Qt.FindChildOption.FindDirectChildrenOnly)
