"""What a recovery sheet says: a key, what it protects, and what it does not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jury_app.i18n import Language, _


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of the key: its groups, and the two letters that check them."""

    groups: Sequence[str]
    check: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoverySheet:
    """The recovery key of an edition, as it is printed."""

    edition: str
    organiser: str
    fingerprint: str
    code: str
    key: str
    beginning: str
    lines: Sequence[PrintedLine]
    made_on: date
    language: Language


def sheet_words() -> tuple[str, str]:
    """Return what the key protects, and what it does not."""
    return (
        _(
            "With any back-up of the edition, this key alone gives everything back on another "
            "computer, even when the passphrase is forgotten: the ballots are read, the sitting "
            "can be closed."
        ),
        _(
            "It replaces no back-up, and it protects from nobody who holds it: whoever has this "
            "sheet and a copy of the edition reads every ballot, so keep it where they are not."
        ),
    )
