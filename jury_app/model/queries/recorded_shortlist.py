"""The shortlist of a panel as the record of its sitting keeps it, for the jury that follows."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from jury_app.model.queries.edition import list_domains
from jury_app.model.queries.shortlist import (
    CandidateRow,
    DomainShortlist,
    ShortlistActs,
    get_shortlist,
    shortlist_acts,
    shortlist_level,
)
from jury_app.model.requirements import current_round


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedCut:
    """Where a domain was cut, and the numbers of those who passed."""

    domain: str
    best: int | None
    at_least: str | None
    keeps_equals: bool
    applications: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedCall:
    """An application that the cut left out and the panel called back; `by` is who asked for it."""

    number: str
    reason: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedMove:
    """An application that goes before the jury in another domain, `to` by its code."""

    number: str
    domain: str
    to: str
    to_name: str
    reason: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedShortlist:
    """All that the panel did to its standings; who is on the shortlist, the decisions say."""

    cuts: tuple[RecordedCut, ...]
    called_back: tuple[RecordedCall, ...]
    moves: tuple[RecordedMove, ...]


def recorded_shortlist(session: Session, names: Mapping[int, str]) -> RecordedShortlist | None:
    """Return the shortlist, with the names of jurors; nothing where there is one instance."""
    if shortlist_level(session) is None:
        return None
    if not current_round(session).ballots_opened:
        return RecordedShortlist(cuts=(), called_back=(), moves=())  # nobody sees an order yet
    known = {each.id: each.values for each in list_domains(session)}
    acts, domains = shortlist_acts(session), get_shortlist(session)
    return RecordedShortlist(
        cuts=tuple(_cut(each) for each in domains if each.cut is not None),
        called_back=tuple(
            _call(one, acts, names)
            for each in domains
            for one in each.candidates
            if one.is_called_back
        ),
        moves=tuple(
            RecordedMove(
                number=one.number,
                domain=each.code,
                to=known[one.move.domain_id].code,
                to_name=known[one.move.domain_id].name,
                reason=one.move.reason,
                by=names.get(one.move.by or 0, ""),
            )
            for each in domains
            for one in each.candidates
            if one.move is not None
        ),
    )


def _cut(domain: DomainShortlist) -> RecordedCut:
    if domain.cut is None:
        raise ValueError(domain.code)
    cut, passed = domain.cut.cut, domain.cut.applications
    return RecordedCut(
        domain=domain.code,
        best=cut.best,
        at_least=None if cut.at_least is None else str(cut.at_least),
        keeps_equals=cut.keeps_equals,
        applications=tuple(each.number for each in domain.candidates if each.id in passed),
    )


def _call(row: CandidateRow, acts: ShortlistActs, names: Mapping[int, str]) -> RecordedCall:
    call = acts.calls.get(row.id)
    is_own = call is not None and row.decision is not None and call.decision_id == row.decision.id
    return RecordedCall(
        number=row.number,
        reason=row.decision.motive if row.decision else "",
        by=names.get(call.by or 0, "") if call and is_own else "",
    )
