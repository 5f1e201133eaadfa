"""What each juror reads, for those who work on paper."""

from typing import cast

from sqlalchemy.orm import Session

from jury_app.documents.juror_pack import PackCriterion, PackedApplication, PackedJuror, Packs
from jury_app.errors import RuleError
from jury_app.i18n import Language, _
from jury_app.model.queries.applications import ApplicationDetail
from jury_app.model.queries.edition import (
    CriterionRow,
    get_edition,
    list_criteria,
    list_domains,
)
from jury_app.model.queries.exchange import KitContents, kit_contents
from jury_app.model.queries.jury import list_jurors
from jury_app.model.queries.record import named, quality_of
from jury_app.publishing.moments import hour


def packs_of(session: Session) -> Packs:
    """Return what all jurors read; refused while nothing is assigned."""
    edition = get_edition(session)
    domains = {row.id: f"{row.values.code}  {row.values.name}" for row in list_domains(session)}
    reading = [row for row in list_jurors(session) if row.applications and not row.is_withdrawn]
    if not reading:
        raise RuleError("nothing_assigned")
    return Packs(
        title=edition.values.title,
        year=edition.values.year,
        organiser=edition.values.organiser,
        due_at=hour(edition.values.ballots_due_at),
        criteria=tuple(map(_criterion, list_criteria(session))),
        jurors=tuple(_juror(kit_contents(session, row.id), domains) for row in reading),
        language=cast("Language", edition.language),
    )


def _criterion(row: CriterionRow) -> PackCriterion:
    values = row.values
    text = _("{lowest} to {highest}")
    return PackCriterion(
        name=values.name,
        scale=text.format(lowest=values.min_points, highest=values.max_points),
        guidance=values.guidance,
    )


def _juror(contents: KitContents, domains: dict[int, str]) -> PackedJuror:
    return PackedJuror(
        name=named(contents.juror),
        quality=quality_of(contents.juror),
        applications=tuple(
            _application(each, domains[each.values.domain_id], contents)
            for each in contents.applications
        ),
    )


def _application(each: ApplicationDetail, domain: str, contents: KitContents) -> PackedApplication:
    return PackedApplication(
        number=each.values.number,
        title=each.values.title,
        applicants=tuple(one.name for one in each.values.applicants),
        domain=domain,
        summary=each.values.summary,
        files=tuple(one.name for one in each.attachments),
        missing=each.missing,
        is_recused=each.id in contents.recused,
    )
