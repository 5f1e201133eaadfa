"""The minutes of a record."""

from datetime import date
from fractions import Fraction
from typing import cast

from jury_app.codes import sentence
from jury_app.documents.minutes import (
    Attendee,
    BallotReport,
    ConflictLine,
    Cosigner,
    DecisionLine,
    DomainMinutes,
    Minutes,
    Person,
    Presence,
    Quorum,
    SpecialPrizeLine,
    StandingLine,
)
from jury_app.formatting import format_date, format_time
from jury_app.i18n import Language, _
from jury_app.legal_time import in_the_room
from jury_app.model.enums import JurorRole, LevelKind
from jury_app.model.queries.cosignatures import CoSignatureRow
from jury_app.model.queries.foresight import shift_sentence
from jury_app.model.queries.record import (
    RecordedDecision,
    RecordedDomain,
    RecordedJuror,
    SittingRecord,
)
from jury_app.model.queries.recorded_ballots import RecordedConflict
from jury_app.model.queries.recorded_standings import RecordedStanding
from jury_app.model.queries.room_record import RecordedPassage
from jury_app.model.queries.rules_changes import RulesChange
from jury_app.model.rules import marking_sentences, sentences
from jury_app.publishing.moments import hour
from jury_app.publishing.presiding import presiding, quorum_notes, signatures, within
from jury_app.publishing.rectified import rectification_of
from jury_app.publishing.room import (
    amendment_line,
    business_of,
    exit_lines,
    recusal_lines,
    statement_line,
    suspension_line,
    vote_line,
)
from jury_app.publishing.shortlists import preselected_of, shortlist_of
from jury_app.sealing.keys import digest_code, fingerprint, grouped

_APART = frozenset({LevelKind.SPECIAL, LevelKind.SHORTLIST})
"""What minutes do not tell among the decisions of a domain."""


def minutes_of(record: SittingRecord, seal: str) -> Minutes:
    """Return what the minutes say."""
    closed_at = in_the_room(record.closed_at)
    opened_at = in_the_room(record.opened_at) if record.opened_at else None
    room, is_panel = record.room, record.shortlist is not None
    rectified = record.rectification
    return Minutes(
        title=record.title,
        year=record.year,
        organiser=record.organiser,
        number=record.number,
        status="rectified" if rectified else "final",
        rectifies=rectified.number if rectified else None,
        rectification=rectification_of(record),
        place=record.place,
        held_on=(opened_at or closed_at).date(),
        convened_on=date.fromisoformat(record.convened_on) if record.convened_on else None,
        opened_at=opened_at,
        closed_at=closed_at,
        **presiding(record),
        suspensions=tuple(map(suspension_line, room.suspensions)) if room else (),
        secretary=Person(name=record.secretary) if record.secretary else None,
        attendance=tuple(_attendee(each) for each in record.jury if each.state is not None),
        quorum=_quorum(record),
        quorum_notes=tuple(quorum_notes(record)),
        papers=room.other.papers if room else (),
        rules=tuple((sentences if room else marking_sentences)(record.rules, is_panel=is_panel)),
        rules_fingerprint=record.rules_fingerprint,
        rules_changes=tuple(_rules_change(each) for each in record.rules_changes),
        ballots=_ballots(record),
        is_panel=is_panel,
        preselected=preselected_of(record),
        scale=record.display_scale,
        domains=tuple(_domain(record, each) for each in record.domains),
        other_votes=tuple(map(vote_line, room.other.votes)) if room else (),
        statements=tuple(map(statement_line, room.other.statements)) if room else (),
        special_prizes=tuple(
            SpecialPrizeLine(decision=_decision(decision), domain=each.name)
            for each in record.domains
            for decision in each.decisions
            if decision.level_kind is LevelKind.SPECIAL
        ),
        annexes=record.annexes,
        journal_head=record.journal_head,
        seal=seal,
        signatures=signatures(record),
        language=cast("Language", record.language),
    )


def cosigner_of(row: CoSignatureRow) -> Cosigner:
    """Return somebody who countersigned, by name and the fingerprint of their device."""
    return Cosigner(name=row.juror, device=fingerprint(bytes.fromhex(row.device_key)))


def _attendee(juror: RecordedJuror) -> Attendee:
    passage = juror.passage or RecordedPassage()
    return Attendee(
        name=juror.name,
        quality=within(juror.quality),
        presence=cast("Presence", str(passage.was or juror.state)),
        proxy=passage.holder,
        advisory=juror.role is JurorRole.ADVISORY,
        arrived_at=hour(passage.came_at),
        left_at=hour(passage.left_at),
    )


def _quorum(record: SittingRecord) -> Quorum | None:
    if all(each.state is None for each in record.jury):
        return None
    counted = record.quorum
    return Quorum(
        members=counted.members,
        counted=counted.attending,
        required=counted.required,
        second_convocation=record.room is not None and record.room.is_free_of_quorum,
    )


def _ballots(record: SittingRecord) -> BallotReport:
    ballots = record.ballots
    return BallotReport(
        received=ballots.received,
        expected=ballots.expected,
        opened_at=in_the_room(ballots.opened_at) if ballots.opened_at else None,
        witnesses=ballots.witnesses,
        missing=ballots.missing,
        incomplete=ballots.incomplete,
        resolved=tuple(_conflict(each) for each in ballots.resolved),
        unresolved=ballots.unresolved,
    )


def _conflict(each: RecordedConflict) -> ConflictLine:
    return ConflictLine(
        juror=each.juror,
        kept=grouped(digest_code(each.kept)),
        aside=tuple(grouped(digest_code(one)) for one in each.aside),
        decided_at=in_the_room(each.at),
        reason=" · ".join(each.reason.splitlines()),
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


def _domain(record: SittingRecord, domain: RecordedDomain) -> DomainMinutes:
    business = business_of(record, domain.code)
    own = [each for each in domain.decisions if each.level_kind not in _APART]
    refusals = [each for each in own if not each.number]
    return DomainMinutes(
        code=domain.code,
        name=domain.name,
        sponsor=domain.sponsor,
        recusals=recusal_lines(domain, business),
        exits=exit_lines(domain, business),
        amendments=tuple(map(amendment_line, business.amendments)),
        votes=tuple(map(vote_line, business.votes)),
        statements=tuple(map(statement_line, business.statements)),
        papers=business.papers,
        standings=tuple(_standing(each) for each in domain.standings),
        decisions=tuple(_decision(each) for each in own if each.number),
        not_awarded=bool(refusals),
        motive=refusals[0].motive if refusals else "",
        special_prizes=sum(each.level_kind is LevelKind.SPECIAL for each in domain.decisions),
        shortlist=shortlist_of(record, domain),
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
