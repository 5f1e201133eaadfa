"""The running order that a line of a script asks for."""

from collections.abc import Iterable, Sequence
from importlib import import_module

from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.model.operations.running import set_running_order
from jury_app.model.queries.marked import marked_domains
from jury_app.model.queries.running_order import order_in_force, order_of_edition
from jury_app.model.queries.standings import all_marks, consolidate
from jury_app.model.requirements import require_application, require_domain
from jury_app.model.room.running import Basis, Turn, contested_first
from jury_app.scripting.acts import RunningOrder

_CONTESTS = "jury_app.model.queries.contests"  # it loads numpy, for this one act


def keep_order(session: Session, line: RunningOrder, at: str) -> None:
    """Keep the order of a line."""
    turns: tuple[Turn, ...] = ()
    match line.by:
        case Basis.SOLIDITY:
            turns = _by_solidity(session)
        case Basis.HAND:
            turns = _by_hand(session, line)
    set_running_order(session, basis=line.by, turns=turns, at=at)


def _by_solidity(session: Session) -> tuple[Turn, ...]:
    marks = all_marks(session)
    domains = marked_domains(session, consolidate(session, marks=marks), marks)
    contests = import_module(_CONTESTS).contests_of(domains)
    return contested_first(order_of_edition(session), contests)


def _by_hand(session: Session, line: RunningOrder) -> tuple[Turn, ...]:
    """Return what is said, domain by domain; what is not said comes after it, in its order."""
    said = dict(_said(session, code, numbers) for code, numbers in line.applications.items())
    known = {each.domain: each for each in order_in_force(session)[1]}
    domains = [require_domain(session, code).id for code in line.domains]
    domains += [each for each in known if each not in domains]
    return tuple(_turn(known.get(each, Turn(each)), said.get(each, ())) for each in domains)


def _said(session: Session, code: str, numbers: Iterable[str]) -> tuple[int, tuple[int, ...]]:
    """Return a domain and its applications that are named; those of another are refused."""
    domain = require_domain(session, code)
    applications = [require_application(session, number) for number in numbers]
    for each in applications:
        if each.domain_id != domain.id:
            raise RuleError("turn_elsewhere", number=each.number, domain=domain.name)
    return domain.id, tuple(each.id for each in applications)


def _turn(own: Turn, first: Sequence[int]) -> Turn:
    return Turn(own.domain, (*first, *(each for each in own.applications if each not in first)))
