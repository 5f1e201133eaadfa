"""Buttons: verbs with their object, one accent for the one thing to do next."""

from typing import Literal, TypeAlias

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QToolButton

from jury_app.ui.icons import icon
from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_XS, ICON
from jury_app.ui.tool_tip import tool_tip

ButtonKind: TypeAlias = Literal["primary", "secondary", "quiet", "danger"]

_INK = {"primary": "accent_text", "secondary": "text", "quiet": "accent", "danger": "danger"}


def button(text: str, kind: ButtonKind = "secondary", *, icon_name: str = "") -> QPushButton:
    """Return a button; its text is a verb with its object."""
    made = QPushButton(text)
    made.setProperty("kind", kind)
    made.setAutoDefault(False)  # Enter does what the primary action says, never what had focus last
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
    made = QToolButton()
    made.setProperty("kind", "quiet")
    made.setIcon(icon(icon_name, ink))
    made.setIconSize(QSize(px(ICON), px(ICON)))
    made.setAccessibleName(name)
    made.setToolTip(tool_tip(name))
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made
