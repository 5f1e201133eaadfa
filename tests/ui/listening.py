"""What somebody hears of a window who does not see it, and what there is to complain about."""

from dataclasses import dataclass

from babel.messages.mofile import read_mo
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QComboBox, QTabWidget, QWidget

from jury_app.paths import RESOURCES

Role, Text = QAccessible.Role, QAccessible.Text
LINES = 60  # of a list or a table: the others are made alike
ACTING = {
    Role.Button, Role.ButtonMenu, Role.CheckBox, Role.RadioButton, Role.ComboBox,
    Role.EditableText, Role.SpinBox, Role.Table, Role.List, Role.Tree, Role.PageTab,
    Role.PageTabList, Role.Cell, Role.ListItem, Role.ProgressBar, Role.Dialog,
}  # fmt: skip
CHOSEN = {Role.CheckBox, Role.RadioButton}
VALUED = {Role.SpinBox, Role.ComboBox, Role.ProgressBar}
ICONS = {path.stem for path in (RESOURCES / "icons").glob("*.svg")}


@dataclass(frozen=True)
class Heard:
    """One thing that a screen reader can stop at."""

    role: Role
    name: str
    description: str
    value: str
    is_focusable: bool
    is_checkable: bool
    is_checked: bool
    columns: tuple[str, ...]  # the titles of the table that it is a cell of
    widget: QWidget | None


def listen(widget):
    """Return everything that a screen reader finds in a widget, in its order."""
    found = []
    _listen(QAccessible.queryAccessibleInterface(widget), (), found)
    return found


def _listen(interface, columns, found):
    state = interface.state()
    if state.invisible:
        return
    found.append(
        Heard(
            interface.role(),
            interface.text(Text.Name),
            interface.text(Text.Description),
            interface.text(Text.Value),
            bool(state.focusable),
            bool(state.checkable),
            bool(state.checked),
            columns if interface.role() is Role.Cell else (),
            interface.object(),
        )
    )
    children = [interface.child(n) for n in range(min(interface.childCount(), LINES))]
    children = [each for each in children if each is not None]
    titles = tuple(each.text(Text.Name) for each in children if each.role() is Role.ColumnHeader)
    for each in children:
        _listen(each, titles, found)


def complaints(heard):
    """Return what is wrong with what is heard, each in a line."""
    return [
        f"{wrong}: {each.role.name} {each.name!r} {each.description!r} {type(each.widget).__name__}"
        for each in heard
        for wrong, is_wrong in WRONGS.items()
        if is_wrong(each)
    ]


def _stops(each):
    return each.is_focusable and each.role is not Role.StaticText


def _scrolls(each):
    return isinstance(each.widget, QAbstractScrollArea | QTabWidget)


def _has_markup(each):
    words = f"{each.name}{each.description}"
    return any(mark in words for mark in ("<p>", "<br>", "&lt;", "&amp;", "{", "}", "None"))


WRONGS = {
    "no name": lambda each: not each.name and (each.role in ACTING or _stops(each)),
    "a choice of what": lambda each: (  # on some systems Qt reads the text that is chosen instead
        isinstance(each.widget, QComboBox) and not each.widget.accessibleName()
    ),
    "a role that says nothing": lambda each: (
        _stops(each) and each.role not in ACTING and not _scrolls(each)
    ),
    "markup": _has_markup,
    "the name of an icon": lambda each: each.name in ICONS - {"check"},
    "no state": lambda each: each.role in CHOSEN and not each.is_checkable,
    "no value": lambda each: each.role in VALUED and not each.value,
    "a cell without its column": lambda each: (
        any(each.columns) and not any(title and title in each.name for title in each.columns)
    ),
}


def left_in_english(heard):
    """Return what is heard in English although it is said otherwise in French."""
    with (RESOURCES / "locale" / "fr.mo").open("rb") as file:
        known = {each.id: each.string for each in read_mo(file) if isinstance(each.id, str)}
    said = {text for each in heard for text in (each.name, each.description) if text}
    return sorted(text for text in said if known.get(text, text) != text)
