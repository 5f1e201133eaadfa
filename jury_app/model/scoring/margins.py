"""How far the order is from another one, in points that jurors could have given otherwise.

The margin of victory is what elections are audited by (Magrino, Rivest, Shen and Wagner, 2011,
“Computing the margin of victory in IRV elections”): the least that would have to be different for
the other one to win. Here that is the number of whole points, on the scale of the marks and all
jurors together, taken from the marks of the leader or added to those of the challenger. Points
are worth the same all along a mark, so that the dearest ones, taken first, are the fewest.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import merge
from itertools import pairwise
from math import ceil, floor
from typing import Generic

from jury_app.model.scoring.levers import (
    Bounds,
    Lever,
    Side,
    Towards,
    dearest_first,
    levers_of_grids,
    room_of,
    side_of,
)
from jury_app.model.scoring.marked import MarkedPanel
from jury_app.model.scoring.panel import Application, Juror, Panel
from jury_app.model.scoring.ranking import Ranked, mean


@dataclass(frozen=True, slots=True)
class Change(Generic[Application, Juror]):
    """So many whole points of one mark, away from the leader or towards the challenger."""

    application: Application
    juror: Juror
    criterion: str
    points: int


@dataclass(frozen=True, slots=True)
class Margin(Generic[Application, Juror]):
    """What separates a leader from a challenger.

    `gap` is the difference of the means. `points_to_tie` are the fewest whole points after which
    the challenger is no longer behind, `points_to_overturn` those after which they are ahead, and
    `cheapest` where to find these; absent where the marks have no room for it.
    """

    leader: Application
    challenger: Application
    gap: Fraction
    points_to_tie: int | None
    points_to_overturn: int | None
    cheapest: tuple[Change[Application, Juror], ...]
    one_mark_suffices: bool


def neighbours(ranked: Sequence[Ranked[Application]]) -> list[tuple[Application, Application]]:
    """Return each ranked application with the one behind it, best first."""
    best_first = sorted(ranked, key=lambda each: (each.rank, each.application))
    names = [each.application for each in best_first]
    return list(pairwise(names))


def score_margin(
    panel: Panel[Application, Juror],
    leader: Application,
    challenger: Application,
    *,
    bounds: Bounds | None = None,
) -> Margin[Application, Juror] | None:
    """Return the margin where each score is one mark; nothing where one of the two has none."""
    return score_levers(panel, bounds).margin(leader, challenger)


def grid_margin(
    marked: MarkedPanel[Application, Juror], leader: Application, challenger: Application
) -> Margin[Application, Juror] | None:
    """Return the margin where a juror marks each criterion between its bounds.

    A mark that is missing cannot change, nor can a grid that does not count begin to.
    """
    pair = marked.only((leader, challenger))
    return grid_levers(pair, pair.panel()).margin(leader, challenger)


def score_levers(
    panel: Panel[Application, Juror], bounds: Bounds | None = None
) -> "Levers[Application, Juror]":
    """Return the levers of a panel where each score is one mark."""

    def pulled(
        application: Application, given: Mapping[Juror, Fraction], towards: Towards
    ) -> Iterator[Lever[Application, Juror]]:
        upwards = towards is Towards.BETTER
        worth = Fraction(1, len(given))
        for juror, score in given.items():
            yield Lever(application, juror, "", worth, room_of(score, bounds, upwards=upwards))

    return Levers(panel, pulled)


def grid_levers(
    marked: MarkedPanel[Application, Juror], panel: Panel[Application, Juror]
) -> "Levers[Application, Juror]":
    """Return the levers of the marks that made the scores of a panel."""

    def pulled(
        application: Application, given: Mapping[Juror, Fraction], towards: Towards
    ) -> Iterator[Lever[Application, Juror]]:
        return levers_of_grids(marked, application, given, upwards=towards is Towards.BETTER)

    return Levers(panel, pulled)


class Levers(Generic[Application, Juror]):
    """The marks of a panel that could have been otherwise; each application is sorted once."""

    def __init__(
        self,
        panel: Panel[Application, Juror],
        pulled: Callable[
            [Application, Mapping[Juror, Fraction], Towards], Iterable[Lever[Application, Juror]]
        ],
    ) -> None:
        self._panel = panel
        self._pulled = pulled
        self._means: dict[Application, Fraction | None] = {}
        self._sides: dict[tuple[Application, Towards], Side[Application, Juror]] = {}

    def margin(
        self, leader: Application, challenger: Application
    ) -> Margin[Application, Juror] | None:
        """Return what separates two applications; nothing where one of them has no score."""
        ahead, behind = self._mean(leader), self._mean(challenger)
        if ahead is None or behind is None:
            return None
        sides = self._side(leader, Towards.WORSE), self._side(challenger, Towards.BETTER)
        return _margin(leader, challenger, ahead - behind, sides)

    def points_to_overturn(self, leader: Application, challenger: Application) -> int | None:
        """Return the fewest whole points that put a challenger ahead, and not which ones."""
        ahead, behind = self._mean(leader), self._mean(challenger)
        if ahead is None or behind is None:
            return None
        sides = self._side(leader, Towards.WORSE), self._side(challenger, Towards.BETTER)
        return _count_points(ahead - behind, sides, ahead=True)

    def _mean(self, application: Application) -> Fraction | None:
        if application not in self._means:
            given = list(self._panel.of_application(application).values())
            self._means[application] = mean(given) if given else None
        return self._means[application]

    def _side(self, application: Application, towards: Towards) -> Side[Application, Juror]:
        found = self._sides.get((application, towards))
        if found is None:
            given = self._panel.of_application(application)
            found = side_of(tuple(self._pulled(application, given, towards)))
            self._sides[application, towards] = found
        return found


def _margin(
    leader: Application,
    challenger: Application,
    gap: Fraction,
    sides: tuple[Side[Application, Juror], Side[Application, Juror]],
) -> Margin[Application, Juror]:
    to_overturn = _fewest_points(gap, sides)
    return Margin(
        leader=leader,
        challenger=challenger,
        gap=gap,
        points_to_tie=_count_points(gap, sides, ahead=False),
        points_to_overturn=_total(to_overturn),
        cheapest=tuple(to_overturn or ()),
        one_mark_suffices=any(
            bool(side.levers) and (side.reach is None or side.reach > gap) for side in sides
        ),
    )


def _fewest_points(
    gap: Fraction, sides: tuple[Side[Application, Juror], Side[Application, Juror]]
) -> list[Change[Application, Juror]] | None:
    """Return the changes that go beyond a gap; nothing where marks lack room."""
    changes: list[Change[Application, Juror]] = []
    if gap < 0:
        return changes
    for lever in merge(*(side.levers for side in sides), key=dearest_first):
        points = floor(gap / lever.worth) + 1
        taken = points if lever.room is None else min(points, floor(lever.room))
        if taken:
            changes.append(Change(lever.application, lever.juror, lever.criterion, taken))
            gap -= lever.worth * taken
        if taken == points:
            return changes
    return None


def _count_points(
    gap: Fraction,
    sides: tuple[Side[Application, Juror], Side[Application, Juror]],
    *,
    ahead: bool,
) -> int | None:
    """Return the fewest points that close a gap, or that go beyond it, dearest first."""
    if gap < 0 or (gap == 0 and not ahead):
        return 0
    count = 0
    for worth, room in merge(*(side.rooms for side in sides), key=lambda each: -each[0]):
        points = floor(gap / worth) + 1 if ahead else ceil(gap / worth)
        taken = points if room is None else min(points, room)
        count += taken
        gap -= worth * taken
        if taken == points:
            return count
    return None


def _total(changes: list[Change[Application, Juror]] | None) -> int | None:
    return None if changes is None else sum(change.points for change in changes)
