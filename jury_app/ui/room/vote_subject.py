"""What is put to the vote: an award, a choice among applications, no award, or a free question."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from jury_app.formatting import capitalised, joined, quoted
from jury_app.i18n import _
from jury_app.model.voting.words import round_words
from jury_app.ui.look import px
from jury_app.ui.room.poll import Candidate, Poll, Subject
from jury_app.ui.secretariat.check_list import CheckList, Tick
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.widgets.form import Form

_LINE, _MOST_LINES = 36, 6


class Kind(StrEnum):
    """The kinds of questions."""

    NEXT_ROUND = "next_round"
    AWARD = "award"
    AMONG = "among"
    NO_AWARD = "no_award"
    FREE = "free"


class SubjectForm(Form):
    """Asks what is put to the vote, and words the question until somebody words it otherwise."""

    changed = Signal()

    def __init__(self, poll: Poll) -> None:
        super().__init__()
        self._poll = poll
        self._worded = ""
        self.kind_choice = self.add(_("What is put to the &vote"), Choice(_kinds(poll)))
        self.level_choice = self.add(
            _("A&ward"), Choice([(each.values.name, each) for each in poll.levels])
        )
        self.application_choice = self.add(
            _("A&pplication"), Choice([(each.text, each) for each in poll.candidates])
        )
        self.among_list = self.add(_("Among these applications"), CheckList(_("Applications")))
        self.question_edit = self.add(_("&Question"), QLineEdit())
        self._fill_list()
        self.kind_choice.currentIndexChanged.connect(self._on_changed)
        self.level_choice.currentIndexChanged.connect(self._on_changed)
        self.application_choice.currentIndexChanged.connect(self._on_changed)
        self.among_list.ticked.connect(self._on_changed)
        self._on_changed()

    @property
    def subject(self) -> Subject:
        """What is put to the vote now."""
        question = self.question_edit.text()
        match self.kind_choice.value:
            case Kind.NEXT_ROUND if self._poll.next_round is not None:
                earlier = self._poll.next_round
                return Subject(
                    question=question,
                    numbers=earlier.outcome.stay,
                    choices=earlier.outcome.stay,
                    follows=earlier,
                )
            case Kind.AWARD:
                return Subject(
                    question=question,
                    numbers=(self.application_choice.value.number,),
                    level_id=self.level_choice.value.id,
                )
            case Kind.AMONG:
                numbers = tuple(each.number for each in self._among())
                return Subject(question=question, numbers=numbers, choices=numbers)
            case Kind.NO_AWARD:
                return Subject(question=question, domain_code=self._poll.domain_code)
        return Subject(question=question)

    def choose_application(self, application_id: int) -> None:
        """Put an application to the vote."""
        found = next((each for each in self._poll.candidates if each.id == application_id), None)
        self.application_choice.choose(found)

    def _among(self) -> list[Candidate]:
        ticked = self.among_list.ticked_ids()
        return [each for each in self._poll.candidates if each.id in ticked]

    def _fill_list(self) -> None:
        candidates = self._poll.candidates
        self.among_list.set_ticks(
            Tick(each.id, each.text, ticked=True, tip=each.title) for each in candidates
        )
        lines = min(len(candidates), _MOST_LINES)
        self.among_list.setFixedHeight(px(_LINE) * max(lines, 1))

    def _on_changed(self) -> None:
        kind = self.kind_choice.value
        self.set_shown(self.level_choice, shown=kind is Kind.AWARD)
        self.set_shown(self.application_choice, shown=kind is Kind.AWARD)
        self.set_shown(self.among_list, shown=kind is Kind.AMONG)
        if self.question_edit.text() == self._worded:
            self._worded = self._wording()
            self.question_edit.setText(self._worded)
            self.question_edit.setCursorPosition(0)
        self.changed.emit()

    def _wording(self) -> str:
        match self.kind_choice.value:
            case Kind.NEXT_ROUND if self._poll.next_round is not None:
                return self._poll.next_round.question
            case Kind.AWARD:
                return _("{level} for application {number}?").format(
                    level=quoted(self.level_choice.value.values.name),
                    number=self.application_choice.value.number,
                )
            case Kind.NO_AWARD:
                return _("No award in {domain}?").format(domain=quoted(self._poll.domain_name))
        return ""


def _kinds(poll: Poll) -> list[tuple[str, Kind]]:
    kinds = []
    if poll.next_round is not None:
        again = _("{round}, among {numbers}").format(
            round=capitalised(round_words(poll.next_round.count.round + 1)),
            numbers=joined(poll.next_round.outcome.stay),
        )
        kinds.append((again, Kind.NEXT_ROUND))
    if poll.candidates and poll.levels:
        kinds.append((_("An award to an application"), Kind.AWARD))
    if len(poll.candidates) > 1:
        kinds.append((_("One application among several"), Kind.AMONG))
    kinds.append((_("That the domain has no award"), Kind.NO_AWARD))
    kinds.append((_("A question of your own"), Kind.FREE))
    return kinds
