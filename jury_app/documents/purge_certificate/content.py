"""What a certificate of purge says: all of it comes from the act of the journal, but who signs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from jury_app.i18n import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class PurgeCertificate:
    """An erasure, as it is certified."""

    edition: str
    organiser: str
    fingerprint: str
    act: int
    erased_at: datetime
    by: str
    reason: str
    gone: Sequence[tuple[str, int]]
    journal_code: str
    seal_code: str
    language: Language
