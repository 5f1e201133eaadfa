"""How far jurors agree: intraclass correlations, Kendall's W, mean tau; None where undefined.

The first two need a complete block: the applications that every juror scored, or, where there are
not two of those, the largest block that some jurors scored in full. They are worked out in whole
numbers, so that “no variance” is known and not guessed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import lcm, sqrt
from typing import Generic

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtrc

from jury_app.model.scoring.panel import Application, Juror, Panel

_AT_ONCE = 1_000_000


@dataclass(frozen=True, slots=True)
class Block(Generic[Application, Juror]):
    """Applications that all of the jurors scored; `marks` are in the order of both, as integers.

    The marks stand on some common denominator: what is told of a block must not depend on it.
    """

    applications: tuple[Application, ...]
    jurors: tuple[Juror, ...]
    marks: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class IntraclassCorrelations:
    """The six forms of P. E. Shrout and J. L. Fleiss, Psychological Bulletin 86 (1979), 420-428.

    1: each application has jurors of its own; 2: jurors are a sample, absolute agreement; 3: these
    jurors and no others, consistency. `k`: of the mean over the jurors, else of one juror.
    """

    icc1: float | None
    icc2: float | None
    icc3: float | None
    icc1k: float | None
    icc2k: float | None
    icc3k: float | None


@dataclass(frozen=True, slots=True)
class Concordance:
    """Kendall's W on 0..1, and how surprising it would be if jurors ranked at random."""

    w: float
    chi2: float
    p: float


def complete_block(panel: Panel[Application, Juror]) -> Block[Application, Juror] | None:
    """Return what W and the correlations are worked out on, of two by two at least, or nothing."""
    readers = {each: frozenset(panel.of_application(each)) for each in panel.applications}
    everybody = frozenset(juror for _application, juror in panel.scores)
    whole = sorted(each for each, found in readers.items() if found == everybody)
    if min(len(whole), len(everybody)) >= 2:  # noqa: PLR2004 -- nothing to compare otherwise
        return _block(panel, whole, sorted(everybody))
    distinct = sorted(set(readers.values()), key=sorted)
    shared = {one & other for one, other in combinations(distinct, 2)} | set(distinct)
    read = {juror: frozenset(panel.of_juror(juror)) for juror in everybody}
    candidates = (
        (sorted(frozenset.intersection(*(read[juror] for juror in jurors))), sorted(jurors))
        for jurors in shared
        if len(jurors) > 1
    )
    blocks = [each for each in candidates if len(each[0]) > 1]
    if not blocks:
        return None
    return _block(panel, *min(blocks, key=lambda each: (-len(each[0]) * len(each[1]), each)))


def intraclass(block: Block[Application, Juror]) -> IntraclassCorrelations:
    """Return the six forms from the mean squares of the two-way analysis of variance."""
    n, k = len(block.applications), len(block.jurors)
    rows = [sum(line) for line in block.marks]
    columns = [sum(line) for line in zip(*block.marks, strict=True)]
    everything = Fraction(sum(rows) ** 2, n * k)
    total = sum(mark * mark for line in block.marks for mark in line) - everything
    between = Fraction(sum(each * each for each in rows), k) - everything
    jurors = Fraction(sum(each * each for each in columns), n) - everything
    msb, msj = between / (n - 1), jurors / (k - 1)
    msw = (total - between) / (n * (k - 1))
    mse = (total - between - jurors) / ((n - 1) * (k - 1))
    return IntraclassCorrelations(
        icc1=_ratio(msb - msw, msb + (k - 1) * msw),
        icc2=_ratio(msb - mse, msb + (k - 1) * mse + k * (msj - mse) / n),
        icc3=_ratio(msb - mse, msb + (k - 1) * mse),
        icc1k=_ratio(msb - msw, msb),
        icc2k=_ratio(msb - mse, msb + (msj - mse) / n),
        icc3k=_ratio(msb - mse, msb),
    )


