"""A field as it begins: in the middle of the sheet, set as its kind is best set."""

from collections.abc import Mapping
from typing import Any

from jury_app.designs.fields import LEVEL_INK, Box, Field, FieldKind
from jury_app.designs.moving import within

INK, MUTED, WHITE = "#1B1F24", "#59616A", "#FFFFFF"
COLOURS: tuple[str, ...] = (LEVEL_INK, INK, MUTED, WHITE)

_PLAIN = (120.0, 10.0)
_SIZES: Mapping[str, tuple[float, float]] = {
    "laureates": (200.0, 30.0),
    "laureate": (200.0, 24.0),
    "prize": (200.0, 14.0),
    "project": (200.0, 18.0),
    "citation": (180.0, 22.0),
    "award": (160.0, 14.0),
    "signature": (62.0, 26.0),
    "logo": (44.0, 16.0),
    "code": (36.0, 36.0),
}
_SETTINGS: Mapping[str, dict[str, Any]] = {
    "laureates": {"face": "SourceSerif4Display-SemiBold", "largest": 44, "smallest": 12},
    "laureate": {"face": "SourceSerif4Display-SemiBold", "largest": 44, "smallest": 12},
    "prize": {"face": "SourceSerif4Display-Regular", "largest": 27, "smallest": 11, "lines": 1},
    "award": {"largest": 26, "smallest": 11, "colour": LEVEL_INK},
    "tie": {"face": "SourceSerif4-Italic", "colour": LEVEL_INK, "lines": 1},
    "project": {"face": "SourceSerif4-Italic", "largest": 16.5, "lines": 3},
    "citation": {"face": "SourceSerif4-Italic", "largest": 13, "lines": 4},
    "duplicate": {"face": "SourceSans3-SemiBold", "largest": 9, "smallest": 6, "lines": 1},
    "register_number": {"face": "SourceSans3-Regular", "largest": 8.5, "smallest": 6, "lines": 1},
    "replaces": {"face": "SourceSans3-Regular", "largest": 8.5, "smallest": 6, "lines": 1},
}
_LINES = {"laureates": 3, "laureate": 3}


def new_field(kind: FieldKind, sheet: tuple[float, float], text: str = "") -> Field:
    """Return a field in the middle of a sheet."""
    wide, high = _SIZES.get(kind, _PLAIN)
    box = Box(x=(sheet[0] - wide) / 2, y=(sheet[1] - high) / 2, width=wide, height=high)
    settings = {"lines": _LINES.get(kind, 2), **_SETTINGS.get(kind, {})}
    return Field(kind=kind, box=within(box, sheet), text=text, **settings)
