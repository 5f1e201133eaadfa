"""What an act of the journal tells; a file that came from elsewhere may hold anything instead."""

from datetime import datetime
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
        if not isinstance(self.undoes, int):
            raise TypeError("an act undoes another by its number")

    @property
    def undoes(self) -> int:
        """Return the number of the act that this one undoes, 0 being none."""
        number: int = self.body.get("undoes", 0)
        return number


_DECODER = msgspec.json.Decoder(ToldAct)


def told_act(entry: str) -> ToldAct:
    """Return what an entry tells, or refuse a journal that holds what is no act."""
    try:
        return _DECODER.decode(entry)
    except (ValueError, TypeError, RecursionError) as error:
        raise StoreError("journal_broken") from error
