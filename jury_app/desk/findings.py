"""Something in a juror's own marks that deserves a second look."""

from dataclasses import dataclass
from enum import StrEnum

FEW = 3  # below this, equal marks everywhere prove nothing
ENOUGH = 12  # below this, a habit on the scale proves nothing


class FindingKind(StrEnum):
    """What a finding is about."""

    EMPTY = "empty"
    STRAIGHT_LINE = "straight_line"
    SAME_ROW = "same_row"
    FEW_MARKS = "few_marks"
    LOWER_HALF = "lower_half"
    UPPER_HALF = "upper_half"
    EQUAL = "equal"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at again, and where; it never stands in the way of sealing."""

    kind: FindingKind
    applications: tuple[str, ...]
    criteria: tuple[str, ...] = ()
    domain: str = ""
