"""Whose names stand on tables and on labels."""

from dataclasses import dataclass

from jury_app.documents.drawing import Imprint
from jury_app.documents.version import version_words
from jury_app.i18n import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Somebody, or a body, and what stands under the name."""

    name: str
    quality: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The names of one kind of people, in their order."""

    title: str
    year: int
    organiser: str
    items: tuple[Place, ...] = ()
    number: int = 1
    replaced_by: int | None = None
    language: Language = "fr"

    def imprint(self, name: str) -> Imprint:
        """Return what the papers say of themselves."""
        return Imprint(
            title=f"{name} – {self.title} {self.year}",
            author=self.organiser,
            language=self.language,
            subject=version_words(self.number, self.replaced_by),
        )
