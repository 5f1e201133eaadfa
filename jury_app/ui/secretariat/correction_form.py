"""One correction as it is typed: of what kind, about what, and what it becomes."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from jury_app.formatting import capitalised
from jury_app.i18n import _
from jury_app.model.enums import AttendanceState
from jury_app.model.operations import corrections as kinds
from jury_app.model.operations.corrections import Correction
from jury_app.model.queries.votes import VoteRow
from jury_app.model.voting.terms import VoteForm
from jury_app.model.voting.words import choice_words
from jury_app.ui.room.voices_table import HeardVoice, VoicesTable, answers_among
from jury_app.ui.room.vote_figures import VoteFigures
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.secretariat.correction_kinds import KINDS, Kind, decision_text, kinds_of
from jury_app.ui.secretariat.dialogs.attendance_columns import ATTENDANCE
from jury_app.ui.secretariat.marks_grid import points_text
from jury_app.ui.secretariat.rectifiable import Rectifiable
from jury_app.ui.widgets.fields import text_field
from jury_app.ui.widgets.form import Form

_HEIGHT = 56


class CorrectionForm(Form):
    """Asks for what a kind of correction needs, and for nothing else."""

    def __init__(self, read: Rectifiable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self.kind_choice: Choice[Kind] = self.add(_("What is put &right"), Choice(kinds_of(read)))
        self.application_choice = self.add(
            _("&Application"),
            Choice([(f"{each.number}  {each.title}", each) for each in read.applications]),
        )
        self.decision_choice = self.add(
            _("&Decision"), Choice([(decision_text(each), each) for each in read.decisions])
        )
        self.domain_choice = self.add(
            _("D&omain"), Choice([(each.values.name, each) for each in read.domains])
        )
        self.juror_choice = self.add(
            _("&Juror"), Choice([(each.name, each) for each in read.jurors])
        )
        self.vote_choice = self.add(_("&Vote"), Choice([(each.title, each) for each in read.votes]))
        self.level_choice = self.add(
            _("A&ward"), Choice([(each.values.name, each) for each in read.levels])
        )
        self.criterion_choice = self.add(
            _("&Criterion"), Choice([(each.values.name, each) for each in read.criteria])
        )
        self.mark_choice: Choice[int | None] = self.add(_("New &mark"), Choice())
        self.state_choice = self.add(
            _("A&ttendance"),
            Choice(
                [
                    (sign.word, state)
                    for state, sign in ATTENDANCE.items()
                    if state is not AttendanceState.REPRESENTED
                ]
            ),
        )
        self.title_edit = self.add(_("T&itle"), QLineEdit())
        self.applicants_edit = self.add(_("A&pplicants, one to a line"), text_field(_HEIGHT))
        self.motive_edit = self.add(_("Moti&ve"), text_field(_HEIGHT))
        self.citation_edit = self.add(_("Citatio&n"), text_field(_HEIGHT))
        self._asked = tuple(each for each in vars(self).values() if isinstance(each, QWidget))
        self.figures, self.voices = VoteFigures(), VoicesTable()
        self.add_wide(self.figures)
        self.add_wide(self.voices)
        self._connect()
        self._follow()

    @property
    def correction(self) -> Correction:
        """What is typed, as a correction."""
        makers: dict[Kind, Callable[[], Correction]] = {
            Kind.NAMES: self._renamed,
            Kind.AWARD: self._awarded,
            Kind.WITHDRAWAL: self._withdrawn,
            Kind.NOT_AWARDED: self._refused,
            Kind.WORDS: self._reworded,
            Kind.MARK: self._amended,
            Kind.ATTENDANCE: self._attended,
            Kind.VOTE: self._recounted,
        }
        return makers[self.kind_choice.value]()

    @property
    def summary(self) -> str:
        """What is typed, in a few words for the list of corrections."""
        subject = self._shown()[0]
        words = subject.currentText() if isinstance(subject, Choice) else ""
        return _("{whom}: {what}").format(whom=_(KINDS[self.kind_choice.value]), what=words)

    def _connect(self) -> None:
        for each in (
            self.kind_choice,
            self.application_choice,
            self.decision_choice,
            self.juror_choice,
            self.vote_choice,
            self.criterion_choice,
        ):
            each.currentIndexChanged.connect(self._follow)

    def _shown(self) -> tuple[QWidget, ...]:
        """Return the fields of the kind that is chosen; the first one says what it is about."""
        return {
            Kind.NAMES: (self.application_choice, self.title_edit, self.applicants_edit),
            Kind.AWARD: (
                self.application_choice, self.level_choice, self.motive_edit, self.citation_edit,
            ),
            Kind.WITHDRAWAL: (self.decision_choice,),
            Kind.NOT_AWARDED: (self.domain_choice, self.motive_edit),
            Kind.WORDS: (self.decision_choice, self.motive_edit, self.citation_edit),
            Kind.MARK: (
                self.application_choice, self.juror_choice, self.criterion_choice,
                self.mark_choice,
            ),
            Kind.ATTENDANCE: (self.juror_choice, self.state_choice),
            Kind.VOTE: (self.vote_choice,),
        }[self.kind_choice.value]  # fmt: skip

    def _follow(self) -> None:
        """Ask for what this kind needs, and begin from what stands."""
        kind, shown = self.kind_choice.value, self._shown()
        for field in self._asked:
            self.set_shown(field, shown=field is self.kind_choice or field in shown)
        is_roll_call = kind is Kind.VOTE and self._poll().form is VoteForm.ROLL_CALL
        self.figures.setVisible(kind is Kind.VOTE and not is_roll_call)
        self.voices.setVisible(is_roll_call)
        match kind:
            case Kind.NAMES:
                row = self.application_choice.value
                self.title_edit.setText(row.title)
                self.title_edit.setCursorPosition(0)  # a long one is read from its beginning
                self.applicants_edit.setPlainText("\n".join((row.applicant, *row.co_applicants)))
            case Kind.WORDS:
                self.motive_edit.setPlainText(self.decision_choice.value.motive)
                self.citation_edit.setPlainText(self.decision_choice.value.citation)
            case Kind.AWARD | Kind.NOT_AWARDED:
                self.motive_edit.clear()
                self.citation_edit.clear()
            case Kind.MARK:
                self._offer_marks()
            case Kind.VOTE:
                self._ask_again()

    def _poll(self) -> VoteRow:
        return self.vote_choice.value

    def _offer_marks(self) -> None:
        criterion = self.criterion_choice.value
        scale = criterion.scale
        marks: list[int | None] = [None, *range(scale.lowest, scale.highest + 1)]
        self.mark_choice.set_options([(points_text(each, criterion), each) for each in marks])
        self.mark_choice.choose(self._old_mark())

    def _old_mark(self) -> int | None:
        pair = (self.juror_choice.value.id, self.application_choice.value.id)
        return self._read.marks.get(pair, {}).get(self.criterion_choice.value.values.code)

    def _ask_again(self) -> None:
        """Ask for the count of a vote, of the voices that there were."""
        vote = self._poll()
        choices = [(each, capitalised(choice_words(each))) for each in vote.count.voices]
        if vote.form is VoteForm.ROLL_CALL:
            names = {each.id: each.name for each in self._read.jurors}
            answers = answers_among(choices)
            words, said = dict(answers), vote.by_name
            self.voices.set_voices(
                [
                    HeardVoice(
                        each,
                        names.get(each, "…"),
                        said=said.get(each, ""),
                        words=words.get(said.get(each, ""), ""),
                    )
                    for each in vote.voters
                ],
                answers,
            )
            return
        self.figures.set_choices(choices)
        count = vote.count
        told = {**count.voices, "abstention": count.abstention, "blank": count.blank,
                "spoilt": count.spoilt}  # fmt: skip
        for choice, spin in self.figures.spins.items():
            spin.setValue(told[choice])

    def _renamed(self) -> Correction:
        names = [each.strip() for each in self.applicants_edit.toPlainText().splitlines()]
        return kinds.CorrectedNames(
            application=self.application_choice.value.number,
            title=self.title_edit.text(),
            applicants=tuple(filter(None, names)),
        )

    def _awarded(self) -> Correction:
        return kinds.CorrectedAward(
            application=self.application_choice.value.number,
            level=self.level_choice.value.values.code,
            motive=self.motive_edit.toPlainText(),
            citation=self.citation_edit.toPlainText(),
        )

    def _withdrawn(self) -> Correction:
        row = self.decision_choice.value
        return kinds.CorrectedWithdrawal(
            application=row.number or None,
            domain=None if row.number else row.domain_code,
            level=row.level_code or None,
        )

    def _refused(self) -> Correction:
        return kinds.CorrectedNotAwarded(
            domain=self.domain_choice.value.values.code, motive=self.motive_edit.toPlainText()
        )

    def _reworded(self) -> Correction:
        row = self.decision_choice.value
        return kinds.CorrectedWords(
            application=row.number or None,
            domain=None if row.number else row.domain_code,
            level=row.level_code or None,
            motive=self.motive_edit.toPlainText(),
            citation=self.citation_edit.toPlainText() if row.number else None,
        )

    def _amended(self) -> Correction:
        steps = self.criterion_choice.value.values.steps_per_point
        old, new = (
            "" if each is None else f"{each / steps:g}"
            for each in (self._old_mark(), self.mark_choice.value)
        )
        return kinds.CorrectedMark(
            juror=self.juror_choice.value.name,
            application=self.application_choice.value.number,
            criterion=self.criterion_choice.value.values.code,
            old=old,
            new=new,
        )

    def _attended(self) -> Correction:
        return kinds.CorrectedAttendance(
            juror=self.juror_choice.value.name, state=self.state_choice.value
        )

    def _recounted(self) -> Correction:
        vote = self._poll()
        if vote.form is VoteForm.ROLL_CALL:
            names = {each.id: each.name for each in self._read.jurors}
            said = {names[juror]: words for juror, words in self.voices.by_name.items()}
            return kinds.CorrectedVote(number=vote.id, voices=said)
        counted = dict(self.figures.counted)
        return kinds.CorrectedVote(
            number=vote.id,
            abstention=counted.pop("abstention"),
            blank=counted.pop("blank"),
            spoilt=counted.pop("spoilt"),
            votes=counted,
        )
