"""What is asked of the papers that are printed and sent after the jury."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """Until when the press keeps silent, and when and where the ceremony is.

    Moments are those of the clock on the wall.
    """

    embargo: datetime | None = None
    ceremony: datetime | None = None
    ceremony_place: str = ""
    label_sheet: str = "3x7"
