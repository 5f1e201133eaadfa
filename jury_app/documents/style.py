"""The house style: the colours, the sizes and the margins of every document, in one place."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from jury_app.documents import fonts

INK = HexColor("#1B1F24")
MUTED = HexColor("#59616A")
HAIRLINE = HexColor("#C4C8CC")
ACCENT = HexColor("#1D4F91")
WARNING = HexColor("#A12622")
MEDALS: dict[str, Color] = {
    "gold": HexColor("#B8902F"),
    "silver": HexColor("#8B949E"),
    "bronze": HexColor("#A5673F"),
}

WATERMARK = HexColor("#EBEEF1")
SIGNING = HexColor("#F1F3F5")
GUIDE = HexColor("#E6E8EA")
BAR = HexColor("#9FC0D8")
SURENESS: dict[str, Color] = {
    "solid": HexColor("#1F6B3B"),
    "tight": HexColor("#8A5300"),
    "undecidable": HexColor("#B3261E"),
}

PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT = RIGHT = 23 * mm
TOP = 26 * mm
BOTTOM = 25 * mm
HEAD = 15 * mm
FOOT = 13 * mm
MEASURE = PAGE_WIDTH - LEFT - RIGHT

Align: TypeAlias = Literal["left", "right", "center"]


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """How a text is set: face, size, distance from line to line, colour, and air before it.

    It is looked up for every text, so that it is told from others by what it is, not by its parts.
    """

    face: str
    size: float
    leading: float
    colour: Color = INK
    before: float = 0.0
    align: Align = "left"
    tracking: float = 0.0


EMBARGO = Style(fonts.SANS_STRONG, 13, 18, WARNING)
ORGANISER = Style(fonts.SANS_STRONG, 8.5, 12, MUTED, tracking=0.9)
TITLE = Style(fonts.DISPLAY_STRONG, 29, 34, before=5)
SUBTITLE = Style(fonts.SERIF, 15, 20, before=1)
LEAD = Style(fonts.SERIF, 12, 17.5, before=4)
FIGURE = Style(fonts.DISPLAY_STRONG, 22, 27)
NOTE = Style(fonts.SANS, 9, 13, MUTED, before=2)
HEADING = Style(fonts.SERIF_STRONG, 14, 18, before=22)
SUBHEADING = Style(fonts.SERIF_STRONG, 11.5, 15, before=15)
BODY = Style(fonts.SANS, 10.5, 15, before=5)
DECISION = Style(fonts.SANS_STRONG, 10.5, 15, before=7)
GROUNDS = Style(fonts.SANS, 10.5, 15, before=1)
CELL = Style(fonts.SANS, 9.5, 13)
CELL_STRONG = Style(fonts.SANS_STRONG, 9.5, 13)
CELL_ITALIC = Style(fonts.SANS_ITALIC, 9.5, 13)
CELL_MUTED = Style(fonts.SANS, 9.5, 13, MUTED)
COLUMN_HEAD = Style(fonts.SANS_STRONG, 8.5, 12, MUTED)
SMALL = Style(fonts.SANS, 8.5, 13, MUTED)
TICK = Style(fonts.SANS, 7.5, 10, MUTED)
RUNNING = Style(fonts.SANS, 8, 11, MUTED)
