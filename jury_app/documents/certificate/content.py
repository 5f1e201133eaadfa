"""What a certificate says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

from jury_app.documents.certificate.dress import OwnDress
from jury_app.documents.certificate.sheet import Look
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
    replaced_by: str = ""
    is_withdrawn: bool = False
    """What a rectification has made of it since."""

    code: str = ""
    """The signed text of the certificate, printed as a square code."""

    citation: str = ""
    """The words of the jury; the designs that are shipped have no place for them."""

    dress: str = ""
    """The name of the design of the edition’s own that it is printed in; none, as the look says."""


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
    is_duplicate: bool = False
    """Printed once more, for one that was lost; the register still has one certificate."""
    look: Look = field(default_factory=Look)
    dresses: Mapping[str, OwnDress] = field(default_factory=dict)
    """The edition’s own designs, by name."""

    language: Language = "fr"
