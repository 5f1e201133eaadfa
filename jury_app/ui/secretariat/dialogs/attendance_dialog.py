"""Who attends the sitting, how and since when, who presides, and whether there is a quorum."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QWidget

from jury_app.errors import JuryError
from jury_app.formatting import joined
from jury_app.i18n import N_, _, ngettext
from jury_app.model.enums import AttendanceState
from jury_app.model.operations.secretary import name_secretary
from jury_app.ui.look import px
from jury_app.ui.room.roll import Roll, RollRow, Said, call, preside, read_roll, unread_roll
from jury_app.ui.room.room_state import quorum_sentence
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.secretariat.dialogs.attendance_columns import ATTENDANCE, attendance_columns
from jury_app.ui.secretariat.dialogs.reason_dialog import ReasonDialog, Reasoned
from jury_app.ui.secretariat.figure_keys import keys_of
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.secretary_field import SecretaryField
from jury_app.ui.secretariat.sitting_overview import SittingOverview
from jury_app.ui.table_model import TableModel
from jury_app.ui.tokens import GAP_M, GAP_S
from jury_app.ui.widgets.buttons import button, primary_button
from jury_app.ui.widgets.data_table import DataTable
from jury_app.ui.widgets.dialog import Dialog
from jury_app.ui.widgets.form import Form
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.text import SentenceLabel
from jury_app.ui.workspace import Changes

_WIDTH, _HEIGHT, _LEAST, _AROUND = 960, 940, 180, 60
_LEAVES = N_("Leaves")
_SOURCES = {"attendance", "juror", "journal_entry"}


class AttendanceDialog(Dialog):
    """Each member with a state; the buttons below, or 1 to 6, set it for those who are chosen."""

    def __init__(self, office: Office, overview: SittingOverview, parent: QWidget | None) -> None:
        super().__init__(
            _("Attendance"),
            parent,
            _("Choose one or several members, then say how they take part."),
        )
        self._office = office
        self._is_closed = overview.stages.is_closed
        self._is_wide = px(_WIDTH) <= self.screen().availableSize().width()
        self._secretary = overview.sitting.secretary
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._model: TableModel[RollRow] = TableModel(attendance_columns(), self)
        self.table = DataTable(self._model, _("Attendance"), many=True)
        self.table.setMinimumHeight(px(_LEAST))
        self.quorum_label = SentenceLabel("", "strong")
        self.count_label = SentenceLabel("", "muted")
        self.unheld_label = SentenceLabel("", "muted")
        self.all_button = button(_("Everybody else is present"), icon_name="users")
        self.chair_button = button(_("Takes the chair"), icon_name="landmark")
        self.form, self.detail_form = Form(), Form()
        self.hour_edit = QLineEdit()
        self.holder_choice: Choice[int | None] = Choice([(_("nobody"), None)])
        self.secretary_edit = SecretaryField(self._secretary)
        self.state_buttons: dict[AttendanceState | None, QPushButton] = {}
        self._lay_out()
        self._connect()
        self._show_rows(unread_roll(overview.attendance))
        if self._model.shown_rows:
            self.table.choose(self._model.shown_rows[0].id)
        self.table.setFocus()
        self._read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a detail leads back to the members: their key comes next, not the end."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and any(each.hasFocus() for each in (self.hour_edit, self.holder_choice)):
            self.table.setFocus()
        else:
            super().keyPressEvent(event)

    def set_state(self, state: AttendanceState | None) -> None:
        """Say how the chosen members take part, or that they leave."""
        self._write([each.id for each in self.table.chosen_rows()], state)

    def _lay_out(self) -> None:
        self.resize(
            min(px(_WIDTH), self.screen().availableSize().width()),
            min(px(_HEIGHT), self.screen().availableSize().height() - px(_AROUND)),
        )
        self.detail_form.add_pair(
            (_("At what &hour"), self.hour_edit), (_("&Proxy held by"), self.holder_choice)
        )
        self.holder_choice.make_searchable()
        self.hour_edit.setPlaceholderText(_("9:04; empty for the roll call, or now"))
        self.form.add(_("&Secretary of the sitting"), self.secretary_edit)
        told = column(self.quorum_label, self.count_label, self.unheld_label, gap=GAP_S)
        below = column(self._state_buttons(), self.detail_form, self.form, gap=GAP_M)
        self.body.addWidget(self.table, 1)  # gives way to the sentences: the buttons stand still
        self.body.addLayout(told)
        self.body.addLayout(below)
        self.set_primary(
            primary_button(_("Close the attendance list")), self.all_button, self.chair_button
        )

    def _connect(self) -> None:
        for each in (self.secretary_edit, self.hour_edit):
            each.setReadOnly(self._is_closed)
        for made in (self.chair_button, self.holder_choice):
            made.setEnabled(not self._is_closed)
        self.secretary_edit.editingFinished.connect(self._keep_secretary)
        self.finished.connect(self._keep_secretary)
        self.holder_choice.activated.connect(self._on_holder_chosen)
        self.all_button.clicked.connect(self._on_all_clicked)
        self.chair_button.clicked.connect(self._on_chair_clicked)
        self._office.workspace.changed.connect(self._on_changed)

    def _state_buttons(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(px(GAP_S))
        for place, (state, sign) in enumerate(ATTENDANCE.items()):
            self._add_state(grid, place, state, sign.word, sign.icon_name)
        self._add_state(grid, len(ATTENDANCE), None, _(_LEAVES), "log-out")
        return grid

    def _add_state(
        self, grid: QGridLayout, place: int, state: AttendanceState | None, word: str, sign: str
    ) -> None:
        made = button(f"{word}  {place + 1}", icon_name=sign)
        made.setAccessibleName(word)
        made.setEnabled(not self._is_closed)
        made.clicked.connect(partial(self.set_state, state))
        for key in keys_of(place + 1):
            self._add_key(key, made.click)
        grid.addWidget(made, *divmod(place, 6 if self._is_wide else 3))
        self.state_buttons[state] = made

    def _add_key(self, key: str, act: Callable[[], object]) -> None:
        QShortcut(QKeySequence(key), self).activated.connect(act)

    def _on_all_clicked(self) -> None:
        waiting = [each.id for each in self._model.rows if each.state is None]
        self._write(waiting, AttendanceState.PRESENT)
        self.table.setFocus()

    def _on_holder_chosen(self) -> None:
        """Give the proxy at once where it is already known that they are represented."""
        chosen = self.table.chosen_rows()
        if chosen and all(each.state is AttendanceState.REPRESENTED for each in chosen):
            self.set_state(AttendanceState.REPRESENTED)

    def _on_chair_clicked(self) -> None:
        chosen: RollRow | None = self.table.current_row()
        if chosen is None:
            return
        name = chosen.juror.name
        reasoned = Reasoned(
            title=_("{name} takes the chair").format(name=name),
            sentence=_("From then on, the casting vote is theirs too."),
            verb=_("Record who presides"),
            operation=preside,
            told=_("{name} is in the chair.").format(name=name),
            values={"juror_id": chosen.id, "hour": self.hour_edit.text()},
            hint=_("Stands in the minutes."),
        )
        dialog = ReasonDialog(self._office, reasoned, self)
        hour = self.hour_edit.text()
        dialog.recorded.connect(lambda _seq: self._forget_details(hour, self.holder_choice.value))
        dialog.open()

    def _keep_secretary(self) -> None:
        name = self.secretary_edit.text()
        if name != self._secretary:
            self._secretary = name
            self.error_bar.hide()
            self._office.workspace.write(name_secretary, name=name, failed=self.tell_error)

    def _write(self, juror_ids: Sequence[int], state: AttendanceState | None) -> None:
        if not juror_ids:
            return
        self.error_bar.hide()
        self.detail_form.clear_errors()
        said = Said(
            juror_ids=tuple(juror_ids),
            state=state,
            hour=self.hour_edit.text(),
            holder_id=self.holder_choice.value,
        )
        self._office.workspace.write(
            call,
            said=said,
            then=self._on_called,
            failed=self._on_refused,
        )

    def _on_called(self, said: Said) -> None:
        self._forget_details(said.hour, said.holder_id)

    def _forget_details(self, hour: str, holder_id: int | None) -> None:
        """An hour and a proxy are those of one act; what was typed since is that of the next."""
        if self.hour_edit.text() == hour:
            self.hour_edit.clear()
        if self.holder_choice.value == holder_id:
            self.holder_choice.choose(None)

    def _on_refused(self, error: Exception) -> None:
        code = error.code if isinstance(error, JuryError) else ""
        if code == "script_hour_wrong":
            self._tell_at(self.hour_edit, error)
        elif code.startswith("prox"):
            self._tell_at(self.holder_choice, error)
        else:
            self.error_bar.tell(error)

    def _tell_at(self, field: QWidget, error: Exception) -> None:
        self.detail_form.tell_error(field, str(error))
        self.area.ensureWidgetVisible(field)

    def _on_changed(self, changes: Changes) -> None:
        if changes & _SOURCES:
            self._read()

    def _read(self) -> None:
        self._office.workspace.read(read_roll, then=self._show, key="roll")

    def _show(self, roll: Roll) -> None:
        self._show_rows(roll.rows)
        chair = _("In the chair: {name}.").format(name=roll.chair) if roll.chair else ""
        self.quorum_label.setText(f"{quorum_sentence(roll.quorum)} {chair}".strip())
        holders = [(each.juror.name, each.id) for each in roll.rows if each.may_hold]
        self.holder_choice.set_options([(_("nobody"), None), *holders])

    def _show_rows(self, rows: Sequence[RollRow]) -> None:
        self._model.set_rows(rows)
        self.count_label.setText(attendance_text(rows))
        self.unheld_label.setText(unheld_text(rows))
        self.unheld_label.setVisible(bool(self.unheld_label.text()))
        waiting = any(each.state is None for each in rows)
        self.all_button.setEnabled(waiting and not self._is_closed)


def unheld_text(rows: Sequence[RollRow]) -> str:
    """Return who is represented by nobody yet: that gives no voice, and counts in no quorum."""
    names = [
        each.juror.name
        for each in rows
        if each.state is AttendanceState.REPRESENTED and not each.holder
    ]
    if not names:
        return ""
    return _("No holder is named yet for {names}: no voice, and not counted in the quorum.").format(
        names=joined(names)
    )


def attendance_text(rows: Sequence[RollRow]) -> str:
    """Return how many take part in which way, in a line."""
    counts = Counter(each.state for each in rows)
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
