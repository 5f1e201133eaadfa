"""What is asked of the papers that are printed and sent after the jury."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """Until when the press keeps silent, and when and where the ceremony is.

    Moments are those of the clock on the wall.
    """

    embargo: datetime | None = None
    ceremony: datetime | None = None
    ceremony_place: str = ""
    label_sheet: str = "3x7"
    letter_date: date | None = None
    laureate_letter: Path | None = None
    other_letter: Path | None = None
    """Texts of the secretariat’s own, with fields; else those that are shipped."""
    with_marks: bool = False
    comments: Path | None = None
    """A table of the comments that applicants may read; nobody reads any other."""
