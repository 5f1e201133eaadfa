"""Recording a decision and saying aloud which ones it took the place of."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.model.entities import Decision
from jury_app.model.operations.sitting import Award, decide, decide_not_awarded
from jury_app.model.queries.sitting import DecisionRow, decision_rows, list_decisions


@dataclass(frozen=True, slots=True)
class Recorded:
    """A decision that stands now, and those that it took the place of."""

    decision: DecisionRow
    replaced: tuple[DecisionRow, ...]

    @property
    def withdrawn(self) -> tuple[DecisionRow, ...]:
        """Those of another level: a decision recorded again with other words withdraws nothing."""
        own = self.decision.level_id
        return tuple(each for each in self.replaced if each.level_id != own)


def record_award(session: Session, *, award: Award) -> Recorded:
    """Give an award, and say what it took the place of."""
    before = _standing(session)
    return _recorded(session, decide(session, award=award), before)


def record_not_awarded(
    session: Session, *, domain_code: str, motive: str = "", vote: int | None = None
) -> Recorded:
    """Say that a domain has no award, and whether that was said before."""
    before = _standing(session)
    made = decide_not_awarded(session, domain_code=domain_code, motive=motive, vote=vote)
    return _recorded(session, made, before)


def _standing(session: Session) -> set[int]:
    return set(session.scalars(select(Decision.id).where(Decision.is_withdrawn.is_(False))))


def _recorded(session: Session, made: Decision, before: set[int]) -> Recorded:
    gone = before - _standing(session)
    replaced = [session.get_one(Decision, key) for key in sorted(gone)]
    standing = {row.id: row for row in list_decisions(session, domain_id=made.domain_id)}
    return Recorded(standing[made.id], tuple(decision_rows(session, replaced)) if replaced else ())
