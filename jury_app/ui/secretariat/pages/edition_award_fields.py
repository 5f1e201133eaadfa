"""When a decision states its reason, and how many awards a domain has at most."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox

from jury_app.formatting import NBSP
from jury_app.i18n import _, pgettext
from jury_app.model.rules import RuleSettings
from jury_app.model.topics import Topic
from jury_app.ui.secretariat.pages.edition_rule_form import RuleForm, RuleGroup
from jury_app.ui.widgets.fields import SpinBox

_MOST_AWARDS = 20


class AwardFields(RuleGroup):
    """Motives and caps; a cap is a warning at the sitting, never a wall."""

    def __init__(self, form: RuleForm) -> None:
        super().__init__(form)
        self._form = form
        form.add_heading(_("Awards"))
        self.motive_check = QCheckBox(_("Departing from the &order needs a reason"))
        form.add_wide(self.motive_check)
        form.say(Topic.DEPARTURE)
        self.level_spin = form.add(_("Each &level in a domain, at most"), _cap(_MOST_AWARDS))
        self.awards_spin = form.add(_("A&wards in a domain, at most"), _cap(_MOST_AWARDS))
        self.share_spin = form.add(_("A share of its applications, at most"), _cap(100))
        self.share_spin.setSuffix(f"{NBSP}%")
        form.say(Topic.CAPS)
        self.caps = self.level_spin, self.awards_spin, self.share_spin
        self.watch(self.motive_check, *self.caps)

    def into(self, settings: RuleSettings) -> RuleSettings:
        room = replace(
            settings.room,
            level_cap=self.level_spin.value(),
            awards_cap=self.awards_spin.value(),
            awards_share_percent=self.share_spin.value(),
        )
        return replace(settings, motive_on_departure=self.motive_check.isChecked(), room=room)

    def show_settings(self, settings: RuleSettings) -> None:
        self.motive_check.setChecked(settings.motive_on_departure)
        self.level_spin.setValue(settings.room.level_cap)
        self.awards_spin.setValue(settings.room.awards_cap)
        self.share_spin.setValue(settings.room.awards_share_percent)

    def offer_caps(self, *, is_panel: bool) -> None:
        """Offer no cap to a panel, which awards nothing; one that is set is told all the same."""
        shown = not is_panel or any(each.value() for each in self.caps)
        for each in self.caps:
            self._form.set_shown(each, shown=shown)
        self._form.set_said(Topic.CAPS, shown=shown)


def _cap(most: int) -> SpinBox:
    spin = SpinBox(0, most)
    spin.setSpecialValueText(pgettext("cap", "no limit"))
    return spin
