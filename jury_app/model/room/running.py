"""The running order of a sitting: its domains, and the applications in each, one after another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TypeAlias


class Basis(StrEnum):
    """What a running order follows."""

    EDITION = "edition"
    SOLIDITY = "solidity"
    """Where the minutes matter comes first."""
    EXITS = "exits"
    """Recused jurors go out and come back as seldom as can be."""
    HAND = "hand"


@dataclass(frozen=True, slots=True)
class Turn:
    """A domain whose turn it is, and its applications in the order in which they come."""

    domain: int
    applications: tuple[int, ...] = ()


Out: TypeAlias = Mapping[int, frozenset[int]]
"""Who stays out while an application is before the jury."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """How contested a domain is, and what to talk about first in it."""

    level: int
    """0 where the marks settle an award for nobody, 1 where they hardly do, 2 where they do."""

    discussed: tuple[int, ...] = ()


_SETTLED = Contest(level=2)


def moves(turns: Iterable[Turn], out: Out) -> int:
    """Return how often somebody goes out or comes back if the jury passes through this order.

    Whoever stays out of two applications in a row does not come in between.
    """
    passed = [out.get(each, frozenset()) for turn in turns for each in turn.applications]
    stops: list[frozenset[int]] = [frozenset(), *passed, frozenset()]
    return sum(len(before ^ after) for before, after in pairwise(stops))


def contested_first(turns: Sequence[Turn], contests: Mapping[int, Contest]) -> tuple[Turn, ...]:
    """Return the order in which the least settled domains and applications come first."""

    def urgency(turn: Turn) -> tuple[int, int]:
        contest = contests.get(turn.domain, _SETTLED)
        return contest.level, -len(contest.discussed)

    return tuple(
        Turn(each.domain, _discussed_first(each, contests.get(each.domain, _SETTLED)))
        for each in sorted(turns, key=urgency)
    )


def completed(wanted: Sequence[Turn], known: Sequence[Turn]) -> tuple[Turn, ...]:
    """Return an order with all that competes now, and nothing else; what it lacks comes last."""
    places = {each.domain: each for each in wanted}
    there = {each.domain: each for each in known}
    domains = [each for each in places if each in there]
    domains += [each for each in there if each not in places]
    return tuple(_completed(places.get(each, there[each]), there[each]) for each in domains)


def _completed(wanted: Turn, known: Turn) -> Turn:
    there = set(known.applications)
    kept = [each for each in wanted.applications if each in there]
    return Turn(known.domain, tuple(dict.fromkeys([*kept, *known.applications])))


def _discussed_first(turn: Turn, contest: Contest) -> tuple[int, ...]:
    first = [each for each in contest.discussed if each in turn.applications]
    return (*first, *(each for each in turn.applications if each not in first))
