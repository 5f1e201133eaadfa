"""What is wrong with a certificate as it would be printed, told before it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, TypeAlias

from jury_app.designs import Box
from jury_app.documents.certificate.own.composing import Composed

ProblemKind: TypeAlias = Literal["tight", "overlap", "outside", "letters"]

_TOUCH = 0.3  # millimetres in which two boxes may meet


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a field, by its place in the design; with which other or what letters."""

    kind: ProblemKind
    field: int
    other: int = -1
    letters: str = ""


def problems_of(composed: Sequence[Composed], sheet: tuple[float, float]) -> tuple[Problem, ...]:
    """Return what is wrong with a certificate; nothing when all of it fits and stands free."""
    found: list[Problem] = []
    for place, each in enumerate(composed):
        if each.is_tight:
            found.append(Problem("tight", place))
        if each.ink is not None and not _is_inside(each.ink, sheet):
            found.append(Problem("outside", place))
        if each.lacking:
            found.append(Problem("letters", place, letters=each.lacking))
    for (one, first), (other, second) in combinations(enumerate(composed), 2):
        if first.ink is not None and second.ink is not None and _meet(first.ink, second.ink):
            found.append(Problem("overlap", one, other))
    return tuple(found)


def _is_inside(box: Box, sheet: tuple[float, float]) -> bool:
    low = -_TOUCH
    return (
        box.x >= low
        and box.y >= low
        and box.right <= sheet[0] + _TOUCH
        and box.bottom <= sheet[1] + _TOUCH
    )


def _meet(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > _TOUCH and down > _TOUCH
