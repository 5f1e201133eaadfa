"""What happened in the room, as the record of the sitting keeps it for its minutes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy.orm import Session

from jury_app.model.enums import AttendanceState, JournalKind
from jury_app.model.queries.edition import list_domains
from jury_app.model.queries.floor import Floor, QuorumCount
from jury_app.model.queries.on_paper import papers_by_domain
from jury_app.model.queries.recorded_amendments import RecordedAmendment, recorded_amendments
from jury_app.model.queries.recorded_suspensions import RecordedSuspension, recorded_suspensions
from jury_app.model.queries.room_acts import room_acts
from jury_app.model.queries.votes import VoteRow, votes_in
from jury_app.model.room.acts import Act
from jury_app.model.room.state import Room, replaying
from jury_app.model.voting.outcome import Count, Outcome, outcome
from jury_app.model.voting.terms import RoomRules, VoteForm

_BUSINESS = frozenset(
    {JournalKind.ITEM_OPENED, JournalKind.VOTE, JournalKind.DECISION, JournalKind.AMENDMENT}
)
_PASSAGES = frozenset({JournalKind.ATTENDANCE, JournalKind.DEPARTURE})


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedPassage:
    """When a member came late or left, how they took part until then, and who holds their proxy."""

    came_at: str | None = None
    left_at: str | None = None
    was: AttendanceState | None = None
    holder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedChair:
    """A member who took the chair; `is_first` where nothing had been before the jury yet."""

    at: str
    name: str
    quality: str
    before: str
    before_quality: str
    reason: str
    is_first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedExit:
    """A member who was out of the room, for one application or for the domain."""

    juror: str
    number: str
    out_at: str
    back_at: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedVote:
    """A vote as it was counted; its result follows from that."""

    at: str
    question: str
    numbers: tuple[str, ...]
    form: VoteForm
    count: Count
    rules: RoomRules
    casting: str | None
    cast_by: str
    voters: int
    quorum: QuorumCount
    proxies: tuple[tuple[str, str], ...] = ()
    by_name: tuple[tuple[str, str], ...] = ()
    asked_by: str = ""

    @property
    def outcome(self) -> Outcome:
        """What it comes to."""
        return outcome(self.count, self.rules, self.casting)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedStatement:
    """What a member disagrees with."""

    juror: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedBusiness:
    """What happened while a domain was before the jury, or none of them."""

    exits: tuple[RecordedExit, ...] = ()
    votes: tuple[RecordedVote, ...] = ()
    amendments: tuple[RecordedAmendment, ...] = ()
    statements: tuple[RecordedStatement, ...] = ()
    papers: tuple[str, ...] = ()
    """The codes of the sheets on which acts of it were taken by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedQuorumChange:
    """The quorum after somebody came or went."""

    at: str
    quorum: QuorumCount


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedRoom:
    """The room from the opening to the closing; domains are by their code."""

    second_convocation: bool
    quorum: QuorumCount
    """As it was when the jury began to deliberate."""

    quorum_changes: tuple[RecordedQuorumChange, ...]
    chairs: tuple[RecordedChair, ...]
    domains: dict[str, RecordedBusiness]
    other: RecordedBusiness = field(default_factory=RecordedBusiness)
    """What concerns no domain alone."""

    suspensions: tuple[RecordedSuspension, ...] = ()

    @property
    def is_free_of_quorum(self) -> bool:
        """Whether it met on a second convocation that needs no quorum."""
        return self.second_convocation and not self.quorum.required


@dataclass(frozen=True, slots=True)
class People:
    """The jurors as minutes name them, with their quality."""

    names: Mapping[int, str]
    qualities: Mapping[int, str]

    def named(self, key: int | None) -> str:
        """Return a name; nobody has none."""
        return self.names.get(key or 0, "")


def get_recorded_room(session: Session, floor: Floor, people: People) -> RecordedRoom | None:
    """Return what happened since the sitting opened; nothing if nobody opened it."""
    acts = room_acts(session)
    if not floor.room.opened_at:
        return None
    quorum, changes = _quorums(floor, acts)
    businesses = _businesses(session, floor, people, acts)
    return RecordedRoom(
        second_convocation=floor.room.second_convocation,
        quorum=quorum,
        quorum_changes=changes,
        chairs=_chairs(acts, people),
        domains={
            row.values.code: businesses[row.id]
            for row in list_domains(session)
            if row.id in businesses
        },
        other=businesses.get(None, RecordedBusiness()),
        suspensions=recorded_suspensions(floor.room),
    )


