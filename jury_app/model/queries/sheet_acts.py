"""Each act of the room with all that the initialled sitting sheet says of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.formatting import MISSING, localised
from jury_app.model.acts import ToldAct
from jury_app.model.entities import Application, AwardLevel
from jury_app.model.enums import JournalKind
from jury_app.model.journal import reasons
from jury_app.model.queries.edition import list_criteria
from jury_app.model.queries.journal import act_sentence
from jury_app.model.queries.journal_names import Names, names_of
from jury_app.model.queries.record import SittingRecord, people_of
from jury_app.model.queries.room_acts import undone_acts
from jury_app.model.queries.room_record import RecordedVote, recorded_vote
from jury_app.model.queries.sheet_head import OUTSIDE_THE_ROOM, acts_before_closing
from jury_app.model.queries.undone import decisions_of
from jury_app.model.queries.votes import VoteRow, votes_in
from jury_app.model.room.acts import Act
from jury_app.model.room.state import Room
from jury_app.model.scoring.grids import Scale

_BEGINNING = frozenset({JournalKind.BALLOTS_OPENED, JournalKind.CONFLICT_RESOLVED})


@dataclass(frozen=True, slots=True)
class AmendedMark:
    """What a mark was and what it became, in points."""

    criterion: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetDecision:
    """An award, or, without a number, that a domain has none; and the words that go with it."""

    number: str
    level_code: str
    motive: str
    citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetAct:
    """One act: what it did, why, and which later act undid it, 0 being none."""

    seq: int
    hour: str
    kind: JournalKind
    sentence: str
    reason: str
    undone_by: int = 0
    undoes: str = ""
    """What the act did that this one undoes."""

    mark: AmendedMark | None = None
    vote: RecordedVote | None = None
    """What was counted; with the casting vote, where this act is one."""

    kept: str = ""
    aside: tuple[str, ...] = ()
    """The ballots between which a conflict was resolved, by digest."""

    decision: SheetDecision | None = None


def list_sheet_acts(session: Session, record: SittingRecord) -> list[SheetAct]:
    """Return what happened in the room from the opening of the ballots to the closing.

    Titles are spelt as in the record of that closing, whatever a rectification made of them.
    """
    acts = [act for act, _hash in acts_before_closing(session)]
    opened = next((act.seq for act in acts if act.kind is JournalKind.BALLOTS_OPENED), 0)
    teller = _Teller(session, acts, record)
    return [
        teller.told(act)
        for act in acts
        if act.kind not in OUTSIDE_THE_ROOM and (act.seq >= opened or act.kind in _BEGINNING)
    ]


class _Teller:
    """Tells acts, with what has to be read once for all of them."""

    def __init__(self, session: Session, acts: Sequence[ToldAct], record: SittingRecord) -> None:
        self._session = session
        self._acts = {act.seq: act for act in acts}
        self._names = _spelt(names_of(session), session, record)
        self._reasons = reasons(session)
        self._criteria: Mapping[int, tuple[str, Scale]] = {
            row.id: (row.values.name, row.scale) for row in list_criteria(session)
        }
        gone = undone_acts({act.seq: act.undoes for act in acts})
        self._undone_by = {act.undoes: act.seq for act in acts if act.undoes in gone}
        self._people = people_of(session)
        self._votes = self._counted(casting=False)
        self._broken = self._counted(casting=True)

    def told(self, act: ToldAct) -> SheetAct:
        """Return an act with all that is known of it."""
        body = act.body
        undone = self._acts.get(act.undoes)
        is_resolved = act.kind is JournalKind.CONFLICT_RESOLVED
        return SheetAct(
            seq=act.seq,
            hour=act.hour,
            kind=act.kind,
            sentence=act_sentence(act.kind, body, self._names),
            reason=self._reasons.get(act.seq, ""),
            undone_by=self._undone_by.get(act.seq, 0),
            undoes=act_sentence(undone.kind, undone.body, self._names) if undone else "",
            mark=self._mark(act) if act.kind is JournalKind.AMENDMENT else None,
            vote=self._vote(act),
            kept=body["kept"] if is_resolved else "",
            aside=tuple(body["aside"]) if is_resolved else (),
            decision=self._decision(act) if act.kind is JournalKind.DECISION else None,
        )

    def _mark(self, act: ToldAct) -> AmendedMark:
        name, scale = self._criteria[act.body["criterion"]]

        def points(mark: int | None) -> str:
            return MISSING if mark is None else localised(f"{mark / scale.steps_per_point:g}")

        return AmendedMark(name, points(act.body["old"]), points(act.body["new"]))

    def _vote(self, act: ToldAct) -> RecordedVote | None:
        row = self._votes.get(act.seq)
        if act.kind is JournalKind.CASTING_VOTE:
            row = self._broken.get(act.body["vote"])
        return recorded_vote(row, self._people) if row else None

    def _counted(self, *, casting: bool) -> dict[int, VoteRow]:
        """Return every vote, undone ones too; as it was counted, or as a casting vote broke it."""
        room = Room(votes=_of_kind(self._acts.values(), JournalKind.VOTE, self._reasons))
        if casting:
            broken = _of_kind(self._acts.values(), JournalKind.CASTING_VOTE, self._reasons)
            room.casting = {each.body["vote"]: each for each in broken.values()}
        return {row.id: row for row in votes_in(self._session, room)}

    def _decision(self, act: ToldAct) -> SheetDecision | None:
        given = Act(seq=act.seq, kind=act.kind, at=act.at, body=act.body)
        for row in decisions_of(self._session, [given]):
            application = self._session.get(Application, row.application_id or 0)
            level = self._session.get(AwardLevel, row.level_id or 0)
            return SheetDecision(
                number=application.number if application else "",
                level_code=level.code if level else "",
                motive=row.motive,
                citation=row.citation,
            )
        return None


def _spelt(names: Names, session: Session, record: SittingRecord) -> Names:
    titles = {each.number: each.title for domain in record.domains for each in domain.standings}
    spelt = {
        each.id: f"{each.number} {titles[each.number]}"
        for each in session.scalars(select(Application))
        if each.number in titles
    }
    return replace(names, applications={**names.applications, **spelt})


def _of_kind(
    acts: Iterable[ToldAct], kind: JournalKind, given: Mapping[int, str]
) -> dict[int, Act]:
    return {
        act.seq: Act(
            seq=act.seq, kind=kind, at=act.at, body=act.body, reason=given.get(act.seq, "")
        )
        for act in acts
        if act.kind is kind
    }
