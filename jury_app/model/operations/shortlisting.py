"""The shortlist of an expert panel: cut, with some called back, and some moved elsewhere.

The closing of the panel’s sitting seals it; the jury’s own edition is founded from that.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.model.entities import Decision
from jury_app.model.enums import JournalKind, LevelKind
from jury_app.model.journal import now, record
from jury_app.model.operations.sitting import (
    Award,
    decide,
    decide_not_awarded,
    open_sitting,
    withdraw_decision,
)
from jury_app.model.queries.shortlist import placed, shortlist_acts, shortlist_level
from jury_app.model.queries.sitting import DecisionRow, list_decisions
from jury_app.model.queries.standings import DomainStandings, consolidate
from jury_app.model.requirements import (
    require_application,
    require_domain,
    require_juror,
    require_not_closed,
    require_text,
)
from jury_app.model.scoring.cut import Cut


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortlisted:
    """How many passed the cut, and how many equals stood where it fell."""

    applications: int
    equals: int


def cut_shortlist(session: Session, *, cut: Cut, domain_code: str = "") -> Shortlisted:
    """Shortlist those of every domain, or of one, who pass a cut.

    Cut again, a domain takes in and leaves out what the new cut says; who was shortlisted for a
    reason of their own stays.
    """
    require_not_closed(session)
    level_id = _require_level(session)
    if cut.best is None and cut.at_least is None:
        raise RuleError("cut_missing")
    domain_id = require_domain(session, domain_code).id if domain_code else None
    orders = [
        each
        for each in consolidate(session, domain_id=domain_id)
        if each.standings or each.not_ranked
    ]
    open_sitting(session)
    passing: set[int] = set()
    equals = 0
    for order in orders:
        places = placed(order.standings)
        chosen = cut.passing(places)
        passing |= chosen
        equals += len(cut.divided(places))
        _settle(session, order, chosen, level_id)
    body = _cut_body(cut) | {
        "applications": sorted(passing),
        "domains": [each.domain_id for each in orders],
    }
    record(session, JournalKind.SHORTLIST_CUT, body)
    return Shortlisted(applications=len(passing), equals=equals)


def call_back(session: Session, *, number: str, reason: str, by: int | None = None) -> int:
    """Shortlist an application that the cut left out, at the request of a juror if one is named."""
    require_not_closed(session)
    level_id = _require_level(session)
    motive = require_text(reason, "reason_missing")
    application = require_application(session, number)
    if any(
        row.application_id == application.id
        for row in _shortlisted(list_decisions(session, domain_id=application.domain_id))
    ):
        raise RuleError("already_shortlisted", number=application.number)
    cut = shortlist_acts(session).cuts.get(application.domain_id)
    if cut is not None and application.id in cut.applications:
        raise RuleError("passed_the_cut", number=application.number)
    decision = decide(session, award=Award(number=number, level_id=level_id, motive=motive))
    body = {"application": application.id, "decision": decision.id}
    return record(session, JournalKind.CALLED_BACK, body | _by(session, by))


def move_application(
    session: Session, *, number: str, domain_code: str, reason: str, by: int | None = None
) -> int:
    """Let an application go before the jury in another domain; the panel’s order keeps it.

    Moved to its own domain, it stays there after all.
    """
    require_not_closed(session)
    _require_level(session)
    told = require_text(reason, "reason_missing")
    application, domain = require_application(session, number), require_domain(session, domain_code)
    before = shortlist_acts(session).move_of(application.id, application.domain_id)
    if domain.id == (before.domain_id if before else application.domain_id):
        raise RuleError("nothing_changed")
    body = {"application": application.id, "domain": domain.id}
    return record(session, JournalKind.MOVED, body | _by(session, by), reason=told)


def _settle(
    session: Session, order: DomainStandings, chosen: frozenset[int], level_id: int
) -> None:
    rows = list_decisions(session, domain_id=order.domain_id)
    there = {row.application_id for row in _shortlisted(rows)}
    gone = {
        row.id: row.application_id
        for row in _shortlisted(rows)
        if row.application_id not in chosen and not row.motive
    }
    for decision_id in gone:
        withdraw_decision(session, decision_id=decision_id)
    is_plain = len(_shortlisted(rows)) == len(rows)  # nothing else has been decided there
    for each in order.standings:
        if each.application_id not in chosen - there:
            continue
        if is_plain:
            _enter(session, order.domain_id, each.application_id, level_id)
        else:
            decide(session, award=Award(number=each.number, level_id=level_id))
    is_settled = bool(chosen | (there - {*gone.values()})) or any(
        row.is_not_awarded for row in rows
    )
    if not is_settled:
        decide_not_awarded(session, domain_code=order.code)


def _enter(session: Session, domain_id: int, application_id: int, level_id: int) -> None:
    """Record a place on the list where it takes the place of nothing, and passes over nobody."""
    decision = Decision(
        domain_id=domain_id,
        application_id=application_id,
        level_id=level_id,
        decided_at=now(session),
    )
    session.add(decision)
    session.flush()
    body = {"application": application_id, "decision": decision.id, "level": level_id}
    record(session, JournalKind.DECISION, body)


def _shortlisted(rows: list[DecisionRow]) -> list[DecisionRow]:
    return [row for row in rows if row.level_kind is LevelKind.SHORTLIST]


def _require_level(session: Session) -> int:
    level_id = shortlist_level(session)
    if level_id is None:
        raise RuleError("shortlist_none")
    return level_id


def _cut_body(cut: Cut) -> dict[str, Any]:
    return {
        "at_least": None if cut.at_least is None else str(cut.at_least),
        "best": cut.best,
        "keeps_equals": cut.keeps_equals,
    }


def _by(session: Session, juror_id: int | None) -> dict[str, int]:
    return {} if juror_id is None else {"by": require_juror(session, juror_id).id}
