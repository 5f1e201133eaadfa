"""Drawings from outside (SVG): made into points where they can do no harm."""

import re

from jury_app.helper.child import SECONDS, Child
from jury_app.helper.frames import Request
from jury_app.helper.pictures import Picture

LONGEST_SIDE = 4_200
"""Points along the longer side: some 350 to the inch on A4, 250 on A3."""

_BEGINNING = 4_096
_SVG = re.compile(rb"\s*(<\?xml|<!--|<!DOCTYPE\s+svg|<(\w+:)?svg\b)", re.IGNORECASE)
_MARK = b"\xef\xbb\xbf"


def is_drawing(data: bytes) -> bool:
    """Whether a file begins as an SVG does."""
    beginning = data[:_BEGINNING].removeprefix(_MARK)
    return _SVG.match(beginning) is not None


def read_drawing(
    data: bytes, file: str = "", *, longest_side: int = LONGEST_SIDE, seconds: float = SECONDS
) -> Picture:
    """Return the points of an SVG that stands alone: no script, no other file, no loose letter."""
    child = Child("drawing", file, seconds)
    try:
        (width, height), pixels = child.ask(
            Request("draw", longest_side=longest_side), tuple[int, int], data
        )
    finally:
        child.close()
    if len(pixels) != width * height * 4:
        raise child.refused("file_unreadable")
    return Picture(width, height, pixels)
