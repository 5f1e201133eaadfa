"""Founding an edition: from a template, or from last year's edition."""

import json
import secrets
from dataclasses import dataclass

from sqlalchemy.orm import Session

from jury_app.i18n import _
from jury_app.model.entities import AwardLevel, Criterion, Domain, Edition, KeyRing, Round, Rules
from jury_app.model.enums import JournalKind
from jury_app.model.journal import record
from jury_app.model.requirements import require_fitting
from jury_app.model.templates import Template, said
from jury_app.model.values import EditionValues

JURY_ROUND = "jury"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundingKeys:
    """The keys of a new edition, the private ones wrapped already."""

    signing_key: str
    recipient: str
    recovery_recipient: str
    wrapped: bytes
    has_passphrase: bool


def found_edition(
    session: Session,
    *,
    template: Template,
    keys: FoundingKeys,
    title: str | None,
    year: int,
    language: str,
) -> None:
    """Fill an empty store with a new edition."""
    email = template.ballots_email
    require_fitting(EditionValues(title=title or "", year=year, ballots_email=email))
    session.add(
        Edition(
            key=secrets.token_hex(8),
            title=title or said(template.title),
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
        )
    )
    session.add(KeyRing(wrapped=keys.wrapped, has_passphrase=keys.has_passphrase))
    _add_rules(session, template)
    _add_domains(session, template)
    _add_levels(session, template)
    _add_round(session, template)
    record(session, JournalKind.EDITION_CREATED, {"year": year, "template": template.code})


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
