"""A vote of the jury, from the question to the result, entered as it is counted."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from jury_app.formatting import capitalised
from jury_app.i18n import _
from jury_app.model.operations.poll import TakenVote
from jury_app.model.voting.terms import VoteForm
from jury_app.model.voting.words import choice_words, form_words
from jury_app.ui.room.hours import add_hour, take_vote_at
from jury_app.ui.room.poll import PROPOSAL, Poll, Subject
from jury_app.ui.room.voices_table import HeardVoice, VoicesTable, answers_among
from jury_app.ui.room.vote_figures import VoteFigures
from jury_app.ui.room.vote_subject import SubjectForm
from jury_app.ui.secretariat.beside import Beside
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.secretariat.dialogs.record_dialog import Act, RecordDialog
from jury_app.ui.secretariat.office import Office
from jury_app.ui.tokens import GAP_S
from jury_app.ui.widgets.buttons import primary_button
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.text import SentenceLabel, label, set_tone

_WIDTH = 920


class VoteDialog(RecordDialog):
    """The question at the left, what is counted at the right, what comes of it always in sight."""

    def __init__(self, office: Office, poll: Poll, parent: QWidget) -> None:
        self.subject_form = SubjectForm(poll)
        super().__init__(office, _("Vote"), parent, poll.domain_name, form=self.subject_form)
        self.ask_width(_WIDTH)
        self._poll = poll
        self.form_choice: Choice[VoteForm] = self.form.add(
            _("&Form of the vote"), Choice([(form_words(each), each) for each in VoteForm])
        )
        self.asked_choice: Choice[int | None] = self.form.add(
            _("&Secrecy asked for by"), Choice(_askers(poll))
        )
        self.chair_choice: Choice[str | None] = self.form.add(
            _("The &chair’s voice, which counts twice, goes to"), Choice()
        )
        self.hour_edit = add_hour(self.form)
        self.figures = VoteFigures()
        self.voices = VoicesTable()
        self.tally_label = SentenceLabel("", "strong")
        self.result_label = SentenceLabel("")
        self.notes_label = SentenceLabel("", "muted")
        self._lay_out()
        self._connect()
        earlier = poll.next_round  # another round is held as the first was
        self.form_choice.choose(earlier.form if earlier else poll.floor.settings.room.vote_form)
        self._follow()

    @property
    def subject(self) -> Subject:
        """What is put to the vote."""
        return self.subject_form.subject

    @property
    def counted(self) -> Mapping[str, int]:
        """What was counted so far."""
        return self.voices.counted if self._is_roll_call else self.figures.counted

    @property
    def _is_roll_call(self) -> bool:
        return self.form_choice.value is VoteForm.ROLL_CALL

    def _lay_out(self) -> None:
        counted = QWidget()
        parts = (label(_("Counted"), "strong"), self.figures, self.voices, self.notes_label, None)
        counted.setLayout(column(*parts, gap=GAP_S))
        self.body.addWidget(Beside(self.form, counted))
        self.keep_in_sight(self.tally_label, self.result_label)
        _keep_place(self.result_label)
        self.set_act(
            primary_button(_("Record the vote"), icon_name="vote"),
            self._record,
            {
                "question_missing": self.subject_form.question_edit,
                "script_hour_wrong": self.hour_edit,
            },
        )

    def _connect(self) -> None:
        self.subject_form.changed.connect(self._follow)
        self.form_choice.currentIndexChanged.connect(self._follow)
        self.asked_choice.currentIndexChanged.connect(self._follow)
        self.chair_choice.currentIndexChanged.connect(self._tell)
        self.figures.changed.connect(self._tell)
        self.voices.changed.connect(self._tell)

    def _follow(self) -> None:
        """Ask for what this question, in this form, wants to be counted."""
        poll, subject = self._poll, self.subject
        is_secret = self.form_choice.value is VoteForm.SECRET
        asks = is_secret and poll.floor.settings.room.secret_on_request
        self.form.set_shown(self.asked_choice, shown=asks)
        self.form.set_shown(self.chair_choice, shown=poll.counts_chair_twice)
        choices = [(each, self._name(each)) for each in subject.choices]
        self.chair_choice.set_options([(_("not declared"), None), *choices])
        self.figures.set_choices(choices)
        self.figures.setVisible(not self._is_roll_call)
        self.voices.set_voices(self._called(subject), _answers(subject))
        self.voices.setVisible(self._is_roll_call)
        self.notes_label.setText(" ".join(poll.notes(subject)))
        self.notes_label.setVisible(bool(self.notes_label.text()))
        self._tell()
        self.fit_height()

    def _tell(self) -> None:
        """Say what is missing, and what it comes to so far."""
        self.tally_label.setText(self._poll.tally(self.subject, self.counted))
        voices = len(self._poll.voices(self.subject))
        set_tone(self.tally_label, "danger" if sum(self.counted.values()) > voices else "text")
        result = self._poll.result(self.subject, self.counted, self.chair_choice.value)
        self.result_label.setText(result)
        if self.result_label.isHidden() is bool(result):
            self.result_label.setVisible(bool(result))
            self.fit_height()

    def _name(self, choice: str) -> str:
        if choice in PROPOSAL:
            return capitalised(choice_words(choice))
        return next((each.text for each in self._poll.named([choice])), choice)

    def _called(self, subject: Subject) -> list[HeardVoice]:
        names, order = self._poll.floor.names, self._poll.order
        voices = sorted(self._poll.voices(subject), key=lambda each: order.index(each.of))
        return [
            HeardVoice(each.of, names[each.of], names[each.by] if each.by != each.of else "")
            for each in voices
        ]

    def _record(self) -> Act:
        subject, counted = self.subject, self.counted
        asked = self.asked_choice.value if self.form_choice.value is VoteForm.SECRET else None
        vote = TakenVote(
            question=subject.question,
            form=self.form_choice.value,
            domain_code=subject.domain_code,
            numbers=subject.numbers,
            voices={each: counted.get(each, 0) for each in subject.choices},
            by_name=self.voices.by_name if self._is_roll_call else {},
            abstention=counted.get("abstention", 0),
            blank=counted.get("blank", 0),
            spoilt=counted.get("spoilt", 0),
            chair=self.chair_choice.value,
            asked_by=asked,
            follows=subject.follows.id if subject.follows else None,
            at=self.hour_edit.text(),
        )
        return Act(take_vote_at, self.result_label.text() or _("Vote recorded."), {"vote": vote})


def _keep_place(sentence: SentenceLabel) -> None:
    """Leave its line free, so that the button below does not go from under the pointer."""
    policy = sentence.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    sentence.setSizePolicy(policy)
    sentence.setMinimumHeight(sentence.fontMetrics().lineSpacing())


def _askers(poll: Poll) -> list[tuple[str, int | None]]:
    names = poll.floor.names
    here = [each.of for each in poll.voices(Subject()) if each.of == each.by]
    return [(_("nobody: the rules say so, or all agreed"), None), *((names[k], k) for k in here)]


def _answers(subject: Subject) -> list[tuple[str, str]]:
    return answers_among((each, capitalised(choice_words(each))) for each in subject.choices)
