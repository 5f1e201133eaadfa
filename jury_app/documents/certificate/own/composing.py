"""Where each line of a certificate stands: the same for the press and for the screen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.units import mm

from jury_app.designs import Box, Field
from jury_app.documents import fonts
from jury_app.documents.certificate.content import Certificate, Certificates
from jury_app.documents.certificate.dress import OwnDress
from jury_app.documents.certificate.fitting import Block, Part, fitted, ruler
from jury_app.documents.certificate.own.words import said
from jury_app.documents.certificate.signed_code import encode
from jury_app.documents.style import Style
from jury_app.documents.typography import tied

LEADING = 1.2
_RISES = {"top": 0.0, "middle": 0.5, "bottom": 1.0}
_OF_PICTURE = 0.6  # of a signature’s box, where words stand under the picture
_EXACT = 0.01


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is set: where it begins and its baseline, in points from the upper left."""

    x: float
    y: float
    text: str
    style: Style
    width: float


@dataclass(frozen=True, slots=True)
class Composed:
    """A field as it is printed; the boxes are in millimetres, and there is none where it is empty.

    `is_tight` says that it did not fit within its limits, and was set smaller than they allow.
    """

    field: Field
    lines: tuple[Line, ...] = ()
    ink: Box | None = None
    picture: bytes | None = None
    picture_box: Box | None = None
    code: str = ""
    is_tight: bool = False
    lacking: str = ""
    """The letters that its typeface has not."""


def compose(
    dress: OwnDress, content: Certificates, item: Certificate, fields: Sequence[Field] | None = None
) -> tuple[Composed, ...]:
    """Return the fields of a certificate as they are printed, in their order."""
    chosen = dress.design.fields if fields is None else fields
    return tuple(_composed(dress, content, item, each) for each in chosen)


def _composed(dress: OwnDress, content: Certificates, item: Certificate, field: Field) -> Composed:
    if field.kind == "code":
        return _code(field, item.code)
    if field.kind == "logo":
        logo = item.sponsor_logo
        return Composed(field, picture=logo, picture_box=field.box, ink=field.box if logo else None)
    texts = said(field, content, item)
    picture = dress.pictures.get(field.picture) if field.kind == "signature" else None
    if picture is None:
        return _set(dress, field, texts, field.box, item.ornament)
    over, under = _parted(field.box) if texts else (field.box, field.box)
    made = _set(dress, field, texts, under, item.ornament)
    return replace(made, picture=picture, picture_box=over, ink=field.box)


def _parted(box: Box) -> tuple[Box, Box]:
    """Return where a signature stands, and where the words under it."""
    high = box.height * _OF_PICTURE
    over = Box(x=box.x, y=box.y, width=box.width, height=max(high, 2.0))
    under = Box(x=box.x, y=box.y + high, width=box.width, height=max(box.height - high, 2.0))
    return over, under


def _code(field: Field, text: str) -> Composed:
    """Return a square code; its size is that of what it says, not that of its box."""
    code = encode(text) if text else None
    if code is None:
        return Composed(field)
    side = code.side / mm
    box = field.box
    left = {"left": 0.0, "center": 0.5, "right": 1.0}[field.align] * (box.width - side)
    top = _RISES[field.rise] * (box.height - side)
    is_tight = side > min(box.width, box.height) + _EXACT
    ink = Box(x=box.x + left, y=box.y + top, width=side, height=side)
    return Composed(field, ink=ink, code=text, is_tight=is_tight)


def _set(dress: OwnDress, field: Field, texts: Sequence[str], box: Box, ornament: str) -> Composed:
    if not texts:
        return Composed(field)
    colour = _colour(dress.ink(field.colour, ornament))
    face = dress.face(field.face)
    room = (box.width * mm, box.height * mm)
    size = min(field.largest, *(_widest(text, face, room[0]) for text in texts))
    style = Style(face, size, size * LEADING, colour)
    parts = [Part(text, style, min(field.smallest, size), field.lines) for text in texts]
    block = fitted([parts], room)
    top = box.y * mm + (room[1] - block.height) * _RISES[field.rise]
    lines = tuple(_lines(block, field, (box.x * mm, top), room[0]))
    is_tight = min(line.style.size for line in lines) < field.smallest - _EXACT
    lacking = "".join(sorted({char for text in texts for char in fonts.lacking(text, face)}))
    return Composed(field, lines, _ink(lines), is_tight=is_tight, lacking=lacking)


def _widest(text: str, face: str, room: float) -> float:
    """Return the size at which the longest word of a text is as wide as a line: none is cut."""
    widest = _longest(text, face)
    return room / widest if widest else float("inf")


@lru_cache(maxsize=1024)
def _longest(text: str, face: str) -> float:
    return max(
        (fonts.width(atom.rstrip(" "), face) for atom in ruler(text, face).atoms), default=0.0
    )


@lru_cache(maxsize=64)
def _colour(written: str) -> Color:
    return HexColor(written)


def _lines(block: Block, field: Field, corner: tuple[float, float], room: float) -> list[Line]:
    share = {"left": 0.0, "center": 0.5, "right": 1.0}[field.align]
    lines = []
    for line in block.lines:
        text = fonts.printable(tied(line.text))
        style = replace(line.style, size=line.size, leading=line.size * LEADING)
        width = fonts.width(text, style.face, line.size)
        x = corner[0] + (room - width) * share
        lines.append(Line(x, corner[1] + line.y, text, style, width))
    return lines


def _ink(lines: Sequence[Line]) -> Box:
    """Return the box around the letters themselves, those with accents and tails."""
    left, right = min(line.x for line in lines), max(line.x + line.width for line in lines)
    top = lines[0].y - lines[0].style.size * 0.9
    bottom = lines[-1].y + lines[-1].style.size * 0.25
    return Box(
        x=left / mm,
        y=top / mm,
        width=max((right - left) / mm, 2.0),
        height=max((bottom - top) / mm, 2.0),
    )
