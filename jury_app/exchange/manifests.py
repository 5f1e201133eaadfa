"""What a kit says, from what the edition holds."""

import secrets
from collections.abc import Sequence
from typing import cast

from msgspec import UNSET

from jury_app.i18n import Language
from jury_app.model.queries.applications import ApplicationDetail
from jury_app.model.queries.edition import CriterionRow, DomainRow, EditionRow
from jury_app.model.queries.exchange import KitContents, KitFrame
from jury_app.model.requirements import require_meanings
from jury_app.sealing.encryption import new_identity
from jury_app.sealing.keys import EditionKeys, new_signing_key
from jury_app.sealing.manifest import (
    KitApplication,
    KitAttachment,
    KitBallot,
    KitCriterion,
    KitDomain,
    KitEdition,
    KitGrid,
    KitJuror,
    KitManifest,
    KitMeaning,
    grid_digest,
)


def manifest_of(
    frame: KitFrame,
    contents: KitContents,
    keys: EditionKeys,
    *,
    revision: int,
    issued_at: str,
    ballot: KitBallot | None = None,
) -> tuple[KitManifest, list[tuple[int, int]]]:
    """Return a manifest with a new invitation, and (number in the kit, id) of each attachment."""
    domains = {each.id: each for each in frame.domains}
    applications: list[KitApplication] = []
    ids: list[tuple[int, int]] = []
    for each in contents.applications:
        files = [] if each.id in contents.recused else _attachments(each, len(ids))
        ids.extend((file.n, row.id) for file, row in zip(files, each.attachments, strict=False))
        applications.append(_application(each, domains, files, contents.recused.get(each.id)))
    used = {each.domain for each in applications}
    manifest = KitManifest(
        id=secrets.token_hex(8),
        revision=revision,
        issued_at=issued_at,
        edition=_edition(frame.edition, keys),
        round=frame.round_code,
        round_title=frame.round_name,
        juror=_juror(contents),
        grid=grid_of(frame),
        domains=tuple(_domain(each) for each in frame.domains if each.values.code in used),
        applications=tuple(applications),
        ballot=ballot,
        invitation_key=new_signing_key(),
        attachments_identity=new_identity(),
    )
    return manifest, ids


def grid_of(frame: KitFrame) -> KitGrid:
    """Return the grid of the round, named by its round."""
    criteria = tuple(_criterion(each) for each in frame.criteria)
    return KitGrid(id=frame.round_code, digest=grid_digest(criteria), criteria=criteria)


def _edition(edition: EditionRow, keys: EditionKeys) -> KitEdition:
    values = edition.values
    return KitEdition(
        id=keys.id,
        title=values.title,
        year=values.year,
        organiser=values.organiser,
        signing_key=keys.public_key,
        recipient=keys.recipient,
        recovery_recipient=keys.recovery_recipient,
        ballots_due=values.ballots_due_at,
        language=cast("Language", edition.language),
        show_total=values.shows_total,
        ballots_email=values.ballots_email or None,
        rehearsal=True if edition.is_rehearsal else UNSET,
    )


def _juror(contents: KitContents) -> KitJuror:
    row = contents.juror
    return KitJuror(
        id=row.key,
        name=row.name,
        civility=row.values.civility,
        function=row.values.function,
        body=row.values.body,
    )


def _criterion(row: CriterionRow) -> KitCriterion:
    values = row.values
    meanings = (KitMeaning(mark=mark, text=text) for mark, text in require_meanings(values).items())
    return KitCriterion(
        code=values.code,
        name=values.name,
        guidance=values.guidance,
        weight=values.weight,
        min_points=values.min_points,
        max_points=values.max_points,
        steps_per_point=values.steps_per_point,
        lower_is_better=values.lower_is_better,
        meanings=tuple(sorted(meanings, key=lambda each: each.mark)),
    )


def _domain(row: DomainRow) -> KitDomain:
    return KitDomain(code=row.values.code, name=row.values.name, sponsor=row.values.sponsor)


def _application(
    each: ApplicationDetail,
    domains: dict[int, DomainRow],
    files: Sequence[KitAttachment],
    recused: str | None,
) -> KitApplication:
    values = each.values
    lead = values.applicants[0]
    return KitApplication(
        number=values.number,
        title=values.title,
        summary=values.summary,
        domain=domains[values.domain_id].values.code,
        applicants=tuple(one.name for one in values.applicants),
        axis=values.axis,
        department=lead.department or "",
        population=lead.population,
        attachments=tuple(files),
        recused_reason=recused,
    )


def _attachments(each: ApplicationDetail, before: int) -> list[KitAttachment]:
    return [
        KitAttachment(
            n=before + place,
            name=row.name,
            media_type=row.media_type,
            size=row.size,
            sha256=row.sha256,
        )
        for place, row in enumerate(each.attachments, start=1)
    ]
