"""Schulze’s method in many draws at once: by how many each application is beaten in each.

The definition and its source are those of `condorcet`; the strongest paths are followed by the
algorithm of Floyd and Warshall, as Schulze’s paper has it.
"""

import numpy as np
from numpy.typing import NDArray

FEWEST_DRAWS = 200
MOST_STEPS = 1_600_000_000
"""Beyond so many steps, applications by applications by applications, fewer draws are made."""


def affordable_draws(applications: int, wanted: int) -> int:
    """Return how many draws can be followed in reasonable time; none where they are too few."""
    draws = min(wanted, MOST_STEPS // max(1, applications) ** 3)
    return draws if draws >= min(wanted, FEWEST_DRAWS) else 0


def defeats(preferred: NDArray[np.int16]) -> NDArray[np.int64]:
    """Return by how many each application is beaten, in one row for each draw.

    `preferred` tells in each draw how many jurors prefer one, in rows, to another, in columns.
    """
    reverse = preferred.transpose(0, 2, 1)
    paths = np.where(preferred > reverse, preferred, 0)
    through = np.empty_like(paths)
    for each in range(paths.shape[1]):
        np.minimum(paths[:, :, each, None], paths[:, each, None, :], out=through)
        np.maximum(paths, through, out=paths)
    beaten: NDArray[np.int64] = (paths > paths.transpose(0, 2, 1)).sum(axis=1, dtype=np.int64)
    return beaten
