"""The scores of a panel in machine numbers, apart in each component that can be compared."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from jury_app.model.scoring.connections import Component
from jury_app.model.scoring.panel import Application, Juror, Panel

Places: TypeAlias = NDArray[np.intp]


class Cells(NamedTuple):
    """The scores of one component: the place of the application, of the juror, and how high.

    In the order of the places, which is that of the names.
    """

    row: Places
    column: Places
    score: NDArray[np.float64]


def separated(
    panel: Panel[Application, Juror],
) -> list[tuple[Component[Application, Juror], Cells]]:
    """Return every component that has scores, with its own; most applications first, then by name.

    The components are those of `connections.components`, found in numbers.
    """
    if not panel.scores:
        return []
    applications, jurors = sorted(panel.applications), sorted(panel.jurors)
    cells = _cells(panel, applications, jurors)
    found = []
    for part in _parts(cells, len(applications), len(jurors)):
        rows, row = _renumbered(part.row, len(applications))
        columns, column = _renumbered(part.column, len(jurors))
        component = Component(
            tuple(applications[each] for each in rows), tuple(jurors[each] for each in columns)
        )
        found.append((component, Cells(row, column, part.score)))
    return sorted(found, key=lambda each: (-len(each[0].applications), each[0].applications))


def _cells(
    panel: Panel[Application, Juror], applications: list[Application], jurors: list[Juror]
) -> Cells:
    width = len(jurors)
    count = len(panel.scores)
    starts = {each: place * width for place, each in enumerate(applications)}
    places = {each: place for place, each in enumerate(jurors)}
    # Not by `zip(*…)`: an iterator for each pair makes the collector run over all of them.
    pairs = (starts[scored] + places[scoring] for scored, scoring in panel.scores)
    cell = np.fromiter(pairs, np.intp, count)
    ratios = map(Fraction.as_integer_ratio, panel.scores.values())
    score = np.array([numerator / denominator for numerator, denominator in ratios])
    order = np.argsort(cell)
    row, column = np.divmod(cell[order], width)
    return Cells(row, column, score[order])


def _parts(cells: Cells, height: int, width: int) -> Iterator[Cells]:
    """Tell the components apart: applications and jurors are nodes, scores are edges."""
    size = height + width
    edges = csr_array(
        (np.ones(len(cells.row), np.int8), (cells.row, height + cells.column)), shape=(size, size)
    )
    label = connected_components(edges, directed=False)[1][cells.row]
    if not np.ptp(label):
        yield cells
        return
    order = np.argsort(label, kind="stable")
    for part in np.split(order, np.flatnonzero(np.diff(label[order])) + 1):
        yield Cells(cells.row[part], cells.column[part], cells.score[part])


def _renumbered(places: Places, size: int) -> tuple[list[int], Places]:
    """Return the places that occur, and each of them as the place among those."""
    occurs = np.zeros(size, np.bool_)
    occurs[places] = True
    found: list[int] = np.flatnonzero(occurs).tolist()
    return found, (np.cumsum(occurs) - 1)[places]
