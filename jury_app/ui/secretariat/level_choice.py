"""Which award: a level, a prize of its own name, or none in this domain."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from jury_app.i18n import _
from jury_app.model.enums import LevelKind
from jury_app.model.queries.edition import LevelRow
from jury_app.ui.look import px
from jury_app.ui.secretariat.figure_keys import FIGURES
from jury_app.ui.secretariat.level_button import LevelButton
from jury_app.ui.tokens import GAP_S

_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """An award: a level by its id, a new special prize, or not awarded."""

    level_id: int | None = None
    is_special: bool = False
    is_not_awarded: bool = False
    word: str = ""


class LevelChoice(QWidget):
    """The levels in two columns, what has a longer name below; at most one is chosen."""

    chosen = Signal(object)  # Choice

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._levels: tuple[LevelRow, ...] | None = None
        self._choices: dict[LevelButton, Choice] = {}
        self._next = (0, 0)
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(GAP_S))
        for place in range(_COLUMNS):
            self._grid.setColumnStretch(place, 1)
        self._group.buttonClicked.connect(self._on_clicked)

    @property
    def choice(self) -> Choice | None:
        """What is chosen."""
        return next((each for button, each in self._choices.items() if button.isChecked()), None)

    @property
    def buttons(self) -> list[LevelButton]:
        """The awards in their order."""
        return list(self._choices)

    def set_levels(self, levels: Sequence[LevelRow]) -> None:
        """Offer the levels of the edition."""
        if tuple(levels) == self._levels:
            return
        self._levels = tuple(levels)
        self._clear()
        for each in levels:
            choice = Choice(level_id=each.id, word=each.values.name)
            is_wide = each.values.kind is LevelKind.SPECIAL
            self._add(choice, metal=each.values.colour, is_wide=is_wide)
        special = Choice(is_special=True, word=_("Special prize…"))
        nothing = Choice(is_not_awarded=True, word=_("Domain not awarded"))
        self._add(special, icon_name="star", is_wide=True)
        self._add(nothing, icon_name="minus", is_wide=True)
        self.setFocusProxy(self.buttons[0])

    def choose(self, wanted: Choice | None) -> None:
        """Show a choice as made; nothing is announced."""
        self._group.setExclusive(False)
        for button, choice in self._choices.items():
            button.setChecked(choice == wanted)
        self._group.setExclusive(True)

    def press(self, place: int) -> None:
        """Choose by the figure that a button shows."""
        buttons = self.buttons
        if place <= len(buttons) and self.isVisible():
            buttons[place - 1].click()

    def level(self, level_id: int | None) -> Choice | None:
        """Return the choice of a level."""
        found = (each for each in self._choices.values() if each.level_id == level_id)
        return None if level_id is None else next(found, None)

    def _add(
        self, choice: Choice, *, metal: str = "", icon_name: str = "", is_wide: bool = False
    ) -> None:
        place = len(self._choices)
        key = str(place + 1) if place < FIGURES else ""
        made = LevelButton(choice.word, metal=metal, icon_name=icon_name, key=key)
        self._choices[made] = choice
        self._group.addButton(made)
        self._place(made, is_wide=is_wide)

    def _place(self, made: LevelButton, *, is_wide: bool) -> None:
        """Put it at the next free place of the two columns, or on a row of its own."""
        row, column = self._next
        if is_wide:
            row += column > 0
            self._grid.addWidget(made, row, 0, 1, _COLUMNS)
            self._next = (row + 1, 0)
        else:
            self._grid.addWidget(made, row, column)
            self._next = divmod(row * _COLUMNS + column + 1, _COLUMNS)

    def _clear(self) -> None:
        for button in self._choices:
            self._group.removeButton(button)
            button.deleteLater()
        self._choices.clear()
        self._next = (0, 0)

    def _on_clicked(self, button: LevelButton) -> None:
        self.chosen.emit(self._choices[button])
