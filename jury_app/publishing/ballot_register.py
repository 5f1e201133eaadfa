"""The register of the kits and the ballots as a workbook or a CSV; nothing in it is ever run."""

from collections.abc import Sequence
from pathlib import Path

from jury_app.documents.spreadsheet import CellValue, Column, Sheet, write_csv, write_xlsx
from jury_app.errors import StoreError
from jury_app.files import replacing
from jury_app.formatting import joined
from jury_app.i18n import N_, _
from jury_app.model.database import Database
from jury_app.model.operations.sitting import record_export
from jury_app.model.queries.ballot_register import RegisterRow, ballot_register
from jury_app.model.queries.edition import get_edition
from jury_app.model.queries.exchange import KitState
from jury_app.progress import Progress, Steps
from jury_app.sealing.keys import digest_code, fingerprint, grouped

EXPORT = ["ballot-register"]
STATES: dict[KitState, str] = {
    "to_issue": N_("Kit to make"),
    "issued": N_("Ballot awaited"),
    "received": N_("Ballot complete"),
    "incomplete": N_("Ballot incomplete"),
    "conflict": N_("Ballots in conflict"),
}
_SUFFIXES = (".xlsx", ".csv")


def write_register(database: Database, file: Path) -> Steps[list[RegisterRow]]:
    """Write the register by the kind that the name asks for, and enter that it was done."""
    kind = file.suffix.lower()
    if kind not in _SUFFIXES:
        raise StoreError("register_kind_unknown", file=file.name)
    yield Progress(0, 1, file.name)
    rows = database.read(ballot_register)
    values = database.read(get_edition).values
    columns, lines = _columns(), [_line(row) for row in rows]
    with replacing(file) as output:
        if kind == ".csv":
            write_csv([[each.title for each in columns], *lines], output, bom=True)
        else:
            sheet = Sheet(name=_("Register of the ballots"), columns=columns, rows=lines, fixed=1)
            title = f"{_('Register of the ballots')} – {values.title} {values.year}"
            write_xlsx([sheet], output, title=title, author=values.organiser)
    database.write(record_export, documents=EXPORT)
    return rows


def late_text(row: RegisterRow) -> str:
    """Say how late the ballot that counts came, or nothing."""
    return {
        "": "",
        "after_due": _("After the date"),
        "after_opening": _("After the opening"),
    }[row.late]


def remarks(row: RegisterRow) -> str:
    """Say all that deserves a look on a line, in one cell."""
    told = [
        {
            "": "",
            "after_due": _("Received after the date."),
            "after_opening": _("Received after the opening."),
        }[row.late]
    ]
    if row.refused:
        told.append(_("Refused: {count}.").format(count=row.refused))
    return " ".join(filter(None, [*told, note_text(row)]))


def note_text(row: RegisterRow) -> str:
    """Say what deserves a look on a line of the register."""
    told = []
    if row.missing is not None and row.counted is not None:
        told.append(
            _("Revision {revision} arrived, revision {previous} was never received.").format(
                revision=row.counted.revision, previous=row.missing
            )
        )
    if row.revoked:
        told.append(_("Kits revoked: {count}.").format(count=row.revoked))
    if row.state == "conflict":
        codes = [grouped(digest_code(each.id)) for each in row.ballots if each.is_contested]
        told.append(_("In conflict: {codes}.").format(codes=joined(codes)))
    return " ".join(told)


def device_texts(row: RegisterRow) -> list[str]:
    """Return the fingerprints of the devices that signed, the one that counts first."""
    return [fingerprint(bytes.fromhex(each)) for each in row.devices]


def _columns() -> list[Column]:
    return [
        Column(title=title)
        for title in (
            _("Juror"),
            _("E-mail"),
            _("State"),
            _("Kit no."),
            _("Kit made"),
            _("Revision"),
            _("Ballot code"),
            _("Ballot received"),
            _("Marked, %"),
            _("Late"),
            _("Refused"),
            _("Fingerprint"),
            _("Remarks"),
        )
    ]


def _line(row: RegisterRow) -> Sequence[CellValue]:
    counted = row.counted
    return [
        row.juror,
        row.kit.email,
        _(STATES[row.state]),
        row.kit.revision or None,
        row.kit.issued_at,
        counted.revision if counted else None,
        grouped(digest_code(counted.id)) if counted else "",
        counted.received_at if counted else None,
        row.percent,
        late_text(row),
        row.refused,
        "\n".join(device_texts(row)),
        note_text(row),
    ]
