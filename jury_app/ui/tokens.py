"""The colours, sizes and spaces of every screen: one file, three schemes."""

from typing import Literal, NamedTuple, TypeAlias, get_args

Scheme: TypeAlias = Literal["light", "dark", "contrast"]
SCHEMES: tuple[Scheme, ...] = get_args(Scheme)

TINY, BODY, LEAD, TITLE, DISPLAY = 12, 14, 16, 20, 28  # type, in pixels at 100 %
ROW = 34  # a row of a table
TARGET = 32  # a button, a field
RADIUS = 6
ICON = 20
# A page of an applicant's document is white paper in every scheme.
PAPER, PAPER_INK = "#FFFFFF", "#1B1F24"
FOUND, FOUND_HERE, FOUND_EDGE, SELECTED = "#FFF0A3", "#FFC46B", "#8A5300", "#BCD6FA"
GAP_XS, GAP_S, GAP_M, GAP_L, GAP_XL, GAP_XXL = 4, 8, 12, 16, 24, 32


class Tokens(NamedTuple):
    """The colours of one scheme, by what they are for."""

    surface: str  # the page
    raised: str  # fields, tables, menus
    sunken: str  # the rail, headers, quiet areas
    hover: str  # what lies under the pointer
    selected: str  # the chosen row
    text: str
    muted: str
    line: str  # hairlines: they only part, they say nothing
    border: str  # the edge of a field or a key
    focus: str
    accent: str  # the one thing to do next
    accent_hover: str
    accent_text: str
    accent_soft: str
    success: str
    success_soft: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    gold: str
    gold_soft: str
    silver: str
    silver_soft: str
    bronze: str
    bronze_soft: str
    heat: tuple[str, ...]  # marks, from the lowest to the highest
    dark: bool


LIGHT = Tokens(
    surface="#FAFAF7",
    raised="#FFFFFF",
    sunken="#F2F1EC",
    hover="#F0F1EF",
    selected="#E3EBF6",
    text="#1B1F24",
    muted="#575D66",
    line="#E3E1DA",
    border="#83878E",
    focus="#1D4F91",
    accent="#1D4F91",
    accent_hover="#163E74",
    accent_text="#FFFFFF",
    accent_soft="#E3EBF6",
    success="#1F6B3B",
    success_soft="#E4F2E8",
    warning="#8A5300",
    warning_soft="#FBF0DC",
    danger="#B3261E",
    danger_soft="#FBE9E7",
    gold="#7A5A00",
    gold_soft="#F6DF8F",
    silver="#4F5964",
    silver_soft="#DEE3E8",
    bronze="#7F3F16",
    bronze_soft="#F0CDB2",
    heat=("#F7F4EA", "#E3EBDD", "#C5DDD0", "#9FCBBD", "#6FB2A6", "#2B7A72", "#0F534E"),
    dark=False,
)

DARK = Tokens(
    surface="#14171B",
    raised="#1B1F25",
    sunken="#101316",
    hover="#232830",
    selected="#223349",
    text="#E8E6E1",
    muted="#A3A8B0",
    line="#2B3038",
    border="#6E7681",
    focus="#8AB4F0",
    accent="#8AB4F0",
    accent_hover="#A9C8F5",
    accent_text="#0F1C2E",
    accent_soft="#223349",
    success="#7CCB95",
    success_soft="#1A3324",
    warning="#E9B566",
    warning_soft="#3A2C14",
    danger="#F2988F",
    danger_soft="#432321",
    gold="#F3D372",
    gold_soft="#4A3B12",
    silver="#D3DAE2",
    silver_soft="#3A424C",
    bronze="#EBB58D",
    bronze_soft="#4B2E1B",
    heat=("#20262B", "#1F3533", "#1E4643", "#1D5A55", "#2E8177", "#66B8AB", "#A9E0D6"),
    dark=True,
)

CONTRAST = Tokens(
    surface="#000000",
    raised="#000000",
    sunken="#000000",
    hover="#1F2A3A",
    selected="#12345E",
    text="#FFFFFF",
    muted="#E0E0E0",
    line="#8C8C8C",
    border="#FFFFFF",
    focus="#FFE14D",
    accent="#8FC7FF",
    accent_hover="#BFE0FF",
    accent_text="#000000",
    accent_soft="#12345E",
    success="#7CF2A0",
    success_soft="#06280F",
    warning="#FFD166",
    warning_soft="#332300",
    danger="#FF9D94",
    danger_soft="#3A0D0A",
    gold="#FFE27A",
    gold_soft="#3A2E00",
    silver="#F0F4F8",
    silver_soft="#2E343B",
    bronze="#FFC59B",
    bronze_soft="#43230D",
    heat=("#000000", "#0E2321", "#123B37", "#17544F", "#5FB5A9", "#9BDCD3", "#E4FFFB"),
    dark=True,
)

TOKENS: dict[Scheme, Tokens] = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


_LINEAR = 0.04045  # below it the curve of sRGB is a line


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, as accessibility rules define it."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        channel / 12.92 if channel <= _LINEAR else ((channel + 0.055) / 1.055) ** 2.4
        for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return how well two colours stand apart, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable_on(background: str) -> str:
    """Return the ink, near-black or white, that reads best on a background."""
    return max(("#14171B", "#FFFFFF"), key=lambda ink: contrast(ink, background))
