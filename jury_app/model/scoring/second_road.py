"""The means once more, by whole numbers and plain loops: what is published needs both to agree.

It shares nothing with the first road but the marks: no position, no mean and no fraction of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import lcm

from jury_app.model.scoring.grids import Scale

Ratio = tuple[int, int]
"""A numerator over a denominator that is not reduced; over 0 where there is no mean."""


def mean_by_grids(
    grids: Iterable[Mapping[str, int]],
    scales: Sequence[Scale],
    *,
    percent: int,
    complete: bool = False,
) -> Ratio:
    """Return the mean of the grids on 0..1; `percent` of the weights, or all marks, are asked."""
    unit = lcm(*(scale.highest - scale.lowest for scale in scales))
    total = sum(scale.weight for scale in scales)
    earned_by_cover: defaultdict[int, int] = defaultdict(int)
    count = 0
    for marks in grids:
        earned = covered = marked = 0
        for scale in scales:
            if scale.code in marks:
                marked += 1
                covered += scale.weight
                steps = _steps(scale, marks[scale.code])
                earned += scale.weight * steps * (unit // (scale.highest - scale.lowest))
        if covered and covered * 100 >= percent * total and (marked == len(scales) or not complete):
            earned_by_cover[covered] += earned
            count += 1
    common = lcm(*earned_by_cover)
    summed = sum(earned * (common // covered) for covered, earned in earned_by_cover.items())
    return summed, unit * common * count


def mean_by_criteria(grids: Iterable[Mapping[str, int]], scales: Sequence[Scale]) -> Ratio:
    """Return the weighted mean on 0..1 of what all jurors gave on each criterion."""
    steps: defaultdict[str, int] = defaultdict(int)
    counts: defaultdict[str, int] = defaultdict(int)
    for marks in grids:
        for scale in scales:
            if scale.code in marks:
                steps[scale.code] += _steps(scale, marks[scale.code])
                counts[scale.code] += 1
    weighing = [scale for scale in scales if scale.weight]
    if not all(counts[scale.code] for scale in weighing):
        return 0, 0
    parts = {scale.code: (scale.highest - scale.lowest) * counts[scale.code] for scale in weighing}
    common = lcm(*parts.values())
    earned = sum(
        scale.weight * steps[scale.code] * (common // parts[scale.code]) for scale in weighing
    )
    return earned, common * sum(scale.weight for scale in weighing)


def is_same(first: Ratio, second: Ratio) -> bool:
    """Whether two ratios are the same number."""
    return bool(first[1] and second[1]) and first[0] * second[1] == second[0] * first[1]


def _steps(scale: Scale, mark: int) -> int:
    return scale.highest - mark if scale.lower_is_better else mark - scale.lowest
