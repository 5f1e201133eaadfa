"""What the demonstration tells: invented projects of real authorities, and the story of a jury."""

from functools import cache
from typing import Literal, TypeAlias

import msgspec

from jury_app.i18n import Language
from jury_app.model.enums import ApplicantKind, ApplicationStatus
from jury_app.paths import RESOURCES

FOLDER = RESOURCES / "demo"

Translated: TypeAlias = dict[Language, str]


class Partner(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who applies together with the first applicant."""

    name: str
    kind: ApplicantKind
    siren: str = ""


class Project(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An invented project, and how well the jury likes it: points out of ten, 0 if unread.

    `twin` is the number of the project that has the same mean, exactly. `authority` is the name
    in the official list where the applicant calls itself otherwise.
    """

    number: str
    deposited: str
    domain: str
    title: str
    summary: str
    axis: str
    applicant: str
    kind: ApplicantKind
    authority: str = ""
    department: str = ""
    siren: str = ""
    partner: Partner | None = None
    cost: int
    since: str
    status: ApplicationStatus = ApplicationStatus.SHORTLISTED
    quality: float = 0.0
    award: str = ""
    departs: bool = False
    twin: str = ""
    citation: str = ""

    @property
    def is_judged(self) -> bool:
        """Whether the experts put it on the shortlist."""
        return self.status is ApplicationStatus.SHORTLISTED


class Recused(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A juror who stays out of an application, and who said so."""

    juror: str
    application: str
    by: Literal["secretariat", "kit"]
    reason: Translated


class Refused(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An application that is not admissible, and why."""

    application: str
    reason: Translated


class Presence(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The jurors who are not in the room."""

    remote: tuple[str, ...]
    represented: tuple[str, ...]
    excused: tuple[str, ...]


class Returns(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whose ballot comes from a spreadsheet, comes twice, comes with gaps, or does not come.

    `unmarked` tells how many marks the incomplete ballot lacks, by application.
    """

    missing: str
    spreadsheets: tuple[str, ...]
    revised: str
    incomplete: str
    unmarked: dict[str, int]


class Opinions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What jurors write, by how well they like an application."""

    high: tuple[str, ...]
    middle: tuple[str, ...]
    low: tuple[str, ...]


class Contacts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The names that contacts are made of."""

    given: tuple[str, ...]
    family: tuple[str, ...]


class Tale(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that happens to the edition besides the projects."""

    year: int
    organiser: Translated
    place: str
    sponsors: dict[str, str]
    without_panel: tuple[str, ...]
    attendance: Presence
    witnesses: tuple[str, ...]
    secretary: str
    ballots: Returns
    prize: Translated
    not_awarded: dict[str, Translated]
    departure: Translated
    opinions: Opinions
    transposition: tuple[str, ...]
    contacts: Contacts
    recusals: tuple[Recused, ...]
    refusals: tuple[Refused, ...]


@cache
def load_projects() -> tuple[Project, ...]:
    """Return the projects, by domain."""
    return msgspec.json.decode((FOLDER / "projects.json").read_bytes(), type=tuple[Project, ...])


@cache
def load_tale() -> Tale:
    """Return the story."""
    return msgspec.json.decode((FOLDER / "story.json").read_bytes(), type=Tale)
