"""The official order: the mean over the jurors who scored, in competition ranks (1, 2, 2, 4)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=int | str)


@dataclass(frozen=True, slots=True)
class Ranked(Generic[Key]):
    """An application's place; the mean stands on 0..1."""

    application: Key
    rank: int
    mean: Fraction
    n: int


@dataclass(frozen=True, slots=True)
class Candidate(Generic[Key]):
    """An application with the means that its jurors gave, and the size of its panel."""

    application: Key
    means: Sequence[Fraction]
    panel: int


@dataclass(frozen=True, slots=True)
class Order(Generic[Key]):
    """The applications that are ranked, best first, and those that must be discussed."""

    ranked: tuple[Ranked[Key], ...]
    unranked: tuple[Candidate[Key], ...]


def mean(values: Sequence[Fraction]) -> Fraction:
    """Return the arithmetic mean of at least one value."""
    common = lcm(*{value.denominator for value in values})
    total = sum(value.numerator * (common // value.denominator) for value in values)
    return Fraction(total, common * len(values))


def ascending(values: Iterable[Fraction]) -> list[Fraction]:
    """Return values in their order, compared as whole numbers: ten times as fast."""
    listed = list(values)
    common = lcm(*{value.denominator for value in listed})
    return sorted(listed, key=lambda value: value.numerator * (common // value.denominator))


def rank(candidates: Iterable[Candidate[Key]], *, minimum: int) -> Order[Key]:
    """Rank by mean, best first; equal means share a rank and leave a gap behind them.

    An application needs the marks of `minimum` jurors, or of its whole panel where that is
    smaller, and of one at least; else it is not ranked, neither last nor first.
    """
    ranked: list[tuple[Key, Fraction, int]] = []
    unranked: list[Candidate[Key]] = []
    for candidate in candidates:
        count = len(candidate.means)
        if count < max(1, min(minimum, candidate.panel)):
            unranked.append(candidate)
        else:
            ranked.append((candidate.application, mean(candidate.means), count))
    means: Mapping[Key, Fraction] = {application: value for application, value, _n in ranked}
    places = competition_ranks(means)
    in_order = sorted(ranked, key=lambda each: (places[each[0]], each[0]))
    return Order(
        tuple(Ranked(key, places[key], value, count) for key, value, count in in_order),
        tuple(sorted(unranked, key=lambda each: each.application)),
    )


def competition_ranks(means: Mapping[Key, Fraction | int]) -> dict[Key, int]:
    """Return one more than the number of better ones, for each."""
    ranks: dict[Key, int] = {}
    previous: tuple[int, int] | None = None
    best_first = sorted(in_wholes(means).items(), key=lambda item: (-item[1], item[0]))
    for place, (key, value) in enumerate(best_first, start=1):
        rank_ = previous[1] if previous and previous[0] == value else place
        ranks[key] = rank_
        previous = (value, rank_)
    return ranks


def in_wholes(values: Mapping[Key, Fraction | int]) -> dict[Key, int]:
    """Return whole numbers that relate as some fractions do: they compare ten times as fast."""
    common = lcm(*{value.denominator for value in values.values()})
    return {key: value.numerator * (common // value.denominator) for key, value in values.items()}
