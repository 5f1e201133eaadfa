"""What a frozen set of decisions says of the one that it replaces."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedChange:
    """One thing that was rectified: what it is about, what was said, what is said now."""

    part: str
    domain: str
    about: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedRectification:
    """Which set is replaced, by its number, its seal and its digest; when, why, before whom."""

    number: int
    seal: str
    digest: str
    sealed_at: str
    at: str
    reason: str
    witnesses: tuple[str, ...]
    changes: tuple[RecordedChange, ...]
