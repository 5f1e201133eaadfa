"""What is written to those who applied."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from jury_app.documents.version import rectified_note
from jury_app.i18n import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter: to whom, about what, in which paragraphs."""

    application: str
    applicants: tuple[str, ...]
    subject: str
    paragraphs: tuple[str, ...]
    contact: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """Every letter, and who signs them where and on which day."""

    title: str
    year: int
    organiser: str
    place: str
    dated: date
    items: tuple[Letter, ...] = ()
    signer: str = ""
    signer_quality: str = ""
    number: int = 1
    replaced_by: int | None = None
    language: Language = "fr"

    @property
    def note(self) -> str:
        """Which decisions these are, once a rectification made others of them."""
        return rectified_note(self.number, self.replaced_by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What the jury lets an applicant know; without a rank and a mean, no marks are told."""

    application: str
    applicants: tuple[str, ...]
    title: str
    domain: str
    awards: tuple[str, ...] = ()
    rank: int | None = None
    ranked: int = 0
    mean: Fraction | None = None
    marks: int = 0
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackSheets:
    """A sheet for each application; marks are on a scale."""

    title: str
    year: int
    organiser: str
    number: int
    scale: int
    decided_on: date
    replaced_by: int | None = None
    has_marks: bool = False
    items: tuple[Feedback, ...] = ()
    language: Language = "fr"

    @property
    def note(self) -> str:
        """Which decisions these are, once a rectification made others of them."""
        return rectified_note(self.number, self.replaced_by)
