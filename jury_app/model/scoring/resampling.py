"""What the order owes to who happened to sit: the jury drawn again from itself, many times.

The bootstrap of Efron (1979), “Bootstrap methods: another look at the jackknife”, Annals of
Statistics 7, with the jurors as the sample: as many are drawn as gave scores, with replacement,
and each draw ranks the applications by the mean of the scores of those drawn. Up to five jurors
every draw is counted, with its exact probability; beyond, draws are made from a seed.
"""

from collections import Counter
from fractions import Fraction
from itertools import combinations_with_replacement
from math import factorial, prod
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from jury_app.model.scoring.drawn_ranks import (
    SMALLEST_FRACTION_OF_DOUBLE,
    SMALLEST_FRACTION_OF_SINGLE,
    DrawnRanks,
    rank_rows,
)
from jury_app.model.scoring.panel import Application, Juror, Panel
from jury_app.model.scoring.ranking import competition_ranks
from jury_app.model.scoring.units import Units, in_units

MOST_JURORS_ENUMERATED = 5
MOST_JURORS_DRAWN_ALIKE = 8
"""Up to so many jurors, thousands of draws repeat one another, and each is ranked once."""

RESAMPLES = 2000
SEED = 1979
_CELLS_AT_ONCE = 2**18  # what a processor keeps at hand


def resample(
    panel: Panel[Application, Juror], *, resamples: int = RESAMPLES, seed: int = SEED
) -> DrawnRanks[Application]:
    """Return the ranks by the mean in each draw of the jury from itself.

    A juror who gave no score is not drawn. A draw that leaves an application without scores leaves
    it unranked there. Neither the order of the jurors nor that of the applications matters.
    """
    applications = tuple(sorted(panel.applications))
    jurors = sorted({juror for _application, juror in panel.scores})
    drawn, weights = draw_jurors(len(jurors), resamples=resamples, seed=seed)
    units = in_units(panel)
    kind = _exact_kind(units, drawn)
    if kind is None:
        ranks = _ranks_by_fractions(units, applications, jurors, drawn)
    else:
        ranks = _ranks_by_quotients(units, applications, jurors, drawn.astype(kind))
    return DrawnRanks(applications, ranks, weights, len(jurors) <= MOST_JURORS_ENUMERATED)


def draw_jurors(
    jurors: int, *, resamples: int = RESAMPLES, seed: int = SEED
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return how often each draw holds each juror, and how many draws are like it."""
    if jurors <= MOST_JURORS_ENUMERATED:
        return every_draw(jurors)
    return _draws(jurors, resamples, seed)


def every_draw(jurors: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return how often each distinct draw holds each juror, and how many draws are like it.

    n jurors make n to the power n draws, of which those that hold the same jurors are one.
    """
    if not jurors:
        return np.zeros((0, 0), np.int64), np.zeros(0, np.int64)
    held = [Counter(draw) for draw in combinations_with_replacement(range(jurors), jurors)]
    weights = [factorial(jurors) // prod(map(factorial, each.values())) for each in held]
    times = [[each[juror] for juror in range(jurors)] for each in held]
    return np.array(times, np.int64), np.array(weights, np.int64)


def _draws(jurors: int, resamples: int, seed: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    seats = np.random.default_rng(seed).integers(jurors, size=(resamples, jurors))
    seats += np.arange(0, resamples * jurors, jurors)[:, None]
    drawn = np.bincount(seats.ravel(), minlength=resamples * jurors).reshape(resamples, jurors)
    if jurors > MOST_JURORS_DRAWN_ALIKE:
        return drawn, np.ones(resamples, np.int64)
    distinct, counts = np.unique(drawn, axis=0, return_counts=True)
    return distinct, counts.astype(np.int64)


def _exact_kind(
    units: Units[Application, Juror],
    drawn: NDArray[np.int64],
) -> type[np.float32] | type[np.float64] | None:
    """Return the machine number in which quotients of these sums order as fractions do.

    A quotient of whole numbers is rounded correctly, so equal ones stay equal. Different ones, a/b
    and c/d, are at least 1/bd apart; that is more than a step of the larger number, a/b, as long
    as a times d is below two to the power of the digits: then they stay different.
    """
    if not units.short or not drawn.size:
        return np.float64
    readings = max(Counter(application for application, _juror in units.short).values())
    most = min(drawn.shape[1], readings * int(drawn.max()))
    largest = max(units.short.values()) * most * most
    if largest < SMALLEST_FRACTION_OF_SINGLE:
        return np.float32
    return np.float64 if largest < SMALLEST_FRACTION_OF_DOUBLE else None


def _ranks_by_quotients(
    units: Units[Application, Juror],
    applications: tuple[Application, ...],
    jurors: list[Juror],
    drawn: NDArray[np.floating[Any]],
) -> NDArray[np.unsignedinteger[Any]]:
    rows = {application: row for row, application in enumerate(applications)}
    columns = {juror: column for column, juror in enumerate(jurors)}
    at = (
        [rows[application] for application, _juror in units.short],
        [columns[juror] for _application, juror in units.short],
    )
    shape = (len(applications), len(jurors))
    scores = csr_array((np.fromiter(units.short.values(), drawn.dtype), at), shape)
    marked = csr_array((np.ones_like(scores.data), scores.indices, scores.indptr), shape)
    ranks = np.zeros((len(applications), len(drawn)), np.min_scalar_type(len(applications)))
    step = max(1, _CELLS_AT_ONCE // max(1, len(applications)))
    for begin in range(0, len(drawn), step):
        held = np.ascontiguousarray(drawn[begin : begin + step].T)
        count = marked @ held
        with np.errstate(invalid="ignore"):  # nothing by nothing, where nobody drawn gave a score
            means = scores @ held / count
        if not count.all():
            means[count == 0] = np.inf
        ranks[:, begin : begin + step] = rank_rows(np.ascontiguousarray(means.T)).T
    return ranks


def _ranks_by_fractions(
    units: Units[Application, Juror],
    applications: tuple[Application, ...],
    jurors: list[Juror],
    drawn: NDArray[np.int64],
) -> NDArray[np.unsignedinteger[Any]]:
    """Rank draw by draw in exact arithmetic, for numbers that no machine number holds."""
    ranks = np.zeros((len(applications), len(drawn)), np.min_scalar_type(len(applications)))
    for draw, held in enumerate(drawn.tolist()):
        times = dict(zip(jurors, held, strict=True))
        totals: dict[Application, int] = dict.fromkeys(applications, 0)
        counts = dict.fromkeys(applications, 0)
        for (application, juror), short in units.short.items():
            totals[application] += times[juror] * short
            counts[application] += times[juror]
        means = {each: -Fraction(totals[each], counts[each]) for each in counts if counts[each]}
        places = competition_ranks(means)
        ranks[:, draw] = [places.get(each, 0) for each in applications]
    return ranks
