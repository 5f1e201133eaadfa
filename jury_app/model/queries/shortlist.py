"""The shortlist that an expert panel makes: where it is cut, who was called back, who moves on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from jury_app.decimals import ratio
from jury_app.model.acts import told_act
from jury_app.model.entities import AwardLevel, JournalEntry, Reason
from jury_app.model.enums import JournalKind, LevelKind
from jury_app.model.queries.ordering import NotRanked, Standing
from jury_app.model.queries.sitting import SITTING_SOURCES, DecisionRow, list_decisions
from jury_app.model.queries.standings import DomainStandings, consolidate
from jury_app.model.scoring.cut import Cut, Placed

SHORTLIST_SOURCES = SITTING_SOURCES | {"journal_entry"}

_KINDS = (JournalKind.SHORTLIST_CUT, JournalKind.CALLED_BACK, JournalKind.MOVED)


@dataclass(frozen=True, slots=True)
class DomainCut:
    """The cut that holds in a domain, and who passed when it was made."""

    cut: Cut
    applications: frozenset[int]


@dataclass(frozen=True, slots=True)
class Call:
    """Who asked for an application to be called back, by the decision that did it."""

    decision_id: int
    by: int | None


@dataclass(frozen=True, slots=True)
class Move:
    """The domain in which an application goes before the jury, why, and who asked for it."""

    domain_id: int
    reason: str
    by: int | None


@dataclass(frozen=True, slots=True)
class ShortlistActs:
    """What the journal tells of the shortlist: cuts by domain, the rest by application."""

    cuts: dict[int, DomainCut] = field(default_factory=dict)
    calls: dict[int, Call] = field(default_factory=dict)
    moves: dict[int, Move] = field(default_factory=dict)

    def move_of(self, application_id: int, domain_id: int) -> Move | None:
        """Return where an application of a domain moves on to, unless it was moved home again."""
        move = self.moves.get(application_id)
        return None if move is None or move.domain_id == domain_id else move


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateRow:
    """An application before the cut: its place, and what was decided for it."""

    id: int
    number: str
    title: str
    applicant: str
    placed: Placed | None
    decision: DecisionRow | None
    is_called_back: bool
    move: Move | None

    @property
    def is_shortlisted(self) -> bool:
        """Whether it goes on to the jury as things stand."""
        return self.decision is not None

    def passes(self, passing: frozenset[int]) -> bool:
        """Whether a cut would leave it on the list; one put there for a reason of its own stays."""
        return self.id in passing or bool(self.decision and self.decision.motive)


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainShortlist:
    """A domain before the cut: its applications, best first, and the cut in force."""

    domain_id: int
    code: str
    name: str
    cut: DomainCut | None
    candidates: tuple[CandidateRow, ...]

    @property
    def places(self) -> dict[int, Placed]:
        """The places of those that are ranked."""
        return {each.id: each.placed for each in self.candidates if each.placed is not None}


def shortlist_level(session: Session) -> int | None:
    """Return the level by which a panel shortlists; an edition with one instance has none."""
    return session.scalars(
        select(AwardLevel.id)
        .where(AwardLevel.kind == LevelKind.SHORTLIST)
        .order_by(AwardLevel.position)
    ).first()


def count_shortlisted(session: Session) -> int | None:
    """Return how many go on to the jury; nothing where the edition has one instance."""
    if shortlist_level(session) is None:
        return None
    return sum(row.level_kind is LevelKind.SHORTLIST for row in list_decisions(session))


def get_shortlist(session: Session, *, domain_id: int | None = None) -> list[DomainShortlist]:
    """Return every domain that has applications, or one, as the panel has it before it."""
    acts = shortlist_acts(session)
    rows = list_decisions(session, domain_id=domain_id)
    decided = {row.application_id: row for row in rows if row.level_kind is LevelKind.SHORTLIST}
    called = called_back(rows, acts)

    def candidate(one: Standing | NotRanked, own: int) -> CandidateRow:
        key = one.application_id
        return CandidateRow(
            id=key,
            number=one.number,
            title=one.title,
            applicant=one.applicant,
            placed=Placed(one.rank, one.mean) if isinstance(one, Standing) else None,
            decision=decided.get(key),
            is_called_back=key in called,
            move=acts.move_of(key, own),
        )

    return [
        DomainShortlist(
            domain_id=each.domain_id,
            code=each.code,
            name=each.name,
            cut=acts.cuts.get(each.domain_id),
            candidates=(
                *(candidate(one, each.domain_id) for one in each.standings),
                *(candidate(one, each.domain_id) for one in each.not_ranked),
            ),
        )
        for each in consolidate(session, domain_id=domain_id)
        if each.standings or each.not_ranked
    ]


def shortlist_acts(session: Session) -> ShortlistActs:
    """Return what the journal tells of the shortlist; the last act on something holds."""
    kinds = or_(*(JournalEntry.entry.contains(f'"kind":"{kind}"') for kind in _KINDS))
    rows = session.execute(
        select(JournalEntry.entry, Reason.text)
        .outerjoin(Reason, Reason.seq == JournalEntry.seq)
        .where(kinds)
        .order_by(JournalEntry.seq)
    )
    acts = ShortlistActs()
    for entry, reason in rows:
        told = told_act(entry)
        body = told.body
        match told.kind:
            case JournalKind.SHORTLIST_CUT:
                cut = DomainCut(cut_of(body), frozenset(body["applications"]))
                acts.cuts.update(dict.fromkeys(body["domains"], cut))
            case JournalKind.CALLED_BACK:
                acts.calls[body["application"]] = Call(body["decision"], body.get("by"))
            case _:
                move = Move(body["domain"], reason or "", body.get("by"))
                acts.moves[body["application"]] = move
    return acts


def cut_of(body: Mapping[str, Any]) -> Cut:
    """Return a cut as the journal or a record holds it."""
    at_least = body["at_least"]
    return Cut(
        best=body["best"],
        at_least=None if at_least is None else ratio(at_least),
        keeps_equals=body["keeps_equals"],
    )


def outdated_cuts(session: Session, orders: Sequence[DomainStandings]) -> list[DomainStandings]:
    """Return the domains whose cut would take in others now, such as after a late ballot.

    Or whose list lacks one that passed: its place was withdrawn, or undone, after the cut.
    """
    cuts = shortlist_acts(session).cuts
    if not cuts:
        return []
    listed = {
        row.application_id
        for row in list_decisions(session)
        if row.level_kind is LevelKind.SHORTLIST
    }
    return [
        each
        for each in orders
        if each.domain_id in cuts and not _still_holds(cuts[each.domain_id], each, listed)
    ]


def placed(standings: Sequence[Standing]) -> dict[int, Placed]:
    """Return the places of a domain, as a cut sees them."""
    return {each.application_id: Placed(each.rank, each.mean) for each in standings}


def called_back(rows: Sequence[DecisionRow], acts: ShortlistActs) -> set[int]:
    """Return the shortlisted applications that the cut of their domain left out."""
    return {
        row.application_id
        for row in rows
        if row.application_id is not None
        and row.level_kind is LevelKind.SHORTLIST
        and row.domain_id in acts.cuts
        and row.application_id not in acts.cuts[row.domain_id].applications
    }


def _still_holds(known: DomainCut, order: DomainStandings, listed: set[int | None]) -> bool:
    places = placed(order.standings)
    here = places.keys() | {each.application_id for each in order.not_ranked}
    passed = known.applications & here
    return known.cut.passing(places) == passed <= listed
