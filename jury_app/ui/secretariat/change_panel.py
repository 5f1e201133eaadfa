"""One reading more or one less: what would come of it, and the button that does it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jury_app.i18n import _
from jury_app.model.queries.assignment import Foreseen, Readings
from jury_app.model.scoring.assignment import Pair
from jury_app.ui.secretariat.analyst import Analyst
from jury_app.ui.secretariat.assignment_words import foreseen_sentences
from jury_app.ui.tokens import GAP_S
from jury_app.ui.widgets.buttons import button, primary_button
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import SentenceLabel

_FORESIGHT = "jury_app.model.queries.assignment"


class ChangePanel(QWidget):
    """Shows the consequences first: until they are known, nothing can be changed."""

    wanted = Signal(object)  # Foreseen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.analyst = Analyst(self, _FORESIGHT)
        self._pair: Pair | None = None
        self._foreseen: Foreseen | None = None
        self._is_locked = False
        self.sentence_label = SentenceLabel("", "small")
        self.give_button = primary_button(_("Give this reading"), icon_name="plus")
        self.take_button = button(_("Take this reading away"), icon_name="minus")
        buttons = row(None, self.take_button, self.give_button)
        self.setLayout(column(self.sentence_label, buttons, gap=GAP_S))
        for each in (self.give_button, self.take_button):
            each.clicked.connect(self.act)
        self.analyst.answered.connect(self._show)
        self.ask(None, None)

    def set_locked(self, *, locked: bool) -> None:
        """Let nothing be changed any more."""
        self._is_locked = locked
        self._allow()

    def ask(self, known: Readings | None, pair: Pair | None) -> None:
        """Look at what a (juror, application) reading would change, or at nothing."""
        self._pair, self._foreseen = pair, None
        self.setVisible(known is not None and pair is not None)
        if known is not None and pair is not None:
            self.sentence_label.setText(_("Looking at what this would change…"))
            self.give_button.setVisible(pair not in known.pairs)
            self.take_button.setVisible(pair in known.pairs)
            self.analyst.ask("foresee", known, pair)
        self._allow()

    def act(self) -> None:
        """Do it, if what comes of it has been shown."""
        if self.is_ready:
            self.wanted.emit(self._foreseen)

    @property
    def is_ready(self) -> bool:
        """Whether what would come of it is shown, and it may be done."""
        return self._foreseen is not None and not self._is_locked

    def _show(self, foreseen: Foreseen) -> None:
        if foreseen.pair == self._pair:
            self._foreseen = foreseen
            self.sentence_label.setText(" ".join(foreseen_sentences(foreseen)))
            self._allow()

    def _allow(self) -> None:
        for each in (self.give_button, self.take_button):
            each.setEnabled(self.is_ready)
