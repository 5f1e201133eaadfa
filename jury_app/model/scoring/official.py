"""The official order of one domain: the method of the rules, then the steps for equals; exact.

The order concerns those who are ranked: a juror's preferences (Borda, Schulze) and first places
are counted among them alone, so that a file which is not ranked moves nobody.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic

from jury_app.model.scoring.grids import Scale
from jury_app.model.scoring.methods import DEFAULT_TRIM, Method, placed
from jury_app.model.scoring.panel import Application, Juror, Panel
from jury_app.model.scoring.ties import Grids, Step, separate, tie_values


@dataclass(frozen=True, slots=True)
class Way:
    """How the order is made: the method, the extremes it drops, and what tells equals apart."""

    method: Method = Method.MEAN
    trim: int = DEFAULT_TRIM
    ties: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Place(Generic[Application]):
    """An application's rank, what its method made of its scores, and what put it there.

    `step` separates it from the one before; there is none where it is the first or shares a rank.
    """

    application: Application
    rank: int
    value: Fraction | None
    step: Step | None


def official_order(
    means: Mapping[Application, Fraction],
    panel: Panel[Application, Juror],
    way: Way,
    *,
    grids: Grids[Application, Juror] | None = None,
    scales: Sequence[Scale] = (),
) -> tuple[Place[Application], ...]:
    """Return the order of those who have a mean, best first.

    Left out are those whom the method cannot place: by Borda, whoever was compared with nobody.
    One that is alone is first, whatever the method.
    """
    values, merits = _worth(means, panel, way)
    told = tie_values(panel, grids, scales) if way.ties else {}
    return tuple(
        Place(each.application, each.rank, values.get(each.application), each.step)
        for each in separate({**told, Step.TOTAL: merits}, (Step.TOTAL, *way.ties))
    )


def _worth(
    means: Mapping[Application, Fraction], panel: Panel[Application, Juror], way: Way
) -> tuple[Mapping[Application, Fraction | None], Mapping[Application, Fraction]]:
    """Return what the method makes of each, and the same as the higher, the better."""
    if way.method is Method.MEAN:
        return means, means
    places = placed(way.method, panel, trim=way.trim)
    values = {each.application: each.value for each in places}
    if len(places) == 1:
        return values, {each.application: Fraction(0) for each in places}
    return values, {
        each.application: Fraction(-each.rank) for each in places if each.rank is not None
    }
