"""What a certificate says, in a short text under the signature of the edition.

People read the text, and so does every telephone that reads the code in which it is printed:

    JURY1
    Prix Territoria
    2026
    2026-003
    1
    Territoria d’Or
    Action sociale
    Commune d’Ayen
    (the signature, in base 32)

Lines: title, year, number in the register, version of the decisions, award, domain, laureates.
One that was printed in a rehearsal begins with ESSAI1, and passes for genuine nowhere.
"""

import base64
import binascii
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from jury_app.errors import RuleError
from jury_app.sealing.envelope import pae

MARK, VERSION = "JURY", "1"
REHEARSAL = "ESSAI"
KIND = "application/vnd.jury.certificate+text"
MOST = 1_000_000

_NONE = "-"
_FEWEST_LINES = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What is signed of a certificate."""

    title: str
    year: str
    number: str
    version: str
    award: str
    domain: str
    laureates: tuple[str, ...]


_MARK_OF_ORDER = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""A blank to browsers and none to Python: what is signed holds none."""


def sign_certificate(
    statement: Statement, *, signing_key: bytes, is_rehearsal: bool = False
) -> str:
    """Return the text that a certificate carries in its code."""
    lines = (
        f"{REHEARSAL if is_rehearsal else MARK}{VERSION}",
        statement.title,
        statement.year,
        statement.number,
        statement.version,
        statement.award,
        statement.domain,
        *statement.laureates,
    )
    text = "\n".join(_bare(line.replace(_MARK_OF_ORDER, " ")) or _NONE for line in lines)
    signature = Ed25519PrivateKey.from_private_bytes(signing_key).sign(signed_bytes(text))
    return f"{text}\n{base64.b32encode(signature).decode().rstrip('=')}"


def read_certificate(text: str, *, public_key: bytes) -> Statement:
    """Return what a certificate says, if the edition signed it; blanks do not matter."""
    lines = [_bare(line) for line in text[:MOST].strip().splitlines()]
    if lines and lines[0].startswith(REHEARSAL):
        raise RuleError("certificate_rehearsal")
    if not lines or not lines[0].startswith(MARK):
        raise RuleError("certificate_unknown")
    if lines[0] != f"{MARK}{VERSION}":
        raise RuleError("certificate_newer")
    if len(lines) < _FEWEST_LINES or not _is_signed(lines, public_key):
        raise RuleError("certificate_signature_invalid")
    said = ["" if line == _NONE else line for line in lines]
    return Statement(
        title=said[1],
        year=said[2],
        number=said[3],
        version=said[4],
        award=said[5],
        domain=said[6],
        laureates=tuple(said[7:-1]),
    )


def signed_bytes(text: str) -> bytes:
    """Return the bytes that the signature of a certificate covers."""
    return pae(KIND, text.encode())


def _is_signed(lines: Sequence[str], public_key: bytes) -> bool:
    *said, signature = lines
    try:
        raw = base64.b32decode(signature + "=" * (-len(signature) % 8))
        key = Ed25519PublicKey.from_public_bytes(public_key)
        key.verify(raw, signed_bytes("\n".join(said)))
    except (InvalidSignature, binascii.Error, ValueError):
        return False
    return base64.b32encode(raw).decode().rstrip("=") == signature  # in one spelling alone


def _bare(line: str) -> str:
    return " ".join(unicodedata.normalize("NFC", line).split())
