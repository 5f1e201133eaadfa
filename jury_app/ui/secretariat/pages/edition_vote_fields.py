"""How votes are taken and carried, in how many rounds, and what the chair’s voice is worth."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox

from jury_app.formatting import capitalised
from jury_app.i18n import _
from jury_app.model.rules import RuleSettings
from jury_app.model.topics import Topic
from jury_app.model.voting.terms import Majority, Prevalence, Restriction, VoteForm
from jury_app.model.voting.words import form_words
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.secretariat.pages.edition_rule_form import RuleForm, RuleGroup
from jury_app.ui.widgets.fields import SpinBox

_MOST_ROUNDS = 9


class VoteFields(RuleGroup):
    """The votes of the sitting."""

    def __init__(self, form: RuleForm) -> None:
        super().__init__(form)
        self._form = form
        form.add_heading(_("Votes"))
        self.form_combo = form.add(
            _("&Form of the vote"),
            Choice([(capitalised(form_words(each)), each) for each in VoteForm]),
        )
        self.secret_check = QCheckBox(_("&One member’s request makes a vote secret"))
        form.add_wide(self.secret_check)
        form.say(Topic.FORM)
        self.majority_combo = form.add(_("Ma&jority"), Choice(_majorities()))
        self.blank_check = QCheckBox(_("&Blank votes are voices expressed"))
        form.add_wide(self.blank_check)
        form.say(Topic.MAJORITY)
        self._add_rounds()
        self.chair_combo = form.add(_("The &voice of the chair"), Choice(_prevalences()))
        form.say(Topic.CHAIR)
        self.watch(self.form_combo, self.secret_check, self.majority_combo, self.blank_check)
        self.watch(self.rounds_spin, self.restriction_combo, self.relative_check, self.chair_combo)

    def _add_rounds(self) -> None:
        self.rounds_spin = self._form.add(_("Ro&unds at most"), SpinBox(1, _MOST_ROUNDS))
        self.restriction_combo = self._form.add(
            _("&Who stands in the next round"), Choice(_restrictions())
        )
        self.relative_check = QCheckBox(_("In the &last round the most voices suffice"))
        self._form.add_wide(self.relative_check)
        self._form.say(Topic.ROUNDS)

    def into(self, settings: RuleSettings) -> RuleSettings:
        room = replace(
            settings.room,
            vote_form=self.form_combo.value,
            secret_on_request=self.secret_check.isChecked(),
            majority=self.majority_combo.value,
            blank_counts=self.blank_check.isChecked(),
            rounds=self.rounds_spin.value(),
            restriction=self.restriction_combo.value,
            last_round_relative=self.relative_check.isChecked(),
            prevalence=self.chair_combo.value,
        )
        return replace(settings, room=room)

    def show_settings(self, settings: RuleSettings) -> None:
        room = settings.room
        self.form_combo.choose(room.vote_form)
        self.secret_check.setChecked(room.secret_on_request)
        self.majority_combo.choose(room.majority)
        self.blank_check.setChecked(room.blank_counts)
        self.rounds_spin.setValue(room.rounds)
        self.restriction_combo.choose(room.restriction)
        self.relative_check.setChecked(room.last_round_relative)
        self.chair_combo.choose(room.prevalence)
        self.show_needed()

    def show_needed(self) -> None:
        several = self.rounds_spin.value() > 1
        self.secret_check.setEnabled(self.form_combo.value is not VoteForm.SECRET)
        self._form.set_shown(self.restriction_combo, shown=several)
        self.relative_check.setVisible(several and self.majority_combo.value is not Majority.SIMPLE)


def _majorities() -> list[tuple[str, Majority]]:
    return [
        (_("the most voices"), Majority.SIMPLE),
        (_("the absolute majority of the voices expressed"), Majority.ABSOLUTE),
        (_("two thirds of the voices expressed"), Majority.TWO_THIRDS),
    ]


def _restrictions() -> list[tuple[str, Restriction]]:
    return [
        (_("all who stood"), Restriction.NONE),
        (_("all but the last"), Restriction.LAST_OUT),
        (_("the first two"), Restriction.TOP_TWO),
    ]


def _prevalences() -> list[tuple[str, Prevalence]]:
    return [
        (_("is one like any other"), Prevalence.NONE),
        (_("is the casting vote in a tie"), Prevalence.CASTING),
        (_("counts twice"), Prevalence.DOUBLE),
    ]
