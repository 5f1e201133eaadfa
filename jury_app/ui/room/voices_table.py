"""A roll call: each voice in turn, and what it says."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from jury_app.formatting import MISSING
from jury_app.i18n import _, pgettext
from jury_app.ui.look import px
from jury_app.ui.secretariat.figure_keys import FIGURES, keys_of
from jury_app.ui.table_model import Column, TableModel
from jury_app.ui.tokens import GAP_S
from jury_app.ui.widgets.buttons import button
from jury_app.ui.widgets.data_table import DataTable
from jury_app.ui.widgets.layouts import column

_HEIGHT, _COLUMNS = 252, 3


@dataclass(frozen=True, slots=True)
class HeardVoice:
    """A voice, who gives it, and what was heard."""

    id: int
    name: str
    holder: str = ""
    said: str = ""
    words: str = ""

    @property
    def who(self) -> str:
        """Whose voice it is, and who gives it where that is somebody else."""
        if not self.holder:
            return self.name
        return _("{giver}, by {holder}").format(giver=self.name, holder=self.holder)


class VoicesTable(QWidget):
    """Calls one member after another; 1 to 9 say what was heard, and go on to the next."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers: tuple[tuple[str, str], ...] = ()
        self._model: TableModel[HeardVoice] = TableModel(_columns(), self)
        self.table = DataTable(self._model, _("Roll call"))
        self.table.setSortingEnabled(False)
        self.table.setFixedHeight(px(_HEIGHT))
        self.answer_buttons: dict[str, QPushButton] = {}
        self._grid = QGridLayout()
        self._grid.setSpacing(px(GAP_S))
        self.setLayout(column(self.table, self._grid, gap=GAP_S))
        self._set_keys()

    @property
    def by_name(self) -> dict[int, str]:
        """What each member said."""
        return {each.id: each.said for each in self._model.rows if each.said}

    @property
    def counted(self) -> Mapping[str, int]:
        """How many said what."""
        return Counter(self.by_name.values())

    def set_voices(self, voices: Iterable[HeardVoice], answers: Sequence[tuple[str, str]]) -> None:
        """Call these members; what was heard stays where it can still be said."""
        self._set_answers(answers)
        words = dict(answers)
        heard = self.by_name
        self._model.set_rows(
            [
                replace(each, said=heard[each.id], words=words[heard[each.id]])
                if heard.get(each.id) in words
                else each
                for each in voices
            ]
        )
        if self._model.rows and not self.table.currentIndex().isValid():
            self.table.choose(self._model.rows[0].id)

    def hear(self, said: str) -> None:
        """Write down what the called member said, and call the next one."""
        called: HeardVoice | None = self.table.current_row()
        if called is None:
            return
        rows = self._model.rows
        heard = replace(called, said=said, words=dict(self._answers).get(said, ""))
        self._model.set_rows([heard if each.id == called.id else each for each in rows])
        place = [each.id for each in rows].index(called.id) + 1
        self.table.choose(rows[min(place, len(rows) - 1)].id)
        self.changed.emit()

    def _set_answers(self, answers: Sequence[tuple[str, str]]) -> None:
        if tuple(answers) == self._answers:
            return
        self._answers = tuple(answers)
        for made in self.answer_buttons.values():
            self._grid.removeWidget(made)
            made.hide()
            made.deleteLater()
        self.answer_buttons = {}
        for place, (said, words) in enumerate(self._answers):
            figure = f"  {place + 1}" if place < FIGURES else ""
            made = button(f"{words}{figure}")
            made.setAccessibleName(words)
            made.clicked.connect(partial(self.hear, said))
            self._grid.addWidget(made, *divmod(place, _COLUMNS))
            self.answer_buttons[said] = made

    def _set_keys(self) -> None:
        for figure in range(1, FIGURES + 1):
            for key in keys_of(figure):
                self._add_key(key, partial(self._press, figure))
        self._add_key("Del", partial(self.hear, ""))

    def _add_key(self, key: str, act: object) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def _press(self, figure: int) -> None:
        if figure <= len(self._answers):
            self.hear(self._answers[figure - 1][0])


def answers_among(choices: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Name what one may answer in a roll call: there are no slips to be spoilt."""
    return [
        *choices,
        ("abstention", pgettext("roll call", "Abstains")),
        ("blank", pgettext("roll call", "Blank")),
    ]


def _columns() -> list[Column[HeardVoice]]:
    return [
        Column(_("Member"), lambda row: row.who, stretch=True, strong=True),
        Column(_("Says"), lambda row: row.words or MISSING, width=120),
    ]
