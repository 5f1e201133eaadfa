"""How long one kind of data is kept after the closing."""

from PySide6.QtWidgets import QCheckBox, QWidget

from jury_app.i18n import _
from jury_app.model.operations.retaining import set_retention
from jury_app.model.queries.retention import DueRow
from jury_app.model.retention import DEFAULT, LONGEST
from jury_app.ui.secretariat.dialogs.record_dialog import Act, RecordDialog
from jury_app.ui.secretariat.office import Office
from jury_app.ui.widgets.buttons import primary_button
from jury_app.ui.widgets.fields import SpinBox


class PeriodDialog(RecordDialog):
    """Asks for a number of months, or for ever."""

    def __init__(self, office: Office, row: DueRow, parent: QWidget) -> None:
        super().__init__(office, row.title, parent, row.ground)
        self._row = row
        self.months_spin = self.form.add(
            _("&Months after the closing"),
            SpinBox(0, LONGEST),
            _("It falls due then; nothing goes by itself."),
        )
        self.always_check = QCheckBox(_("Keep as long as the edition itself"))
        self.form.add_wide(self.always_check)
        self.months_spin.setValue(DEFAULT[row.kind] or 0 if row.months is None else row.months)
        self.always_check.toggled.connect(self.months_spin.setDisabled)
        self.always_check.setChecked(row.months is None)
        self.set_act(
            primary_button(_("Set the period")), self._record, {"period_wrong": self.months_spin}
        )

    def _record(self) -> Act:
        months = None if self.always_check.isChecked() else self.months_spin.value()
        told = _("The period is set.")
        return Act(set_retention, told, {"periods": {self._row.kind: months}})
