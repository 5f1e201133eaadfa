"""The square code (QR) of a certificate: what it says, signed, to be read from a photocopy.

The code is one picture of as many points as it has squares; an encoder of its own draws a hundred
of them while the PDF library would draw one.
"""

from dataclasses import dataclass
from functools import lru_cache

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from jury_app.documents.certificate.masks import squares_of
from jury_app.documents.drawing import ink
from jury_app.documents.paper import write_on
from jury_app.documents.style import INK

SMALLEST, LARGEST = 25 * mm, 36 * mm

_QUIET = 4  # empty squares around a code, as its standard asks
_SQUARE = 0.45 * mm  # what a photocopy and a telephone resolve without trouble
_FINEST = 0.38 * mm
_MOST, _MOST_STRONG = 2_900, 2_200  # bytes, a little below what the largest code holds
_STRONG, _LEAN = "M", "L"  # how much of a code may be spoilt: 15 %, 7 %


@dataclass(frozen=True, slots=True)
class SquareCode:
    """A code as rows of bits, a dark square a one, and the side that it takes on paper."""

    rows: tuple[bytes, ...]
    count: int

    @property
    def side(self) -> float:
        """The side with the quiet zone around it."""
        return min(max(self.squares * _SQUARE, SMALLEST), LARGEST)

    @property
    def squares(self) -> int:
        """How many squares a side has, the quiet zone with them."""
        return self.count + 2 * _QUIET


@lru_cache(maxsize=8)  # measured first, then drawn
def encode(text: str) -> SquareCode | None:
    """Return the code of a text, as robust as its length allows; nothing where none can hold it."""
    if len(text.encode()) > _MOST:
        return None
    if len(text.encode()) > _MOST_STRONG:
        return _encoded(text, _LEAN)
    strong = _encoded(text, _STRONG)
    return strong if strong.squares * _FINEST <= LARGEST else _encoded(text, _LEAN)


def draw_signed_code(
    canvas: Canvas,
    text: str,
    corner: tuple[float, float],
    *,
    is_right: bool = False,
    on_white: bool = False,
) -> None:
    """Draw the code of a text with its quiet zone at a lower corner, where one can hold it.

    On a background of any colour the zone is made white, or no telephone would read the code.
    """
    code = encode(text)
    if code is None:
        return
    square = code.side / code.squares
    dark = square * code.count
    left = corner[0] - code.side if is_right else corner[0]
    x, y = left + _QUIET * square, corner[1] + _QUIET * square
    zone = f"1 g {left:.4f} {corner[1]:.4f} {code.side:.4f} {code.side:.4f} re f"
    write_on(
        canvas,
        (
            "q",
            *((zone,) if on_white else ()),
            f"{ink(INK)} rg",
            f"{dark:.4f} 0 0 {dark:.4f} {x:.4f} {y:.4f} cm",
            f"BI /W {code.count} /H {code.count} /BPC 1 /IM true /D [1 0] /F /AHx ID",
            f"{b''.join(code.rows).hex()}>",
            "EI",
            "Q",
        ),
    )


def _encoded(text: str, level: str) -> SquareCode:
    made = squares_of(text, level)
    return SquareCode(made.rows, made.count)
