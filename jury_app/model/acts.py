"""What an act of the journal tells; a file that came from elsewhere may hold anything instead."""

from datetime import datetime
from functools import lru_cache
from typing import Any

import msgspec

from jury_app.errors import StoreError
from jury_app.model.enums import JournalKind


class ToldAct(msgspec.Struct, frozen=True):
    """An act as the chain holds it."""

    seq: int
    at: str
    actor: str
    kind: JournalKind
    body: dict[str, Any]
    reason: str

    def __post_init__(self) -> None:
        datetime.fromisoformat(self.at)
        datetime.fromisoformat(self.hour)
        if not isinstance(self.undoes, int):
            raise TypeError("an act undoes another by its number")

    @property
    def hour(self) -> str:
        """Return the hour that was declared for it, or else when it was entered."""
        hour: str = self.body.get("at") or self.at
        return hour

    @property
    def undoes(self) -> int:
        """Return the number of the act that this one undoes, 0 being none."""
        number: int = self.body.get("undoes", 0)
        return number


_DECODER = msgspec.json.Decoder(ToldAct)
_LONG, _MANY = 10_000, 5_000
_LONGEST, _MOST_PARTS = 32 * 1024**2, 500_000  # what tells of 4,000 ballots takes a fiftieth


def told_act(entry: str) -> ToldAct:
    """Return what an entry tells, or refuse a journal that holds what is no act."""
    if len(entry) < _LONG:
        return _read_before(entry)
    if not may_tell(entry):
        raise StoreError("journal_broken")
    return _read(entry)


def may_tell(entry: str) -> bool:
    """Whether a text is no larger than an act may be, nor of more lists and objects."""
    return len(entry) <= _LONGEST and entry.count("[") + entry.count("{") <= _MOST_PARTS


def _read(entry: str) -> ToldAct:
    try:
        return _DECODER.decode(entry)
    except (ValueError, TypeError, RecursionError) as error:
        raise StoreError("journal_broken") from error


_read_before = lru_cache(_MANY)(_read)
"""The same words tell the same act: a long day is not read anew at each of its acts."""
