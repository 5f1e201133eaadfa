"""How far the order is from another one, in points that jurors could have given otherwise.

The margin of victory is what elections are audited by (Magrino, Rivest, Shen and Wagner, 2011,
“Computing the margin of victory in IRV elections”): the least that would have to be different for
the other one to win. Here that is the number of whole points, on the scale of the marks and all
jurors together, taken from the marks of the leader or added to those of the challenger. Points
are worth the same all along a mark, so that the dearest ones, taken first, are the fewest.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heappop
from itertools import pairwise
from math import ceil, floor
from typing import Generic

from jury_app.model.scoring.marked import MarkedPanel
from jury_app.model.scoring.panel import Application, Juror, Panel
from jury_app.model.scoring.ranking import Ranked, mean

Bounds = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Lever(Generic[Application, Juror]):
    """A mark that could have been otherwise: the gap that each point closes, and the room it has.

    Of a grid the criterion is told, of a score none. A room of None is one without bounds.
    """

    application: Application
    juror: Juror
    criterion: str
    worth: Fraction
    room: Fraction | None


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
    ahead, behind = panel.of_application(leader), panel.of_application(challenger)
    if not ahead or not behind:
        return None
    down = (
        Lever(leader, juror, "", Fraction(1, len(ahead)), _room(score, bounds, upwards=False))
        for juror, score in ahead.items()
    )
    up = (
        Lever(challenger, juror, "", Fraction(1, len(behind)), _room(score, bounds, upwards=True))
        for juror, score in behind.items()
    )
    gap = mean(list(ahead.values())) - mean(list(behind.values()))
    return _margin(leader, challenger, gap, [*down, *up])


def grid_margin(
    marked: MarkedPanel[Application, Juror], leader: Application, challenger: Application
) -> Margin[Application, Juror] | None:
    """Return the margin where a juror marks each criterion between its bounds.

    A mark that is missing cannot change, nor can a grid that does not count begin to.
    """
    panel = marked.only((leader, challenger)).panel()
    ahead, behind = panel.of_application(leader), panel.of_application(challenger)
    if not ahead or not behind:
        return None
    levers = [
        *_grid_levers(marked, leader, ahead, upwards=False),
        *_grid_levers(marked, challenger, behind, upwards=True),
    ]
    gap = mean(list(ahead.values())) - mean(list(behind.values()))
    return _margin(leader, challenger, gap, levers)


def closest(
    margins: Iterable[Margin[Application, Juror] | None],
) -> Margin[Application, Juror] | None:
    """Return the margin that the fewest points overturn; nothing where none can be overturned."""
    narrow = [
        (margin.points_to_overturn, margin.gap, margin.challenger, margin)
        for margin in margins
        if margin is not None and margin.points_to_overturn is not None
    ]
    return min(narrow, key=lambda each: each[:3])[3] if narrow else None


def _grid_levers(
    marked: MarkedPanel[Application, Juror],
    application: Application,
    jurors: Iterable[Juror],
    *,
    upwards: bool,
) -> Iterator[Lever[Application, Juror]]:
    jurors = list(jurors)
    for juror in jurors:
        marks = marked.marks[application, juror]
        covered = sum(scale.weight for scale in marked.scales if scale.code in marks)
        for scale in marked.scales:
            if scale.weight and scale.code in marks:
                mark = marks[scale.code]
                towards_highest = upwards is not scale.lower_is_better
                steps = scale.highest - mark if towards_highest else mark - scale.lowest
                width = scale.max_points - scale.min_points
                worth = Fraction(scale.weight * marked.display, covered * width * len(jurors))
                room = Fraction(steps, scale.steps_per_point)
                yield Lever(application, juror, scale.code, worth, room)


def _room(score: Fraction, bounds: Bounds | None, *, upwards: bool) -> Fraction | None:
    if bounds is None:
        return None
    return max(Fraction(0), bounds[1] - score if upwards else score - bounds[0])


def _margin(
    leader: Application,
    challenger: Application,
    gap: Fraction,
    levers: Sequence[Lever[Application, Juror]],
) -> Margin[Application, Juror]:
    to_tie = _fewest_points(gap, levers, ahead=False)
    to_overturn = _fewest_points(gap, levers, ahead=True)
    return Margin(
        leader=leader,
        challenger=challenger,
        gap=gap,
        points_to_tie=_total(to_tie),
        points_to_overturn=_total(to_overturn),
        cheapest=tuple(to_overturn or ()),
        one_mark_suffices=any(
            lever.room is None or lever.worth * lever.room > gap for lever in levers
        ),
    )


def _fewest_points(
    gap: Fraction, levers: Sequence[Lever[Application, Juror]], *, ahead: bool
) -> list[Change[Application, Juror]] | None:
    """Return the changes that close a gap, or that go beyond it; nothing where marks lack room."""
    changes: list[Change[Application, Juror]] = []
    if gap < 0 or (gap == 0 and not ahead):
        return changes
    queue = [(_dearest_first(lever), place) for place, lever in enumerate(levers)]
    heapify(queue)  # the first one or two nearly always suffice
    while queue:
        lever = levers[heappop(queue)[1]]
        needed = gap / lever.worth
        points = floor(needed) + 1 if ahead else ceil(needed)
        taken = points if lever.room is None else min(points, floor(lever.room))
        if taken:
            changes.append(Change(lever.application, lever.juror, lever.criterion, taken))
            gap -= lever.worth * taken
        if taken == points:
            return changes
    return None


def _dearest_first(
    lever: Lever[Application, Juror],
) -> tuple[Fraction, int, Fraction, Application, Juror, str]:
    room = -(lever.room or Fraction(0))
    return (
        -lever.worth,
        lever.room is not None,
        room,
        lever.application,
        lever.juror,
        lever.criterion,
    )


def _total(changes: list[Change[Application, Juror]] | None) -> int | None:
    return None if changes is None else sum(change.points for change in changes)
