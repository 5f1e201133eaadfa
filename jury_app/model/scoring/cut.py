"""Where a shortlist ends: after so many places, or below a mark; it never divides equals."""

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Placed:
    """A place in the standings, and the mean that it was reached with."""

    rank: int
    mean: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """How far a shortlist goes in each domain; where both are said, both must hold.

    Equals who share the last place are all kept, or all left out: no cut divides them.
    """

    best: int | None = None
    at_least: Fraction | None = None
    keeps_equals: bool = True

    def passing(self, places: Mapping[Key, Placed]) -> frozenset[Key]:
        """Return who passes."""
        divided = frozenset[Key]() if self.keeps_equals else self.divided(places)
        return frozenset(
            each for each, place in places.items() if self._reaches(place) and each not in divided
        )

    def divided(self, places: Mapping[Key, Placed]) -> frozenset[Key]:
        """Return the equals of whom a number of places would take some and not others."""
        if self.best is None:
            return frozenset()
        sharing = Counter(place.rank for place in places.values())
        return frozenset(
            each
            for each, place in places.items()
            if self._reaches(place) and place.rank + sharing[place.rank] - 1 > self.best
        )

    def _reaches(self, place: Placed) -> bool:
        is_early = self.best is None or place.rank <= self.best
        return is_early and (self.at_least is None or place.mean >= self.at_least)
