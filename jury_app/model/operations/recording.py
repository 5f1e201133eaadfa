"""Recording a decision and saying aloud which ones it took the place of."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from jury_app.model.entities import Decision
from jury_app.model.operations.sitting import Award, decide, decide_not_awarded
from jury_app.model.queries.sitting import DecisionRow, list_decisions


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
    before = list_decisions(session)
    return _recorded(session, decide(session, award=award), before)


def record_not_awarded(
    session: Session, *, domain_code: str, motive: str = "", vote: int | None = None
) -> Recorded:
    """Say that a domain has no award, and whether that was said before."""
    before = list_decisions(session)
    made = decide_not_awarded(session, domain_code=domain_code, motive=motive, vote=vote)
    return _recorded(session, made, before)


def _recorded(session: Session, made: Decision, before: list[DecisionRow]) -> Recorded:
    standing = {row.id: row for row in list_decisions(session)}
    gone = tuple(row for row in before if row.id not in standing)
    return Recorded(standing[made.id], gone)
