"""The act: which award the chosen application gets, and in which words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from jury_app.errors import JuryError
from jury_app.i18n import _
from jury_app.model.queries.edition import LevelRow
from jury_app.model.queries.sitting import DecisionRow
from jury_app.model.queries.votes import VoteRow
from jury_app.ui.look import px
from jury_app.ui.secretariat.followed_vote import FollowedVote
from jury_app.ui.secretariat.level_choice import Choice, LevelChoice
from jury_app.ui.secretariat.standing_rows import StandingRow
from jury_app.ui.tokens import GAP_L, GAP_M, GAP_XS
from jury_app.ui.widgets.buttons import primary_button
from jury_app.ui.widgets.form import Form
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.text import SentenceLabel, label, set_look

_LINES, _LONG = 2, 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be recorded."""

    choice: Choice
    application: StandingRow | None
    special: str = ""
    citation: str = ""
    motive: str = ""
    vote: int | None = None
    """The vote that it follows from, if any."""


class DecisionPanel(QWidget):
    """Keeps what was typed for each application until it is recorded."""

    recorded = Signal(object)  # Wish
    turned = Signal()  # to another application
    refused_at = Signal(QWidget)  # the words that say why, below what is to be said first

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._application: StandingRow | None = None
        self._standing: tuple[DecisionRow, ...] = ()
        self._drafts: dict[int, Wish] = {}
        self.votes = FollowedVote()
        self.number_label = label("", "small")
        self.title_label = SentenceLabel("", "heading")
        self.level_choice = LevelChoice()
        self.special_form = Form()
        self.special_edit = self.special_form.add(_("Name of the &prize"), QLineEdit())
        self.form = Form()
        self.citation_edit = self.form.add(_("&Citation"), _text_edit())
        self.motive_edit = self.form.add(
            _("&Motive"), _text_edit(), _("Needed when the decision departs from the order.")
        )
        self.wish_label = SentenceLabel("", "small")
        self.record_button = primary_button(_("Record the decision"), icon_name="gavel")
        self.foot = QWidget()  # the column that holds the panel keeps it in sight
        self._lay_out()

        self.level_choice.chosen.connect(self._on_chosen)
        for each in (self.special_edit, self.citation_edit, self.motive_edit):
            each.textChanged.connect(self._offer)
        self.votes.check.toggled.connect(self._offer)
        self.record_button.clicked.connect(self._on_record)
        self._offer()

    def set_levels(self, levels: Sequence[LevelRow]) -> None:
        """Offer the levels of the edition."""
        self.level_choice.set_levels(levels)

    def set_application(
        self, application: StandingRow | None, standing: Sequence[DecisionRow]
    ) -> None:
        """Turn to another application; what was typed for the last one is kept for later."""
        same = _id(application) == _id(self._application)
        if same and tuple(standing) == self._standing:
            self._application = application
            return
        begun = self._wish() if self._application is None else None
        if not same:
            self._keep_draft()
            self.turned.emit()
        self._application, self._standing = application, tuple(standing)
        self._fill(begun if begun is not None and begun.choice.is_not_awarded else None)

    def set_votes(self, votes: Sequence[VoteRow]) -> None:
        """Offer to say from which vote the decision follows."""
        self.votes.set_votes(votes)
        self._offer()

    def propose(self, level_id: int | None, *, is_not_awarded: bool = False) -> None:
        """Choose what a vote decided, and go there."""
        wanted = Choice(is_not_awarded=True, word=_("Domain not awarded"))
        choice = wanted if is_not_awarded else self.level_choice.level(level_id)
        if choice is not None:
            self.level_choice.choose(choice)
            self._on_chosen(choice)
            self.votes.follow()
        (self.record_button if choice else self.level_choice).setFocus()

    def await_domain(self) -> None:
        """Show nothing of the domain before; that the next one is not awarded can be said now."""
        self._keep_draft()
        self._application, self._standing = None, ()
        self._fill()

    def forget_draft(self) -> None:
        """Drop what was typed: it is recorded."""
        self._drafts.pop(_id(self._application), None)

    def tell_refusal(self, error: Exception) -> bool:
        """Say what is wrong beside the words that caused it, if they were written here."""
        code = error.code if isinstance(error, JuryError) else ""
        form, told = self.special_form, str(error)
        field: QWidget = self.special_edit
        if code == "motive_required":
            form, field = self.form, self.motive_edit
        elif code == "name_empty":
            told = _("Give the prize a name of its own.")
        elif code not in {"level_unknown", "level_not_awarded"}:
            return False
        form.tell_error(field, told)
        self.refused_at.emit(form.error_of(field))
        return True

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(GAP_M))
        head = QVBoxLayout()
        head.setSpacing(px(GAP_XS))
        head.addWidget(self.number_label)
        head.addWidget(self.title_label)
        layout.addLayout(head)
        layout.addWidget(self.level_choice)
        layout.addWidget(self.special_form)
        layout.addWidget(self.form)
        layout.addWidget(self.votes)
        self.foot.setLayout(column(self.wish_label, self.record_button, gap=GAP_XS))

    def _fill(self, begun: Wish | None = None) -> None:
        application = self._application
        self.number_label.setText(application.number if application else "")
        title = application.title if application else _("No application is chosen")
        self.title_label.setText(title)
        set_look(self.title_label, "kind", "strong" if len(title) > _LONG else "heading")
        self._clear_errors()
        wish = begun or self._drafts.get(_id(application)) or self._recorded()
        self.level_choice.choose(wish.choice if wish else None)
        self.special_edit.setText(wish.special if wish else "")
        self.citation_edit.setPlainText(wish.citation if wish else "")
        self.motive_edit.setPlainText(wish.motive if wish else "")
        self._offer()

    def _recorded_of(self, choice: Choice | None) -> list[int]:
        """Return the decisions that gave this very award already."""
        recorded = self._recorded()
        same = recorded is not None and recorded.choice == choice
        return [each.id for each in self._standing] if same else []

    def _recorded(self) -> Wish | None:
        """Return what was recorded already, to be read over or changed."""
        for each in self._standing:
            nothing = Choice(is_not_awarded=True, word=_("Domain not awarded"))
            choice = nothing if each.is_not_awarded else self.level_choice.level(each.level_id)
            if choice is not None:
                return Wish(
                    choice=choice,
                    application=self._application,
                    citation=each.citation,
                    motive=each.motive,
                )
        return None

    def _keep_draft(self) -> None:
        if self._application is not None and (wish := self._wish()):
            typed = wish != self._recorded()
            if typed and (wish.citation or wish.motive or wish.special):
                self._drafts[self._application.id] = wish

    def _wish(self) -> Wish | None:
        choice = self.level_choice.choice
        if choice is None:
            return None
        return Wish(
            choice=choice,
            application=self._application,
            special=" ".join(self.special_edit.text().split()),
            citation=self.citation_edit.toPlainText().strip(),
            motive=self.motive_edit.toPlainText().strip(),
        )

    def _on_chosen(self, choice: Choice) -> None:
        self._clear_errors()
        self._offer()
        if choice.is_special:
            self.special_edit.setFocus()  # else its letters would be keys of the page

    def _on_record(self) -> None:
        self._clear_errors()
        if wish := self._wish():
            if self.special_edit.hasFocus():
                self.record_button.setFocus()  # the field goes once it is recorded
            self.recorded.emit(replace(wish, vote=self.votes.vote))

    def _clear_errors(self) -> None:
        self.special_form.clear_errors()
        self.form.clear_errors()

    def _offer(self) -> None:
        choice = self.level_choice.choice
        special = choice is not None and choice.is_special
        self.special_form.setVisible(special)
        self.votes.offer(choice, _id(self._application), self._recorded_of(choice))
        can_record = choice is not None and (choice.is_not_awarded or self._application is not None)
        told = self._wish_text(choice) if choice and can_record else ""
        is_done = can_record and self._is_recorded()
        self.record_button.setEnabled(can_record and not is_done)
        self.wish_label.setText(_("Recorded: {what}").format(what=told) if is_done else told)

    def _is_recorded(self) -> bool:
        """Whether nothing would change, nor the vote from which it follows."""
        wish, known = self._wish(), self._recorded()
        if wish is None or known is None:
            return False
        if self.votes.vote and not self.votes.is_told(each.id for each in self._standing):
            return False
        told, kept = (
            (each.choice, each.special, each.citation, each.motive) for each in (wish, known)
        )
        return told == kept

    def _wish_text(self, choice: Choice) -> str:
        if choice.is_not_awarded or self._application is None:
            return choice.word
        return _("{award} for {number}").format(award=choice.word, number=self._application.number)


def _id(application: StandingRow | None) -> int:
    return application.id if application else 0


def _text_edit() -> QPlainTextEdit:
    edit = QPlainTextEdit()
    edit.setTabChangesFocus(True)
    edit.setFixedHeight(_LINES * edit.fontMetrics().lineSpacing() + px(GAP_L))
    return edit
