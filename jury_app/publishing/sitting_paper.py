"""What the sheets for going on by hand say: the sitting as it stands, and what is left of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from typing import cast

from sqlalchemy.orm import Session

from jury_app.documents.minutes import DomainMinutes, Minutes, sentences
from jury_app.documents.minutes.body import presence_words
from jury_app.documents.minutes.content import Quorum
from jury_app.documents.minutes.shortlist import shortlisted
from jury_app.documents.sitting_paper import (
    DecidedDomain,
    PaperApplication,
    PaperDomain,
    PaperMember,
    SittingPaper,
)
from jury_app.formatting import format_time, sort_key
from jury_app.i18n import Language, _
from jury_app.legal_time import in_the_room
from jury_app.model.enums import JurorRole, LevelKind
from jury_app.model.journal import head, now
from jury_app.model.operations.sitting import undecided_domains
from jury_app.model.queries.edition import list_levels
from jury_app.model.queries.floor import Floor, get_floor
from jury_app.model.queries.jury import list_jurors, list_recusals
from jury_app.model.queries.marked import MarkedDomain, marked_domains
from jury_app.model.queries.record import SittingRecord, get_record, named, quality_of
from jury_app.model.queries.running_order import order_in_force, who_stays_out
from jury_app.model.queries.sitting import AttendanceRow, list_attendance
from jury_app.model.queries.solidity_words import line_sentence
from jury_app.model.queries.standings import DomainStandings, all_marks, consolidate
from jury_app.model.requirements import require_not_closed
from jury_app.model.room.state import Item
from jury_app.model.rules import told_rules
from jury_app.model.topics import Topic
from jury_app.model.voting.outcome import needed
from jury_app.model.voting.rule_words import room_sentences
from jury_app.model.voting.terms import Majority
from jury_app.publishing.minutes import minutes_of
from jury_app.publishing.moments import hour
from jury_app.sealing.keys import digest_code, grouped

_ANALYSIS = "jury_app.model.queries.analysis"  # it loads numpy, for the one who prints


@dataclass(frozen=True, slots=True)
class _Sitting:
    """The sitting, read once for all its sheets."""

    floor: Floor
    names: Mapping[int, str]
    orders: Mapping[int, DomainStandings]
    marked: Mapping[int, MarkedDomain]
    out: Mapping[int, frozenset[int]]
    minutes: Minutes


def sitting_paper_of(session: Session) -> SittingPaper:
    """Return the sheets of the sitting as it stands; refused while ballots are sealed."""
    require_not_closed(session)
    marks = all_marks(session)
    orders = consolidate(session, marks=marks)
    record = get_record(session, closed_at=now(session), orders=orders)
    sitting = _Sitting(
        floor=get_floor(session),
        names={row.id: named(row) for row in list_jurors(session)},
        orders={each.domain_id: each for each in orders},
        marked={each.domain_id: each for each in marked_domains(session, orders, marks)},
        out=who_stays_out(session),
        minutes=minutes_of(record, ""),
    )
    floor = sitting.floor
    left = {each.id for each in undecided_domains(session)}
    left |= {floor.room.item.domain} if floor.room.item else set()
    turns = [each for each in order_in_force(session)[1] if each.domain in left]
    domains = tuple(_domain(sitting, each.domain, each.applications) for each in turns)
    seq, code = head(session)
    return SittingPaper(
        title=record.title,
        year=record.year,
        organiser=record.organiser,
        code=grouped(digest_code(code)),
        acts=seq,
        made_at=in_the_room(record.closed_at),
        place=record.place,
        opened_at=hour(record.opened_at),
        chair=sitting.names.get(floor.chair or 0, ""),
        secretary=record.secretary,
        standing=tuple(_standing(sitting)),
        rules=tuple(_rules(record)),
        members=tuple(_members(session, sitting)),
        decided=tuple(_decided(sitting.minutes, {each.code for each in domains})),
        domains=domains,
        levels=tuple(
            each.values.name
            for each in list_levels(session)
            if each.values.kind is not LevelKind.SPECIAL
        ),
        majorities=_majorities(floor, domains),
        rounds=floor.settings.room.rounds,
        scale=record.display_scale,
        language=cast("Language", record.language),
    )


def _standing(sitting: _Sitting) -> Iterator[str]:
    item = sitting.floor.room.item
    if item is not None:
        order = sitting.orders[item.domain]
        what = f"{order.code} {order.name}"
        number = sitting.floor.numbers.get(item.application or 0)
        text = (
            _("Before the jury: {domain}, application {number}.")
            if number
            else _("Before the jury: {domain}.")
        )
        yield text.format(domain=what, number=number)
    floor, counted = sitting.floor, sitting.floor.quorum_of_all()
    quorum = Quorum(
        members=counted.members,
        counted=counted.counted,
        required=counted.required,
        second_convocation=floor.room.second_convocation
        and floor.settings.room.second_convocation_free,
    )
    yield sentences.quorum(quorum, is_panel=sitting.minutes.is_panel)


def _rules(record: SittingRecord) -> Iterator[str]:
    """Tell the rules that a room needs: quorum, recusals, votes, the chair, caps."""
    for topic, text in told_rules(record.rules, is_panel=record.shortlist is not None):
        if topic in {Topic.QUORUM, Topic.RECUSAL, Topic.DEPARTURE}:
            yield text
    for _topic, text in room_sentences(record.rules.room):
        yield text


def _members(session: Session, sitting: _Sitting) -> Iterator[PaperMember]:
    recused: dict[int, list[str]] = {}
    for each in list_recusals(session):
        recused.setdefault(each.juror_id, []).append(each.number)
    for row in list_attendance(session):
        yield PaperMember(
            name=sitting.names[row.id],
            quality=quality_of(row.juror),
            attendance=_attendance(row, sitting),
            recused_from=tuple(sorted(recused.get(row.id, ()), key=sort_key)),
            has_voice=row.juror.values.role is not JurorRole.ADVISORY,
            is_out=row.id in sitting.floor.room.out,
        )


def _attendance(row: AttendanceRow, sitting: _Sitting) -> str:
    if row.state is None:
        return _("not called yet")
    said = presence_words(row.state.value)
    passage = sitting.floor.room.members.get(row.id)
    if passage is None:
        return said
    if passage.holder is None:
        left_at = hour(passage.left_at)
        return _("left at {hour}").format(hour=format_time(left_at)) if left_at else said
    return _("{state} by {holder}").format(state=said, holder=sitting.names[passage.holder])


def _domain(sitting: _Sitting, domain_id: int, running: Sequence[int]) -> PaperDomain:
    order = sitting.orders[domain_id]
    floor = sitting.floor
    whole = floor.barred_from(Item(domain_id))
    known = next((each for each in sitting.minutes.domains if each.code == order.code), None)
    here = set().union(*(sitting.out[each] for each in running)) if running else set()
    return PaperDomain(
        code=order.code,
        name=order.name,
        sponsor=order.sponsor,
        applications=tuple(_applications(sitting, known, running)),
        leaving=_named(sitting, whole & here),
        solidity=tuple(_solidity(sitting, domain_id)),
        so_far=tuple(_so_far(known, floor.room.item, domain_id)),
    )


def _applications(
    sitting: _Sitting, known: DomainMinutes | None, running: Sequence[int]
) -> Iterator[PaperApplication]:
    all_in = replace(sitting.floor, room=replace(sitting.floor.room, out={}))
    standings = {each.application: each for each in known.standings} if known else {}
    for key in running:
        yield PaperApplication(
            standing=standings[sitting.floor.numbers[key]],
            leaving=_named(sitting, sitting.out[key]),
            voices=len(all_in.voices([key])),
        )


def _named(sitting: _Sitting, jurors: Iterator[int] | set[int] | frozenset[int]) -> tuple[str, ...]:
    return tuple(sorted((sitting.names[each] for each in jurors), key=sort_key))


def _solidity(sitting: _Sitting, domain_id: int) -> Iterator[str]:
    order = sitting.orders[domain_id]
    titles = {each.application_id: each.title for each in order.standings}
    ranks = {each.application_id: each.rank for each in order.standings}
    analysed = import_module(_ANALYSIS).analyse_domain(sitting.marked[domain_id])
    for verdict in analysed.lines:
        key = verdict.evidence.application
        equals = [titles[each] for each, rank in ranks.items() if rank == ranks[key]]
        yield line_sentence(verdict, titles[key], equals)


def _so_far(known: DomainMinutes | None, item: Item | None, domain_id: int) -> Iterator[str]:
    """Tell what was done in a domain that is left: it was begun, or it is before the jury."""
    if item is not None and item.domain == domain_id:
        yield _("It is before the jury at this moment.")
    if known is None:
        return
    yield from (sentences.recusal(each) for each in known.recusals if each.absences)
    yield from map(sentences.exit_, known.exits)
    yield from map(sentences.amendment, known.amendments)
    yield from map(sentences.vote, known.votes)
    yield from map(sentences.decision, known.decisions)
    yield from map(sentences.statement, known.statements)


def _decided(minutes: Minutes, left: set[str]) -> Iterator[DecidedDomain]:
    for each in minutes.domains:
        if each.code in left:
            continue
        yield DecidedDomain(name=f"{each.code}  {each.name}", decisions=tuple(_told(each)))
    if minutes.special_prizes:
        told = [sentences.decision(each.decision) for each in minutes.special_prizes]
        yield DecidedDomain(name=_("Special prizes"), decisions=tuple(told))


def _told(domain: DomainMinutes) -> Iterator[str]:
    if domain.shortlist:
        yield shortlisted(domain.shortlist)
    elif domain.decisions:
        yield from map(sentences.decision, domain.decisions)
    else:
        yield from sentences.no_award(domain)


def _majorities(floor: Floor, domains: Sequence[PaperDomain]) -> tuple[tuple[int, int], ...]:
    majority = floor.settings.room.majority
    if majority is Majority.SIMPLE:
        return ()
    most = max((one.voices for each in domains for one in each.applications), default=0)
    return tuple((base, needed(base, majority)) for base in range(most, 0, -1))
