"""A design of the edition’s own that begins as one that is shipped."""

from collections.abc import Sequence
from typing import Any

from jury_app.designs import Box, Field, OwnDesign
from jury_app.documents import fonts
from jury_app.documents.certificate.designs import Layout, Place, design_named
from jury_app.dresses import DesignName, Orientation

_INKS = {"level": "level", "text": "#1B1F24", "muted": "#59616A", "hairline": "#C4C8CC"}
_PAPER_INK = "#FFFFFF"
_SHARES: Sequence[tuple[str, float, dict[str, Any]]] = (
    ("introduction", 0.09, {"face": fonts.SERIF_ITALIC, "largest": 13.5, "smallest": 10.0}),
    ("laureates", 0.35, {"face": fonts.DISPLAY_STRONG, "largest": 44.0, "smallest": 12.0}),
    ("award", 0.14, {"face": fonts.SERIF, "largest": 26.0, "smallest": 11.0, "colour": "level"}),
    ("tie", 0.08, {"face": fonts.SERIF_ITALIC, "largest": 14.0, "colour": "level"}),
    ("project", 0.22, {"face": fonts.SERIF_ITALIC, "largest": 16.5}),
    ("domain_and_sponsor", 0.12, {"face": fonts.SERIF, "largest": 12.5, "smallest": 7.0}),
)
_MUTED = frozenset({"introduction", "domain_and_sponsor"})
_LINES = {"laureates": 3, "project": 3}
_REGISTER = (6.0, 9.0)  # millimetres under the place and the date, and how high


def design_from(name: DesignName | None, orientation: Orientation) -> OwnDesign:
    """Return a design with the fields of one that is shipped, or an empty sheet."""
    if name is None:
        return OwnDesign(orientation=orientation)
    design = design_named(name)
    layout = design.landscape if orientation == "landscape" else design.portrait
    fields = (*_heading(layout), *_main(layout.main), *_foot(layout))
    return OwnDesign(orientation=orientation, ornaments=name, fields=fields)


def _heading(layout: Layout) -> list[Field]:
    fields = [
        _field("organiser", layout.organiser, face=fonts.SANS_STRONG, largest=9.0, smallest=5.0),
        _field("prize", layout.prize, face=fonts.DISPLAY, largest=27.0, smallest=11.0),
    ]
    if layout.year:
        fields.append(_field("year", layout.year, face=fonts.DISPLAY_STRONG, largest=15.0))
    return fields


def _main(place: Place) -> list[Field]:
    """Return the texts of the laureate, which the shipped design sets together, each in its box."""
    fields, top = [], place.y
    for kind, share, how in _SHARES:
        high = place.height * share
        below = Box(x=place.x, y=round(top, 1), width=place.width, height=round(high, 1))
        ink = _INKS["muted"] if kind in _MUTED else _inked(place)
        chosen = {"colour": ink, "lines": _LINES.get(kind, 2), "align": place.align, **how}
        fields.append(Field(kind=kind, box=below, **chosen))  # type: ignore[arg-type]  # one of them
        top += high
    return fields


def _foot(layout: Layout) -> list[Field]:
    done = layout.done_beside_code
    down, high = _REGISTER
    register = Place(x=done.x, y=done.y + down, width=done.width, height=high / 2, align=done.align)
    replaced = Place(
        x=done.x, y=done.y + down + high / 2, width=done.width, height=high / 2, align=done.align
    )
    note = {"face": fonts.SANS, "largest": 8.5, "smallest": 6.0, "lines": 1}
    return [
        _field("place_and_date", done, largest=11.5),
        _field("register_number", register, **note),
        _field("replaces", replaced, **note),
        _field("signature", layout.signatory, largest=11.5, smallest=7.0, rise="top"),
        _field("logo", layout.logo),
        _field("code", layout.code, rise="bottom"),
        _field("duplicate", layout.duplicate, face=fonts.SANS_STRONG, largest=9.0),
    ]


def _field(kind: str, place: Place, **how: Any) -> Field:
    box = Box(x=place.x, y=place.y, width=place.width, height=place.height)
    chosen = {"colour": _inked(place), "align": place.align, **how}
    return Field(kind=kind, box=box, **chosen)  # type: ignore[arg-type]  # a kind of field


def _inked(place: Place) -> str:
    return _INKS.get(place.ink, _PAPER_INK)
