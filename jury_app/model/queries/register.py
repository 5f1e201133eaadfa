"""The register of certificates: an award keeps its number however often it is published."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterEntry:
    """A certificate: its number, what it says, which one it replaces, and its signed text."""

    number: str
    application: str
    level_code: str
    says: tuple[str, ...]
    replaces: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateState:
    """What became of a certificate: it is valid, or replaced by another, or withdrawn."""

    number: str
    state: str
    replaced_by: str = ""
