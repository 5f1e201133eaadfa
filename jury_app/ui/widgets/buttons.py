"""Buttons: verbs with their object, one accent for the one thing to do next."""

from typing import Literal, TypeAlias

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton

from jury_app.ui.icons import icon
from jury_app.ui.look import colour, px
from jury_app.ui.tokens import GAP_XS, ICON, RADIUS
from jury_app.ui.tool_tip import set_tip

ButtonKind: TypeAlias = Literal["primary", "secondary", "quiet", "danger"]

_RING = 3
_INK = {"primary": "accent_text", "secondary": "text", "quiet": "accent", "danger": "danger"}


class Button(QPushButton):
    """A button whose ring under the keyboard is seen on the accent too; Enter presses it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _press_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self.property("kind") == "primary":
            ring = QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING)
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("accent_text"), 1.5))
            painter.drawRoundedRect(ring, px(RADIUS) - _RING / 2, px(RADIUS) - _RING / 2)
            painter.end()


class IconButton(QToolButton):
    """A button with an icon alone; Enter presses it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _press_by_enter(self, event):
            super().keyPressEvent(event)


def button(text: str, kind: ButtonKind = "secondary", *, icon_name: str = "") -> QPushButton:
    """Return a button; its text is a verb with its object."""
    made = Button(text)
    made.setProperty("kind", kind)
    made.setAutoDefault(False)  # Enter elsewhere does what the primary action says
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if icon_name:
        made.setIcon(icon(icon_name, _INK[kind]))
        made.setIconSize(QSize(px(ICON + GAP_XS), px(ICON)))
    return made


def primary_button(text: str, *, icon_name: str = "") -> QPushButton:
    """Return the one button of a page that says what to do next."""
    return button(text, "primary", icon_name=icon_name)


def quiet_button(text: str, *, icon_name: str = "") -> QPushButton:
    """Return a button that waits without an edge."""
    return button(text, "quiet", icon_name=icon_name)


def danger_button(text: str, *, icon_name: str = "") -> QPushButton:
    """Return a button that takes something away."""
    return button(text, "danger", icon_name=icon_name)


def icon_button(icon_name: str, name: str, *, ink: str = "text") -> QToolButton:
    """Return a button with an icon alone; its name is its tool tip and what is read aloud."""
    made = IconButton()
    made.setProperty("kind", "quiet")
    made.setIcon(icon(icon_name, ink))
    made.setIconSize(QSize(px(ICON), px(ICON)))
    made.setAccessibleName(name)
    set_tip(made, name)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


def _press_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press the button that is framed, never another one; holding Enter presses it once."""
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    if not is_enter or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    if not event.isAutoRepeat():
        button.click()
    return True
