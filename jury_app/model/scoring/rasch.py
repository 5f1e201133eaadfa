"""Many-facet Rasch measures: applications, jurors and criteria on one scale, for whoever asks.

The rating scale model of D. Andrich, Psychometrika 43 (1978), 561-573, with several facets (J. M.
Linacre, Many-Facet Rasch Measurement, MESA Press, 1989): the log-odds of a category over the one
below are the measure of the application, less the severity of the juror, less the difficulty of
the criterion, less a threshold of the category. Joint maximum likelihood (B. D. Wright and G. N.
Masters, Rating Scale Analysis, MESA Press, 1982, ch. 4), whose estimates are a little too far
apart where readings are few. Analysis only, in machine numbers: it ranks nobody.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from jury_app.model.scoring.rating_scale import RatingScale, Vector

MOST_PARAMETERS = 3_000
"""Beyond so many applications, jurors and criteria in one domain nothing is estimated."""

EXTREME_BY = 0.3
"""How far from the end of the scale an extreme total is taken to be, in categories (Wright)."""

_FURTHEST = 30.0
_CLOSE = 1e-9
_MOST_STEPS = 100

Rating: TypeAlias = tuple[tuple[Hashable, ...], int]
"""Who is concerned, one name for each facet, and the category, from zero on."""


class NoMeasures(StrEnum):
    """Why there are no measures."""

    TOO_FEW = "too_few"
    """Fewer than two applications, jurors or categories."""
    EXTREME = "extreme"
    """Nothing is left once whoever has only lowest or only highest marks is set aside."""
    APART = "apart"
    """Several groups that no juror links."""
    TOO_LARGE = "too_large"
    """More parameters than are estimated at once."""
    NOT_FINITE = "not_finite"
    """The marks part so sharply that the likelihood grows without end."""


class Extreme(StrEnum):
    """Which end of the scale all marks stand at."""

    LOWEST = "lowest"
    HIGHEST = "highest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One element of a facet, in logits; fit is near one where the model holds.

    `infit` weighs each surprise by what it tells, `outfit` does not; an extreme element has
    neither, and its measure is that of a total a little inside the scale.
    """

    name: Hashable
    n: int
    measure: float
    error: float
    infit: float | None
    outfit: float | None
    extreme: Extreme | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RaschMeasures:
    """The elements of each facet, in the order of their names, and the thresholds, from one on."""

    facets: tuple[tuple[Measured, ...], ...]
    thresholds: tuple[float, ...]
    categories: int


def rasch_measures(ratings: Sequence[Rating]) -> RaschMeasures | NoMeasures:
    """Return the measures of every facet, or why there are none.

    The first facet is free and the higher, the better; the others are the higher, the more severe,
    and sum to zero over whoever is not extreme, as the thresholds do.
    """
    categories = max((category for _names, category in ratings), default=0) + 1
    if categories < 2 or not ratings or any(len(each) < 2 for each in _facets(ratings)[:2]):  # noqa: PLR2004 -- two to compare
        return NoMeasures.TOO_FEW
    kept, extremes = _without_extremes(ratings)
    if not kept or any(len(each) < 2 for each in _facets(kept)[:2]):  # noqa: PLR2004 -- as above
        return NoMeasures.EXTREME
    facets = _facets(kept)
    if sum(map(len, facets)) > MOST_PARAMETERS:
        return NoMeasures.TOO_LARGE
    if _are_apart(kept):
        return NoMeasures.APART
    model = _model(kept, facets)
    if model is None:
        return NoMeasures.NOT_FINITE
    measured = [_measured(model, place, names) for place, names in enumerate(facets)]
    known = [{each.name: each.measure for each in facet} for facet in measured]
    for place, found in enumerate(extremes):
        for name, end in found.items():
            own = [each for each in ratings if each[0][place] == name]
            measured[place].append(_extreme(name, place, own, known, (model, end)))
    return RaschMeasures(
        facets=tuple(tuple(sorted(facet, key=lambda each: str(each.name))) for facet in measured),
        thresholds=tuple(float(each) for each in model.thresholds),
        categories=len(model.thresholds) + 1,
    )


def _facets(ratings: Sequence[Rating]) -> list[list[Hashable]]:
    """Return the elements of every facet, each once."""
    return [
        sorted(set(names), key=str)
        for names in zip(*(names for names, _category in ratings), strict=True)
    ]


def _without_extremes(
    ratings: Sequence[Rating],
) -> tuple[list[Rating], list[dict[Hashable, Extreme]]]:
    """Set aside whoever has only lowest or only highest categories, until nobody is left to be."""
    kept = list(ratings)
    found: list[dict[Hashable, Extreme]] = [{} for _facet in ratings[0][0]]
    while kept:
        news = [_at_an_end(kept, place) for place in range(len(found))]
        if not any(news):
            break
        found = [known | each for known, each in zip(found, news, strict=True)]
        kept = [
            (names, category)
            for names, category in kept
            if not any(name in each for name, each in zip(names, news, strict=True))
        ]
    return kept, found


