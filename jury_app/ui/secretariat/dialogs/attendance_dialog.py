"""Who attends the sitting, and how."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from jury_app.formatting import MISSING
from jury_app.i18n import N_, _, ngettext
from jury_app.model.enums import AttendanceState
from jury_app.model.operations.roll_call import set_attendance
from jury_app.model.operations.secretary import name_secretary
from jury_app.model.queries.sitting import AttendanceRow, list_attendance
from jury_app.ui.look import px
from jury_app.ui.secretariat.figure_keys import keys_of
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.secretary_field import SecretaryField
from jury_app.ui.secretariat.sitting_overview import SittingOverview
from jury_app.ui.secretariat.words import Sign, role_word
from jury_app.ui.table_model import Column, TableModel
from jury_app.ui.tokens import GAP_S
from jury_app.ui.widgets.buttons import button, primary_button
from jury_app.ui.widgets.data_table import DataTable
from jury_app.ui.widgets.dialog import Dialog
from jury_app.ui.widgets.form import Form
from jury_app.ui.widgets.layouts import row
from jury_app.ui.widgets.text import SentenceLabel
from jury_app.ui.workspace import Changes

ATTENDANCE: dict[AttendanceState, Sign] = {
    AttendanceState.PRESENT: Sign(N_("Present"), "user-check", "success"),
    AttendanceState.REMOTE: Sign(N_("At a distance"), "monitor", "success"),
    AttendanceState.REPRESENTED: Sign(N_("Represented"), "handshake", "accent"),
    AttendanceState.EXCUSED: Sign(N_("Excused"), "mail", "neutral"),
    AttendanceState.ABSENT: Sign(N_("Absent"), "user-x", "warning"),
}

_WIDTH, _HEIGHT = 760, 600


class AttendanceDialog(Dialog):
    """Each member with a state; the buttons below, or 1 to 5, set it for those who are chosen."""

    def __init__(self, office: Office, overview: SittingOverview, parent: QWidget | None) -> None:
        super().__init__(
            _("Attendance"),
            parent,
            _("Choose one or several members, then say how they take part."),
        )
        self._office = office
        self._is_closed = overview.stages.is_closed
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(px(_WIDTH), px(_HEIGHT))
        self._model: TableModel[AttendanceRow] = TableModel(_columns(), self)
        self.table = DataTable(self._model, _("Attendance"), many=True)
        self.count_label = SentenceLabel("", "muted")
        self.all_button = button(_("Everybody else is present"), icon_name="users")
        self._secretary = overview.sitting.secretary
        self.form = Form()
        self.secretary_edit = self.form.add(
            _("&Secretary of the sitting"), SecretaryField(self._secretary)
        )
        self._states = self._state_buttons()
        self.body.addWidget(self.table, 1)
        self.body.addLayout(self._states)
        self.body.addWidget(self.count_label)
        self.body.addWidget(self.form)
        self.set_primary(primary_button(_("Close the attendance list")), self.all_button)

        self.secretary_edit.setReadOnly(self._is_closed)
        self.secretary_edit.editingFinished.connect(self._keep_secretary)
        self.finished.connect(self._keep_secretary)
        self.all_button.clicked.connect(self._on_all_clicked)
        office.workspace.changed.connect(self._on_changed)
        self._show(overview.attendance)
        if self._model.shown_rows:
            self.table.choose(self._model.shown_rows[0].id)
        self.table.setFocus()

    def set_state(self, state: AttendanceState) -> None:
        """Say how the chosen members take part."""
        self._write([row.id for row in self.table.chosen_rows()], state)

    def _state_buttons(self) -> QHBoxLayout:
        line = row(gap=GAP_S)
        for place, (state, sign) in enumerate(ATTENDANCE.items(), start=1):
            made = button(f"{sign.word}  {place}", icon_name=sign.icon_name)
            made.setAccessibleName(sign.word)
            made.setEnabled(not self._is_closed)
            made.clicked.connect(partial(self.set_state, state))
            for key in keys_of(place):
                QShortcut(QKeySequence(key), self).activated.connect(made.click)
            line.addWidget(made, 1)
        return line

    def _on_all_clicked(self) -> None:
        waiting = [row.id for row in self._model.rows if row.state is None]
        self._write(waiting, AttendanceState.PRESENT)

    def _keep_secretary(self) -> None:
        name = self.secretary_edit.text()
        if name != self._secretary:
            self._secretary = name
            self.error_bar.hide()
            self._office.workspace.write(name_secretary, name=name, failed=self.tell_error)

    def _write(self, juror_ids: Sequence[int], state: AttendanceState) -> None:
        if juror_ids:
            self.error_bar.hide()
            self._office.workspace.write(
                _set_attendance, juror_ids=juror_ids, state=state, failed=self.tell_error
            )

    def _on_changed(self, changes: Changes) -> None:
        if changes & {"attendance", "juror"}:
            self._office.workspace.read(list_attendance, then=self._show, key="attendance")

    def _show(self, rows: Sequence[AttendanceRow]) -> None:
        self._model.set_rows(rows)
        self.count_label.setText(attendance_text(rows))
        waiting = any(row.state is None for row in rows)
        self.all_button.setVisible(waiting and not self._is_closed)


def attendance_text(rows: Sequence[AttendanceRow]) -> str:
    """Return how many take part in which way, in a line."""
    counts = Counter(row.state for row in rows)
    told = [
        _("{state}: {count}").format(state=sign.word, count=counts[state])
        for state, sign in ATTENDANCE.items()
        if counts[state]
    ]
    if counts[None]:
        told.append(
            ngettext("{count} not said yet", "{count} not said yet", counts[None]).format(
                count=counts[None]
            )
        )
    return " · ".join(told)


def _set_attendance(session: Any, *, juror_ids: Sequence[int], state: AttendanceState) -> None:
    for juror_id in juror_ids:
        set_attendance(session, juror_id=juror_id, state=state)


def _columns() -> list[Column[AttendanceRow]]:
    return [
        Column(_("Member"), lambda row: row.juror.name, _name_order, strong=True),
        Column(_("Sits as"), _quality_text, stretch=True),
        Column(_("Attendance"), _state_text, _state_order, icon=_state_icon, width=150),
    ]


def _name_order(row: AttendanceRow) -> str:
    return row.juror.sort_name


def _quality_text(row: AttendanceRow) -> str:
    values = row.juror.values
    told = [values.role_text or role_word(values.role), values.function, values.body]
    return ", ".join(part for part in told if part)


def _state_text(row: AttendanceRow) -> str:
    return ATTENDANCE[row.state].word if row.state else MISSING


def _state_icon(row: AttendanceRow) -> QIcon | None:
    return ATTENDANCE[row.state].icon if row.state else None


def _state_order(row: AttendanceRow) -> int | None:
    return list(ATTENDANCE).index(row.state) if row.state else None