def concordance(block: Block[Application, Juror]) -> Concordance | None:
    """Return Kendall's W, ties corrected for; nothing where no juror makes any difference.

    M. G. Kendall and B. Babington Smith, Annals of Mathematical Statistics 10 (1939), 275-287;
    S. Siegel and N. J. Castellan, Nonparametric Statistics, 1988, 9.4. The probability is that of
    chi-square with n - 1 degrees of freedom, rough below eight applications.
    """
    n, m = len(block.applications), len(block.jurors)
    columns = list(zip(*block.marks, strict=True))
    ranks = [doubled_ranks(column) for column in columns]  # twice the mean rank: whole numbers
    sums = [sum(each) for each in zip(*ranks, strict=True)]
    spread = Fraction(n * sum(each * each for each in sums) - sum(sums) ** 2, 4 * n)
    ties = sum(_tie_correction(column) for column in columns)
    most = m * m * (n**3 - n) - m * ties
    if not most:
        return None
    w = 12 * spread / most
    chi2 = m * (n - 1) * w
    return Concordance(float(w), float(chi2), float(chdtrc(n - 1, float(chi2))))


def mean_pairwise_tau(panel: Panel[Application, Juror]) -> float | None:
    """Return the mean of Kendall's tau-b over the pairs of jurors, each on what both scored.

    M. G. Kendall, Biometrika 33 (1945), 239-251. A pair with fewer than two applications in
    common, or where one of the two makes no difference between them, has no tau.
    """
    taus = [tau for tau in _taus(panel) if tau is not None]
    return float(np.mean(taus)) if taus else None


def doubled_ranks(values: Sequence[int]) -> list[int]:
    """Return twice the rank of each value, the lowest 1; ties share their mean rank."""
    ordered = sorted(values)
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for place, value in enumerate(ordered, start=1):
        first.setdefault(value, place)
        last[value] = place
    return [first[value] + last[value] for value in values]


def _tie_correction(values: Sequence[int]) -> int:
    counts = [values.count(value) for value in set(values)]
    return sum(count**3 - count for count in counts)


def _ratio(part: Fraction, whole: Fraction) -> float | None:
    return float(part / whole) if whole else None


def _block(
    panel: Panel[Application, Juror], applications: Sequence[Application], jurors: Sequence[Juror]
) -> Block[Application, Juror]:
    cells = [[panel.scores[each, juror] for juror in jurors] for each in applications]
    common = lcm(*(cell.denominator for line in cells for cell in line))
    marks = tuple(tuple(int(cell * common) for cell in line) for line in cells)
    return Block(tuple(applications), tuple(jurors), marks)


def _taus(panel: Panel[Application, Juror]) -> Iterator[float | None]:
    places = {application: place for place, application in enumerate(sorted(panel.applications))}
    scores = [panel.of_juror(juror) for juror in sorted(panel.jurors)]
    levels = {score: level for level, score in enumerate(sorted(set(panel.scores.values())))}
    columns = []
    for given in scores:
        column = np.full(len(places), -1, dtype=np.int32)
        for application, score in given.items():
            column[places[application]] = levels[score]
        columns.append(column)
    for one, other in combinations(columns, 2):
        both = (one >= 0) & (other >= 0)
        yield _tau(one[both], other[both])


def _tau(one: NDArray[np.int32], other: NDArray[np.int32]) -> float | None:
    """Return tau-b, by comparing every pair of applications, some rows at a time."""
    agreed = first = second = 0
    step = max(1, _AT_ONCE // max(1, len(one)))
    for start in range(0, len(one), step):
        rows = slice(start, start + step)
        above, others_above = one[rows, None] > one, other[rows, None] > other
        others_below = other[rows, None] < other
        agreed += int((above & others_above).sum()) - int((above & others_below).sum())
        first += int(above.sum())
        second += int(others_above.sum())
    return agreed / sqrt(first * second) if first and second else None
