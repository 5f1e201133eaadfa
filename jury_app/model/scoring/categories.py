"""Marks as the few ordered categories that a rating scale has: at most ten, each of them used."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from jury_app.model.scoring.marked import MarkedPanel
from jury_app.model.scoring.panel import Application, Juror
from jury_app.model.scoring.rasch import Rating

MOST_CATEGORIES = 10
"""More are hardly told apart by jurors (J. M. Linacre, J. of Applied Measurement 3, 2002)."""


def ratings_of(marked: MarkedPanel[Application, Juror]) -> list[Rating]:
    """Return every mark with the application, the juror and the criterion it belongs to.

    A mark stands between the bounds of its criterion, the better the higher. Where there are more
    than ten different ones, those in the same tenth of the way are one category.
    """
    scales = {scale.code: scale for scale in marked.scales if scale.weight}
    found = [
        ((application, juror, code), scales[code].position(mark))
        for (application, juror), marks in sorted(marked.marks.items(), key=lambda item: item[0])
        for code, mark in marks.items()
        if code in scales
    ]
    categories = categories_of(position for _names, position in found)
    return [(names, categories[position]) for names, position in found]


def categories_of(positions: Iterable[Fraction]) -> Mapping[Fraction, int]:
    """Return the category of each position on 0..1, from zero on without gaps."""
    distinct = sorted(set(positions))
    if len(distinct) <= MOST_CATEGORIES:
        return {position: place for place, position in enumerate(distinct)}
    top = MOST_CATEGORIES - 1
    tenths = {each: min(int(each * MOST_CATEGORIES), top) for each in distinct}
    used = {tenth: place for place, tenth in enumerate(sorted(set(tenths.values())))}
    return {position: used[tenth] for position, tenth in tenths.items()}
