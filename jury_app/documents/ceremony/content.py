"""What happens on the stage: one award after the other, in the order in which they are given."""

from dataclasses import dataclass
from datetime import datetime

from jury_app.documents.award_list import MedalColour
from jury_app.documents.drawing import Imprint
from jury_app.documents.grammar import at, of
from jury_app.documents.version import rectified_note, version_words
from jury_app.formatting import format_date, format_hour, joined
from jury_app.i18n import Language, _, pgettext


@dataclass(frozen=True, slots=True, kw_only=True)
class CeremonyAward:
    """One award: who is called, for what, and who sponsors the domain."""

    award: str
    applicants: tuple[str, ...]
    title: str
    domain: str = ""
    sponsor: str = ""
    sponsor_logo: bytes | None = None
    colour: MedalColour = "none"
    is_special: bool = False
    ex_aequo: bool = False
    territory: str = ""
    citation: str = ""

    @property
    def level(self) -> str:
        """The award, and that it is shared."""
        return f"{self.award}, {pgettext('tie', 'ex aequo')}" if self.ex_aequo else self.award

    @property
    def part(self) -> str:
        """The part of the ceremony that it belongs to: its domain, or the special prizes."""
        return _("Special prizes") if self.is_special else self.domain


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceremony:
    """Every award in its order; `without_award` are the domains that nobody is called for."""

    title: str
    year: int
    organiser: str
    number: int
    replaced_by: int | None = None
    awards: tuple[CeremonyAward, ...] = ()
    without_award: tuple[str, ...] = ()
    starts_at: datetime | None = None
    place: str = ""
    language: Language = "fr"

    @property
    def name(self) -> str:
        """« Cérémonie du Prix Territoria 2026 »."""
        return _("Ceremony {of_title} {year}").format(of_title=of(self.title), year=self.year)

    @property
    def note(self) -> str:
        """Which decisions these are, once a rectification made others of them."""
        return rectified_note(self.number, self.replaced_by)

    @property
    def when(self) -> str:
        """When and where it is, as far as that was told."""
        if self.starts_at is None:
            return self.place
        told = _("{date} at {hour}").format(
            date=format_date(self.starts_at.date()), hour=format_hour(self.starts_at)
        )
        return ", ".join(filter(None, (told, at(self.place) if self.place else "")))


def laureates_of(award: CeremonyAward) -> str:
    """Return who is called."""
    return joined(award.applicants)


def imprint_of(content: Ceremony, title: str) -> Imprint:
    """Return what a paper of the ceremony says of itself."""
    version = version_words(content.number, content.replaced_by)
    return Imprint(
        title=f"{title} – {content.title} {content.year}",
        author=content.organiser,
        language=content.language,
        subject=version,
        running_title=content.name,
        running_note=version,
        foot=content.organiser,
    )
