"""The fields of a certificate: each a box on the sheet, and how its words are set in it."""

from typing import Annotated, Literal, TypeAlias, get_args

import msgspec

from jury_app.dresses import DesignName, Orientation, Paper

FieldKind: TypeAlias = Literal[
    "organiser", "prize", "year", "introduction", "laureates", "laureate", "co_laureates", "award",
    "tie", "project", "domain", "sponsor", "domain_and_sponsor", "logo", "citation", "place",
    "date", "place_and_date", "signature", "register_number", "replaces", "duplicate", "code",
    "text",
]  # fmt: skip
FieldAlign: TypeAlias = Literal["left", "center", "right"]
Rise: TypeAlias = Literal["top", "middle", "bottom"]

FIELDS: tuple[FieldKind, ...] = get_args(FieldKind)
LEVEL_INK = "level"
MOST_FIELDS = 60
SMALLEST_SIDE = 2.0

_SIDES = {"a4": (297.0, 210.0), "a3": (420.0, 297.0)}

Place: TypeAlias = Annotated[float, msgspec.Meta(ge=-420, le=420)]
Side: TypeAlias = Annotated[float, msgspec.Meta(ge=SMALLEST_SIDE, le=420)]
Size: TypeAlias = Annotated[float, msgspec.Meta(ge=4, le=120)]
Colour: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"\A(level|#[0-9A-Fa-f]{6})\Z")]
Hash: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"\A([0-9a-f]{64})?\Z")]
Face: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"\A[A-Za-z0-9-]{1,64}\Z")]


class Box(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A box in millimetres from the upper left corner of the sheet."""

    x: Place
    y: Place
    width: Side
    height: Side

    @property
    def right(self) -> float:
        """Where it ends at the right."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Where it ends below."""
        return self.y + self.height


class Field(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a certificate says in one box: never cut, smaller within limits, on so many lines."""

    kind: FieldKind
    box: Box
    face: Face = "SourceSerif4-Regular"
    """A typeface that is shipped, or the fingerprint of a file of the edition."""

    largest: Size = 14.0
    smallest: Size = 8.0
    lines: Annotated[int, msgspec.Meta(ge=1, le=9)] = 2
    align: FieldAlign = "center"
    rise: Rise = "middle"
    colour: Colour = "#1B1F24"
    text: Annotated[str, msgspec.Meta(max_length=2_000)] = ""
    """The words of a fixed text; the name and the function under a signature."""

    picture: Hash = ""
    """The fingerprint of the picture of a signature."""

    def __post_init__(self) -> None:
        if self.smallest > self.largest:
            raise ValueError("the smallest size is above the largest")


class OwnDesign(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sheet, what lies under the words, and the words."""

    paper: Paper = "a4"
    orientation: Orientation = "landscape"
    ornaments: DesignName | None = None
    """The ornaments of a design that is shipped, where there is no background."""

    background: Hash = ""
    background_size: tuple[float, float] = (0.0, 0.0)
    fields: Annotated[tuple[Field, ...], msgspec.Meta(max_length=MOST_FIELDS)] = ()

    @property
    def size(self) -> tuple[float, float]:
        """The sheet in millimetres."""
        return sheet_size(self.paper, self.orientation)

    @property
    def files(self) -> tuple[str, ...]:
        """The fingerprints of the files that it is printed with."""
        named = (self.background, *(each.picture for each in self.fields))
        faces = (each.face for each in self.fields if is_own_face(each.face))
        return tuple(dict.fromkeys(each for each in (*named, *faces) if each))


def is_own_face(face: str) -> bool:
    """Whether a typeface is a file of the edition, rather than one that is shipped."""
    return len(face) == _DIGITS and set(face) <= set("0123456789abcdef")


def sheet_size(paper: Paper, orientation: Orientation) -> tuple[float, float]:
    """Return a sheet in millimetres."""
    wide, high = _SIDES[paper]
    return (wide, high) if orientation == "landscape" else (high, wide)


def load_design(text: str) -> OwnDesign:
    """Return a design that was kept; one that is not what it should be raises ValueError."""
    try:
        return msgspec.json.decode(text, type=OwnDesign)
    except (msgspec.DecodeError, RecursionError) as error:
        raise ValueError(str(error)) from error


def dump_design(design: OwnDesign) -> str:
    """Return a design as it is kept."""
    return msgspec.json.encode(design).decode()


_DIGITS = 64
