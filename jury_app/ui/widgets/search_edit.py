"""The field that searches a list: Ctrl+F comes here, Escape clears, Down goes to the list."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from jury_app.i18n import _
from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_S, GAP_XS, TARGET
from jury_app.ui.widgets.buttons import icon_button
from jury_app.ui.widgets.icon_label import IconLabel

_WIDTH, _ICON = 280, 16
_ANY = (1 << 24) - 1  # Qt's own largest width


class SearchEdit(QLineEdit):
    """A line to type a search in."""

    left_downwards = Signal()

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widest = 0  # as wide as lists have it
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self._icon = IconLabel("search", "muted", _ICON)
        self._icon.setParent(self)
        self.clear_button = icon_button("x", _("Clear the search"), ink="muted")
        self.clear_button.setParent(self)
        self.clear_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Escape clears
        self.clear_button.setCursor(Qt.CursorShape.ArrowCursor)
        self.clear_button.hide()
        self.clear_button.clicked.connect(self.clear)
        self.textChanged.connect(self._on_text_changed)
        self._measure()

    def take_all_room(self) -> None:
        """Be as wide as the place, where nothing stands beside."""
        self._widest = _ANY
        self.setMaximumWidth(_ANY)

    def take_focus(self) -> None:
        """Be ready for another search."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self._icon.sizeHint()
        self._icon.setGeometry(
            px(GAP_S), (self.height() - side.height()) // 2, side.width(), side.height()
        )
        edge = self.height() - px(GAP_XS)
        self.clear_button.setGeometry(self.width() - edge, px(GAP_XS) // 2, edge - 2, edge)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.StyleChange:
            self._measure()
        super().changeEvent(event)

    def _measure(self) -> None:
        """Make room for the icons, which grow with the text."""
        self.setTextMargins(px(_ICON + GAP_XS), 0, px(TARGET - GAP_S), 0)
        self.setMinimumWidth(px(_WIDTH) // 2)
        self.setMaximumWidth(self._widest or px(_WIDTH))

    def _on_text_changed(self, text: str) -> None:
        self.clear_button.setVisible(bool(text))
