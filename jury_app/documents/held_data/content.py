"""What the answer to “all we hold about you” says, part by part."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jury_app.i18n import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldThing:
    """One thing that is held: what it is called, and its values by name."""

    name: str
    values: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldPart:
    """Things of one kind."""

    title: str
    things: Sequence[HeldThing]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldData:
    """All that an edition holds about somebody."""

    person: str
    edition: str
    organiser: str
    made_on: date
    parts: Sequence[HeldPart]
    language: Language
