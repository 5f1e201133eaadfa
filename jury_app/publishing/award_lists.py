"""The award list of a record."""

from typing import cast

from jury_app.documents.award_list import (
    Award,
    AwardKind,
    AwardList,
    AwardListDomain,
    MedalColour,
    SpecialPrize,
)
from jury_app.i18n import Language
from jury_app.legal_time import in_the_room
from jury_app.model.enums import LevelKind
from jury_app.model.queries.record import RecordedDecision, RecordedDomain, SittingRecord
from jury_app.territories import department_name

MEDALS = frozenset({"gold", "silver", "bronze"})


def award_list_of(record: SittingRecord, seal: str, *, replaced_by: int | None = None) -> AwardList:
    """Return what the award list says."""
    rectified = record.rectification
    return AwardList(
        title=record.title,
        year=record.year,
        organiser=record.organiser,
        number=record.number,
        seal=seal,
        place=record.place,
        decided_on=in_the_room(record.closed_at).date(),
        rectifies=rectified.number if rectified else None,
        rectified_on=in_the_room(rectified.at).date() if rectified else None,
        replaced_by=replaced_by,
        domains=tuple(_domain(each) for each in record.domains),
        special_prizes=tuple(
            SpecialPrize(award=_award(decision), domain=each.name)
            for each in record.domains
            for decision in each.decisions
            if decision.level_kind is LevelKind.SPECIAL
        ),
        is_shortlist=record.shortlist is not None,
        language=cast("Language", record.language),
    )


def medal(decision: RecordedDecision) -> MedalColour:
    """Return the metal of a decision's level."""
    return cast("MedalColour", decision.colour) if decision.colour in MEDALS else "none"


def _domain(domain: RecordedDomain) -> AwardListDomain:
    own = [each for each in domain.decisions if each.level_kind is not LevelKind.SPECIAL]
    refusals = [each for each in own if not each.number]
    return AwardListDomain(
        code=domain.code,
        name=domain.name,
        sponsor=domain.sponsor,
        awards=tuple(_award(each) for each in own if each.number),
        not_awarded=bool(refusals),
        motive=refusals[0].motive if refusals else "",
        special_prizes=len(domain.decisions) - len(own),
    )


def _kind(decision: RecordedDecision) -> AwardKind:
    """Return what an award is; a place on a shortlist is the only level that a panel gives."""
    if decision.level_kind is LevelKind.SHORTLIST:
        return "level"
    return cast("AwardKind", str(decision.level_kind))


def _award(decision: RecordedDecision) -> Award:
    return Award(
        level_code=decision.level_code,
        level_name=decision.level_name,
        title=decision.title,
        applicants=decision.applicants,
        application=decision.number,
        kind=_kind(decision),
        colour=medal(decision),
        ex_aequo=decision.ex_aequo,
        siren=decision.siren,
        territory=department_name(decision.department),
        citation=decision.citation,
    )
