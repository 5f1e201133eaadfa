"""How the roll of the sitting shows each member."""

from PySide6.QtGui import QIcon

from jury_app.formatting import MISSING, format_time
from jury_app.i18n import N_, _
from jury_app.model.enums import AttendanceState, JurorRole
from jury_app.publishing.moments import hour
from jury_app.ui.room.roll import RollRow
from jury_app.ui.secretariat.words import Sign, role_word
from jury_app.ui.table_model import Column

ATTENDANCE: dict[AttendanceState, Sign] = {
    AttendanceState.PRESENT: Sign(N_("Present"), "user-check", "success"),
    AttendanceState.REMOTE: Sign(N_("At a distance"), "monitor", "success"),
    AttendanceState.REPRESENTED: Sign(N_("Represented"), "handshake", "accent"),
    AttendanceState.EXCUSED: Sign(N_("Excused"), "mail", "neutral"),
    AttendanceState.ABSENT: Sign(N_("Absent"), "user-x", "warning"),
}


def attendance_columns() -> list[Column[RollRow]]:
    """Return the columns: who, in which quality, how, and from when to when."""
    return [
        Column(_("Member"), lambda row: row.juror.name, _name_order, strong=True),
        Column(_("Sits as"), _quality_text, stretch=True),
        Column(_("Attendance"), _state_text, _state_order, icon=_state_icon, width=250),
        Column(_("Came"), lambda row: _hour_text(row.came_at), lambda row: row.came_at or ""),
        Column(_("Left"), lambda row: _hour_text(row.left_at), lambda row: row.left_at or ""),
    ]


def _name_order(row: RollRow) -> str:
    return row.juror.sort_name


def _quality_text(row: RollRow) -> str:
    values = row.juror.values
    is_chair = values.role is JurorRole.CHAIR  # said already
    presides = _("In the chair") if row.presides and not is_chair else ""
    told = [presides, values.role_text or role_word(values.role), values.function, values.body]
    return ", ".join(part for part in told if part)


def _state_text(row: RollRow) -> str:
    if row.holder:
        return _("Represented by {holder}").format(holder=row.holder)
    return ATTENDANCE[row.state].word if row.state else MISSING


def _state_icon(row: RollRow) -> QIcon | None:
    return ATTENDANCE[row.state].icon if row.state else None


def _state_order(row: RollRow) -> int | None:
    return list(ATTENDANCE).index(row.state) if row.state else None


def _hour_text(moment: str | None) -> str:
    said = hour(moment)
    return format_time(said) if said else MISSING
