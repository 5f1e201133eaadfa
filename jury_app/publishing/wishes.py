"""What is asked of the papers that are printed and sent after the jury."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """Until when the press keeps silent; moments are those of the clock on the wall."""

    embargo: datetime | None = None
