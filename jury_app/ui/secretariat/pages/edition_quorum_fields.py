"""When the jury may deliberate, who votes for whom, and what a recusal keeps a juror out of."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox

from jury_app.i18n import _, pgettext
from jury_app.model.rules import Quorum, RecusalScope, RuleSettings
from jury_app.model.topics import Topic
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.secretariat.pages.edition_rule_form import RuleForm, RuleGroup
from jury_app.ui.widgets.fields import SpinBox

_MOST_MEMBERS, _MOST_PARTS, _MOST_PROXIES = 200, 20, 9


class QuorumFields(RuleGroup):
    """The quorum: its number or fraction, and who counts in it."""

    def __init__(self, form: RuleForm) -> None:
        super().__init__(form)
        self._form = form
        form.add_heading(pgettext("rules", "Quorum"))
        self.kind_combo = form.add(_("&Quorum"), Choice(_kinds()))
        self.number_spin = form.add(_("That &number"), SpinBox(0, _MOST_MEMBERS))
        self.part_spin, self.parts_spin = SpinBox(1, _MOST_PARTS), SpinBox(1, _MOST_PARTS)
        form.add_pair((_("At least"), self.part_spin), (_("members out of"), self.parts_spin))
        self.remote_check = QCheckBox(_("Members who attend from a &distance count"))
        form.add_wide(self.remote_check)
        form.say(Topic.QUORUM)
        self.represented_check = QCheckBox(_("Members who are &represented count"))
        self.second_check = QCheckBox(_("A second &convocation needs no quorum"))
        form.add_wide(self.represented_check)
        form.add_wide(self.second_check)
        form.say(Topic.REPRESENTED)
        self.watch(self.kind_combo, self.number_spin, self.part_spin, self.parts_spin)
        self.watch(self.remote_check, self.represented_check, self.second_check)

    def into(self, settings: RuleSettings) -> RuleSettings:
        room = replace(
            settings.room,
            quorum_numerator=self.part_spin.value(),
            quorum_denominator=self.parts_spin.value(),
            represented_counts=self.represented_check.isChecked(),
            second_convocation_free=self.second_check.isChecked(),
        )
        return replace(
            settings,
            quorum=self.kind_combo.value,
            quorum_number=self.number_spin.value(),
            remote_counts=self.remote_check.isChecked(),
            room=room,
        )

    def show_settings(self, settings: RuleSettings) -> None:
        self.kind_combo.choose(settings.quorum)
        self.number_spin.setValue(settings.quorum_number)
        self.parts_spin.setValue(settings.room.quorum_denominator)
        self.part_spin.setMaximum(settings.room.quorum_denominator)
        self.part_spin.setValue(settings.room.quorum_numerator)
        self.remote_check.setChecked(settings.remote_counts)
        self.represented_check.setChecked(settings.room.represented_counts)
        self.second_check.setChecked(settings.room.second_convocation_free)
        self.show_needed()

    def show_needed(self) -> None:
        kind = self.kind_combo.value
        self.part_spin.setMaximum(self.parts_spin.value())
        self._form.set_shown(self.number_spin, shown=kind is Quorum.NUMBER)
        for spin in (self.part_spin, self.parts_spin):
            self._form.set_shown(spin, shown=kind is Quorum.FRACTION)
        for check in (self.remote_check, self.represented_check, self.second_check):
            check.setEnabled(kind is not Quorum.NONE)


class StandInFields(RuleGroup):
    """Proxies, and what becomes of those who are recused."""

    def __init__(self, form: RuleForm) -> None:
        super().__init__(form)
        form.add_heading(_("Proxies and recusals"))
        self.proxies_spin = form.add(
            _("&Proxies that a member may hold"), SpinBox(0, _MOST_PROXIES)
        )
        self.proxies_spin.setSpecialValueText(pgettext("proxies", "none"))
        form.say(Topic.PROXIES)
        self.scope_combo = form.add(
            _("A &recused juror stays out of"),
            Choice(
                [
                    (_("that application"), RecusalScope.APPLICATION),
                    (_("the whole domain"), RecusalScope.DOMAIN),
                ]
            ),
        )
        form.say(Topic.RECUSAL)
        self.recused_check = QCheckBox(_("Who is recused counts in the quorum and in the majority"))
        form.add_wide(self.recused_check)
        form.say(Topic.RECUSED)
        self.watch(self.proxies_spin, self.scope_combo, self.recused_check)

    def into(self, settings: RuleSettings) -> RuleSettings:
        room = replace(
            settings.room,
            proxies_per_holder=self.proxies_spin.value(),
            recused_count=self.recused_check.isChecked(),
        )
        return replace(settings, recusal_scope=self.scope_combo.value, room=room)

    def show_settings(self, settings: RuleSettings) -> None:
        self.proxies_spin.setValue(settings.room.proxies_per_holder)
        self.scope_combo.choose(settings.recusal_scope)
        self.recused_check.setChecked(settings.room.recused_count)


def _kinds() -> list[tuple[str, Quorum]]:
    return [
        (_("half of the members"), Quorum.HALF),
        (_("a fraction of the members"), Quorum.FRACTION),
        (_("a number of members"), Quorum.NUMBER),
        (_("none"), Quorum.NONE),
    ]
