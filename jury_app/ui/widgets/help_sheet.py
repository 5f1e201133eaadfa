"""Help where one is, on one sheet: what a page is for, how it goes, and its keys. F1."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSlider, QBoxLayout, QGridLayout, QLabel, QVBoxLayout, QWidget

from jury_app.i18n import _
from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_L, GAP_S, GAP_XL, GAP_XS, GAP_XXL
from jury_app.ui.widgets.buttons import primary_button, quiet_button
from jury_app.ui.widgets.dialog import Dialog
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.text import SentenceLabel, label

_CORNER = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_WIDE = 1040
_READ, _KEYS = 3, 2  # the shares of the words and of a column of keys
_TWO_COLUMNS = 3  # as many groups of keys stand in two columns
_MARGIN = 40
_Action = QAbstractSlider.SliderAction
_SCROLLING = {
    Qt.Key.Key_Down: _Action.SliderSingleStepAdd,
    Qt.Key.Key_Up: _Action.SliderSingleStepSub,
    Qt.Key.Key_PageDown: _Action.SliderPageStepAdd,
    Qt.Key.Key_PageUp: _Action.SliderPageStepSub,
}


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


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing that people ask about a page, and the answer."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class HelpPage:
    """What there is to know of one page of a window."""

    title: str
    sentence: str  # what the page is for
    topics: tuple[Topic, ...]
    keys: tuple[KeyGroup, ...]


class HelpSheet(Dialog):
    """Tells how a page is used, beside its keys; on a small screen, above them."""

    def __init__(
        self,
        page: HelpPage,
        parent: QWidget | None,
        take_tour: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(page.title, parent, page.sentence)
        self.page = page
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        is_wide = self.screen().availableSize().width() >= px(_WIDE) + _MARGIN
        directions = QBoxLayout.Direction
        parts = QBoxLayout(directions.LeftToRight if is_wide else directions.TopToBottom)
        parts.setSpacing(px(GAP_XXL if is_wide else GAP_XL))
        parts.addLayout(column(*map(_topic, page.topics), None, gap=GAP_L), _READ)
        for groups in _columns(page.keys, two=is_wide):
            parts.addLayout(column(*map(_group, groups), None, gap=GAP_XL), _KEYS)
        self.body.addLayout(parts)
        if is_wide:
            self.setMinimumWidth(px(_WIDE))
        tour_buttons = [quiet_button(_("Take the tour"), icon_name="eye")] if take_tour else []
        self.set_primary(primary_button(_("Close the help")), *tour_buttons)
        for each in tour_buttons:
            each.clicked.connect(self.accept)
            each.clicked.connect(take_tour)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = _SCROLLING.get(Qt.Key(event.key()))
        if action is None:
            super().keyPressEvent(event)
        else:
            self.area.verticalScrollBar().triggerAction(action)


def native(keys: str) -> str:
    """Return keys as this system writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _columns(groups: Sequence[KeyGroup], *, two: bool) -> Sequence[Sequence[KeyGroup]]:
    if len(groups) < _TWO_COLUMNS or not two:
        return [groups]
    half = len(groups) // 2
    return [groups[:half], groups[half:]]


def _topic(topic: Topic) -> QVBoxLayout:
    return column(label(topic.title, "strong"), SentenceLabel(topic.text), gap=GAP_XS)


def _group(group: KeyGroup) -> QWidget:
    block = QWidget()
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(GAP_S * 2))
    grid.setVerticalSpacing(px(GAP_S))
    grid.setColumnStretch(1, 1)
    for line, each in enumerate(group.keys):
        grid.addWidget(_cap(each.keys), line, 0, _CORNER)
        grid.addWidget(SentenceLabel(each.text), line, 1)
    block.setLayout(column(label(group.title, "heading"), grid, gap=GAP_S))
    return block


def _cap(keys: str) -> QLabel:
    cap = label(native(keys), "small")
    cap.setProperty("kind", "key")
    return cap
