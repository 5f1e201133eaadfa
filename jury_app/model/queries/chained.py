"""Which ballots count, worked out again from all that were received and all that was decided."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from jury_app.model.acts import told_act
from jury_app.model.chain import Chain, Link, Resolution, chains
from jury_app.model.entities import Ballot, JournalEntry, Juror, Reason, Round
from jury_app.model.enums import BallotState, JournalKind
from jury_app.model.queries.room_acts import live_acts

_TOLD = tuple(  # canonical JSON writes them so, and no text does
    f'"kind":"{kind}"' for kind in (JournalKind.CONFLICT_RESOLVED, JournalKind.CORRECTION)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedConflict:
    """A decision between two ballots of a juror that is in force, and why it was taken."""

    seq: int
    at: str
    juror_id: int
    resolution: Resolution
    reason: str


def resolved_conflicts(session: Session, *, undoing: int = 0) -> list[ResolvedConflict]:
    """Return the decisions in force, in their order, as if one more act were undone."""
    rows = session.execute(
        select(JournalEntry.seq, JournalEntry.entry, Reason.text)
        .outerjoin(Reason, Reason.seq == JournalEntry.seq)
        .where(or_(*(JournalEntry.entry.contains(each) for each in _TOLD)))
        .order_by(JournalEntry.seq)
    ).all()
    told = {seq: (told_act(entry), reason) for seq, entry, reason in rows}
    undoes = {seq: act.undoes for seq, (act, _reason) in told.items()}
    if undoing:
        undoes[max((*undoes, undoing)) + 1] = undoing
    live = live_acts(undoes)
    return [
        ResolvedConflict(
            seq=seq,
            at=act.at,
            juror_id=act.body["juror"],
            resolution=Resolution(kept=act.body["kept"], aside=frozenset(act.body["aside"])),
            reason=reason or "",
        )
        for seq, (act, reason) in told.items()
        if seq in live and act.kind is JournalKind.CONFLICT_RESOLVED
    ]


def ballot_links(session: Session, juror_id: int | None = None) -> list[Link]:
    """Return the place of every ballot in the chain of its juror, or those of one juror."""
    query = (
        select(
            Ballot.digest,
            Ballot.revision,
            Ballot.previous,
            Ballot.device_key,
            Juror.key.label("juror"),
            Round.code.label("round"),
        )
        .join(Juror, Juror.id == Ballot.juror_id)
        .join(Round, Round.id == Ballot.round_id)
    )
    if juror_id is not None:
        query = query.where(Ballot.juror_id == juror_id)
    return [
        Link(
            digest=row.digest,
            juror=row.juror,
            round=row.round,
            revision=row.revision,
            previous=row.previous,
            device_key=bytes.fromhex(row.device_key),
        )
        for row in session.execute(query)
    ]


def ballot_states(
    links: Iterable[Link], resolutions: Sequence[Resolution]
) -> dict[str, BallotState]:
    """Return what becomes of every ballot."""
    states: dict[str, BallotState] = {}
    for chain in chains(links, resolutions).values():
        states |= _states(chain)
    return states


def _states(chain: Chain) -> dict[str, BallotState]:
    standing = BallotState.COUNTED if chain.counting else BallotState.CONFLICT
    return {
        **dict.fromkeys(chain.superseded, BallotState.SUPERSEDED),
        **dict.fromkeys(chain.aside, BallotState.SET_ASIDE),
        **dict.fromkeys(chain.heads, standing),
    }
