"""How sure the place of one candidate is, while the jury decides on it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from jury_app.i18n import _
from jury_app.model.order_words import SOLIDITY
from jury_app.model.queries.solidity_words import (
    SOLIDITY_ICONS,
    SOLIDITY_INKS,
    basis_sentence,
    candidate_sentence,
    matters_sentence,
)
from jury_app.ui.secretariat.standing_rows import StandingRow
from jury_app.ui.tokens import GAP_S, GAP_XS
from jury_app.ui.widgets.icon_label import IconLabel
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import SentenceLabel

if TYPE_CHECKING:
    from jury_app.model.queries.analysis import AnalysedDomain

_SIGN = 16


class SolidityPanel(QWidget):
    """The sentence on the chosen candidate, and whether severity can matter in its domain."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sign = IconLabel("circle-dashed", "muted", _SIGN)
        self.sentence_label = SentenceLabel()
        self.matters_label = SentenceLabel("", "small")
        told = row(self.sign, gap=GAP_S)
        told.addWidget(self.sentence_label, 1)
        self.setLayout(column(told, self.matters_label, gap=GAP_XS))
        self.hide()

    def expect(self) -> None:
        """Say that the answer is on its way."""
        self._tell("circle-dashed", "muted", _("Looking at how sure this order is…"))
        self.matters_label.hide()
        self.show()

    def show_candidate(
        self, chosen: StandingRow | None, rows: Sequence[StandingRow], domain: "AnalysedDomain"
    ) -> None:
        """Say how sure the place of a candidate is."""
        self.setVisible(chosen is not None)
        if chosen is None or chosen.analysed is None:
            return
        verdict = chosen.analysed.verdict
        equals = [each.title for each in rows if each.rank is not None and each.rank == chosen.rank]
        self._tell(
            SOLIDITY_ICONS[verdict.solidity],
            SOLIDITY_INKS[verdict.solidity],
            candidate_sentence(verdict, chosen.title, equals),
        )
        self.sign.setAccessibleName(_(SOLIDITY[verdict.solidity]))
        told = (matters_sentence(domain), basis_sentence(domain))
        self.matters_label.setText(" ".join(each for each in told if each))
        self.matters_label.setVisible(bool(self.matters_label.text()))

    def _tell(self, icon_name: str, ink: str, sentence: str) -> None:
        self.sign.set_icon(icon_name, ink)
        self.sentence_label.setText(sentence)
