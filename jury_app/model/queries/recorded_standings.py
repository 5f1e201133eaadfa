"""The order of a domain as the record of the sitting keeps it."""

from dataclasses import dataclass

from jury_app.model.queries.standings import DomainStandings
from jury_app.model.scoring.ties import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedStanding:
    """A place and what made it, or the code of the reason why there is none; exact fractions."""

    number: str
    title: str
    applicant: str
    rank: int | None
    mean: str | None
    n: int
    eligible: int
    reason: str = ""
    value: str | None = None
    step: Step | None = None


def recorded_standings(order: DomainStandings) -> tuple[RecordedStanding, ...]:
    """Return the ranked applications, best first, then those without a rank."""
    ranked = tuple(
        RecordedStanding(
            number=each.number,
            title=each.title,
            applicant=each.applicant,
            rank=each.rank,
            mean=str(each.mean),
            n=each.n,
            eligible=each.eligible,
            value=None if each.value is None else str(each.value),
            step=each.step,
        )
        for each in order.standings
    )
    unranked = tuple(
        RecordedStanding(
            number=each.number,
            title=each.title,
            applicant=each.applicant,
            rank=None,
            mean=None,
            n=each.n,
            eligible=each.eligible,
            reason=each.reason,
        )
        for each in order.not_ranked
    )
    return ranked + unranked
