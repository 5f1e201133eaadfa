"""`import`: what comes from the form tool."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from jury_app.commands.answers import Answer, problems
from jury_app.commands.opening import opened
from jury_app.errors import RefusedFileError
from jury_app.i18n import _, ngettext
from jury_app.importing.intake import (
    ImportReport,
    import_applications,
    import_attachments,
    import_jurors,
)
from jury_app.importing.mapping import read_mapping
from jury_app.importing.marks import import_scores
from jury_app.model.database import Database
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
