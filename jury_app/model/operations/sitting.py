"""The sitting: who attends, what is decided, and its closing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.formatting import plain
from jury_app.model.entities import (
    Application,
    AwardLevel,
    Decision,
    Domain,
    FrozenDecisions,
    Round,
    Sitting,
    Snapshot,
)
from jury_app.model.enums import JournalKind, LevelKind, RoundState
from jury_app.model.journal import head, now, record
from jury_app.model.level_names import require_prize_name
from jury_app.model.operations.carrying import require_carried
from jury_app.model.operations.departures import Departures, require_reasons
from jury_app.model.queries.shortlist import outdated_cuts, shortlist_level
from jury_app.model.queries.standings import DomainStandings, consolidate, dump_standings
from jury_app.model.requirements import (
    current_round,
    edition_of,
    require_application,
    require_domain,
    require_fitting,
    require_level,
    require_not_closed,
    require_opened,
)
from jury_app.model.values import LevelValues


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """What is to be given to an application."""

    number: str
    level_id: int
    motive: str = ""
    citation: str = ""
    vote: int | None = None
    """The act of the vote that it follows from, if any."""

    at: str = ""
    """The hour that is declared; else it is now."""


def open_sitting(session: Session) -> Sitting:
    """Return the sitting of the round, opened now if nobody has."""
    return sitting_of(session) or begin_sitting(session)


def begin_sitting(
    session: Session, *, at: str = "", place: str = "", second_convocation: bool = False
) -> Sitting:
    """Open the sitting at the hour that is declared, or now; on a second convocation or not."""
    if sitting_of(session) is not None:
        raise RuleError("sitting_begun")
    sitting = Sitting(
        round_id=current_round(session).id,
        opened_at=at or now(session),
        place=place or edition_of(session).place,
    )
    session.add(sitting)
    session.flush()
    body: dict[str, Any] = {"sitting": sitting.id}
    if at:
        body["at"] = at
    if second_convocation:
        body["second_convocation"] = True
    record(session, JournalKind.SITTING_OPENED, body)
    return sitting


def sitting_of(session: Session) -> Sitting | None:
    """Return the sitting of the round, if it has begun."""
    jury = current_round(session)
    return session.scalars(select(Sitting).where(Sitting.round_id == jury.id)).first()


def level_named(session: Session, text: str) -> int:
    """Return the level of a code or a name; any other name makes a special prize.

    What is nearly the name of a level, or its name in another language, is refused: it is more
    likely a slip than a prize.
    """
    levels = session.scalars(select(AwardLevel).order_by(AwardLevel.position)).all()
    for level in levels:
        if plain(text) in {plain(level.code), plain(level.name)}:
            return level.id
    name = " ".join(text.split())
    require_prize_name(name, levels)
    values = LevelValues(code=plain(name).replace(" ", "-"), name=name, kind=LevelKind.SPECIAL)
    require_fitting(values)
    level = AwardLevel(code=values.code, name=values.name, kind=values.kind, position=len(levels))
    session.add(level)
    session.flush()
    record(session, JournalKind.LEVEL_ADDED, {"level": level.id})
    return level.id


def decide(session: Session, *, award: Award) -> Decision:
    """Give an award; a level takes the place of the one before, and of no award in the domain."""
    _require_deciding(session)
    application = require_application(session, award.number)
    if application.status not in current_round(session).judged_statuses:
        raise RuleError("application_out", number=application.number)
    level = require_level(session, award.level_id)
    _require_of_instance(session, level)
    open_sitting(session)
    require_carried(session, award.vote, application.domain_id, application.id)
    departures = Departures(session, application.domain_id)
    replaced = [
        each
        for each in _standing(session, application.domain_id)
        if _gives_way(session, each, application.id, level)
    ]
    for each in replaced:
        each.is_withdrawn = True
    decision = Decision(
        domain_id=application.domain_id,
        application_id=application.id,
        level_id=level.id,
        motive=award.motive.strip(),
        citation=award.citation.strip(),
        decided_at=award.at or now(session),
    )
    session.add(decision)
    session.flush()
    departures.require_reason(decision)
    body: dict[str, Any] = {
        "decision": decision.id,
        "application": application.id,
        "level": level.id,
    }
    record(session, JournalKind.DECISION, body | _ties(replaced, award.vote, award.at))
    return decision


def decide_not_awarded(
    session: Session, *, domain_code: str, motive: str = "", vote: int | None = None, at: str = ""
) -> Decision:
    """Say that a domain has no award this year, after a vote if there was one."""
    _require_deciding(session)
    domain = require_domain(session, domain_code)
    standing = _standing(session, domain.id)
    if any(_settles(session, each) and each.application_id is not None for each in standing):
        raise RuleError("domain_awarded", domain=domain.name)
    open_sitting(session)
    require_carried(session, vote, domain.id)
    replaced = [each for each in standing if each.application_id is None]
    for each in replaced:
        each.is_withdrawn = True
    decision = Decision(domain_id=domain.id, motive=motive.strip(), decided_at=at or now(session))
    session.add(decision)
    session.flush()
    body = {"decision": decision.id, "domain": domain.id}
    record(session, JournalKind.DECISION, body | _ties(replaced, vote, at))
    return decision


def withdraw_decision(session: Session, *, decision_id: int, reason: str = "", at: str = "") -> int:
    """Take a decision back; it stays in the journal."""
    _require_deciding(session)
    decision = session.get_one(Decision, decision_id)
    if decision.is_withdrawn:
        raise RuleError("nothing_changed")
    decision.is_withdrawn = True
    body: dict[str, Any] = {"decision": decision_id} | ({"at": at} if at else {})
    return record(session, JournalKind.DECISION_WITHDRAWN, body, reason=reason.strip())


def take_snapshot(session: Session, orders: Sequence[DomainStandings] | None = None) -> int:
    """Keep the standings as they are now, under the next number, and return it."""
    require_not_closed(session)
    require_opened(current_round(session))
    number = (session.scalar(select(func.max(Snapshot.number))) or 0) + 1
    standings = dump_standings(consolidate(session) if orders is None else orders)
    session.add(Snapshot(number=number, taken_at=now(session), standings=standings))
    record(session, JournalKind.SNAPSHOT, {"number": number})
    return number


def undecided_domains(session: Session) -> list[Domain]:
    """Return the domains in which somebody competes and nothing was decided."""
    statuses = current_round(session).judged_statuses
    competing = {
        each.domain_id for each in session.scalars(select(Application)) if each.status in statuses
    }
    settled = {each.domain_id for each in _standing(session) if _settles(session, each)}
    domains = session.scalars(select(Domain).order_by(Domain.position, Domain.id))
    return [each for each in domains if each.id in competing - settled]


def settle_undecided(session: Session) -> list[int]:
    """Say of every domain without a decision that it is not awarded; return the acts that do."""
    acts = []
    for domain in undecided_domains(session):
        decide_not_awarded(session, domain_code=domain.code)
        acts.append(head(session)[0])
    return acts


def require_closable(session: Session, orders: Sequence[DomainStandings] | None = None) -> None:
    """A sitting closes when every domain has its decision, and every departure its reason."""
    _require_deciding(session)
    if undecided := undecided_domains(session):
        names = ", ".join(f"{each.code} {each.name}" for each in undecided)
        raise RuleError("domains_undecided", domains=names)
    orders = consolidate(session) if orders is None else orders
    if outdated := outdated_cuts(session, orders):
        raise RuleError("shortlist_outdated", domain=outdated[0].name)
    require_reasons(session, orders)


def close_sitting(
    session: Session,
    *,
    content: str,
    seal: bytes,
    seal_code: str,
    at: str,
    orders: Sequence[DomainStandings] | None = None,
) -> int:
    """Freeze the decisions under their seal, at the hour that it names; return their number."""
    require_closable(session, orders)
    sitting = open_sitting(session)
    sitting.closed_at = at
    session.get_one(Round, sitting.round_id).state = RoundState.CLOSED
    number = (session.scalar(select(func.max(FrozenDecisions.number))) or 0) + 1
    session.add(
        FrozenDecisions(
            number=number,
            frozen_at=now(session),
            content=content,
            seal=seal,
            seal_code=seal_code,
        )
    )
    return record(session, JournalKind.CLOSED, {"number": number, "seal": seal_code})


def record_export(session: Session, /, *, documents: list[str], **more: Any) -> int:
    """Enter that documents were written, and what else is told of them."""
    told = {key: value for key, value in more.items() if value}
    return record(session, JournalKind.EXPORT, {"documents": documents} | told)


def _require_of_instance(session: Session, level: AwardLevel) -> None:
    """A panel shortlists, and leaves every award to the jury that follows."""
    if level.kind is not LevelKind.SHORTLIST and shortlist_level(session) is not None:
        raise RuleError("shortlist_only", level=level.name)


def _require_deciding(session: Session) -> None:
    require_not_closed(session)
    require_opened(current_round(session))


def _standing(session: Session, domain_id: int | None = None) -> list[Decision]:
    query = select(Decision).where(Decision.is_withdrawn.is_(False)).order_by(Decision.id)
    if domain_id is not None:
        query = query.where(Decision.domain_id == domain_id)
    return list(session.scalars(query))


def _settles(session: Session, decision: Decision) -> bool:
    if decision.level_id is None:
        return True
    return require_level(session, decision.level_id).kind is not LevelKind.SPECIAL


def _ties(replaced: Sequence[Decision], vote: int | None, at: str) -> dict[str, Any]:
    """Return what the journal adds: the decisions it replaces, its vote, and its hour."""
    tied: dict[str, Any] = {"replaces": [each.id for each in replaced]} if replaced else {}
    tied |= {} if vote is None else {"vote": vote}
    return tied | ({"at": at} if at else {})


def _gives_way(session: Session, earlier: Decision, application_id: int, level: AwardLevel) -> bool:
    if earlier.application_id is None:
        return level.kind is not LevelKind.SPECIAL
    if earlier.application_id != application_id:
        return False
    if earlier.level_id == level.id:
        return True
    return level.kind is not LevelKind.SPECIAL and _settles(session, earlier)
