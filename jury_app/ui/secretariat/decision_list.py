"""What was decided in a domain, each with a way to take it back."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from jury_app.i18n import _
from jury_app.model.queries.sitting import DecisionRow
from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_S, GAP_XS
from jury_app.ui.widgets.buttons import icon_button
from jury_app.ui.widgets.icon_label import IconLabel
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.medal import MedalDot, Metal
from jury_app.ui.widgets.text import SentenceLabel, hairline, label

_METALS = frozenset({"gold", "silver", "bronze"})
_SIGN = 16


class DecisionList(QWidget):
    """A few lines: the award, whose it is, why, and buttons that explain and withdraw it."""

    withdrawn = Signal(object)  # DecisionRow
    why_asked = Signal(object)  # DecisionRow

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._decisions: tuple[DecisionRow, ...] | None = None
        self._shown: dict[DecisionRow, QWidget] = {}
        self._is_closed = False
        self._application: int | None = None
        self.nothing_label = label(_("Nothing decided yet"), "muted")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(px(GAP_S))
        self._lines.addWidget(self.nothing_label)
        self.nothing_label.hide()

    def set_decisions(self, decisions: Sequence[DecisionRow], *, is_closed: bool) -> None:
        """Show what was decided; nothing is taken back once the sitting is closed.

        What is shown already keeps its line.
        """
        if (tuple(decisions), is_closed) == (self._decisions, self._is_closed):
            return
        told = self._shown if is_closed is self._is_closed else {}
        kept = {each: told[each] for each in decisions if each in told}
        self._decisions, self._is_closed = tuple(decisions), is_closed
        for each, line in self._shown.items():
            self._lines.removeWidget(line)
            if each not in kept:
                line.hide()
                line.deleteLater()
        self._shown = {each: kept.get(each) or self._line(each) for each in decisions}
        lines = self._shown.values()
        for line in lines:
            self._lines.addWidget(line)
        buttons = [each for line in lines for each in line.findChildren(QAbstractButton)]
        for before, after in pairwise(buttons):
            self.setTabOrder(before, after)  # a line that is new would come after those kept
        self.nothing_label.setVisible(not decisions)

    def set_application(self, application_id: int | None) -> None:
        """Turn to an application, which a key may ask about."""
        self._application = application_id

    def ask_why(self) -> None:
        """Ask about the decision of the application that is chosen, or else the first one."""
        decisions = self._decisions or ()
        own = [each for each in decisions if each.application_id == self._application]
        for each in (*own, *decisions)[:1]:
            self.why_asked.emit(each)

    def _line(self, decision: DecisionRow) -> QWidget:
        line = QWidget()
        words = column(SentenceLabel(award_text(decision), "strong"), gap=0)
        if told := _whose_text(decision):
            words.addWidget(SentenceLabel(told, "muted"))
        for text in (decision.citation, decision.motive):
            if text:
                words.addWidget(SentenceLabel(text, "small"))
        inside = row(gap=GAP_S)
        inside.addWidget(_sign(decision), 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(words, 1)
        inside.addWidget(self._why_button(decision), 0, Qt.AlignmentFlag.AlignTop)
        if not self._is_closed:
            inside.addWidget(self._withdraw_button(decision), 0, Qt.AlignmentFlag.AlignTop)
        line.setLayout(column(inside, hairline(), gap=GAP_XS))
        return line

    def _why_button(self, decision: DecisionRow) -> QWidget:
        name = _("Why: {decision}").format(decision=award_text(decision))
        made = icon_button("circle-help", name, ink="muted")
        made.clicked.connect(partial(self.why_asked.emit, decision))
        return made

    def _withdraw_button(self, decision: DecisionRow) -> QWidget:
        name = _("Withdraw: {decision}").format(decision=award_text(decision))
        made = icon_button("x", name, ink="muted")
        made.clicked.connect(partial(self.withdrawn.emit, decision))
        return made


def _sign(decision: DecisionRow) -> QWidget:
    if decision.is_not_awarded:
        return IconLabel("minus", "muted", _SIGN)
    known = decision.colour in _METALS
    return MedalDot(cast("Metal", decision.colour) if known else "none", _SIGN)


def award_text(decision: DecisionRow) -> str:
    """Return the award in words, shared or not given as it may be."""
    if decision.is_not_awarded:
        return _("Not awarded")
    if decision.ex_aequo:
        return _("{level}, ex aequo").format(level=decision.level_name)
    return decision.level_name


def _whose_text(decision: DecisionRow) -> str:
    if decision.is_not_awarded:
        return ""
    return f"{decision.title}, {', '.join(decision.applicants)}"
