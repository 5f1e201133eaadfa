"""Founding an edition: from a template, or from last year's edition."""

import hashlib
import json
import secrets
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.i18n import _
from jury_app.model.entities import (
    AwardLevel,
    CertificateDesign,
    Criterion,
    DesignFile,
    Domain,
    Edition,
    KeyRing,
    Round,
    Rules,
)
from jury_app.model.enums import JournalKind
from jury_app.model.journal import record
from jury_app.model.requirements import require_fitting
from jury_app.model.templates import Template, said
from jury_app.model.values import EditionValues
from jury_app.rehearsal import titled

JURY_ROUND = "jury"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundingKeys:
    """The keys of a new edition, the private ones wrapped already.

    Those of a rehearsal name the edition that it rehearses, by its key.
    """

    signing_key: str
    recipient: str
    recovery_recipient: str
    wrapped: bytes
    has_passphrase: bool
    rehearses: str = ""


def found_edition(
    session: Session,
    *,
    template: Template,
    keys: FoundingKeys,
    title: str | None,
    year: int,
    language: str,
) -> None:
    """Fill an empty store with a new edition.

    The first act of a rehearsal says for ever that it is one: it never becomes real.
    """
    email = template.ballots_email
    name = title or said(template.title)
    if keys.rehearses:
        name = titled(name)
    require_fitting(EditionValues(title=name, year=year, ballots_email=email))
    session.add(
        Edition(
            key=secrets.token_hex(8),
            title=name,
            year=year,
            template=template.code,
            organiser=said(template.organiser),
            place=template.place,
            ballots_email=email,
            language=language,
            display_scale=template.display_scale,
            shows_total=template.shows_total,
            retention=template.retention,
            call_closes_at=f"{year}-{template.call_closes}" if template.call_closes else None,
            signing_key=keys.signing_key,
            recipient=keys.recipient,
            recovery_recipient=keys.recovery_recipient,
            is_rehearsal=bool(keys.rehearses),
        )
    )
    session.add(KeyRing(wrapped=keys.wrapped, has_passphrase=keys.has_passphrase))
    _add_rules(session, template)
    _add_domains(session, template)
    _add_levels(session, template)
    _add_designs(session, template)
    _add_round(session, template)
    body = {"year": year, "template": template.code}
    if keys.rehearses:
        body["rehearses"] = keys.rehearses
    record(session, JournalKind.EDITION_CREATED, body)


def _add_rules(session: Session, template: Template) -> None:
    settings = template.rules
    session.add(Rules(version=1, settings=settings.dump(), fingerprint=settings.fingerprint()))


def _add_domains(session: Session, template: Template) -> None:
    for position, each in enumerate(template.domains):
        session.add(
            Domain(
                code=each.code,
                name=said(each.name),
                sponsor=said(each.sponsor),
                position=position,
            )
        )


def _add_levels(session: Session, template: Template) -> None:
    for position, each in enumerate(template.levels):
        session.add(
            AwardLevel(
                code=each.code,
                name=said(each.name),
                kind=each.kind,
                colour=each.colour,
                position=position,
            )
        )


def _add_designs(session: Session, template: Template) -> None:
    session.flush()
    levels = {each.code: each.id for each in session.scalars(select(AwardLevel))}
    for file in template.files:
        digest = hashlib.sha256(file.content).hexdigest()
        session.add(
            DesignFile(
                sha256=digest, name=file.name, media_type=file.media_type, content=file.content
            )
        )
    for position, each in enumerate(template.designs):
        session.add(
            CertificateDesign(
                name=each.name,
                settings=each.settings,
                level_id=levels.get(each.level),
                position=position,
            )
        )


def _add_round(session: Session, template: Template) -> None:
    jury = Round(code=JURY_ROUND, name=_("Jury"))
    session.add(jury)
    for position, each in enumerate(template.criteria):
        meanings = {points: said(words) for points, words in each.meanings.items()}
        session.add(
            Criterion(
                round=jury,
                code=each.code,
                name=said(each.name),
                guidance=said(each.guidance),
                weight=each.weight,
                min_points=each.min_points,
                max_points=each.max_points,
                steps_per_point=each.steps_per_point,
                lower_is_better=each.lower_is_better,
                meanings=json.dumps(meanings, ensure_ascii=False),
                position=position,
            )
        )
