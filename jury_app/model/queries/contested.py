"""The ballots of one juror that stand against each other, without a mark of theirs."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from jury_app.model.chain import chains
from jury_app.model.enums import BallotState
from jury_app.model.queries.chained import ballot_links, resolved_conflicts
from jury_app.model.queries.exchange import BallotRow, list_ballots
from jury_app.model.requirements import current_round


@dataclass(frozen=True, slots=True, kw_only=True)
class Contested:
    """Whose ballots they are, those that somebody may keep, and the last decision in force."""

    juror_id: int
    juror: str
    ballots: tuple[BallotRow, ...]
    decided: int | None

    @property
    def is_conflict(self) -> bool:
        """Whether somebody has to decide."""
        return bool(self.ballots)


def contested_ballots(session: Session, *, juror_id: int) -> Contested:
    """Return the ballots among which somebody decides, and the act that decided last."""
    rows = [row for row in list_ballots(session) if row.juror_id == juror_id]
    decided = [each for each in resolved_conflicts(session) if each.juror_id == juror_id]
    code = current_round(session).code
    links = [each for each in ballot_links(session, juror_id) if each.round == code]
    ends: set[str] = set()
    for chain in chains(links, [each.resolution for each in decided]).values():
        if chain.is_conflict:
            ends.update(chain.ends)
    return Contested(
        juror_id=juror_id,
        juror=rows[0].juror if rows else "",
        ballots=tuple(row for row in rows if row.id in ends),
        decided=decided[-1].seq if decided else None,
    )


def list_contested(session: Session) -> list[Contested]:
    """Return the jurors whose ballots stand against each other."""
    rows = list_ballots(session)
    jurors = dict.fromkeys(row.juror_id for row in rows if row.state is BallotState.CONFLICT)
    return [contested_ballots(session, juror_id=each) for each in jurors]
