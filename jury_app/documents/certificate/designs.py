"""The designs that certificates may have: what stands where on a sheet, as data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, TypeAlias

import msgspec

from jury_app.documents.style import Align
from jury_app.dresses import DesignName
from jury_app.paths import RESOURCES

InkName: TypeAlias = Literal["level", "text", "muted", "hairline", "paper"]

_FOLDER = RESOURCES / "designs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A box in which texts must fit: millimetres of an A4 sheet, from its upper left corner."""

    x: float
    y: float
    width: float
    height: float
    align: Align = "center"
    ink: InkName = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """An ornament that all certificates of a level share."""

    kind: Literal["guilloche", "rosette", "flourish", "rule", "band"]
    at: tuple[float, float] = (0, 0)
    size: tuple[float, float] = (0, 0)
    weight: float = 0.5
    ink: InkName = "level"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What stands where; the square code stands on the foot of its place."""

    shapes: tuple[Shape, ...]
    organiser: Place
    prize: Place
    main: Place
    done: Place
    done_beside_code: Place
    signatory: Place
    duplicate: Place
    code: Place
    logo: Place
    year: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """The ink of each level, flat and without gradient; the best sizes; where things stand."""

    inks: Mapping[str, str]
    landscape: Layout
    portrait: Layout
    sizes: Mapping[str, float] = field(default_factory=dict)


@cache
def design_named(name: DesignName) -> Design:
    """Return a design that is shipped."""
    return msgspec.json.decode((_FOLDER / f"{name}.json").read_bytes(), type=Design, strict=False)
