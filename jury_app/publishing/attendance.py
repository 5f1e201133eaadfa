"""The attendance sheet of the sitting, with what is known of it when it is printed."""

from dataclasses import replace
from typing import cast

from sqlalchemy.orm import Session

from jury_app.documents.attendance_sheet import AttendanceSheet, Signatory
from jury_app.i18n import Language, _, pgettext
from jury_app.model.enums import AttendanceState, BallotState, JurorRole
from jury_app.model.queries.edition import get_edition
from jury_app.model.queries.exchange import list_ballots
from jury_app.model.queries.floor import Floor, get_floor
from jury_app.model.queries.record import named, quality_of
from jury_app.model.queries.shortlist import shortlist_level
from jury_app.model.queries.sitting import AttendanceRow, get_sitting, list_attendance
from jury_app.publishing.moments import hour
from jury_app.sealing.keys import fingerprint


def attendance_sheet_of(session: Session) -> AttendanceSheet:
    """Return the sheet of all who sit; who is represented already stands beside their proxy."""
    edition, sitting, floor = get_edition(session), get_sitting(session), get_floor(session)
    rows = list_attendance(session)
    names = {row.id: named(row.juror) for row in rows}
    is_panel = shortlist_level(session) is not None
    roles = _roles(is_panel=is_panel)
    devices = {
        row.juror_id: fingerprint(bytes.fromhex(row.device_key))
        for row in list_ballots(session)
        if row.state is BallotState.COUNTED
    }
    people = {
        row.id: replace(_signatory(row, floor, names, roles), fingerprint=devices.get(row.id, ""))
        for row in rows
    }
    advising = {row.id for row in rows if row.juror.values.role is JurorRole.ADVISORY}
    chair = [row for row in rows if row.id == floor.chair]
    secretary = (sitting.secretary, _("secretary of the sitting"))
    return AttendanceSheet(
        title=edition.values.title,
        year=edition.values.year,
        organiser=edition.values.organiser,
        place=sitting.place or edition.values.place,
        held_at=hour(sitting.opened_at or edition.values.sitting_at),
        has_proxies=bool(floor.settings.room.proxies_per_holder),
        members=tuple(each for key, each in people.items() if key not in advising),
        advisers=tuple(each for key, each in people.items() if key in advising),
        certified_by=(*((names[row.id], pgettext("attendance sheet", "in the chair"))
                        for row in chair), secretary),
        is_panel=is_panel,
        language=cast("Language", edition.language),
    )  # fmt: skip


def _signatory(
    row: AttendanceRow, floor: Floor, names: dict[int, str], roles: dict[JurorRole, str]
) -> Signatory:
    passage = floor.room.members.get(row.id)
    holder = passage.holder if passage else None
    return Signatory(
        name=names[row.id],
        quality=quality_of(row.juror),
        role=roles.get(row.juror.values.role, ""),
        note=_note(passage.was if passage and passage.left_at else row.state),
        holder=names.get(holder or 0, ""),
    )


def _roles(*, is_panel: bool) -> dict[JurorRole, str]:
    if is_panel:
        return {
            JurorRole.CHAIR: pgettext("attendance sheet", "Chair of the panel"),
            JurorRole.VICE_CHAIR: pgettext("attendance sheet", "Vice-chair of the panel"),
        }
    return {
        JurorRole.CHAIR: pgettext("attendance sheet", "Chair of the jury"),
        JurorRole.VICE_CHAIR: pgettext("attendance sheet", "Vice-chair of the jury"),
    }


def _note(state: AttendanceState | None) -> str:
    """Return what makes a signature needless; whoever is here, or was until they left, signs."""
    return {
        AttendanceState.REMOTE: pgettext("attendance", "remote"),
        AttendanceState.EXCUSED: pgettext("attendance", "excused"),
    }.get(state or AttendanceState.PRESENT, "")
