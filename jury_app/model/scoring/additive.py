"""The additive model in numbers: one connected component, ordinary least squares.

Applications are eliminated, which leaves one equation for each juror (the reduced normal equations
of J. A. John and E. R. Williams, Cyclic and Computer Generated Designs, 1995, ch. 1). Few jurors
are solved directly, many by conjugate gradients, which thinly linked panels do not slow down as
they do alternating means. The inverse of the equations gives the standard errors, where asked.
"""

from functools import cached_property
from typing import Generic, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import solve
from scipy.sparse import csr_array, diags_array
from scipy.sparse.linalg import cg

from jury_app.model.scoring.connections import Component
from jury_app.model.scoring.panel import Application, Juror
from jury_app.model.scoring.separated import Cells

Vector: TypeAlias = NDArray[np.float64]

MOST_DIRECT = 60
"""Up to so many jurors of a component are solved directly."""

MOST_WITH_ERROR = 2_000
"""Beyond so many jurors of a component no standard error is told."""

_TINY = 1e-11  # a residual smaller than that, in ranges of the scores, is none
_PRECISE = 1e-13
_ROWS_AT_ONCE = 1_000


class AdditivePart(Generic[Application, Juror]):
    """The solution of one component; severities sum to zero in it."""

    def __init__(self, component: Component[Application, Juror], cells: Cells) -> None:
        self.applications = component.applications
        self.jurors = component.jurors
        self._row, self._column, self._scores = cells
        self._readers = np.bincount(self._row).astype(np.float64)
        shape = len(self.applications), len(self.jurors)
        shares = 1 / self._readers[self._row]
        self._shares = csr_array((shares, (self._row, self._column)), shape=shape)
        self._means = np.bincount(self._row, self._scores) / self._readers
        self.spread = float(np.ptp(self._scores))
        self.severity = -self._leniency()
        self.worth: Vector = self._means + self._shares @ self.severity

    @property
    def pairs(self) -> list[tuple[Application, Juror]]:
        """Who was scored by whom, in the order of the names."""
        places = zip(self._row.tolist(), self._column.tolist(), strict=True)
        return [(self.applications[row], self.jurors[column]) for row, column in places]

    @cached_property
    def residuals(self) -> Vector:
        """What is left over of each of the pairs; rounding alone is nothing."""
        left: Vector = self._scores - self.worth[self._row] + self.severity[self._column]
        left[np.abs(left) <= self.spread * _TINY] = 0
        return left

    @cached_property
    def covariance(self) -> NDArray[np.float64] | None:
        """The covariance of the severities for a residual variance of one."""
        count = len(self.jurors)
        if count > MOST_WITH_ERROR:
            return None
        inverse: NDArray[np.float64] = np.asarray(np.linalg.inv(self._grounded()), np.float64)
        return inverse - 1 / count

    @cached_property
    def worth_variances(self) -> Vector | None:
        """The variance of each adjusted score for a residual variance of one."""
        if self.covariance is None:
            return None
        found = 1 / self._readers
        for start in range(0, len(found), _ROWS_AT_ONCE):
            rows = self._shares[start : start + _ROWS_AT_ONCE]
            found[start : start + _ROWS_AT_ONCE] += rows.multiply(rows @ self.covariance).sum(
                axis=1
            )
        return found

    def difference_variance(self, one: int, other: int) -> float | None:
        """Return the variance of the difference of two adjusted scores, for a residual of one."""
        if self.covariance is None or one == other:
            return None if one != other else 0.0
        apart: Vector = (self._shares[[one]] - self._shares[[other]]).toarray()[0]
        return float(
            1 / self._readers[one] + 1 / self._readers[other] + apart @ self.covariance @ apart
        )

    def _leniency(self) -> Vector:
        """Solve the reduced equations; the answer sums to zero."""
        over = self._scores - self._means[self._row]
        right = np.bincount(self._column, over)
        if len(self.jurors) <= MOST_DIRECT:
            found = solve(self._grounded(), right, assume_a="pos")
        else:
            equations = self._equations()
            scale = diags_array(1 / np.maximum(equations.diagonal(), 1))
            found, _steps = cg(equations, right, rtol=_PRECISE, M=scale)
        leniency: Vector = found - found.mean()
        return leniency

    def _equations(self) -> csr_array:
        """Return one equation for each juror; they are singular in the sum of all."""
        own = self._shares
        read = csr_array((np.ones_like(own.data), own.indices, own.indptr), shape=own.shape)
        counts = diags_array(np.bincount(self._column).astype(np.float64), format="csr")
        return counts - read.T.tocsr() @ own

    def _grounded(self) -> NDArray[np.float64]:
        """Return the equations made regular by asking that the severities sum to zero."""
        dense: NDArray[np.float64] = self._equations().toarray()
        return dense + 1 / len(self.jurors)
