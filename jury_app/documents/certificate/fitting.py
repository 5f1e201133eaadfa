"""Making long names fit: smaller within limits, broken at good places, never cut or overlapping."""

from collections.abc import Sequence
from functools import lru_cache
from math import sqrt
from typing import NamedTuple

from jury_app.documents.style import Style
from jury_app.documents.typography import Broken, Ruler, lines_of, one_line

_PREFERRED = 0.72  # one line more is better than letters smaller than this share of their best size
_STEPS = 24
_MOST_LINES = 9
_MODESTY = 0.9  # several lines want smaller letters than one
_CLOSER = 0.5  # how much of the air goes where it is tightest
_BASELINE = 0.76
_SMALLER = 0.88
_TINY = 1e-6


class Part(NamedTuple):
    """One of the texts of a page: how it is best set, how small and on how many lines it may be.

    `measure` is the share of the width that its lines may take.
    """

    text: str
    best: Style
    smallest: float
    lines: int = 2
    measure: float = 1.0


class Set(NamedTuple):
    """A line as it is set, its baseline at `y` under the top of the block."""

    y: float
    text: str
    size: float
    style: Style


class Block(NamedTuple):
    """Lines that fit, and the height they take."""

    lines: tuple[Set, ...]
    height: float


def fitted(groups: Sequence[Sequence[Part]], room: tuple[float, float]) -> Block:
    """Set texts under each other in a room; those of one group share the size of the longest.

    The order of importance stays: where the most important text must be small, so are the others.
    """
    block = _set(groups, room[0], 0.0)
    for step in range(1, _STEPS + 1):
        if block.height <= room[1]:
            return block
        block = _set(groups, room[0], step / _STEPS)
    return _squeezed(groups, room)


def _set(groups: Sequence[Sequence[Part]], width: float, tightness: float) -> Block:
    chief = max((part for group in groups for part in group), key=lambda part: part.best.size)
    sizes = {id(group): _group_size(group, width, tightness) for group in groups}
    largest = next(sizes[id(group)] for group in groups if chief in group)
    lines: list[Set] = []
    y = 0.0
    for group in groups:
        most = largest * sqrt(group[0].best.size / chief.best.size)
        size = min(sizes[id(group)], most) if chief not in group else largest
        y += group[0].best.before * (1 - _CLOSER * tightness) if lines else 0.0
        for part in group:
            leading = part.best.leading / part.best.size * size
            for text in _lines(part.text, part.best.face, part.measure * width / size):
                lines.append(Set(y + leading * _BASELINE, text, size, part.best))
                y += leading
    return Block(tuple(lines), y)


def _group_size(group: Sequence[Part], width: float, tightness: float) -> float:
    return min(_size(part, part.measure * width, tightness) for part in group)


def _size(part: Part, width: float, tightness: float) -> float:
    """Return the size of a text: large on few lines, smaller and on more as it gets tighter."""
    cap = part.best.size + (part.smallest - part.best.size) * tightness
    most = part.lines + round((_MOST_LINES - part.lines) * tightness)
    largest = 0.0
    for count in range(1, most + 1):
        broken = _broken(part.text, part.best.face, count)
        if broken is None:
            continue
        size = min(cap * _MODESTY ** (count - 1), width / max(broken.width, _TINY))
        if size >= _PREFERRED * cap:
            return size
        largest = max(largest, size)
    return max(largest, part.smallest)


def _lines(text: str, face: str, room: float) -> tuple[str, ...]:
    """Return a text in the fewest lines that a size allows; `room` is a width at a size of 1."""
    for count in range(1, _MOST_LINES + 1):
        broken = _broken(text, face, count)
        if broken is not None and broken.width <= room + _TINY:
            return broken.lines
    return tuple(lines_of(text, face, 1.0, room))


@lru_cache(maxsize=4096)
def _broken(text: str, face: str, count: int) -> Broken | None:
    return one_line(text, face) if count == 1 else ruler(text, face).broken(count)


@lru_cache(maxsize=1024)
def ruler(text: str, face: str) -> Ruler:
    """Return a display text, measured once."""
    return Ruler.of(text, face)


def _squeezed(groups: Sequence[Sequence[Part]], room: tuple[float, float]) -> Block:
    """Set texts beyond every limit: as many lines as it takes, all of them smaller."""
    share = 1.0
    while True:
        share *= _SMALLER
        block = _set(groups, room[0] / share, 1.0)
        if block.height * share <= room[1]:
            break
    lines = tuple(line._replace(y=line.y * share, size=line.size * share) for line in block.lines)
    return Block(lines, block.height * share)
