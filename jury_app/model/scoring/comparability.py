"""Where the readings leave applications of one group that nobody can compare, and what mends it.

Applications of one domain have to be comparable, those of different domains need not be: a group
is in several parts when no chain of common readers leads from one of its applications to another,
and hangs on a juror or an application without whom that would be so (an articulation point of the
graph, R. Tarjan, SIAM Journal on Computing 1 (1972), 146-160).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from jury_app.model.scoring.assignment import Pair
from jury_app.model.scoring.connections import (
    Component,
    Side,
    components,
    design_of,
    join,
)
from jury_app.model.scoring.panel import Panel
from jury_app.progress import Progress, Steps, finish

Parts: TypeAlias = tuple[tuple[int, ...], ...]
Holder: TypeAlias = tuple[Side, int]

_ONE = Fraction(1)
_NOTHING_DONE = Progress(0, 1)
_MOST_LOOKED_AT = 400_000
"""How many readings are gone through, for all whom something may hang on together."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A group in several parts, or that would be without its `holder`.

    `mends` are the fewest further readings, as (juror, application), that close it; none where
    conflicts of interest forbid them.
    """

    group: int
    parts: Parts
    holder: Holder | None
    mends: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Comparability:
    """The gaps there are, those that would open, and how many holders were too many to look at."""

    open: tuple[Gap, ...] = ()
    hanging: tuple[Gap, ...] = ()
    unseen: int = 0

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """All of them, the open ones first."""
        return self.open + self.hanging


def compare(
    pairs: Iterable[Pair],
    groups: Mapping[int, int],
    eligible: Mapping[int, AbstractSet[int]],
    only: int | None = None,
) -> Comparability:
    """Return what (juror, application) pairs leave incomparable, or of one group alone.

    `groups` says in which group each application is, `eligible` who may read it. An application
    without a reader is in no part: that it has none is another matter.
    """
    return finish(compare_steps(pairs, groups, eligible, only))


def compare_steps(
    pairs: Iterable[Pair],
    groups: Mapping[int, int],
    eligible: Mapping[int, AbstractSet[int]],
    only: int | None = None,
    *,
    so_far: Progress = _NOTHING_DONE,
) -> Steps[Comparability]:
    """Return the same, one whom something may hang on after the other: it may be stopped."""
    ground = _Ground(groups, eligible)
    readings = _panel(pairs)
    parts = components(readings)
    if only is not None:
        parts = tuple(each for each in parts if only in ground.of(each))
        readings = _within(readings, parts)
    split = {
        group: number for group, number in ground.split(parts).items() if only in (None, group)
    }
    found = tuple(_gap(ground, readings, parts, group, None) for group in sorted(split))
    hanging, unseen = yield from _hanging(ground, readings, parts, only, so_far)
    return Comparability(found, hanging, unseen)


@dataclass(frozen=True, slots=True)
class _Ground:
    groups: Mapping[int, int]
    eligible: Mapping[int, AbstractSet[int]]

    def of(self, part: Component[int, int]) -> set[int]:
        """Return the groups that a part has applications of."""
        return {self.groups[each] for each in part.applications}

    def split(self, parts: Iterable[Component[int, int]]) -> dict[int, int]:
        """Return the groups that lie in several parts, and in how many."""
        counted: defaultdict[int, int] = defaultdict(int)
        for part in parts:
            for group in self.of(part):
                counted[group] += 1
        return {group: number for group, number in counted.items() if number > 1}


class _Barred(AbstractSet[tuple[int, int]]):
    """The (application, juror) pairs that may not be, without writing them all down."""

    def __init__(self, eligible: Mapping[int, AbstractSet[int]]) -> None:
        self._eligible = eligible

    def __contains__(self, pair: object) -> bool:
        return isinstance(pair, tuple) and pair[1] not in self._eligible.get(pair[0], ())

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return iter(())

    def __len__(self) -> int:
        return 0


def _hanging(
    ground: _Ground,
    readings: Panel[int, int],
    parts: tuple[Component[int, int], ...],
    only: int | None,
    so_far: Progress,
) -> Steps[tuple[tuple[Gap, ...], int]]:
    design = design_of(readings)
    holders = [(Side.JUROR, each) for each in design.pivotal_jurors]
    holders += [(Side.APPLICATION, each) for each in design.pivotal_applications]
    home: dict[Holder, Component[int, int]] = {}
    for part in parts:
        home |= {(Side.JUROR, each): part for each in part.jurors}
        home |= {(Side.APPLICATION, each): part for each in part.applications}
    left = _MOST_LOOKED_AT
    found: list[Gap] = []
    for place, holder in enumerate(holders):
        yield so_far
        own = _within(readings, (home[holder],))
        left -= len(own.scores)
        if left < 0:
            return tuple(found), len(holders) - place
        found += _without(ground, own, holder, only)
    return tuple(sorted(found, key=lambda each: each.group)), 0


def _without(
    ground: _Ground, own: Panel[int, int], holder: Holder, only: int | None
) -> Iterator[Gap]:
    """Return the groups that would fall apart if somebody did not read, or some file was gone."""
    side, name = holder
    kept = {pair: one for pair, one in own.scores.items() if pair[side is Side.JUROR] != name}
    others = {each for each in own.applications if (Side.APPLICATION, each) != holder}
    without = _panel(((juror, application) for application, juror in kept), others)
    parts = components(without)
    for group in sorted(ground.split(parts)):
        if only in (None, group):
            yield _gap(ground, without, parts, group, holder)


def _gap(
    ground: _Ground,
    readings: Panel[int, int],
    parts: tuple[Component[int, int], ...],
    group: int,
    holder: Holder | None,
) -> Gap:
    touched = tuple(each for each in parts if group in ground.of(each))
    mends = join(touched, _within(readings, touched).scores, _Barred(ground.eligible))
    return Gap(
        group,
        tuple(
            tuple(one for one in each.applications if ground.groups[one] == group)
            for each in touched
        ),
        holder,
        tuple((juror, application) for application, juror in mends),
    )


def _panel(pairs: Iterable[Pair], others: AbstractSet[int] = frozenset()) -> Panel[int, int]:
    """Return the readings; `others` are applications that are there without a reader."""
    scores = {(application, juror): _ONE for juror, application in sorted(pairs)}
    return Panel(
        tuple(sorted({application for application, _juror in scores} | others)),
        tuple(sorted({juror for _application, juror in scores})),
        scores,
    )


def _within(readings: Panel[int, int], parts: tuple[Component[int, int], ...]) -> Panel[int, int]:
    kept = {application for part in parts for application in part.applications}
    return _panel(
        ((juror, application) for application, juror in readings.scores if application in kept),
        kept,
    )
