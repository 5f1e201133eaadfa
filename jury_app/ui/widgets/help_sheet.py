"""The keys of a window on one sheet: F1."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from jury_app.i18n import _
from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_S, GAP_XL, GAP_XXL
from jury_app.ui.widgets.buttons import primary_button
from jury_app.ui.widgets.dialog import Dialog
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.text import label

_TWO_COLUMNS = 800


@dataclass(frozen=True, slots=True)
class Keys:
    """What some keys do, in words."""

    keys: str  # as Qt writes them: Ctrl+F
    text: str


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Keys that belong together."""

    title: str
    keys: tuple[Keys, ...]


class HelpSheet(Dialog):
    """Shows every key of a window, in two columns where there is room."""

    def __init__(self, groups: Sequence[KeyGroup], parent: QWidget | None) -> None:
        super().__init__(_("Keys of this window"), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        columns = QHBoxLayout()
        columns.setSpacing(px(GAP_XXL))
        half = (len(groups) + 1) // 2
        is_narrow = parent is not None and parent.window().width() < px(_TWO_COLUMNS)
        for part in (groups,) if is_narrow else (groups[:half], groups[half:]):
            columns.addLayout(column(*(_group(each) for each in part), None, gap=GAP_XL), 1)
        self.body.addLayout(columns)
        self.set_primary(primary_button(_("Close this sheet")))


def native(keys: str) -> str:
    """Return keys as this system writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _group(group: KeyGroup) -> QWidget:
    block = QWidget()
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(GAP_S * 2))
    grid.setVerticalSpacing(px(GAP_S))
    grid.setColumnStretch(1, 1)
    for line, each in enumerate(group.keys):
        grid.addWidget(_cap(each.keys), line, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(label(each.text), line, 1)
    block.setLayout(column(label(group.title, "heading"), grid, gap=GAP_S))
    return block


def _cap(keys: str) -> QLabel:
    cap = label(native(keys), "small")
    cap.setProperty("kind", "key")
    return cap