def _at_an_end(ratings: Sequence[Rating], place: int) -> dict[Hashable, Extreme]:
    """Return the elements of a facet all of whose marks stand at one end of the scale."""
    given: dict[Hashable, set[int]] = {}
    for names, category in ratings:
        given.setdefault(names[place], set()).add(category)
    if place > 1 and len(given) == 1:
        return {}  # a criterion that is alone tells nothing apart
    ends = {
        max(map(max, given.values())): Extreme.HIGHEST,
        min(map(min, given.values())): Extreme.LOWEST,
    }
    alike = {name: next(iter(each)) for name, each in given.items() if len(each) == 1}
    return {name: ends[category] for name, category in alike.items() if category in ends}


def _are_apart(ratings: Sequence[Rating]) -> bool:
    """Whether the applications and jurors fall into several groups."""
    links: dict[tuple[int, Hashable], set[tuple[int, Hashable]]] = {}
    for names, _category in ratings:
        links.setdefault((0, names[0]), set()).add((1, names[1]))
        links.setdefault((1, names[1]), set()).add((0, names[0]))
    reached, waiting = set(), [next(iter(links))]
    while waiting:
        node = waiting.pop()
        if node not in reached:
            reached.add(node)
            waiting += links[node] - reached
    return len(reached) < len(links)


def _model(ratings: Sequence[Rating], facets: Sequence[Sequence[Hashable]]) -> RatingScale | None:
    """Return the model at its highest likelihood, if that is reached; Newton’s steps, halved."""
    places = [{name: place for place, name in enumerate(facet)} for facet in facets]
    columns = [
        [place[names[facet]] for names, _category in ratings] for facet, place in enumerate(places)
    ]
    used = sorted({category for _names, category in ratings})
    recounted = {category: place for place, category in enumerate(used)}
    observed = np.array([recounted[category] for _names, category in ratings])
    model = RatingScale([np.array(each) for each in columns], observed, len(used))
    for _step in range(_MOST_STEPS):
        gradient = model.gradient()
        if np.abs(gradient).max() < _CLOSE * (1 + len(ratings)):
            return model
        if not model.climb(gradient) or np.abs(model.values).max() > _FURTHEST:
            return None
    return None


def _measured(model: RatingScale, place: int, names: Sequence[Hashable]) -> list[Measured]:
    at = model.columns[place]
    left = model.observed - model.expected
    counts = np.bincount(at)
    told = np.bincount(at, model.variance)
    infit = np.bincount(at, left**2) / told
    outfit = np.bincount(at, left**2 / model.variance) / counts
    return [
        Measured(
            name=name,
            n=int(counts[element]),
            measure=float(model.facet(place)[element]),
            error=1 / sqrt(told[element]),
            infit=float(infit[element]),
            outfit=float(outfit[element]),
        )
        for element, name in enumerate(names)
    ]


def _extreme(
    name: Hashable,
    place: int,
    own: Sequence[Rating],
    known: Sequence[Mapping[Hashable, float]],
    end: tuple[RatingScale, Extreme],
) -> Measured:
    """Return the measure at which a total a little inside the scale is to be expected.

    The others stay where they are; those who are extreme themselves count as average.
    """
    model, which = end
    means = [sum(facet.values()) / max(len(facet), 1) for facet in known]
    others = np.array([
        sum(
            (1 if facet == 0 else -1) * known[facet].get(each, means[facet])
            for facet, each in enumerate(names)
            if facet != place
        )
        for names, _category in own
    ])  # fmt: skip
    top = len(model.thresholds) * len(own)
    aim = EXTREME_BY if which is Extreme.LOWEST else top - EXTREME_BY
    ability, told = _expecting(others, aim, model.thresholds)
    measure = ability if place == 0 else -ability
    return Measured(
        name=name, n=len(own), measure=measure, error=1 / sqrt(told), infit=None, outfit=None,
        extreme=which,
    )  # fmt: skip


def _expecting(others: NDArray[np.float64], aim: float, thresholds: Vector) -> tuple[float, float]:
    """Return what is to be added to some log-odds to expect a total, and its information."""
    low, high = -2 * _FURTHEST, 2 * _FURTHEST
    for _halving in range(80):
        middle = (low + high) / 2
        chances = RatingScale.chances(others + middle, thresholds)
        expected = float((chances @ np.arange(chances.shape[1])).sum())
        low, high = (middle, high) if expected < aim else (low, middle)
    steps = np.arange(chances.shape[1])
    variance = chances @ steps**2 - (chances @ steps) ** 2
    return middle, float(variance.sum())
