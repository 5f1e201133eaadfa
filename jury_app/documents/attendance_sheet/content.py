"""What an attendance sheet says before anybody has signed it."""

from dataclasses import dataclass
from datetime import datetime

from jury_app.i18n import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """A member who is to sign; `note` is what is known already, `holder` who has their proxy.

    `fingerprint` is that of the device that signed the ballot that counts.
    """

    name: str
    quality: str = ""
    role: str = ""
    note: str = ""
    holder: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceSheet:
    """Members with a voice, those who advise, and who certifies the sheet."""

    title: str
    year: int
    organiser: str
    place: str = ""
    held_at: datetime | None = None
    has_proxies: bool = True
    members: tuple[Signatory, ...] = ()
    advisers: tuple[Signatory, ...] = ()
    certified_by: tuple[tuple[str, str], ...] = ()
    is_panel: bool = False
    """Whether an expert panel sits, which shortlists for a jury."""

    language: Language = "fr"
