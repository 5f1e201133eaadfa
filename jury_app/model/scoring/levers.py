"""The marks that could have been otherwise, and which of them would move a mean the furthest."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from functools import cache
from itertools import groupby
from typing import Generic

from jury_app.model.scoring.marked import MarkedPanel
from jury_app.model.scoring.panel import Application, Juror
from jury_app.model.scoring.ranking import in_wholes

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


class Towards(Enum):
    """Which way marks are pulled: down for a leader, up for a challenger."""

    WORSE = "worse"
    BETTER = "better"


@dataclass(frozen=True, slots=True)
class Side(Generic[Application, Juror]):
    """One of two applications: its levers, dearest first, and what the best alone can do.

    A reach of None is one without bounds. `rooms` are the whole points that there are of each
    worth, the dearest first.
    """

    levers: tuple[Lever[Application, Juror], ...]
    reach: Fraction | None
    rooms: tuple[tuple[Fraction, int | None], ...]


def levers_of_grids(
    marked: MarkedPanel[Application, Juror],
    application: Application,
    jurors: Iterable[Juror],
    *,
    upwards: bool,
) -> Iterator[Lever[Application, Juror]]:
    """Tell every mark of an application, in the grids of these jurors."""
    jurors = list(jurors)
    fraction = cache(Fraction)  # few of them differ
    for juror in jurors:
        marks = marked.marks[application, juror]
        covered = sum(scale.weight for scale in marked.scales if scale.code in marks)
        for scale in marked.scales:
            if scale.weight and scale.code in marks:
                gained = scale.gained(marks[scale.code])
                steps = scale.width - gained if upwards else gained
                width = scale.max_points - scale.min_points
                worth = fraction(scale.weight * marked.display, covered * width * len(jurors))
                room = fraction(steps, scale.steps_per_point)
                yield Lever(application, juror, scale.code, worth, room)


def room_of(score: Fraction, bounds: Bounds | None, *, upwards: bool) -> Fraction | None:
    """Return how far a score could have been otherwise."""
    if bounds is None:
        return None
    return max(Fraction(0), bounds[1] - score if upwards else score - bounds[0])


def side_of(levers: Sequence[Lever[Application, Juror]]) -> Side[Application, Juror]:
    """Sort levers by whole numbers that relate as their worths and rooms do."""
    places = range(len(levers))
    worth = in_wholes({place: levers[place].worth for place in places})
    room = in_wholes({place: levers[place].room or 0 for place in places})
    in_order = sorted(
        places,
        key=lambda place: (
            -worth[place],
            levers[place].room is not None,
            -room[place],
            levers[place].juror,
            levers[place].criterion,
        ),
    )
    furthest = max(places, key=lambda place: worth[place] * room[place], default=None)
    reach = Fraction(0) if furthest is None else _reach(levers[furthest])
    unbounded = any(lever.room is None for lever in levers)
    rooms = {
        worth_: _whole_points([levers[place] for place in places_])
        for worth_, places_ in groupby(in_order, key=lambda place: levers[place].worth)
    }
    return Side(
        tuple(levers[place] for place in in_order),
        None if unbounded else reach,
        tuple(rooms.items()),
    )


def _whole_points(levers: Iterable[Lever[Application, Juror]]) -> int | None:
    rooms = [each.room for each in levers]
    known = [room.numerator // room.denominator for room in rooms if room is not None]
    return sum(known) if len(known) == len(rooms) else None


def _reach(lever: Lever[Application, Juror]) -> Fraction:
    return lever.worth * (lever.room or 0)


def dearest_first(
    lever: Lever[Application, Juror],
) -> tuple[Fraction, int, Fraction, Application, Juror, str]:
    """Return what sorts levers: those first that need the fewest points."""
    room = -(lever.room or Fraction(0))
    return (
        -lever.worth,
        lever.room is not None,
        room,
        lever.application,
        lever.juror,
        lever.criterion,
    )
