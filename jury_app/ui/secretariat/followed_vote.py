"""From which vote a decision follows, if one decided it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QWidget

from jury_app.i18n import _
from jury_app.model.queries.votes import VoteRow
from jury_app.ui.secretariat.level_choice import Choice
from jury_app.ui.tokens import GAP_XS
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.text import SentenceLabel


class FollowedVote(QWidget):
    """Shown where a vote carried what is about to be recorded; may be unticked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._votes: tuple[VoteRow, ...] = ()
        self._offered: tuple[int, Choice] | None = None
        self._found: VoteRow | None = None
        self.check = QCheckBox(_("Follows from the vote"))
        self.sentence_label = SentenceLabel("", "small")
        self.setLayout(column(self.check, self.sentence_label, gap=GAP_XS))
        self.hide()

    @property
    def vote(self) -> int | None:
        """The act of the vote that the decision follows from."""
        return self._found.id if self._found and self.check.isChecked() else None

    def is_told(self, decisions: Iterable[int]) -> bool:
        """Whether one of these decisions says already that it follows from the vote."""
        return self._found is not None and any(each in self._found.decisions for each in decisions)

    def set_votes(self, votes: Sequence[VoteRow]) -> None:
        """Know the votes that were taken in the domain."""
        self._votes = tuple(votes)

    def offer(
        self, choice: Choice | None, application_id: int, recorded: Iterable[int] = ()
    ) -> None:
        """Look for the last vote that carried this award; ticked where its words name it.

        So it is where the decision that is `recorded` of this very award says that it follows.
        """
        before = self._found
        self._found = None if choice is None else self._last(choice, application_id)
        self.setVisible(self._found is not None)
        if self._found is None or choice is None:
            self._offered = None
            return
        self.sentence_label.setText(f"{self._found.title} {self._found.sentence}")
        self.check.setAccessibleDescription(self.sentence_label.text())
        is_other = _of_itself(self._found) != _of_itself(before)
        if is_other or self._offered != (application_id, choice):
            self._offered = (application_id, choice)
            self.check.setChecked(_names(self._found, choice) or self.is_told(recorded))

    def follow(self) -> None:
        """Say that what is offered follows from the vote: it was just taken."""
        self.check.setChecked(True)

    def _last(self, choice: Choice, application_id: int) -> VoteRow | None:
        wanted = None if choice.is_not_awarded else application_id
        carrying = (each for each in self._votes if each.carries(wanted, each.domain_id or 0))
        return max(carrying, key=lambda each: each.id, default=None)


def _of_itself(vote: VoteRow | None) -> VoteRow | None:
    """Return a vote without what followed from it: that makes it no other one."""
    return replace(vote, decisions=()) if vote else None


def _names(vote: VoteRow, choice: Choice) -> bool:
    """Whether a vote speaks of this award: a choice among applications names none."""
    if choice.is_not_awarded:
        return False
    return not vote.count.is_proposal or choice.word in vote.question
