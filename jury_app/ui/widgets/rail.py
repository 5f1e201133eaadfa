"""The stages of the year down the left side: where one is, what is done, what needs a look."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal, TypeAlias

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout, QWidget

from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_L, GAP_M, GAP_S, GAP_XS
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.rail_button import RailButton
from jury_app.ui.widgets.text import label

StageState: TypeAlias = Literal["none", "done", "warning"]

_WIDE, _NARROW = 232, 60
_COLLAPSE_BELOW = 1040
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: its page, and how it stands."""

    id: str
    icon: str
    text: str
    count: str = ""
    state: StageState = "none"
    sentence: str = ""  # how it stands, in words


class Rail(QFrame):
    """Chooses a stage; arrows move, Enter chooses, Ctrl and a figure go straight there."""

    stage_chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rail")
        self.setAccessibleName(name)
        self._buttons: dict[str, RailButton] = {}
        self._group = QButtonGroup(self)
        self._collapsed = False
        self.title_label = label("", "strong")
        self.title_label.setWordWrap(True)
        self.subtitle_label = label("", "small")
        self.subtitle_label.setWordWrap(True)
        self._head = QWidget()
        head = column(self.title_label, self.subtitle_label, gap=GAP_XS)
        head.setContentsMargins(px(GAP_L), px(GAP_S), px(GAP_L), px(GAP_L))
        self._head.setLayout(head)
        self._stages = column(gap=2)
        self._foot = column(gap=2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, px(GAP_M), 1, px(GAP_M))
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addLayout(self._stages)
        layout.addStretch(1)
        layout.addLayout(self._foot)
        self.setFixedWidth(px(_WIDE))

    @property
    def collapsed(self) -> bool:
        """Whether only the icons are shown, for want of room."""
        return self._collapsed

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Say which edition this is."""
        self.title_label.setText(title)
        self.subtitle_label.setText(subtitle)
        self.subtitle_label.setVisible(bool(subtitle))

    def set_stages(self, stages: Sequence[Stage]) -> None:
        """Show the stages, or how they stand now."""
        if [stage.id for stage in stages] != list(self._buttons):
            self._build(stages)
        for stage in stages:
            button = self._buttons[stage.id]
            button.set_stand(stage.count, stage.state, stage.sentence)

    def choose(self, id_: str) -> None:
        """Show as chosen the stage whose page is open."""
        self._buttons[id_].setChecked(True)
        for each in self._buttons.values():
            each.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if each.isChecked() else Qt.FocusPolicy.ClickFocus
            )

    def button(self, id_: str) -> RailButton:
        """Return the button of a stage."""
        return self._buttons[id_]

    def add_foot(self, icon_name: str, text: str) -> RailButton:
        """Put something that is no stage at the foot: settings, help."""
        made = RailButton(icon_name, text)
        made.set_collapsed(collapsed=self._collapsed)
        self._foot.addWidget(made)
        return made

    def set_collapsed(self, *, collapsed: bool) -> None:
        """Show the icons alone, or the words too."""
        self._collapsed = collapsed
        self._head.setVisible(not collapsed)
        self.setFixedWidth(px(_NARROW if collapsed else _WIDE))
        for each in self.findChildren(RailButton):
            each.set_collapsed(collapsed=collapsed)

    def showEvent(self, event: QShowEvent) -> None:
        self.window().installEventFilter(self)
        self._adapt()
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and watched is self.window():
            self._adapt()
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._move(watched, event)
        return super().eventFilter(watched, event)

    def _adapt(self) -> None:
        self.set_collapsed(collapsed=self.window().width() < px(_COLLAPSE_BELOW))

    def _build(self, stages: Sequence[Stage]) -> None:
        for old in self._buttons.values():
            old.deleteLater()
        self._buttons = {}
        for place, stage in enumerate(stages, start=1):
            made = RailButton(stage.icon, stage.text)
            made.setCheckable(True)
            made.setAutoExclusive(True)  # read aloud as one choice among several
            made.set_collapsed(collapsed=self._collapsed)
            made.installEventFilter(self)
            made.clicked.connect(partial(self._on_clicked, stage.id))
            made.setShortcut(QKeySequence(f"Ctrl+{place % 10}"))
            self._group.addButton(made)
            self._stages.addWidget(made)
            self._buttons[stage.id] = made

    def _on_clicked(self, id_: str) -> None:
        self.choose(id_)
        self.stage_chosen.emit(id_)

    def _move(self, watched: QObject, event: QKeyEvent) -> bool:
        """Take the arrows: the focus moves along the rail, and nothing opens before Enter."""
        buttons = list(self._buttons.values())
        key = Qt.Key(event.key())
        if watched not in buttons or key not in (*_MOVES, *_ENTER):
            return False
        button = buttons[buttons.index(watched)]
        if key in _ENTER:
            button.click()
        else:
            place = buttons.index(button) + _MOVES[key]
            buttons[min(max(place, 0), len(buttons) - 1)].setFocus()
        return True
