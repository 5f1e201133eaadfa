"""Marks as they are written and read: whole steps inside, points with a decimal outside."""

import re
from fractions import Fraction

from jury_app.decimals import exact_decimal
from jury_app.formatting import localised
from jury_app.i18n import _
from jury_app.model.scoring.grids import Scale
from jury_app.sealing.manifest import KitCriterion


class MarkError(ValueError):
    """A mark is not on the scale of its criterion; `reason` says how."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


_NUMBER = re.compile(r"[+-]?\d{1,9}(?:\.\d{1,9})?", re.ASCII)


def points_text(criterion: KitCriterion, mark: int) -> str:
    """Return a mark in points, with a point before the decimals."""
    return exact_decimal(Fraction(mark, criterion.steps_per_point))


def points(criterion: KitCriterion, mark: int) -> str:
    """Return a mark in points, as the language spoken writes it."""
    return localised(points_text(criterion, mark))


def scale_text(criterion: KitCriterion) -> str:
    """Return from where to where a criterion is marked."""
    lowest, highest = points(criterion, criterion.marks[0]), points(criterion, criterion.marks[-1])
    if criterion.steps_per_point == 1:
        return _("from {lowest} to {highest}").format(lowest=lowest, highest=highest)
    step = points(criterion, 1)
    return _("from {lowest} to {highest}, by {step}").format(
        lowest=lowest, highest=highest, step=step
    )


def read_number(text: str) -> Fraction | None:
    """Return the number that a text is, with a point before its decimals; None if it is none."""
    return Fraction(text) if _NUMBER.fullmatch(text) else None


def read_mark(criterion: KitCriterion, text: str) -> int:
    """Return the mark that a text means, or say why it is none."""
    number = read_number(text)
    if number is None:
        raise MarkError("mark_not_a_number")
    steps = number * criterion.steps_per_point
    if steps.denominator != 1:
        raise MarkError("mark_not_a_step")
    require_on_scale(criterion, int(steps))
    return int(steps)


def require_on_scale(criterion: KitCriterion, mark: int) -> None:
    """A mark stands between the bounds of its criterion."""
    if mark not in criterion.marks:
        raise MarkError("mark_outside_scale")


def scale(criterion: KitCriterion) -> Scale:
    """Return a criterion as arithmetic sees it."""
    return Scale(
        code=criterion.code,
        weight=criterion.weight,
        min_points=criterion.min_points,
        max_points=criterion.max_points,
        steps_per_point=criterion.steps_per_point,
        lower_is_better=criterion.lower_is_better,
    )
