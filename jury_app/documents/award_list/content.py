"""What an award list says: one frozen, numbered set of decisions, ready to be set in type."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias

from jury_app.i18n import Language

AwardKind: TypeAlias = Literal["level", "mention", "special"]
MedalColour: TypeAlias = Literal["gold", "silver", "bronze", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """One application that is distinguished, and how."""

    level_code: str
    level_name: str
    title: str
    applicants: tuple[str, ...]
    application: str
    kind: AwardKind = "level"
    colour: MedalColour = "none"
    ex_aequo: bool = False
    siren: str = ""
    territory: str = ""
    citation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardListDomain:
    """One domain, with its awards in the order of their levels, or the word that it has none.

    `special_prizes` counts those that its applications won across the domains.
    """

    code: str
    name: str
    sponsor: str = ""
    awards: tuple[Award, ...] = ()
    not_awarded: bool = False
    motive: str = ""
    special_prizes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialPrize:
    """A prize across the domains; `domain` is where the application competed."""

    award: Award
    domain: str = ""
    sponsor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardList:
    """Everything an award list says. `number` and `seal` name the frozen set it is made from."""

    title: str
    year: int
    organiser: str
    number: int
    seal: str = ""
    edition_number: int | None = None
    place: str = ""
    decided_on: date | None = None
    rectifies: int | None = None
    rectified_on: date | None = None
    replaced_by: int | None = None
    """The version that has replaced this one since."""

    domains: tuple[AwardListDomain, ...] = ()
    special_prizes: tuple[SpecialPrize, ...] = ()
    is_shortlist: bool = False
    """Whether an expert panel decided, which shortlists for a jury and awards nothing."""

    language: Language = "fr"
    embargo: datetime | None = None
    """Until when the press that has it keeps silent."""

    def awards(self) -> Iterator[Award]:
        """Yield every award, those of the domains first."""
        for domain in self.domains:
            yield from domain.awards
        for prize in self.special_prizes:
            yield prize.award
