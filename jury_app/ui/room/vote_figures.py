"""What was counted: a figure for each choice, and for those who made none."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from jury_app.i18n import _
from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_M, GAP_XS
from jury_app.ui.widgets.fields import SpinBox
from jury_app.ui.widgets.text import SentenceLabel

MOST = 999
_WIDTH = 96


def no_choice_words() -> dict[str, str]:
    """Name what one may say without choosing."""
    return {
        "abstention": _("Abstentions"),
        "blank": _("Blank votes"),
        "spoilt": _("Spoilt votes"),
    }


class VoteFigures(QWidget):
    """One line for each choice; what was typed for a choice stays while it is offered."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spins: dict[str, SpinBox] = {}
        self._names: dict[str, QLabel] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(GAP_M))
        self._grid.setVerticalSpacing(px(GAP_XS))
        self._grid.setColumnStretch(0, 1)

    @property
    def counted(self) -> Mapping[str, int]:
        """What was counted for each choice, and for none."""
        return {choice: spin.value() for choice, spin in self.spins.items()}

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Ask for other figures, in this order."""
        wanted = dict(choices) | no_choice_words()
        if {choice: each.text() for choice, each in self._names.items()} == wanted:
            return
        typed = self.counted
        for made in (*self.spins.values(), *self._names.values()):
            self._grid.removeWidget(made)
            made.hide()
            made.deleteLater()
        self.spins, self._names = {}, {}
        for line, (choice, name) in enumerate(wanted.items()):
            self._add(line, choice, name, typed.get(choice, 0))

    def _add(self, line: int, choice: str, name: str, typed: int) -> None:
        spin = SpinBox(0, MOST)
        spin.setValue(typed)
        spin.setFixedWidth(px(_WIDTH))
        spin.setAccessibleName(name)
        spin.valueChanged.connect(self.changed)
        words = SentenceLabel(name)
        self._grid.addWidget(words, line, 0)
        self._grid.addWidget(spin, line, 1)
        self.spins[choice], self._names[choice] = spin, words
        if line:
            self.setTabOrder(list(self.spins.values())[line - 1], spin)
