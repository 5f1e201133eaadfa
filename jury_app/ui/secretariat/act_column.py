"""The right side of the deliberation: the act while the jury sits, the seal once it has closed."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from jury_app.i18n import _
from jury_app.model.queries.sitting import DecisionRow
from jury_app.model.queries.votes import VoteRow
from jury_app.ui.look import px
from jury_app.ui.room.vote_act import VoteAct
from jury_app.ui.secretariat.decision_list import DecisionList
from jury_app.ui.secretariat.decision_panel import DecisionPanel
from jury_app.ui.secretariat.dialogs.why_dialog import WhyDialog
from jury_app.ui.secretariat.domain_list import DomainItem
from jury_app.ui.secretariat.moments import moment_text
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.scroll import NO_MORE_THAN_LEFT, Scroll
from jury_app.ui.secretariat.sitting_overview import SittingOverview
from jury_app.ui.tokens import GAP_L, GAP_M, GAP_S, GAP_XS
from jury_app.ui.widgets.icon_label import IconLabel
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import SentenceLabel, frame, label


class ActColumn(QWidget):
    """Decides, shows what is decided in the domain, and at the end the seal.

    What is about to be recorded, and its button, stay in sight below all that.
    """

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self.vote = VoteAct(office)
        self.panel = DecisionPanel()
        self.seal = _Seal()
        self.decided_label = label(_("Decided in this domain"), "strong")
        self.decisions = DecisionList()
        self._act = _framed(self.panel)
        decided = column(self.decided_label, self.decisions, gap=GAP_S)
        inside = QWidget()
        inside.setLayout(column(self.vote, self._act, self.seal, decided, None, gap=GAP_L))
        layout = column(gap=GAP_S)
        self._scroll = Scroll(inside, usual=NO_MORE_THAN_LEFT)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self.panel.foot)
        self.setLayout(layout)
        self.panel.turned.connect(lambda: self._scroll.verticalScrollBar().setValue(0))
        self.panel.refused_at.connect(self._on_refused_at)
        self.decisions.why_asked.connect(self._on_why_asked)

    def set_sitting(self, overview: SittingOverview) -> None:
        """Offer the act, or show the seal."""
        closed = overview.stages.is_closed
        self.vote.setVisible(not closed and self.vote.last is not None)
        self._act.setVisible(not closed)
        self.panel.foot.setVisible(not closed)
        self.seal.setVisible(closed)
        self.panel.set_levels(overview.levels)
        self.seal.set_sitting(overview)

    def set_domain(self, domain: DomainItem) -> None:
        """Turn to another domain, with the votes that were taken in it."""
        self.vote.set_domain(domain)
        self.panel.set_votes(self.vote.here)

    def set_votes(self, votes: Sequence[VoteRow]) -> None:
        """Show how the votes stand, and go on to what follows from one just taken."""
        self.vote.set_votes(votes)
        self.panel.set_votes(self.vote.here)
        self.vote.go_on()

    def _on_refused_at(self, why: QWidget) -> None:
        """Bring in sight what is to be said first, once the sentence has its place."""
        QTimer.singleShot(0, self, lambda: self._scroll.show_end(why))

    def _on_why_asked(self, decision: DecisionRow) -> None:
        dialog = WhyDialog(self._office, decision, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class _Seal(QFrame):
    """The code of the seal, large enough to be read out."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "success")
        self.code_label = label("", "display")
        self.sentence_label = SentenceLabel("")
        head = row(IconLabel("stamp", "success"), label(_("Seal"), "strong"), None, gap=GAP_S)
        self.setLayout(column(head, self.code_label, self.sentence_label, gap=GAP_XS, margin=GAP_M))

    def set_sitting(self, overview: SittingOverview) -> None:
        """Show the seal of a closed sitting."""
        sitting = overview.sitting
        self.code_label.setText(sitting.seal_code)
        self.code_label.setAccessibleName(_("Seal {code}").format(code=sitting.seal_code))
        self.sentence_label.setText(
            _(
                "Decisions number {number}, sealed on {moment}. Every document bears this code."
            ).format(number=sitting.number, moment=moment_text(sitting.closed_at))
        )


def _framed(inside: QWidget) -> QFrame:
    panel = frame("panel")
    layout = QVBoxLayout(panel)
    margin = px(GAP_M)
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.addWidget(inside)
    return panel
