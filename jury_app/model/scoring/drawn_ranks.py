"""The ranks that the applications of a domain take in each of many draws: how sure an order is."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, Generic

import numpy as np
from numpy.typing import NDArray

from jury_app.model.scoring.panel import Application

TAIL = Fraction(1, 20)
"""What lies on each side of an interval of ranks: it runs from the 5th to the 95th percentile."""

SMALLEST_FRACTION_OF_DOUBLE = 2**52
SMALLEST_FRACTION_OF_SINGLE = 2**23


@dataclass(frozen=True, eq=False)
class DrawnRanks(Generic[Application]):
    """One row of competition ranks for each application, one column for each distinct draw.

    A rank of zero says that the application is not ranked in that draw. A weight says how many
    equally likely draws the column stands for. `is_exact` says that all possible draws are there.
    """

    applications: tuple[Application, ...]
    ranks: NDArray[np.unsignedinteger[Any]]
    weights: NDArray[np.int64]
    is_exact: bool

    @cached_property
    def draws(self) -> int:
        """The number of equally likely draws; none where nobody gave a score."""
        return int(self.weights.sum())

    def of(self, application: Application) -> NDArray[np.unsignedinteger[Any]]:
        """Return the ranks that an application takes, draw by draw."""
        row: NDArray[np.unsignedinteger[Any]] = self.ranks[self._rows[application]]
        return row

    def rank_probabilities(self, application: Application) -> tuple[Fraction, ...]:
        """Return the share of draws that give an application rank 1, 2, and so on.

        They sum to less than one where draws leave the application unranked.
        """
        counts = self.rank_counts(application)
        shares = {count: Fraction(count, self.draws) for count in set(counts)}
        return tuple(shares[count] for count in counts)

    def rank_counts(self, application: Application) -> list[int]:
        """Return how many draws give an application rank 1, 2, and so on; none without draws."""
        return self._counts(application).tolist() if self.draws else []

    def first_probability(self, application: Application) -> Fraction | None:
        """Return the share of draws in which an application has rank 1, alone or not."""
        return self.probability_within(application, 1)

    def probability_within(self, application: Application, places: int) -> Fraction | None:
        """Return the share of draws in which an application stands among the first places."""
        if not self.draws:
            return None
        return Fraction(int(self._counts(application)[:places].sum()), self.draws)

    def rank_interval(self, application: Application) -> tuple[int, int] | None:
        """Return the 5th and the 95th percentile of the ranks that an application takes.

        Of the draws that rank it; by the inverted distribution function, so that both are ranks
        that occur: the lowest rank that a twentieth, or nineteen twentieths, do not exceed.
        """
        upto = np.cumsum(self._counts(application))
        ranked = int(upto[-1]) if len(upto) else 0
        if not ranked:
            return None
        low, high = (
            -(-ranked * share.numerator // share.denominator) for share in (TAIL, 1 - TAIL)
        )
        return int(np.searchsorted(upto, low)) + 1, int(np.searchsorted(upto, high)) + 1

    def _counts(self, application: Application) -> NDArray[np.int64]:
        counts: NDArray[np.int64] = self._tallies[self._rows[application]]
        return counts

    @cached_property
    def _rows(self) -> dict[Application, int]:
        return {application: row for row, application in enumerate(self.applications)}

    @cached_property
    def _tallies(self) -> NDArray[np.int64]:
        """How many draws give each application, in rows, each of the ranks from 1."""
        tallies = np.zeros((len(self.applications), len(self.applications) + 1), np.int64)
        for row, ranks in enumerate(self.ranks):
            np.add.at(tallies[row], ranks, self.weights)
        return tallies[:, 1:]


def rank_rows(
    values: NDArray[np.floating[Any]], apart: float = 0
) -> NDArray[np.unsignedinteger[Any]]:
    """Return competition ranks along each row, the lowest value first; infinity is not ranked.

    Equal values share a rank, and so does one that is no more than `apart` behind the one before.
    No value may be negative.
    """
    rows, columns = values.shape
    order, in_order = _sorted_rows(values)
    kind = np.min_scalar_type(columns)
    is_behind = in_order[:, 1:] > (in_order[:, :-1] + apart if apart else in_order[:, :-1])
    in_turn = np.ones(values.shape, kind)
    np.multiply(is_behind, np.arange(2, columns + 1, dtype=kind), out=in_turn[:, 1:])
    np.maximum.accumulate(in_turn, axis=1, out=in_turn)
    is_unranked = np.isinf(in_order)
    if is_unranked.any():
        in_turn[is_unranked] = 0
    ranks = np.empty(rows * columns, kind)
    ranks[(order + np.arange(rows)[:, None] * columns).ravel()] = in_turn.ravel()
    return ranks.reshape(values.shape)


def _sorted_rows(
    values: NDArray[np.floating[Any]],
) -> tuple[NDArray[np.integer[Any]], NDArray[np.floating[Any]]]:
    """Return for each row the columns by their values, lowest first, and these values."""
    if values.dtype != np.float32:
        order = np.argsort(values, axis=1)
        return order, np.take_along_axis(values, order, axis=1)
    # The bits of floats that are not negative sort as the floats do; with the column behind them
    # they are sorted once, several times as fast as by argsort.
    halves = np.empty((*values.shape, 2), "<u4")
    halves[..., 0] = np.arange(values.shape[1])
    halves[..., 1] = values.view(np.uint32)
    halves.view("<i8")[..., 0].sort(axis=1)
    return halves[..., 0], halves[..., 1].view("<f4")
