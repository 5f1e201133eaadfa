"""What a juror's kit says: the edition, the juror, the grid, and the applications to score."""

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from typing import Annotated, Literal, TypeAlias

from msgspec import UNSET, Meta, Struct, UnsetType

from jury_app.limits import (
    EMAIL,
    FIRST_YEAR,
    IDENTIFIER,
    LAST_YEAR,
    LONGEST_LINE,
    LONGEST_TEXT,
    MOST_PEOPLE,
    MOST_POINTS,
    MOST_STEPS_PER_POINT,
    MOST_WEIGHT,
)
from jury_app.sealing import canonical
from jury_app.sealing.canonical import MAX_INTEGER

MOST_STEPS = MOST_POINTS * MOST_STEPS_PER_POINT

Identifier: TypeAlias = Annotated[str, Meta(pattern=rf"^{IDENTIFIER}\Z")]
Line: TypeAlias = Annotated[str, Meta(max_length=LONGEST_LINE)]
Text: TypeAlias = Annotated[str, Meta(max_length=LONGEST_TEXT)]
_DAY = (  # one that exists, and that every clock can show in its own zone
    r"(?=19[7-9]|2)[0-9]{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])"
    r"|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)"
    r"|(?=19[7-9]|2)[0-9]{2}(?:0[48]|[2468][048]|[13579][26])-02-29|2[048]00-02-29"
)
_HOUR = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
Moment: TypeAlias = Annotated[
    str,
    Meta(pattern=rf"^(?:{_DAY})(T{_HOUR}(:[0-5][0-9](\.[0-9]{{1,6}})?)?(Z|[+-]{_HOUR})?)?\Z"),
]
Email: TypeAlias = Annotated[str, Meta(pattern=rf"\A{EMAIL}\Z")]
Digest: TypeAlias = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
Key: TypeAlias = Annotated[bytes, Meta(min_length=32, max_length=32)]
Recipient: TypeAlias = Annotated[str, Meta(pattern=r"^age1[02-9ac-hj-np-z]{58}\Z")]
Secret: TypeAlias = Annotated[str, Meta(pattern=r"^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}\Z")]
Count: TypeAlias = Annotated[int, Meta(ge=0, le=MAX_INTEGER)]
People: TypeAlias = Annotated[int, Meta(ge=0, le=MOST_PEOPLE)]
Points: TypeAlias = Annotated[int, Meta(ge=-MOST_POINTS, le=MOST_POINTS)]
Steps: TypeAlias = Annotated[int, Meta(ge=-MOST_STEPS, le=MOST_STEPS)]


class KitEdition(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The edition that a kit belongs to; its id is the fingerprint of its signing key."""

    id: Identifier
    title: Line
    year: Annotated[int, Meta(ge=FIRST_YEAR, le=LAST_YEAR)]
    organiser: Line
    signing_key: Key
    recipient: Recipient
    recovery_recipient: Recipient
    ballots_due: Moment | None
    language: Literal["fr", "en"]
    show_total: bool
    ballots_email: Email | None
    rehearsal: Literal[True] | UnsetType = UNSET
    """Whether the edition is only a rehearsal; a real one says nothing of it."""


class KitJuror(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The juror whom a kit is made for; the id says nothing about the person."""

    id: Identifier
    name: Line
    civility: Line
    function: Line
    body: Line


class KitMeaning(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one mark means, in words."""

    mark: Steps
    text: Text


class KitCriterion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One criterion of the grid; a mark is points × steps_per_point, always an integer."""

    code: Identifier
    name: Line
    guidance: Text
    weight: Annotated[int, Meta(ge=0, le=MOST_WEIGHT)]
    min_points: Points
    max_points: Points
    steps_per_point: Annotated[int, Meta(ge=1, le=MOST_STEPS_PER_POINT)]
    lower_is_better: bool
    meanings: tuple[KitMeaning, ...]

    @property
    def marks(self) -> range:
        """Every mark that may be given, from the fewest points to the most."""
        return range(
            self.min_points * self.steps_per_point, self.max_points * self.steps_per_point + 1
        )


class KitGrid(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The grid that a juror fills for each application; its digest is `grid_digest`."""

    id: Identifier
    digest: Digest
    criteria: tuple[KitCriterion, ...]


class KitDomain(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A domain of the prize and its sponsor."""

    code: Identifier
    name: Line
    sponsor: Line


class KitAttachment(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file of an application; it stands in the kit as `attachments/<n>.age`."""

    n: Annotated[int, Meta(ge=1, le=99_999)]
    name: Line
    media_type: Line
    size: Count
    sha256: Digest


class KitApplication(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An application to score, or one that the juror is known to be recused from."""

    number: Identifier
    title: Line
    summary: Text
    domain: Identifier
    applicants: tuple[Line, ...]
    axis: Line
    department: Line
    population: People | None
    attachments: tuple[KitAttachment, ...]
    recused_reason: Text | None


class KitBallot(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The last ballot that counts, in a kit made again: what it says, and the file as it came.

    A note stands under its application and its criterion, as in the ballot itself.
    """

    revision: Annotated[int, Meta(ge=1, le=1_000_000)]
    digest: Digest
    previous: Digest | None
    made_at: Moment
    complete: bool
    scores: dict[Identifier, dict[Identifier, Steps]]
    recused: dict[Identifier, Text]
    notes: dict[str, dict[str, Text]]
    data: bytes


class KitManifest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that a kit says; `round` tells the ballots of two rounds of an edition apart."""

    format: Literal["jury-kit"] = "jury-kit"
    version: Literal[3] = 3
    id: Identifier
    revision: Annotated[int, Meta(ge=1, le=1_000_000)]
    issued_at: Moment
    edition: KitEdition
    round: Identifier
    round_title: Line
    juror: KitJuror
    grid: KitGrid
    domains: tuple[KitDomain, ...]
    applications: tuple[KitApplication, ...]
    ballot: KitBallot | None
    invitation_key: Key
    attachments_identity: Secret

    def __repr__(self) -> str:
        return f"KitManifest({self.id})"

    @property
    def is_rehearsal(self) -> bool:
        """Whether it is only played with."""
        return self.edition.rehearsal is True

    @property
    def attachments(self) -> tuple[KitAttachment, ...]:
        """Every file of the kit, in the order of the applications."""
        return tuple(each for one in self.applications for each in one.attachments)


def grid_digest(criteria: Iterable[KitCriterion]) -> str:
    """Return the name of a grid in ballots: the SHA-256 of what its marks mean in numbers.

    Names, guidance, weights and the order of the criteria stay out of it, so that correcting one
    of them turns no ballot away.
    """
    return _digest(tuple(criteria))


@lru_cache(maxsize=16)  # each ballot of a round asks for that of the same grid
def _digest(criteria: tuple[KitCriterion, ...]) -> str:
    scales = [
        {
            "code": each.code,
            "lower_is_better": each.lower_is_better,
            "max_points": each.max_points,
            "min_points": each.min_points,
            "steps_per_point": each.steps_per_point,
        }
        for each in sorted(criteria, key=lambda each: each.code)
    ]
    return hashlib.sha256(canonical.dump(scales)).hexdigest()
