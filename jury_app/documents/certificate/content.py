"""What a certificate says, and the colours its ornament is printed in."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

from jury_app.i18n import Language

Ornament: TypeAlias = Literal["gold", "silver", "bronze", "mention", "special"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """One laureate's certificate; the logo is a PNG or JPEG that was checked before."""

    laureates: tuple[str, ...]
    award: str
    title: str
    domain: str
    ornament: Ornament = "mention"
    ex_aequo: bool = False
    sponsor: str = ""
    sponsor_logo: bytes | None = None
    register_number: str = ""
    replaces: str = ""
    code: str = ""
    """The signed text of the certificate, printed as a square code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """The printed colour of each level, on paper: flat inks, no gradient."""

    gold: str = "#8F6D1E"
    silver: str = "#59636D"
    bronze: str = "#8C4A22"
    mention: str = "#1D4F91"
    special: str = "#7A2E4D"
    text: str = "#1B1F24"


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificates:
    """A batch of certificates of one edition, from one frozen set of decisions."""

    title: str
    year: int
    organiser: str
    items: tuple[Certificate, ...]
    place: str = ""
    awarded_on: date | None = None
    chair: str = ""
    chair_quality: str = ""
    number: int = 1
    seal: str = ""
    is_duplicate: bool = False
    """Printed once more, for one that was lost; the register still has one certificate."""
    design: Design = field(default_factory=Design)
    language: Language = "fr"
