"""Marks that nobody gave, for a rehearsal: the same for the same seed, and as a jury gives them.

Some jurors are severe and some are kind, a ballot or two does not come, one is incomplete, one
juror stays out of an application, and the two best of a domain are equals, whatever the method.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random

from jury_app.sealing.manifest import KitCriterion

POOREST, FINEST = 0.35, 0.9
SEVEREST, KINDEST = -0.15, 0.12
TASTE = 0.07  # how far two jurors part over one criterion
MISSING_OF = 12  # one ballot in so many does not come
ENOUGH = 4  # a smaller jury has every ballot, and none with gaps


@dataclass(frozen=True, slots=True)
class Reader:
    """A juror by their place in the list, and what they mark: applications, and their domains."""

    place: int
    reads: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class MadeUpBallot:
    """What one juror says."""

    scores: Mapping[str, Mapping[str, int]]
    recused: frozenset[str]
    is_complete: bool


@dataclass(frozen=True)
class MadeUpJury:
    """All that the jurors of a rehearsal think, drawn from a seed."""

    seed: int
    criteria: Sequence[KitCriterion]
    readers: Sequence[Reader]

    def ballots(self) -> dict[int, MadeUpBallot]:
        """Return the ballots that came, by the places of their jurors."""
        came = [each for each in self.readers if each.place not in self.missing]
        short = came[-1].place if len(came) >= ENOUGH else None
        return {each.place: self._ballot(each, is_short=each.place == short) for each in came}

    @cached_property
    def missing(self) -> frozenset[int]:
        """Who sends nothing."""
        places = [each.place for each in self.readers]
        count = max(1, len(places) // MISSING_OF) if len(places) >= ENOUGH else 0
        return frozenset(self._chance("missing").sample(places, count))

    @cached_property
    def twins(self) -> Mapping[str, str]:
        """The application that everybody marks like another of the same domain, and that other."""
        panels: defaultdict[str, set[int]] = defaultdict(set)
        domains: dict[str, str] = {}
        for each in self.readers:
            for number, domain in each.reads.items():
                panels[number].add(each.place)
                domains[number] = domain
        alike: defaultdict[tuple[str, tuple[int, ...]], list[str]] = defaultdict(list)
        for number, panel in panels.items():
            alike[domains[number], tuple(sorted(panel))].append(number)
        pairs = (sorted(each, key=self._quality)[-2:] for _key, each in sorted(alike.items()))
        return next(({one: best} for one, best in (each for each in pairs if len(each) > 1)), {})

    @cached_property
    def recusal(self) -> tuple[int, str] | None:
        """Who declares a conflict, over which application."""
        tied = {*self.twins, *self.twins.values()}
        for each in self.readers:
            free = sorted(each.reads.keys() - tied)
            if each.place not in self.missing and len(each.reads) > 1 and free:
                return each.place, free[0]
        return None

    def _ballot(self, reader: Reader, *, is_short: bool) -> MadeUpBallot:
        recused = {self.recusal[1]} if self.recusal and self.recusal[0] == reader.place else set()
        marked = [number for number in sorted(reader.reads) if number not in recused]
        scores = {number: self._marks(reader.place, number) for number in marked}
        tied = {*self.twins, *self.twins.values()}
        short = next((each for each in reversed(marked) if each not in tied), None)
        is_short = is_short and short is not None and len(self.criteria) > 1
        if is_short and short is not None:
            scores[short].popitem()
        return MadeUpBallot(scores, frozenset(recused), is_complete=not is_short)

    def _marks(self, juror: int, number: str) -> dict[str, int]:
        number = self.twins.get(number, number)
        level = self._quality(number) + self._chance("severity", juror).uniform(SEVEREST, KINDEST)
        chance = self._chance("marks", juror, number)
        return {each.code: _mark(each, level + chance.gauss(0, TASTE)) for each in self.criteria}

    def _quality(self, number: str) -> float:
        return self._chance("quality", number).uniform(POOREST, FINEST)

    def _chance(self, *words: object) -> Random:
        return Random("/".join(map(str, (self.seed, *words))))  # noqa: S311 -- made up, not a secret


def _mark(criterion: KitCriterion, level: float) -> int:
    """Return the mark of a criterion, in steps, for a level from 0, the worst, to 1."""
    share = 1 - level if criterion.lower_is_better else level
    points = criterion.min_points + share * (criterion.max_points - criterion.min_points)
    rounded = round(points) * criterion.steps_per_point
    return max(criterion.marks.start, min(criterion.marks.stop - 1, rounded))
