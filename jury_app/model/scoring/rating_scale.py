"""The rating scale model in numbers: chances of each category, likelihood, and Newton’s step."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import LinAlgError, solve
from scipy.sparse import csr_array

Vector: TypeAlias = NDArray[np.float64]
Places: TypeAlias = NDArray[np.int64]

_HALVINGS = 30


class RatingScale:
    """A model with its parameters as they stand: the facets one after the other, then thresholds.

    The first facet raises the category to be expected, every other one lowers it.
    """

    def __init__(self, columns: Sequence[Places], observed: Places, categories: int) -> None:
        self.columns, self.observed = columns, observed
        sizes = [int(each.max()) + 1 for each in columns]
        self._starts = np.concatenate([[0], np.cumsum(sizes)])
        self._steps = np.arange(categories)
        rows = np.tile(np.arange(len(observed)), len(columns))
        at = np.concatenate(
            [start + each for start, each in zip(self._starts, columns, strict=False)]
        )
        signs = np.repeat([1.0, *[-1.0] * (len(columns) - 1)], len(observed))
        self._design = csr_array((signs, (rows, at)), shape=(len(observed), self._starts[-1]))
        self._fixed = self._zero_sums(categories - 1)
        self._set(np.zeros(self._starts[-1] + categories - 1))

    @staticmethod
    def chances(logits: Vector, thresholds: Vector) -> NDArray[np.float64]:
        """Return the chance of each category, in columns, for each of some log-odds."""
        steps = np.arange(len(thresholds) + 1)
        powers = logits[:, None] * steps - np.concatenate([[0], np.cumsum(thresholds)])
        powers -= powers.max(axis=1, keepdims=True)
        weights: NDArray[np.float64] = np.exp(powers)
        shares: NDArray[np.float64] = weights / weights.sum(axis=1, keepdims=True)
        return shares

    @property
    def thresholds(self) -> Vector:
        """From where on a category is likelier than the one before, for somebody at zero."""
        return self.values[self._starts[-1] :]

    def facet(self, place: int) -> Vector:
        """Return the parameters of a facet."""
        return self.values[self._starts[place] : self._starts[place + 1]]

    def gradient(self) -> Vector:
        """Return what the likelihood gains by each parameter: what is observed beyond expected."""
        reached = self.observed[:, None] >= self._steps[1:]
        left = self._design.T @ (self.observed - self.expected)
        return np.concatenate([left, (self._above - reached).sum(axis=0)])

    def climb(self, gradient: Vector) -> bool:
        """Take the step of Newton, or half of it, and so on, that gains; tell whether one does."""
        try:
            step = solve(self._information(), gradient, assume_a="pos")
        except LinAlgError:
            return False
        before, start = self._likelihood, self.values
        for halving in range(_HALVINGS):
            self._set(start + step / 2**halving)
            if self._likelihood >= before - abs(before) * 1e-14:
                return True
        return False

    def _set(self, values: Vector) -> None:
        self.values = values
        logits = self._design @ values[: self._starts[-1]]
        chances = self.chances(logits, self.thresholds)
        self.expected: Vector = chances @ self._steps
        self.variance: Vector = chances @ self._steps**2 - self.expected**2
        self._above = np.cumsum(chances[:, ::-1], axis=1)[:, ::-1][:, 1:]
        told = chances[np.arange(len(self.observed)), self.observed]
        self._likelihood = float(np.log(np.maximum(told, np.finfo(float).tiny)).sum())

    def _information(self) -> NDArray[np.float64]:
        """Return minus the second derivatives, made regular by asking for sums of zero."""
        design, above, steps = self._design, self._above, self._steps
        elements = self._starts[-1]
        found = np.array(self._fixed)
        weighed = design.multiply(self.variance[:, None]).tocsr()
        found[:elements, :elements] += (design.T @ weighed).toarray()
        beyond = np.cumsum(above[:, ::-1], axis=1)[:, ::-1]
        both = beyond + above * (steps[1:] - 1) - self.expected[:, None] * above
        across = -(design.T @ both)
        found[:elements, elements:] += across
        found[elements:, :elements] += across.T
        higher = np.maximum.outer(steps[:-1], steps[:-1])
        found[elements:, elements:] += above.sum(axis=0)[higher] - above.T @ above
        return found

    def _zero_sums(self, thresholds: int) -> NDArray[np.float64]:
        size = int(self._starts[-1]) + thresholds
        found = np.zeros((size, size))
        ends = [*self._starts, size]
        for start, end in pairwise(ends[1:]):
            found[start:end, start:end] = 1
        return found
