"""The certificates of a record: one for each award."""

from typing import cast

from jury_app.documents.certificate import Certificate, Certificates, Ornament
from jury_app.i18n import Language
from jury_app.model.enums import JurorRole, LevelKind
from jury_app.model.queries.record import RecordedDecision, RecordedDomain, SittingRecord
from jury_app.publishing.award_lists import medal
from jury_app.publishing.moments import in_the_room


def certificates_of(record: SittingRecord, seal: str) -> Certificates:
    """Return what the certificates say, by domain and level."""
    chair = next((each for each in record.jury if each.role is JurorRole.CHAIR), None)
    items = tuple(
        _certificate(record, place, domain, decision)
        for place, (domain, decision) in enumerate(_awards(record), start=1)
    )
    return Certificates(
        title=record.title,
        year=record.year,
        organiser=record.organiser,
        items=items,
        place=record.place,
        awarded_on=in_the_room(record.closed_at).date(),
        chair=chair.name if chair else "",
        chair_quality=chair.quality if chair else "",
        number=record.number,
        seal=seal,
        language=cast("Language", record.language),
    )


def _awards(record: SittingRecord) -> list[tuple[RecordedDomain, RecordedDecision]]:
    return [
        (domain, decision)
        for domain in record.domains
        for decision in domain.decisions
        if decision.number
    ]


def _certificate(
    record: SittingRecord, place: int, domain: RecordedDomain, decision: RecordedDecision
) -> Certificate:
    return Certificate(
        laureates=decision.applicants,
        award=decision.level_name,
        title=decision.title,
        domain=domain.name,
        ornament=_ornament(decision),
        ex_aequo=decision.ex_aequo,
        sponsor=domain.sponsor,
        register_number=f"{record.year}-{place:03}",
    )


def _ornament(decision: RecordedDecision) -> Ornament:
    metal = medal(decision)
    if metal != "none":
        return metal
    return "special" if decision.level_kind is LevelKind.SPECIAL else "mention"
