"""The register of the ballots: for each juror, what went out, what came back, and from where."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, TypeAlias

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from jury_app.model.acts import ToldAct, told_act
from jury_app.model.entities import Invitation, JournalEntry
from jury_app.model.enums import BallotState, InvitationState, JournalKind
from jury_app.model.queries.edition import get_edition
from jury_app.model.queries.exchange import BallotRow, KitRow, KitState, list_ballots, list_kits

Late: TypeAlias = Literal["", "after_due", "after_opening"]

_KINDS = (
    JournalKind.BALLOTS_RECEIVED, JournalKind.BALLOT_REFUSED, JournalKind.BALLOTS_OPENED,
)  # fmt: skip
_COMPLETE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """Where one juror stands, down to the keys with which the ballots were signed."""

    id: int
    kit: KitRow
    revoked: int
    """How many of the kits were revoked."""

    ballots: tuple[BallotRow, ...]
    counted: BallotRow | None
    percent: int | None
    """How much of what was to be marked is marked, in the ballot that counts."""

    missing: int | None
    """The revision before the one that counts, if it was never received."""

    late: Late
    refused: int
    devices: tuple[str, ...]
    """The public keys that signed, in hexadecimal, the one that counts first."""

    @property
    def state(self) -> KitState:
        """Where the juror stands, in a word."""
        return self.kit.state

    @property
    def juror(self) -> str:
        """Whose line it is."""
        return self.kit.juror

    @property
    def ballot_revision(self) -> int:
        """The revision of the ballot that counts, or of the last one; 0 before there is one."""
        return self.kit.ballot_revision


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What the journal tells of ballots."""

    percent: Mapping[str, int]
    refused: Mapping[int, int]
    after_opening: frozenset[str]


def ballot_register(session: Session) -> list[RegisterRow]:
    """Return the register, by family name."""
    due = get_edition(session).values.ballots_due_at
    told = _told(session)
    revoked: defaultdict[int, int] = defaultdict(int)
    for juror_id in session.scalars(
        select(Invitation.juror_id).where(Invitation.state == InvitationState.REVOKED)
    ):
        revoked[juror_id] += 1
    ballots: defaultdict[int, list[BallotRow]] = defaultdict(list)
    for row in list_ballots(session):
        ballots[row.juror_id].append(row)
    return [
        _row(kit, ballots[kit.juror_id], revoked[kit.juror_id], told, due)
        for kit in list_kits(session)
    ]


def _row(
    kit: KitRow, ballots: Sequence[BallotRow], revoked: int, told: _Told, due: str | None
) -> RegisterRow:
    counted = next((each for each in ballots if each.state is BallotState.COUNTED), None)
    ordered = sorted(ballots, key=lambda each: each is not counted)
    return RegisterRow(
        id=kit.id,
        kit=kit,
        revoked=revoked,
        ballots=tuple(ballots),
        counted=counted,
        percent=_percent(counted, told),
        missing=missing_before(counted, ballots),
        late=_late(counted, told, due),
        refused=told.refused.get(kit.juror_id, 0),
        devices=tuple(dict.fromkeys(each.device_key for each in ordered)),
    )


def missing_before(counted: BallotRow | None, ballots: Sequence[BallotRow]) -> int | None:
    """Return the revision that a ballot replaces, if it was never received."""
    if counted is None or counted.previous is None:
        return None
    known = {each.id for each in ballots}
    return None if counted.previous in known else counted.revision - 1


def _percent(counted: BallotRow | None, told: _Told) -> int | None:
    if counted is None:
        return None
    return _COMPLETE if counted.is_complete else told.percent.get(counted.id)


def _late(counted: BallotRow | None, told: _Told, due: str | None) -> Late:
    if counted is None:
        return ""
    if counted.id in told.after_opening:
        return "after_opening"
    if due and _moment(counted.received_at) > _moment(due):
        return "after_due"
    return ""


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone()


def _told(session: Session) -> _Told:
    """Read in the journal what the ballots themselves do not hold."""
    of_kind = (JournalEntry.entry.contains(f'"kind":"{kind}"') for kind in _KINDS)
    query = select(JournalEntry.entry).where(or_(*of_kind)).order_by(JournalEntry.seq)
    percent: dict[str, int] = {}
    refused: defaultdict[int, int] = defaultdict(int)
    after: set[str] = set()
    is_opened = False
    for act in map(told_act, session.scalars(query)):
        is_opened = is_opened or act.kind is JournalKind.BALLOTS_OPENED
        for each in _listed(act):
            percent |= {each["digest"]: each["percent"]} if "percent" in each else {}
            after |= {each["digest"]} if is_opened else set()
        if act.kind is JournalKind.BALLOT_REFUSED and "juror" in act.body:
            refused[act.body["juror"]] += 1
    return _Told(percent=percent, refused=refused, after_opening=frozenset(after))


def _listed(act: ToldAct) -> list[dict[str, Any]]:
    received = act.kind is JournalKind.BALLOTS_RECEIVED
    told: list[dict[str, Any]] = act.body["ballots"] if received else []
    return told
