"""Who reads what, by which grid."""

from dataclasses import dataclass
from datetime import datetime

from jury_app.i18n import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class PackCriterion:
    """A criterion with its scale in words, and what it asks."""

    name: str
    scale: str
    guidance: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedApplication:
    """An application to read; `missing` are the files that were announced and did not come."""

    number: str
    title: str
    applicants: tuple[str, ...]
    domain: str
    summary: str = ""
    files: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    is_recused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedJuror:
    """A juror, and what they are to read, by domain and number."""

    name: str
    quality: str = ""
    applications: tuple[PackedApplication, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Packs:
    """Those of all jurors who have something to read."""

    title: str
    year: int
    organiser: str
    due_at: datetime | None = None
    criteria: tuple[PackCriterion, ...] = ()
    jurors: tuple[PackedJuror, ...] = ()
    language: Language = "fr"
