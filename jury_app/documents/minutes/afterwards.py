"""What comes after a sitting and stands in its minutes: second signatures, a rectification."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Cosigner:
    """Someone who signed the seal on a device of their own, and the fingerprint of its key."""

    name: str
    device: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rectification:
    """What these minutes put right in those before, by domain; when, why, and before whom."""

    at: datetime
    seal: str
    sealed_at: datetime
    reason: str
    witnesses: tuple[str, ...]
    changes: tuple[tuple[str, tuple[str, ...]], ...]
