"""Lines, dots and boxes on a page, each colour and width told once while it stays."""

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
        (x, y), r, k = at, radius, radius * _ROUND
        self._code.append(
            f"{x + r:.2f} {y:.2f} m"
            f" {x + r:.2f} {y + k:.2f} {x + k:.2f} {y + r:.2f} {x:.2f} {y + r:.2f} c"
            f" {x - k:.2f} {y + r:.2f} {x - r:.2f} {y + k:.2f} {x - r:.2f} {y:.2f} c"
            f" {x - r:.2f} {y - k:.2f} {x - k:.2f} {y - r:.2f} {x:.2f} {y - r:.2f} c"
            f" {x + k:.2f} {y - r:.2f} {x + r:.2f} {y - k:.2f} {x + r:.2f} {y:.2f} c f"
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
