"""Lines, dots and boxes on a page, each colour and width told once while it stays."""

from functools import lru_cache

from reportlab.lib.colors import Color

from jury_app.documents.drawing import ink
from jury_app.documents.paper import Paper

_ROUND = 0.5523  # how far the handles of a quarter of a circle reach, in radii


class Brush:
    """Draws on a page; nothing stands there before it is lifted."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._code: list[str] = []
        self._fill: Color | None = None
        self._line: tuple[Color, float] | None = None

    def rule(self, at: tuple[float, float], length: float, colour: Color, width: float) -> None:
        """Draw a level line from a point on."""
        if self._line != (colour, width):
            self._line = (colour, width)
            self._code.append(f"{ink(colour)} RG {width:.3g} w")
        x, y = at
        self._code.append(f"{x:.2f} {y:.2f} m {x + length:.2f} {y:.2f} l S")

    def dot(self, at: tuple[float, float], radius: float, colour: Color) -> None:
        """Draw a filled circle around a point."""
        self._paint(colour)
        right, more, x, less, left = _reach(at[0], radius)
        top, over, y, under, foot = _reach(at[1], radius)
        self._code.append(
            f"{right} {y} m {right} {over} {more} {top} {x} {top} c"
            f" {less} {top} {left} {over} {left} {y} c {left} {under} {less} {foot} {x} {foot} c"
            f" {more} {foot} {right} {under} {right} {y} c f"
        )

    def box(self, at: tuple[float, float], size: tuple[float, float], colour: Color) -> None:
        """Fill a rectangle that hangs from its upper left corner."""
        self._paint(colour)
        (x, y), (wide, high) = at, size
        self._code.append(f"{x:.2f} {y - high:.2f} {wide:.2f} {high:.2f} re f")

    def lift(self) -> None:
        """End the drawing, which tells nothing that the words do not."""
        if self._code:
            self._paper.write(["/Artifact BMC", *self._code, "EMC"])

    def _paint(self, colour: Color) -> None:
        if colour is not self._fill:
            self._fill = colour
            self._code.append(f"{ink(colour)} rg")


@lru_cache(maxsize=1024)  # medals stand under each other
def _reach(middle: float, radius: float) -> tuple[str, str, str, str, str]:
    """Return where a circle and its handles reach along an axis, from its end to its start."""
    part = radius * _ROUND
    places = (middle + radius, middle + part, middle, middle - part, middle - radius)
    far, more, at, less, near = [f"{place:.2f}" for place in places]
    return far, more, at, less, near
