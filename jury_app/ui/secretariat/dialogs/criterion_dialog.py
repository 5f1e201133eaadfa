"""Adding a criterion to the grid, or changing one while no kit holds it."""

import json

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from jury_app.i18n import _
from jury_app.model.operations.edition import add_criterion, edit_criterion
from jury_app.model.queries.edition import CriterionRow
from jury_app.model.values import CriterionValues
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.secretariat.dialogs.meanings_edit import MeaningsEdit
from jury_app.ui.secretariat.dialogs.record_dialog import Act, RecordDialog
from jury_app.ui.secretariat.office import Office
from jury_app.ui.widgets.buttons import primary_button
from jury_app.ui.widgets.fields import SpinBox, text_field

_MOST_POINTS, _MOST_WEIGHT = 100, 100
_GUIDANCE = 72


class CriterionDialog(RecordDialog):
    """Asks what is judged, on which scale, and what the marks mean."""

    def __init__(
        self, office: Office, parent: QWidget, criterion: CriterionRow | None = None
    ) -> None:
        title = _("Edit the criterion") if criterion else _("Add a criterion")
        super().__init__(office, title, parent)
        self._criterion = criterion
        self.name_edit = QLineEdit()
        self.code_edit = QLineEdit()
        self.form.add_pair((_("&Name"), self.name_edit), (_("&Code"), self.code_edit))
        self.guidance_edit = self.form.add(
            _("&Guidance"),
            text_field(_GUIDANCE),
            _("The question that the juror answers by the mark."),
        )
        self._add_scale()
        self.meanings_edit = self.form.add(
            _("What the &marks mean"),
            MeaningsEdit(),
            _("A few marks in words are enough; the juror sees them beside the keys."),
        )
        self._show(criterion.values if criterion else CriterionValues(code="", name=""))
        self.meanings_edit.set_meanings(criterion.meanings if criterion else {})
        self.set_act(
            primary_button(_("Save the criterion") if criterion else _("Add this criterion")),
            self._record,
            {
                "code_missing": self.code_edit,
                "code_taken": self.code_edit,
                "code_unfit": self.code_edit,
                "name_empty": self.name_edit,
                "scale_wrong": self.max_spin,
                "meaning_off_scale": self.meanings_edit,
            },
        )

    def _add_scale(self) -> None:
        self.min_spin, self.max_spin = SpinBox(0, _MOST_POINTS), SpinBox(0, _MOST_POINTS)
        self.form.add_pair((_("&Lowest mark"), self.min_spin), (_("&Highest mark"), self.max_spin))
        self.weight_spin = SpinBox(0, _MOST_WEIGHT)
        self.steps_combo = Choice(
            [(_("whole marks"), 1), (_("half marks"), 2), (_("quarter marks"), 4)]
        )
        self.form.add_pair((_("C&oefficient"), self.weight_spin), (_("S&teps"), self.steps_combo))
        self.lower_check = QCheckBox(_("The lowest mark is the best"))
        self.form.add_wide(self.lower_check)

    def _show(self, values: CriterionValues) -> None:
        self.name_edit.setText(values.name)
        self.code_edit.setText(values.code)
        self.guidance_edit.setPlainText(values.guidance)
        self.weight_spin.setValue(values.weight)
        self.min_spin.setValue(values.min_points)
        self.max_spin.setValue(values.max_points)
        self.steps_combo.choose(values.steps_per_point)
        self.lower_check.setChecked(values.lower_is_better)

    def _record(self) -> Act:
        values = CriterionValues(
            code=self.code_edit.text().strip(),
            name=self.name_edit.text().strip(),
            guidance=self.guidance_edit.toPlainText().strip(),
            weight=self.weight_spin.value(),
            min_points=self.min_spin.value(),
            max_points=self.max_spin.value(),
            steps_per_point=self.steps_combo.value,
            lower_is_better=self.lower_check.isChecked(),
            meanings=json.dumps(self.meanings_edit.meanings(), ensure_ascii=False),
        )
        if self._criterion is None:
            told = _("Criterion {name} added.").format(name=values.name)
            return Act(add_criterion, told, {"values": values})
        told = _("Criterion {name} saved.").format(name=values.name)
        return Act(edit_criterion, told, {"criterion_id": self._criterion.id, "values": values})
