"""Giving the applications to the jurors: to whole panels, or by a plan that is shown first."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QWidget

from jury_app.formatting import format_number
from jury_app.i18n import _, ngettext
from jury_app.importing.authorities import department_codes
from jury_app.model.operations.assignment import Given, assigning_steps, giving_steps
from jury_app.model.queries.assignment import Readings, list_readings
from jury_app.ui.look import px
from jury_app.ui.secretariat.assignment_words import plan_sentences
from jury_app.ui.secretariat.dialogs.record_dialog import Act, RecordDialog
from jury_app.ui.secretariat.long_work import Outcome, write_watched
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.planner import Planner
from jury_app.ui.tokens import GAP_S
from jury_app.ui.widgets.buttons import primary_button
from jury_app.ui.widgets.fields import SpinBox
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import SentenceLabel

if TYPE_CHECKING:
    from jury_app.model.queries.planning import Plan

_USUAL, _MOST, _INDENT = 3, 60, 26
_USUAL_LOAD, _HEAVIEST = 30, 9_999


class AssignDialog(RecordDialog):
    """Asks how many read each application; a plan is told before it is put in force."""

    def __init__(self, office: Office, parent: QWidget, *, assigned: bool) -> None:
        super().__init__(office, _("Assign the applications"), parent)
        self._plan: Plan | None = None
        self._planner = Planner(self)
        self.whole_radio = QRadioButton(_("The whole panel reads each application"))
        self.few_radio = QRadioButton(_("A few readers each, evenly shared out"))
        self.ways = QButtonGroup(self)
        for each in (self.whole_radio, self.few_radio):
            self.ways.addButton(each)
        self.readers_spin = SpinBox(1, _MOST)
        self.readers_spin.setValue(_USUAL)
        self.readers_spin.setAccessibleName(_("Readers of each application"))
        self.most_check = QCheckBox(_("At most, for a juror:"))
        self.most_spin = SpinBox(1, _HEAVIEST)
        self.most_spin.setValue(_USUAL_LOAD)
        self.most_spin.setAccessibleName(_("Applications of a juror at most"))
        self.plan_label = SentenceLabel("", "strong")
        self._lay_out(assigned=assigned)
        self._connect()
        self.whole_radio.setChecked(True)
        self.set_act(primary_button(_("Assign the applications")), self._record, {})
        self._forget()

    def accept(self) -> None:
        if self.whole_radio.isChecked() or self._plan is not None:
            super().accept()
        elif self.primary_button.isEnabled():
            self.error_bar.hide()
            self.primary_button.setEnabled(False)
            self._office.workspace.read(
                list_readings,
                departments=department_codes(),
                then=self._work_out,
                failed=self._on_failed,
            )

    def _lay_out(self, *, assigned: bool) -> None:
        whole = SentenceLabel(
            _("Recused jurors keep their place, and their kit says that they are recused."), "muted"
        )
        few = SentenceLabel(
            _("No juror gets an application that they are recused from; all stay comparable."),
            "muted",
        )
        self.form.add_wide(_block(self.whole_radio, whole))
        numbers = QWidget()
        numbers.setLayout(row(self.readers_spin, self.most_check, self.most_spin, None, gap=GAP_S))
        self.form.add_wide(_block(self.few_radio, few, numbers))
        if assigned:
            self.form.add_wide(
                SentenceLabel(_("What was assigned before, by hand too, is replaced."), "strong")
            )
        self.form.add_wide(self.plan_label)

    def _connect(self) -> None:
        for changed in (
            self.few_radio.toggled,
            self.readers_spin.valueChanged,
            self.most_check.toggled,
            self.most_spin.valueChanged,
        ):
            changed.connect(self._forget)
        self._planner.planned.connect(self._on_planned)
        self._planner.failed.connect(self._on_failed)
        self._planner.stopped.connect(self._forget)

    def _forget(self) -> None:
        """Ask for another plan: the numbers are others, or there is none yet."""
        self._plan = None
        few = self.few_radio.isChecked()
        self.readers_spin.setEnabled(few)
        self.most_check.setEnabled(few)
        self.most_spin.setEnabled(few and self.most_check.isChecked())
        self.plan_label.hide()
        self.primary_button.setEnabled(True)
        self.primary_button.setText(
            _("Work out who reads what") if few else _("Assign the applications")
        )
        self.fit_height()

    @property
    def _wanted(self) -> tuple[int, int | None] | None:
        """How many readers each and how much at most; nothing where the whole panel reads."""
        if self.whole_radio.isChecked():
            return None
        most = self.most_spin.value() if self.most_check.isChecked() else None
        return self.readers_spin.value(), most

    def _work_out(self, known: Readings) -> None:
        if self._wanted is not None:
            self._planner.plan(known, *self._wanted)

    def _on_planned(self, plan: "Plan") -> None:
        if (plan.readers, plan.most) != self._wanted:
            return  # something else was chosen meanwhile
        self._plan = plan
        self.plan_label.setText(" ".join(plan_sentences(plan)))
        self.plan_label.show()
        self.primary_button.setText(_("Put this plan in force"))
        self.primary_button.setEnabled(True)
        self.primary_button.setFocus()
        self.fit_height()
        self.area.bring_into_sight(self.plan_label)

    def _on_failed(self, error: Exception) -> None:
        self._forget()
        self.tell_error(error)

    def _on_refused(self, error: Exception) -> None:
        self._forget()  # a plan that was refused once is refused again
        super()._on_refused(error)

    def _record(self) -> Act:
        if self._plan is None or self.whole_radio.isChecked():
            return Act(assigning_steps, _told)
        values = {"pairs": self._plan.pairs, "readers": self._plan.readers}
        return Act(giving_steps, _told, values)

    def _do(self, act: Act) -> None:
        write_watched(
            self._office,
            self,
            act.operation,
            title=_("Assigning the applications"),
            told=act.told,
            outcome=Outcome(self._on_recorded, self._on_refused, self._on_finished),
            **act.values,
        )

    def _on_finished(self) -> None:
        self.primary_button.setEnabled(True)  # stopped halfway, it may be done after all


def _block(radio: QRadioButton, words: SentenceLabel, numbers: QWidget | None = None) -> QWidget:
    block = QWidget()
    inside = column(words, gap=GAP_S)
    if numbers is not None:
        inside.addWidget(numbers)
    inside.setContentsMargins(px(_INDENT), 0, 0, 0)
    block.setLayout(column(radio, inside, gap=GAP_S))
    return block


def _told(given: Given) -> str:
    read = ngettext("{count} reading", "{count} readings", given.readings)
    by = ngettext("{count} juror", "{count} jurors", given.jurors)
    of = ngettext("{count} application", "{count} applications", given.applications)
    return _("{readings}: {jurors}, {applications}.").format(
        readings=read.format(count=format_number(given.readings)),
        jurors=by.format(count=format_number(given.jurors)),
        applications=of.format(count=format_number(given.applications)),
    )
