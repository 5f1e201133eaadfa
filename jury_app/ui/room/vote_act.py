"""Putting something to the vote, and what the last vote in the domain came to."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jury_app.i18n import _
from jury_app.model.queries.applications import list_applications
from jury_app.model.queries.floor import get_floor
from jury_app.model.queries.votes import VoteRow, votes_for
from jury_app.model.voting.outcome import Verdict
from jury_app.model.voting.terms import Prevalence
from jury_app.ui.room.casting_dialog import CastingDialog
from jury_app.ui.room.poll import Poll, Subject, read_poll
from jury_app.ui.room.vote_dialog import VoteDialog
from jury_app.ui.secretariat.domain_list import DomainItem
from jury_app.ui.secretariat.office import Office
from jury_app.ui.tokens import GAP_S
from jury_app.ui.widgets.buttons import button
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.text import SentenceLabel


class VoteAct(QWidget):
    """Says what the last vote came to, and has the casting vote where the voices are equal.

    Its `vote_button` stands where the page has room for it.
    """

    refused = Signal(object)  # the exception that says why not
    carried = Signal(object, object)  # VoteRow, and the Subject that was put to it

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._domain: DomainItem | None = None
        self._application_id: int | None = None
        self._votes: tuple[VoteRow, ...] = ()
        self._fresh: tuple[int, Subject] | None = None
        self.vote_button = button(_("Take a vote"), icon_name="vote")
        self.last_label = SentenceLabel("", "muted")
        self.casting_button = button(_("Casting vote of the chair"), icon_name="gavel")
        self.setLayout(column(self.last_label, self.casting_button, gap=GAP_S))
        self.vote_button.clicked.connect(self._on_vote_clicked)
        self.casting_button.clicked.connect(self._on_casting_clicked)
        self._offer()

    @property
    def here(self) -> list[VoteRow]:
        """The votes that concern the domain."""
        return votes_for(self._votes, self._domain.id if self._domain else None)

    @property
    def last(self) -> VoteRow | None:
        """The last vote that concerns the domain."""
        return next(reversed(self.here), None)

    def set_domain(self, domain: DomainItem) -> None:
        """Take the votes of another domain from now on."""
        self._domain = domain
        self._offer()

    def set_application(self, application_id: int | None) -> None:
        """Propose this application first."""
        self._application_id = application_id

    def set_votes(self, votes: Sequence[VoteRow]) -> None:
        """Show how the votes stand."""
        self._votes = tuple(votes)
        self._offer()

    def go_on(self) -> None:
        """Go on from a vote that was just taken: to the casting vote, or to the decision."""
        if self._fresh is None:
            return
        fresh = next((each for each in self._votes if each.id == self._fresh[0]), None)
        if fresh is None:
            return
        if fresh.outcome.verdict in (Verdict.ADOPTED, Verdict.CHOSEN):
            self.carried.emit(fresh, self._fresh[1])
            self._fresh = None
        elif _may_be_broken(fresh) and self.findChild(CastingDialog) is None:
            self._on_casting_clicked()

    def _offer(self) -> None:
        last = self.last
        self.vote_button.setEnabled(self._domain is not None)
        self.last_label.setText(f"{last.title} {last.sentence}" if last else "")
        self.setVisible(last is not None)
        self.casting_button.setVisible(last is not None and _may_be_broken(last))

    def _on_vote_clicked(self) -> None:
        if self._domain is not None:
            self._office.workspace.read(
                read_poll, self._domain.id, then=self._open, failed=self.refused.emit
            )

    def _open(self, poll: Poll) -> None:
        dialog = VoteDialog(self._office, poll, self)
        if self._application_id is not None:
            dialog.subject_form.choose_application(self._application_id)
        dialog.recorded.connect(lambda seq: self._on_recorded(seq, dialog.subject))
        dialog.open()

    def _on_recorded(self, seq: int, subject: Subject) -> None:
        self._fresh = (seq, subject)
        self.go_on()

    def _on_casting_clicked(self) -> None:
        self._office.workspace.read(_chair, then=self._open_casting, failed=self.refused.emit)

    def _open_casting(self, told: tuple[int | None, str, dict[str, str]]) -> None:
        if self.last is not None and _may_be_broken(self.last):
            CastingDialog(self._office, self.last, (told[0], told[1]), told[2], self).open()


def _may_be_broken(vote: VoteRow) -> bool:
    """Whether the voices are equal, and the rules give the chair a casting vote."""
    is_tied = vote.outcome.verdict is Verdict.TIED
    return is_tied and vote.rules.prevalence is Prevalence.CASTING


def _chair(session: Any) -> tuple[int | None, str, dict[str, str]]:
    """Return who presides, and what the applications are called."""
    floor = get_floor(session)
    titles = {each.number: each.title for each in list_applications(session)}
    return floor.chair, floor.names.get(floor.chair or 0, ""), titles
