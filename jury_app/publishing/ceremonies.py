"""The ceremony of a record: from mention to gold in each domain, the special prizes last."""

from collections.abc import Mapping
from typing import cast

from jury_app.documents.ceremony import Ceremony, CeremonyAward
from jury_app.i18n import Language
from jury_app.model.enums import LevelKind
from jury_app.model.queries.numbering import awards_of
from jury_app.model.queries.record import RecordedDecision, RecordedDomain, SittingRecord
from jury_app.publishing.award_lists import medal
from jury_app.publishing.wishes import Wishes
from jury_app.territories import department_name


def ceremony_of(
    record: SittingRecord,
    wishes: Wishes,
    logos: Mapping[str, bytes],
    replaced_by: int | None = None,
) -> Ceremony:
    """Return what happens on the stage, each award once."""
    given = list(awards_of(record))
    special = [each for each in given if each[1].level_kind is LevelKind.SPECIAL]
    ordered = [
        (domain, decision)
        for each in record.domains
        for domain, decision in reversed([found for found in given if found[0].code == each.code])
        if decision.level_kind is not LevelKind.SPECIAL
    ]
    awarded = {domain.code for domain, _decision in given}
    return Ceremony(
        title=record.title,
        year=record.year,
        organiser=record.organiser,
        number=record.number,
        replaced_by=replaced_by,
        awards=tuple(
            _award(domain, decision, logos.get(domain.code))
            for domain, decision in (*ordered, *special)
        ),
        without_award=tuple(each.name for each in record.domains if each.code not in awarded),
        starts_at=wishes.ceremony,
        place=wishes.ceremony_place,
        language=cast("Language", record.language),
    )


def _award(domain: RecordedDomain, decision: RecordedDecision, logo: bytes | None) -> CeremonyAward:
    is_special = decision.level_kind is LevelKind.SPECIAL
    return CeremonyAward(
        award=decision.level_name,
        applicants=decision.applicants,
        title=decision.title,
        domain=domain.name,
        sponsor="" if is_special else domain.sponsor,
        sponsor_logo=None if is_special else logo,
        colour=medal(decision),
        is_special=is_special,
        ex_aequo=decision.ex_aequo,
        territory=department_name(decision.department),
        citation=decision.citation,
    )
