"""What the sitting sheet says: each act in the order of the journal, and what binds them all."""

from dataclasses import dataclass
from datetime import datetime

from jury_app.i18n import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """One act: its number, its hour, what it did, and what has to be known of it."""

    number: int
    at: datetime
    text: str
    more: tuple[str, ...] = ()
    is_undone: bool = False
    is_heading: bool = False
    """Whether it brings something before the jury, which the eye looks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingSheet:
    """The acts up to the last one of the room; nothing that the journal did not hold by then."""

    title: str
    year: int
    organiser: str
    place: str = ""
    opened_at: datetime | None = None
    code: str
    """The short code of the last act: it stands on each page."""

    digest: str
    """The same in full."""

    lines: tuple[SheetLine, ...]
    ballots: str
    rules: str
    ties: tuple[str, ...] = ()
    departures: tuple[str, ...] = ()
    chair: str = ""
    is_panel: bool = False
    """Whether an expert panel sat, which shortlists for a jury."""

    language: Language = "fr"
