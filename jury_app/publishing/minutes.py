"""The minutes of a record."""

from fractions import Fraction
from typing import cast

from jury_app.codes import sentence
from jury_app.documents.minutes import (
    Attendee,
    BallotReport,
    DecisionLine,
    DomainMinutes,
    Minutes,
    Person,
    Presence,
    Quorum,
    RecusalLine,
    SpecialPrizeLine,
    StandingLine,
)
from jury_app.formatting import format_date, format_time
from jury_app.i18n import Language, _
from jury_app.model.enums import JurorRole, LevelKind
from jury_app.model.queries.foresight import shift_sentence
from jury_app.model.queries.record import (
    RecordedDecision,
    RecordedDomain,
    RecordedJuror,
    RecordedStanding,
    SittingRecord,
)
from jury_app.model.queries.rules_changes import RulesChange
from jury_app.model.rules import sentences
from jury_app.publishing.moments import in_the_room


def minutes_of(record: SittingRecord, seal: str) -> Minutes:
    """Return what the minutes say."""
    closed_at = in_the_room(record.closed_at)
    opened_at = in_the_room(record.opened_at) if record.opened_at else None
    chair = next((each for each in record.jury if each.role is JurorRole.CHAIR), None)
    return Minutes(
        title=record.title,
        year=record.year,
        organiser=record.organiser,
        number=record.number,
        place=record.place,
        held_on=(opened_at or closed_at).date(),
        opened_at=opened_at,
        closed_at=closed_at,
        chair=_person(chair) if chair else None,
        secretary=Person(name=record.secretary) if record.secretary else None,
        attendance=tuple(_attendee(each) for each in record.jury if each.state is not None),
        quorum=_quorum(record),
        rules=tuple(sentences(record.rules)),
        rules_fingerprint=record.rules_fingerprint,
        rules_changes=tuple(_rules_change(each) for each in record.rules_changes),
        ballots=_ballots(record),
        scale=record.display_scale,
        domains=tuple(_domain(each) for each in record.domains),
        special_prizes=tuple(
            SpecialPrizeLine(decision=_decision(decision), domain=each.name)
            for each in record.domains
            for decision in each.decisions
            if decision.level_kind is LevelKind.SPECIAL
        ),
        journal_head=record.journal_head,
        seal=seal,
        signatures=_signatures(record),
        language=cast("Language", record.language),
    )


def _signatures(record: SittingRecord) -> tuple[Person, ...]:
    """Return who signs: the chair or the vice-chair, then the secretary."""
    by_role = {each.role: each for each in reversed(record.jury)}
    chair = by_role.get(JurorRole.CHAIR) or by_role.get(JurorRole.VICE_CHAIR)
    signing = [_person(chair)] if chair else []
    if record.secretary:
        signing.append(Person(name=record.secretary, quality=_("secretary of the sitting")))
    return tuple(signing)


def _person(juror: RecordedJuror) -> Person:
    return Person(name=juror.name, quality=_within(juror.quality))


def _within(quality: str) -> str:
    """Return a function as it stands inside a sentence: « ministre », but « DGS »."""
    return quality[:1].lower() + quality[1:] if quality[1:2].islower() else quality


def _attendee(juror: RecordedJuror) -> Attendee:
    return Attendee(
        name=juror.name,
        quality=_within(juror.quality),
        presence=cast("Presence", str(juror.state)),
        advisory=juror.role is JurorRole.ADVISORY,
    )


def _quorum(record: SittingRecord) -> Quorum | None:
    if all(each.state is None for each in record.jury):
        return None
    counted = record.quorum
    return Quorum(members=counted.members, counted=counted.attending, required=counted.required)


def _ballots(record: SittingRecord) -> BallotReport:
    ballots = record.ballots
    return BallotReport(
        received=ballots.received,
        expected=ballots.expected,
        opened_at=in_the_room(ballots.opened_at) if ballots.opened_at else None,
        witnesses=ballots.witnesses,
        missing=ballots.missing,
        incomplete=ballots.incomplete,
    )


def _rules_change(change: RulesChange) -> str:
    """Tell why the rules were changed, and both orders as far as they differ."""
    at = in_the_room(change.at)
    told = _("version {version}, {when}: {reason}").format(
        version=change.version,
        when=f"{format_date(at.date())}, {format_time(at)}",
        reason=change.reason,
    )
    if not change.shifts:
        return _("{change} (no rank changes)").format(change=told)
    shifts = ", ".join(shift_sentence(*each) for each in change.shifts)
    return _("{change} ({shifts})").format(change=told, shifts=shifts)


def _domain(domain: RecordedDomain) -> DomainMinutes:
    own = [each for each in domain.decisions if each.level_kind is not LevelKind.SPECIAL]
    refusals = [each for each in own if not each.number]
    return DomainMinutes(
        code=domain.code,
        name=domain.name,
        sponsor=domain.sponsor,
        recusals=tuple(
            RecusalLine(juror=each.juror, application=each.number, reason=each.reason)
            for each in domain.recusals
        ),
        standings=tuple(_standing(each) for each in domain.standings),
        decisions=tuple(_decision(each) for each in own if each.number),
        not_awarded=bool(refusals),
        motive=refusals[0].motive if refusals else "",
        special_prizes=len(domain.decisions) - len(own),
    )


def _standing(standing: RecordedStanding) -> StandingLine:
    return StandingLine(
        application=standing.number,
        title=standing.title,
        applicant=standing.applicant,
        rank=standing.rank,
        mean=Fraction(standing.mean) if standing.mean else None,
        n=standing.n,
        eligible=standing.eligible,
        reason=sentence(standing.reason) if standing.reason else "",
    )


def _decision(decision: RecordedDecision) -> DecisionLine:
    return DecisionLine(
        application=decision.number,
        title=decision.title,
        applicants=decision.applicants,
        level_name=decision.level_name,
        ex_aequo=decision.ex_aequo,
        departs_from_order=decision.departs_from_order,
        motive=decision.motive,
        citation=decision.citation,
    )
