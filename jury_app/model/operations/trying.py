"""Recording what was tried: the levels of a domain, all of them or none."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.model.operations.sitting import Award, decide, withdraw_decision
from jury_app.model.queries.edition import list_levels
from jury_app.model.queries.sitting import list_decisions
from jury_app.model.queries.standings import consolidate, judged_applications
from jury_app.model.queries.what_if import Trial, foresee_awards, settling


def record_trial(session: Session, *, trial: Trial, motive: str = "") -> int:
    """Make of a trial what the jury decided, and return how many decisions that took.

    What changes is withdrawn first, and given anew from the highest level and place on: so nobody
    is passed over on the way who is not in the end. The motive is that of each departure.
    """
    departing = {each.application_id for each in foresee_awards(session, trial=trial).departing}
    standing = {
        row.application_id: row
        for row in settling(list_decisions(session), trial.domain_id)
        if not row.is_not_awarded
    }
    gone = [
        row
        for key, row in standing.items()
        if trial.levels.get(key or 0) != row.level_id or key in departing
    ]
    kept = standing.keys() - {row.application_id for row in gone}
    new = {key: level for key, level in trial.levels.items() if key not in kept}
    if not gone and not new:
        raise RuleError("nothing_changed")
    for row in gone:
        withdraw_decision(session, decision_id=row.id)
    citations = {row.application_id: row.citation for row in gone}
    numbers = {each.id: each.number for each in judged_applications(session)}
    for key in _in_order(session, trial.domain_id, new):
        award = Award(
            number=numbers[key],
            level_id=new[key],
            motive=motive if key in departing else "",
            citation=citations.get(key, ""),
        )
        decide(session, award=award)
    return len({*new, *(row.application_id for row in gone)})


def _in_order(session: Session, domain_id: int, levels: Mapping[int, int]) -> list[int]:
    """Return the applications from the highest level on, and the best placed first."""
    [order] = consolidate(session, domain_id=domain_id)
    ranks = {each.application_id: each.rank for each in order.standings}
    positions = {each.id: each.position for each in list_levels(session)}
    last = len(ranks) + 1
    return sorted(levels, key=lambda key: (positions[levels[key]], ranks.get(key, last)))
