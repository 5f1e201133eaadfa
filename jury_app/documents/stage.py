"""Few words on a large page: each block fitted into its place, none cut and none over another."""

from collections.abc import Sequence
from dataclasses import replace

from jury_app.documents.certificate.fitting import Part, fitted
from jury_app.documents.drawing import Pen
from jury_app.documents.style import Align, Style

_SMALLEST = 0.45
"""The share of its best size that a text may shrink to before all of its page does."""


def part(text: str, best: Style, *, lines: int = 3) -> list[Part]:
    """Return a text that stands by itself, or nothing of it where there is none."""
    return [Part(text, best, best.size * _SMALLEST, lines)] if text else []


def put_parts(
    pen: Pen,
    parts: Sequence[Sequence[Part]],
    corner: tuple[float, float],
    room: tuple[float, float],
    *,
    align: Align = "left",
) -> None:
    """Set texts under each other from the upper left corner of a room.

    In the middle they stand in the middle both ways.
    """
    said = [each for each in parts if each]
    if not said:
        return
    block = fitted(said, room)
    x, top = corner
    if align == "center":
        top -= (room[1] - block.height) / 2
    for line in block.lines:
        face = replace(line.style, size=line.size)
        if align == "center":
            pen.centre(x + room[0] / 2, top - line.y, line.text, face)
        else:
            pen.put((x, top - line.y), line.text, face)
