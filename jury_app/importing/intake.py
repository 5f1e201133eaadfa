"""From a checked file into the edition: the good lines in one transaction, the others named."""

import mimetypes
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from jury_app.importing.applications import read_applications
from jury_app.importing.attachments import read_attachments
from jury_app.importing.jurors import read_jurors
from jury_app.importing.records import ReadApplication, ReadJuror, RowProblem
from jury_app.model.database import Database
from jury_app.model.enums import ApplicantKind, ApplicationStatus, JurorRole
from jury_app.model.operations.applications import (
    IncomingApplication,
    take_applications,
)
from jury_app.model.operations.attachments import IncomingAttachment, take_attachments
from jury_app.model.operations.jury import take_jurors
from jury_app.model.queries.applications import list_applications
from jury_app.model.queries.edition import get_edition, list_domains
from jury_app.model.values import ApplicantValues, ApplicationValues, JurorValues
from jury_app.progress import Progress, Steps
from jury_app.rehearsal import rehearsing

STEPS = 3

T = TypeVar("T")


class DryRun(Exception):  # noqa: N818 -- it carries an answer, not a failure
    """Rolls back what was only tried."""

    def __init__(self, taken: Any) -> None:
        super().__init__(taken)
        self.taken = taken


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What a file brought, line by line where a line was refused or deserves a look."""

    source: str
    encoding: str
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: tuple[RowProblem, ...] = ()
    warnings: tuple[RowProblem, ...] = ()
    domains: tuple[str, ...] = ()


def import_applications(
    database: Database,
    path: Path,
    *,
    mapping: Mapping[str, Any] | None = None,
    dry_run: bool = False,
) -> Steps[ImportReport]:
    """Take the applications of a form tool's export."""
    yield Progress(0, STEPS, path.name)
    labels = domain_labels(database)
    closes_at = _closes_at(database)
    with rehearsing(is_rehearsal=database.read(get_edition).is_rehearsal):
        read = read_applications(path, domains=labels, mapping=mapping, closes_at=closes_at)
    yield Progress(1, STEPS, path.name)
    ids = {each.values.code: each.id for each in database.read(list_domains)}
    incoming = [
        IncomingApplication(_application(each, ids), each.raw) for each in read.applications
    ]
    taken = take(
        database,
        lambda session: take_applications(session, source=read.source, incoming=incoming),
        dry_run=dry_run,
    )
    awarded = (
        RowProblem(each.row, "domain", "application_awarded", each.number)
        for each in read.applications
        if each.number in taken.awarded
    )
    yield Progress(2, STEPS, path.name)
    return ImportReport(
        source=read.source,
        encoding=read.encoding,
        new=taken.new,
        changed=taken.changed,
        unchanged=taken.unchanged,
        refused=(*read.refused, *awarded),
        warnings=read.warnings,
        domains=read.domains,
    )


def import_jurors(
    database: Database,
    path: Path,
    *,
    mapping: Mapping[str, Any] | None = None,
    dry_run: bool = False,
) -> Steps[ImportReport]:
    """Seat the jurors of a list."""
    yield Progress(0, STEPS, path.name)
    labels = domain_labels(database)
    with rehearsing(is_rehearsal=database.read(get_edition).is_rehearsal):
        read = read_jurors(path, domains=labels, mapping=mapping)
    yield Progress(1, STEPS, path.name)
    ids = {each.values.code: each.id for each in database.read(list_domains)}
    incoming = [_juror(each, ids) for each in read.jurors]
    taken = take(database, lambda session: take_jurors(session, incoming=incoming), dry_run=dry_run)
    yield Progress(2, STEPS, path.name)
    return ImportReport(
        source="generic",
        encoding=read.encoding,
        new=taken.new,
        changed=taken.changed,
        unchanged=taken.unchanged,
        refused=read.refused,
        warnings=read.warnings,
    )


def import_attachments(
    database: Database,
    path: Path,
    *,
    mapping: Mapping[str, Any] | None = None,
    dry_run: bool = False,
) -> Steps[ImportReport]:
    """Take the files of an archive; those of dossiers that are not here are refused by name."""
    del mapping  # an archive has neither columns nor domains
    yield Progress(0, STEPS, path.name)
    found = read_attachments(path)
    known = {row.number for row in database.read(list_applications)}
    incoming: list[IncomingAttachment] = []
    refused: list[RowProblem] = []
    for each in found:
        if each.number in known:
            incoming.append(
                IncomingAttachment(each.number, each.name, media_type_of(each.name), each.data)
            )
        else:
            refused.append(RowProblem(each.row, each.path, "application_not_here", each.number))
        yield Progress(1, STEPS, each.name)
    taken = take(
        database, lambda session: take_attachments(session, incoming=incoming), dry_run=dry_run
    )
    yield Progress(2, STEPS, path.name)
    return ImportReport(
        source="demarches-simplifiees",
        encoding="",
        new=taken.new,
        changed=taken.changed,
        unchanged=taken.unchanged,
        refused=(*found.refused, *refused),
        warnings=tuple(found.warnings),
    )


def domain_labels(database: Database) -> dict[str, str]:
    """Return the code of each domain's label, and of each code."""
    rows = database.read(list_domains)
    labels = {each.values.name: each.values.code for each in rows}
    return {**{each.values.code: each.values.code for each in rows}, **labels}


def media_type_of(name: str) -> str:
    """Return what a file says it is by its name; what it really is, only the reader knows."""
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def take(database: Database, operation: Callable[[Session], T], *, dry_run: bool) -> T:
    """Take in what was read, after a back-up; a trial is rolled back and tells the same."""

    def tried(session: Session) -> T:
        taken = operation(session)
        if dry_run:
            raise DryRun(taken)
        return taken

    if not dry_run:
        database.back_up("import")
    try:
        return database.write(tried)
    except DryRun as answer:
        counts: T = answer.taken
        return counts


def _closes_at(database: Database) -> datetime | None:
    text = database.read(get_edition).values.call_closes_at
    return datetime.fromisoformat(text) if text else None


def _application(read: ReadApplication, ids: Mapping[str, int]) -> ApplicationValues:
    return ApplicationValues(
        number=read.number,
        title=read.title,
        domain_id=ids[read.domain_code],
        applicants=tuple(
            ApplicantValues(
                name=each.name,
                kind=ApplicantKind(each.kind),
                siren=each.siren or None,
                department=each.department or None,
                population=each.population,
            )
            for each in read.applicants
        ),
        summary=read.summary,
        axis=read.axis,
        contact_name=read.contact_name,
        contact_email=read.contact_email,
        status=ApplicationStatus(read.status),
        deposited=read.deposited,
        is_late=read.late,
        announced=read.attachments,
    )


def _juror(read: ReadJuror, ids: Mapping[str, int]) -> JurorValues:
    codes: Iterable[str] | None = read.domain_codes
    return JurorValues(
        family_name=read.family_name,
        given_name=read.given_name,
        civility=read.civility,
        function=read.function,
        body=read.body,
        siren=read.siren or None,
        email=read.email,
        role=JurorRole(read.role),
        role_text=read.role_text,
        domain_ids=None if codes is None else tuple(ids[code] for code in codes),
    )
