"""What a user types or a file brings, whole and checked, for one thing of an edition."""

from dataclasses import dataclass, field
from typing import TypeAlias

from jury_app.model.enums import ApplicantKind, ApplicationStatus, JurorRole, LevelKind


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionValues:
    """What an edition is called, its calendar, and where ballots are sent; moments are ISO 8601."""

    title: str
    year: int
    organiser: str = ""
    place: str = ""
    display_scale: int = 20
    shows_total: bool = False
    call_closes_at: str | None = None
    ballots_due_at: str | None = None
    sitting_at: str | None = None
    ballots_email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainValues:
    """A domain and its sponsor."""

    code: str
    name: str
    sponsor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionValues:
    """A criterion of the grid; `meanings` is a JSON object from points to words."""

    code: str
    name: str
    guidance: str = ""
    weight: int = 1
    min_points: int = 0
    max_points: int = 10
    steps_per_point: int = 1
    lower_is_better: bool = False
    meanings: str = "{}"


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelValues:
    """An award level."""

    code: str
    name: str
    kind: LevelKind = LevelKind.LEVEL
    colour: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicantValues:
    """A body that applies."""

    name: str
    kind: ApplicantKind = ApplicantKind.OTHER
    siren: str | None = None
    department: str | None = None
    population: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationValues:
    """An application; the first applicant leads."""

    number: str
    title: str
    domain_id: int
    applicants: tuple[ApplicantValues, ...]
    summary: str = ""
    axis: str = ""
    contact_name: str = ""
    contact_email: str = ""
    status: ApplicationStatus = ApplicationStatus.RECEIVED
    status_reason: str = ""
    deposited: str = ""
    is_late: bool = False
    announced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class JurorValues:
    """Somebody who sits; `domain_ids` is nothing for a seat in every domain."""

    family_name: str
    given_name: str = ""
    civility: str = ""
    function: str = ""
    body: str = ""
    siren: str | None = None
    email: str = ""
    role: JurorRole = JurorRole.MEMBER
    role_text: str = ""
    domain_ids: tuple[int, ...] | None = field(default=None)


Values: TypeAlias = EditionValues | DomainValues | CriterionValues | LevelValues
