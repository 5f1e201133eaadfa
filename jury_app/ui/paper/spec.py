"""What a sheet holds: blocks of rows, and the fields of a row; what was typed into them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias

Row: TypeAlias = Mapping[str, str]
"""What was typed into the fields of a row, by their keys; what is left empty may be missing."""

Rows: TypeAlias = Mapping[str, Sequence[Row]]
"""The rows of a sheet, by the key of their block."""

Typed: TypeAlias = Mapping[str, Rows]
"""All that was typed, by the key of its sheet."""


class Kind(Enum):
    """How a field is filled in."""

    SHOWN = auto()
    HOUR = auto()
    COUNT = auto()
    TEXT = auto()
    TICK = auto()
    CHOICE = auto()


@dataclass(frozen=True, slots=True)
class Field:
    """One field; a choice has its options, as words and what stands for them in an act."""

    key: str
    title: str
    kind: Kind = Kind.TEXT
    options: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    needed: bool = False
    """Whether a row that says something says this too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A part of a sheet; `given` are the rows that the sheet names, others are added as needed."""

    key: str
    title: str
    fields: tuple[Field, ...]
    given: tuple[Row, ...] = ()
    grows: bool = True
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet: that of a domain, by its code, or the last one."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    is_domain: bool = True


NAMED = "named"
"""The field of what the sheet itself names, and nobody types."""

LAST = "last"
"""The key of the last sheet, which is of no domain."""


def is_empty(row: Row) -> bool:
    """Whether nothing was typed into a row; what the sheet itself names is not typed."""
    return not any(value.strip() for key, value in row.items() if key != NAMED)
