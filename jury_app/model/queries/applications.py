"""The applications, as lists and pages show them."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Row, Select, func, select, true
from sqlalchemy.orm import Session, joinedload, selectinload

from jury_app.errors import RuleError
from jury_app.model.entities import (
    Applicant,
    Application,
    Assignment,
    Attachment,
    AttachmentContent,
    Domain,
)
from jury_app.model.enums import ApplicationStatus
from jury_app.model.queries.listed import all_domains
from jury_app.model.reading import once
from jury_app.model.values import ApplicantValues, ApplicationValues

APPLICATION_SOURCES = frozenset({"application", "applicant", "attachment", "domain"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationRow:
    """An application in a list."""

    id: int
    number: str
    title: str
    summary: str
    applicant: str
    co_applicants: tuple[str, ...]
    siren: str
    department: str
    domain_id: int
    domain_code: str
    domain_name: str
    status: ApplicationStatus
    status_reason: str
    deposited: str
    is_late: bool
    attachments: int
    announced: int


_ANNOUNCED = msgspec.json.Decoder(tuple[str, ...])


class _Lead(NamedTuple):
    name: str
    siren: str | None
    department: str | None


# Columns and no entities: of twenty thousand, the session would keep each and watch it.
_APPLICANTS = (
    select(Applicant.application_id, Applicant.name, Applicant.siren, Applicant.department)
    .join(Application)
    .order_by(Applicant.position)
)
_FILES = (
    select(Attachment.application_id, func.count())
    .join(Application)
    .group_by(Attachment.application_id)
)
_APPLICATIONS = select(
    Application.id,
    Application.number,
    Application.title,
    Application.summary,
    Application.domain_id,
    Application.status,
    Application.status_reason,
    Application.deposited,
    Application.is_late,
    Application.announced,
).order_by(Application.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentRow:
    """A file of an application, without its bytes."""

    id: int
    application_id: int
    name: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationDetail:
    """Everything that is known of one application."""

    id: int
    source: str
    values: ApplicationValues
    attachments: tuple[AttachmentRow, ...]
    missing: tuple[str, ...]
    """The files that the form names and that never came."""


@once
def list_applications(session: Session) -> list[ApplicationRow]:
    """Return the applications by number."""
    return _rows(session, true())


def applications_in(session: Session, domain_id: int) -> list[ApplicationRow]:
    """Return the applications of one domain by number, and read no others."""
    return _rows(session, Application.domain_id == domain_id)


def get_application(session: Session, application_id: int) -> ApplicationDetail:
    """Return one application with its files."""
    application = session.get_one(
        Application, application_id, options=[selectinload(Application.applicants)]
    )
    return _detail(application, list_attachments(session, application_id))


def named_applications(session: Session, keys: Collection[int | None]) -> dict[int, Application]:
    """Return some applications and who filed them; of hundreds, none but those that are named."""
    found = session.scalars(
        select(Application)
        .where(Application.id.in_(keys))
        .options(joinedload(Application.applicants))
    )
    return {each.id: each for each in found.unique()}


def assigned_applications(
    session: Session, round_id: int, juror_id: int
) -> list[ApplicationDetail]:
    """Return what a juror reads, with its files."""
    reads = (
        select(Assignment.application_id)
        .where(Assignment.round_id == round_id)
        .where(Assignment.juror_id == juror_id)
    )
    files: defaultdict[int, list[AttachmentRow]] = defaultdict(list)
    for each in session.scalars(
        select(Attachment).where(Attachment.application_id.in_(reads)).order_by(Attachment.id)
    ):
        files[each.application_id].append(_attachment_row(each))
    applications = session.scalars(
        select(Application)
        .where(Application.id.in_(reads))
        .options(selectinload(Application.applicants))
    )
    return [_detail(each, files[each.id]) for each in applications]


def list_attachments(session: Session, application_id: int | None = None) -> list[AttachmentRow]:
    """Return the files of one application, or of all, in the order they came."""
    query = select(Attachment).order_by(Attachment.id)
    if application_id is not None:
        query = query.where(Attachment.application_id == application_id)
    return [_attachment_row(each) for each in session.scalars(query)]


def attachment_content(session: Session, attachment_id: int) -> bytes:
    """Return the bytes of a file, unless they were erased."""
    content = session.scalars(_content_of(attachment_id)).one()
    attachment = session.get_one(Attachment, attachment_id)
    if attachment.size and not content:
        raise RuleError("attachment_erased", file=attachment.name)
    return content


def find_attachment_content(session: Session, attachment_id: int) -> bytes | None:
    """Return the bytes of a file, if they are there."""
    return session.scalars(_content_of(attachment_id)).first()


def _rows(session: Session, wanted: ColumnElement[bool]) -> list[ApplicationRow]:
    files = dict(session.execute(_FILES.where(wanted)).all())
    applicants: defaultdict[int, list[_Lead]] = defaultdict(list)
    for of, name, siren, department in session.execute(_APPLICANTS.where(wanted)):
        applicants[of].append(_Lead(name, siren, department))
    domains = {each.id: each for each in all_domains(session)}
    return [
        _row(each, applicants.get(each.id, []), domains[each.domain_id], files.get(each.id, 0))
        for each in session.execute(_APPLICATIONS.where(wanted))
    ]


def _content_of(attachment_id: int) -> Select[bytes]:
    return (
        select(AttachmentContent.content)
        .join(Attachment, Attachment.sha256 == AttachmentContent.sha256)
        .where(Attachment.id == attachment_id)
    )


def _attachment_row(attachment: Attachment) -> AttachmentRow:
    return AttachmentRow(
        id=attachment.id,
        application_id=attachment.application_id,
        name=attachment.name,
        media_type=attachment.media_type,
        size=attachment.size,
        sha256=attachment.sha256,
    )


def _detail(application: Application, files: Sequence[AttachmentRow]) -> ApplicationDetail:
    announced = _ANNOUNCED.decode(application.announced)
    came = {each.name for each in files}
    return ApplicationDetail(
        id=application.id,
        source=application.source,
        values=values_of(application),
        attachments=tuple(files),
        missing=tuple(name for name in announced if name not in came),
    )


def values_of(application: Application) -> ApplicationValues:
    """Return an application as it would be typed in."""
    return ApplicationValues(
        number=application.number,
        title=application.title,
        domain_id=application.domain_id,
        applicants=tuple(
            ApplicantValues(
                name=each.name,
                kind=each.kind,
                siren=each.siren,
                department=each.department,
                population=each.population,
            )
            for each in application.applicants
        ),
        summary=application.summary,
        axis=application.axis,
        contact_name=application.contact_name,
        contact_email=application.contact_email,
        status=application.status,
        status_reason=application.status_reason,
        deposited=application.deposited,
        is_late=application.is_late,
        announced=_ANNOUNCED.decode(application.announced),
    )


def _row(
    application: Row[*tuple[Any, ...]], applicants: list[_Lead], domain: Domain, files: int
) -> ApplicationRow:
    lead = applicants[0] if applicants else None
    return ApplicationRow(
        id=application.id,
        number=application.number,
        title=application.title,
        summary=application.summary,
        applicant=lead.name if lead else "",
        co_applicants=tuple(each.name for each in applicants[1:]),
        siren=(lead.siren or "") if lead else "",
        department=(lead.department or "") if lead else "",
        domain_id=domain.id,
        domain_code=domain.code,
        domain_name=domain.name,
        status=application.status,
        status_reason=application.status_reason,
        deposited=application.deposited,
        is_late=application.is_late,
        attachments=files,
        announced=len(_ANNOUNCED.decode(application.announced)),
    )
