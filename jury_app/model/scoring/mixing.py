"""Readings exchanged between jurors until all of them can be compared, whoever drops out.

Where panels never mix, a severe one cannot be told from weak applications. Two readings are
exchanged at a time, so that loads and numbers of readers stay as they are.
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice, product
from random import Random
from typing import TypeAlias

from jury_app.model.scoring.assignment import Pair
from jury_app.model.scoring.connections import Design, design_of
from jury_app.model.scoring.panel import Panel

Expertise: TypeAlias = Mapping[Pair, int]

_SEED = 1972
_MOST_TRIED = 400_000
"""How many readings may be looked at, all exchanges together: about a second of work."""


def mixed(
    pairs: AbstractSet[Pair],
    eligible: Mapping[int, AbstractSet[int]],
    expertise: Expertise | None = None,
) -> set[Pair]:
    """Return (juror, application) pairs whose graph is connected, without articulation points.

    As far as conflicts allow it, and no exchange costs expertise. One reader for each application
    compares nobody, and is left as it is. The result depends on nothing but the arguments.
    """
    readings = set(pairs)
    design = reading_design(readings)
    exchanges = _Exchanges(eligible, expertise or {})
    left = _MOST_TRIED // max(1, len(readings))
    while _faults(design) > (0, 0) and left > 0:
        for exchange in exchanges.of(readings, design):
            left -= 1
            if left <= 0:
                return readings
            if exchange is None:
                continue
            tried = (readings - exchange.taken) | exchange.given
            then = reading_design(tried)
            if _faults(then) < _faults(design):
                readings, design = tried, then
                break
        else:
            return readings
    return readings


def reading_design(pairs: Iterable[Pair]) -> Design[int, int]:
    """Return how the applications hang together once the jurors have read what they are given."""
    scores = {(application, juror): Fraction(0) for juror, application in sorted(pairs)}
    applications = tuple(sorted({application for application, _juror in scores}))
    return design_of(Panel(applications, tuple(sorted({juror for _a, juror in scores})), scores))


def _faults(design: Design[int, int]) -> tuple[int, int]:
    """Return how many parts there are too many, and how many points hold one together."""
    pivotal = len(design.pivotal_applications) + len(design.pivotal_jurors)
    return max(0, len(design.components) - 1), pivotal


@dataclass(frozen=True, slots=True)
class _Exchange:
    taken: frozenset[Pair]
    given: frozenset[Pair]


@dataclass(frozen=True, slots=True)
class _Exchanges:
    """Which two readings may change jurors: no conflict, none twice, no expertise lost."""

    eligible: Mapping[int, AbstractSet[int]]
    expertise: Expertise

    def of(
        self, readings: AbstractSet[Pair], design: Design[int, int]
    ) -> Iterator[_Exchange | None]:
        """Return the exchanges that may mend what is wrong, in an order that favours nobody.

        Before those at each border there comes nothing: to find a border is work as well.
        """
        random = Random(_SEED)  # noqa: S311 -- the same exchanges on every machine are wanted
        for faulty, others in _borders(readings, design):
            yield None
            random.shuffle(faulty)
            random.shuffle(others)
            for one, other in islice(product(faulty, others), _MOST_TRIED):
                (first, read), (second, also_read) = one, other
                given = (second, read), (first, also_read)
                if (
                    readings.isdisjoint(given)
                    and second in self.eligible[read]
                    and first in self.eligible[also_read]
                    and self._worth(given) >= self._worth((one, other))
                ):
                    yield _Exchange(frozenset((one, other)), frozenset(given))

    def _worth(self, pairs: Iterable[Pair]) -> int:
        return sum(self.expertise.get(pair, 0) for pair in pairs)


def _borders(
    readings: AbstractSet[Pair], design: Design[int, int]
) -> Iterator[tuple[list[Pair], list[Pair]]]:
    """Return the readings of a part that is alone, or would be without one node, and the others."""
    if len(design.components) > 1:
        yield _border(readings, design)
        return
    for juror in design.pivotal_jurors:
        kept = {pair for pair in readings if pair[0] != juror}
        yield _border(kept, reading_design(kept))
    for application in design.pivotal_applications:
        kept = {pair for pair in readings if pair[1] != application}
        yield _border(kept, reading_design(kept))


def _border(readings: AbstractSet[Pair], design: Design[int, int]) -> tuple[list[Pair], list[Pair]]:
    apart = set(design.components[-1].applications) if len(design.components) > 1 else set()
    in_order = sorted(readings)
    return (
        [pair for pair in in_order if pair[1] in apart],
        [pair for pair in in_order if pair[1] not in apart],
    )
