"""Which marks count, from how many jurors on there is a rank, and who sees whose they are."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox

from jury_app.formatting import NBSP
from jury_app.i18n import _
from jury_app.model.rules import PartialGrids, RuleSettings
from jury_app.model.scoring.methods import Method
from jury_app.model.topics import Topic
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.secretariat.pages.edition_rule_form import RuleForm, RuleGroup
from jury_app.ui.widgets.fields import SpinBox

_MOST_SCORES = 60


class MarkFields(RuleGroup):
    """What becomes of incomplete grids and few marks."""

    def __init__(self, form: RuleForm) -> None:
        super().__init__(form)
        self._form = form
        form.add_heading(_("Marks"))
        self.partial_combo = form.add(
            _("An &incomplete grid"), Choice(_partial_options(Method.MEAN))
        )
        self.threshold_spin = form.add(_("That &share"), SpinBox(1, 100))
        self.threshold_spin.setSuffix(f"{NBSP}%")
        form.say(Topic.INCOMPLETE)
        self.scores_spin = form.add(
            _("&Marks of so many jurors make a rank"), SpinBox(1, _MOST_SCORES)
        )
        form.say(Topic.FEWEST_MARKS)
        self.advisory_check = QCheckBox(_("Members with an &advisory voice give marks"))
        form.add_wide(self.advisory_check)
        form.say(Topic.ADVICE)
        self.names_check = QCheckBox(_("The &names of the jurors stand beside their marks"))
        form.add_wide(self.names_check)
        form.say(Topic.NAMES)
        self.watch(
            self.partial_combo,
            self.threshold_spin,
            self.scores_spin,
            self.advisory_check,
            self.names_check,
        )

    def into(self, settings: RuleSettings) -> RuleSettings:
        return replace(
            settings,
            partial_grids=self.partial_combo.value,
            partial_threshold_percent=self.threshold_spin.value(),
            minimum_scores=self.scores_spin.value(),
            advisory_members_score=self.advisory_check.isChecked(),
            names_shown=self.names_check.isChecked(),
        )

    def show_settings(self, settings: RuleSettings) -> None:
        self.offer_for(settings.method)
        self.partial_combo.choose(settings.partial_grids)
        self.threshold_spin.setValue(settings.partial_threshold_percent)
        self.scores_spin.setValue(settings.minimum_scores)
        self.advisory_check.setChecked(settings.advisory_members_score)
        self.names_check.setChecked(settings.names_shown)
        self.show_needed()

    def offer_for(self, method: Method) -> None:
        """Offer what goes with a method."""
        options = _partial_options(method)
        if len(options) != len(self.partial_combo.values):
            self.partial_combo.set_options(options)
        self.show_needed()

    def show_needed(self) -> None:
        is_share = self.partial_combo.value is PartialGrids.RENORMALISED
        self._form.set_shown(self.threshold_spin, shown=is_share)


def _partial_options(method: Method) -> list[tuple[str, PartialGrids]]:
    """Return what may become of an incomplete grid; averages by criterion need an average."""
    options = [
        (_("counts from a share of the coefficients on"), PartialGrids.RENORMALISED),
        (_("does not count"), PartialGrids.COMPLETE_ONLY),
    ]
    if method is Method.MEAN:
        options.append((_("counts in the average of each criterion"), PartialGrids.CRITERION_MEANS))
    return options
