"""`import` and `assign`: what comes from the form tool, and who reads what."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path

from sqlalchemy.orm import Session

from jury_app.commands.answers import Answer, problems
from jury_app.commands.opening import opened
from jury_app.errors import RefusedFileError
from jury_app.i18n import _, ngettext
from jury_app.importing.authorities import department_codes
from jury_app.importing.intake import (
    ImportReport,
    import_applications,
    import_attachments,
    import_jurors,
)
from jury_app.importing.mapping import read_mapping
from jury_app.importing.marks import import_scores
from jury_app.model.database import Database
from jury_app.model.enums import ApplicationStatus
from jury_app.model.operations.applications import fix_shortlist
from jury_app.model.operations.jury import assign_readers
from jury_app.model.queries.applications import list_applications
from jury_app.model.requirements import current_round, require_round
from jury_app.progress import Steps, finish

IMPORTS: dict[str, Callable[..., Steps[ImportReport]]] = {
    "applications": import_applications,
    "attachments": import_attachments,
    "jurors": import_jurors,
    "scores": import_scores,
}


def import_(arguments: Namespace) -> Answer:
    """Take a file into the edition; bad lines are refused by name, good ones taken."""
    mapping = read_mapping(Path(arguments.mapping)) if arguments.mapping else None
    path = Path(arguments.file)
    with opened(arguments, writes=not arguments.dry_run) as database:
        report = _import(database, path, arguments.kind, mapping, arguments.dry_run)
    refused, warnings = problems(report.refused), problems(report.warnings)
    document = {
        "source": report.source,
        "encoding": report.encoding,
        "new": report.new,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "refused": refused,
        "warnings": warnings,
        "domains": list(report.domains),
        "dry_run": arguments.dry_run,
    }
    return Answer(document=document, lines=_lines(report, refused, warnings, arguments.dry_run))


def assign(arguments: Namespace) -> Answer:
    """Give every application its readers."""
    departments = department_codes() if arguments.readers else None
    with opened(arguments, writes=True) as database:
        if arguments.round:
            database.read(require_round, arguments.round)
        assigned, jurors, applications = database.write(
            _assign, arguments.readers, departments, shortlist=arguments.shortlist
        )
        shortlisted, is_settled = database.read(_shortlist)
    line = _("{readings} readings: {applications} applications, {jurors} jurors.").format(
        readings=assigned, applications=applications, jurors=jurors
    )
    document = {
        "assigned": assigned,
        "jurors": jurors,
        "applications": applications,
        "shortlisted": shortlisted,
        "shortlist_settled": is_settled,
    }
    if is_settled or not shortlisted:
        return Answer(document=document, lines=(line,))
    warning = ngettext(
        "{count} application is shortlisted, but the shortlist is not settled: all that compete "
        "were assigned. To keep to the shortlist: assign --shortlist.",
        "{count} applications are shortlisted, but the shortlist is not settled: all that compete "
        "were assigned. To keep to the shortlist: assign --shortlist.",
        shortlisted,
    ).format(count=shortlisted)
    return Answer(document=document, lines=(line, warning))


def _assign(
    session: Session,
    readers: int | None,
    departments: Mapping[str, str] | None,
    *,
    shortlist: bool,
) -> tuple[int, int, int]:
    """Assign, once the shortlist is settled if that is asked; one without the other never."""
    if shortlist and not current_round(session).shortlist_only:
        fix_shortlist(session)
    return assign_readers(session, readers=readers, departments=departments)


def _shortlist(session: Session) -> tuple[int, bool]:
    """Return how many applications are shortlisted, and whether the jury keeps to them."""
    rows = list_applications(session)
    count = sum(row.status is ApplicationStatus.SHORTLISTED for row in rows)
    return count, current_round(session).shortlist_only


def _import(
    database: Database,
    path: Path,
    kind: str | None,
    mapping: dict[str, object] | None,
    dry_run: bool,  # noqa: FBT001 -- it comes straight from the command
) -> ImportReport:
    if kind is not None:
        return finish(IMPORTS[kind](database, path, mapping=mapping, dry_run=dry_run))
    if path.suffix.lower() == ".zip":
        return finish(import_attachments(database, path, dry_run=dry_run))
    try:
        return finish(import_applications(database, path, mapping=mapping, dry_run=dry_run))
    except RefusedFileError as error:
        if error.code != "columns_missing":
            raise
        try:
            return finish(import_jurors(database, path, mapping=mapping, dry_run=dry_run))
        except RefusedFileError:
            raise error from None


def _lines(
    report: ImportReport,
    refused: list[dict[str, object]],
    warnings: list[dict[str, object]],
    dry_run: bool,  # noqa: FBT001 -- it comes straight from the command
) -> tuple[str, ...]:
    lines = [
        _("New: {new}; changed: {changed}; unchanged: {unchanged}.").format(
            new=report.new, changed=report.changed, unchanged=report.unchanged
        )
    ]
    if dry_run:
        lines.append(_("This was a trial: nothing was written."))
    for title, rows in (
        (ngettext("{count} row refused:", "{count} rows refused:", len(refused)), refused),
        (ngettext("{count} row to look at:", "{count} rows to look at:", len(warnings)), warnings),
    ):
        if rows:
            lines.append(title.format(count=len(rows)))
            lines += ["  " + _("row {row}, {column}: {text}").format(**each) for each in rows]
    return tuple(lines)