def recorded_passages(floor: Floor, people: People) -> dict[int, RecordedPassage]:
    """Return the comings and goings of the members, by juror; who was there from the start is not.

    An hour that is not after the opening is no late arrival.
    """
    room = floor.room
    found = {}
    for juror, passage in room.members.items():
        came = passage.came_at
        late = came if came and room.opened_at and came > room.opened_at else None
        found[juror] = RecordedPassage(
            came_at=late,
            left_at=passage.left_at,
            was=passage.was,
            holder=people.named(passage.holder),
        )
    return found


def _quorums(
    floor: Floor, acts: Sequence[Act]
) -> tuple[QuorumCount, tuple[RecordedQuorumChange, ...]]:
    """Count the quorum when the jury begins, and again whenever somebody comes or goes."""
    moving = replace(floor, room=Room())
    begun: QuorumCount | None = None
    last: QuorumCount | None = None
    changes = []
    for act in replaying(acts, moving.room):
        if act.kind in _BUSINESS and begun is None:
            begun = last = moving.quorum_of_all()
        elif act.kind in _PASSAGES and begun is not None:
            now = moving.quorum_of_all()
            if now != last:
                last = now
                changes.append(RecordedQuorumChange(at=act.hour, quorum=now))
    return begun or floor.quorum_of_all(), tuple(changes)


def _chairs(acts: Sequence[Act], people: People) -> tuple[RecordedChair, ...]:
    found = []
    has_begun = False
    for act in acts:
        has_begun = has_begun or act.kind in _BUSINESS
        if act.kind is not JournalKind.CHAIR_TAKEN:
            continue
        juror, before = act.body["juror"], act.body["before"]
        found.append(
            RecordedChair(
                at=act.hour,
                name=people.named(juror),
                quality=people.qualities.get(juror, ""),
                before=people.named(before),
                before_quality=people.qualities.get(before, ""),
                reason=act.reason,
                is_first=not has_begun,
            )
        )
    return tuple(found)


def _businesses(
    session: Session, floor: Floor, people: People, acts: Sequence[Act]
) -> dict[int | None, RecordedBusiness]:
    numbers = floor.numbers
    room = floor.room
    votes = [(each.domain_id, recorded_vote(each, people)) for each in votes_in(session, room)]
    exits = [
        (
            each.domain,
            RecordedExit(
                juror=people.named(each.juror),
                number=numbers.get(each.application or 0, ""),
                out_at=each.out_at,
                back_at=each.back_at,
            ),
        )
        for each in room.exits
    ]
    amendments = recorded_amendments(session, floor, people.names)
    statements = [
        (
            act.body["domain"],
            RecordedStatement(juror=people.named(act.body["juror"]), text=act.reason),
        )
        for act in room.disagreements
    ]
    papers = papers_by_domain(acts, floor)
    told = (votes, exits, amendments, statements, papers)
    keys = {key for each in told for key, _said in each}
    return {
        key: RecordedBusiness(
            exits=tuple(told for of, told in exits if of == key),
            votes=tuple(told for of, told in votes if of == key),
            amendments=tuple(told for of, told in amendments if of == key),
            statements=tuple(told for of, told in statements if of == key),
            papers=tuple(code for of, code in papers if of == key),
        )
        for key in keys
    }


def recorded_vote(row: VoteRow, people: People) -> RecordedVote:
    """Return a vote as minutes tell it."""
    return RecordedVote(
        at=row.at,
        question=row.question,
        numbers=row.numbers,
        form=row.form,
        count=row.count,
        rules=row.rules,
        casting=row.casting,
        cast_by=people.named(row.cast_by),
        voters=len(row.voters),
        quorum=row.quorum,
        proxies=tuple((people.named(giver), people.named(by)) for giver, by in row.proxies),
        by_name=tuple((people.named(juror), said) for juror, said in row.by_name.items()),
        asked_by=people.named(row.asked_by),
    )
