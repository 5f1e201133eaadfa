"""Which award: a level, a prize of its own name, or none in this domain."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from jury_app.i18n import _
from jury_app.model.queries.edition import LevelRow
from jury_app.ui.look import px
from jury_app.ui.secretariat.figure_keys import FIGURES
from jury_app.ui.secretariat.level_button import LevelButton
from jury_app.ui.tokens import GAP_S


@dataclass(frozen=True, slots=True)
class Choice:
    """An award: a level by its id, a new special prize, or not awarded."""

    level_id: int | None = None
    is_special: bool = False
    is_not_awarded: bool = False
    word: str = ""


class LevelChoice(QWidget):
    """The awards in two columns; at most one is chosen."""

    chosen = Signal(object)  # Choice

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._levels: tuple[LevelRow, ...] | None = None
        self._choices: dict[LevelButton, Choice] = {}
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(GAP_S))
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
            self._add(choice, metal=each.values.colour)
        self._add(Choice(is_special=True, word=_("Special prize…")), icon_name="star")
        self._add(Choice(is_not_awarded=True, word=_("Domain not awarded")), icon_name="minus")
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

    def _add(self, choice: Choice, *, metal: str = "", icon_name: str = "") -> None:
        place = len(self._choices)
        key = str(place + 1) if place < FIGURES else ""
        made = LevelButton(choice.word, metal=metal, icon_name=icon_name, key=key)
        self._choices[made] = choice
        self._group.addButton(made)
        if choice.level_id is None:
            self._grid.addWidget(made, self._grid.rowCount(), 0, 1, 2)
        else:
            self._grid.addWidget(made, place // 2, place % 2)

    def _clear(self) -> None:
        for button in self._choices:
            self._group.removeButton(button)
            button.deleteLater()
        self._choices.clear()

    def _on_clicked(self, button: LevelButton) -> None:
        self.chosen.emit(self._choices[button])
