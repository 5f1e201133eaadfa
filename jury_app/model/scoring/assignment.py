"""Who reads what: n readers for each application, loads as even as can be, never a conflict."""

from collections import Counter
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from itertools import combinations
from typing import TypeAlias

Pair: TypeAlias = tuple[int, int]


class TooFewReadersError(ValueError):
    """An application has fewer eligible jurors than readers were asked for."""

    def __init__(self, application: int, eligible: int) -> None:
        super().__init__(application, eligible)
        self.application = application
        self.eligible = eligible


def balanced_readers(eligible: Mapping[int, AbstractSet[int]], readers: int) -> set[Pair]:
    """Return (juror, application) pairs: `readers` jurors for each application.

    The applications with the least choice are served first; each takes the jurors who have the
    fewest so far, and among those the ones who have seldom sat together, so that the panels are
    mixed and every juror can be compared with the others. The result depends on nothing but the
    two arguments.
    """
    loads: Counter[int] = Counter()
    together: Counter[Pair] = Counter()
    pairs: set[Pair] = set()
    by_scarcity = sorted(eligible.items(), key=lambda item: (len(item[1]), item[0]))
    for application, jurors in by_scarcity:
        if len(jurors) < readers:
            raise TooFewReadersError(application, len(jurors))
        chosen: list[int] = []
        for _place in range(readers):
            free = (each for each in jurors if each not in chosen)
            chosen.append(min(free, key=lambda each: _cost(each, chosen, loads, together)))
        loads.update(chosen)
        together.update(_pair(*two) for two in combinations(chosen, 2))
        pairs.update((juror, application) for juror in chosen)
    return pairs


def _cost(
    juror: int, chosen: list[int], loads: Counter[int], together: Counter[Pair]
) -> tuple[int, int, int]:
    met = sum(together[_pair(juror, other)] for other in chosen)
    return loads[juror], met, juror


def _pair(one: int, other: int) -> Pair:
    return (min(one, other), max(one, other))
