"""What a jury needs to go on by hand: where it stands, what is decided, what is left."""

from dataclasses import dataclass
from datetime import datetime

from jury_app.documents.standings import StandingLine
from jury_app.i18n import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperMember:
    """A member as the roll has them now; `recused_from` are numbers of applications."""

    name: str
    quality: str = ""
    attendance: str = ""
    recused_from: tuple[str, ...] = ()
    has_voice: bool = True
    is_out: bool = False
    """Whether they are out of the room for what is before the jury."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperApplication:
    """An application and its place; `leaving` must leave for it, `voices` may then vote."""

    standing: StandingLine
    leaving: tuple[str, ...] = ()
    voices: int = 0

    @property
    def number(self) -> str:
        """The number by which the room calls it."""
        return self.standing.application


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDomain:
    """A domain that is left, its applications in their running order.

    `solidity` says how sure the order is, `so_far` what was already done while it was before the
    jury.
    """

    code: str
    name: str
    sponsor: str = ""
    applications: tuple[PaperApplication, ...] = ()
    leaving: tuple[str, ...] = ()
    """Who leaves for the whole of it."""

    solidity: tuple[str, ...] = ()
    so_far: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedDomain:
    """A domain that is done, and what the jury decided there, in sentences."""

    name: str
    decisions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingPaper:
    """All that the sheets say; `code` and `acts` are those of the journal they were made at."""

    title: str
    year: int
    organiser: str
    code: str
    acts: int
    made_at: datetime
    place: str = ""
    opened_at: datetime | None = None
    chair: str = ""
    secretary: str = ""
    standing: tuple[str, ...] = ()
    """Where the sitting stands: what is before the jury, and the quorum."""

    rules: tuple[str, ...] = ()
    members: tuple[PaperMember, ...] = ()
    decided: tuple[DecidedDomain, ...] = ()
    domains: tuple[PaperDomain, ...] = ()
    levels: tuple[str, ...] = ()
    majorities: tuple[tuple[int, int], ...] = ()
    """How many voices carry a vote, by how many are expressed; none where the most carry it."""

    rounds: int = 1
    scale: int = 20
    language: Language = "fr"
