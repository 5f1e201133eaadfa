"""The copies of an edition that are kept: their names, their order, and which ones make room.

A name says, in this order: the turn of the copy, the moment (UTC), the beginning of the journal's
last hash, the occasion. A turn is one more than the turn before, so that the newest copy comes
last whatever the clock says, and whichever older copy the edition was taken up from again. The
first copies bore the number of the last act and the occasion: they count as the turns before.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from jury_app.errors import StoreError

KEPT = 10
SUFFIX = ".jury"

_NAME = re.compile(
    r"(?P<turn>\d{8,})-(?:(?P<at>\d{8}T\d{6}Z)-(?P<head>[0-9a-f]{12})-)?(?P<occasion>[a-z]+)\.jury"
)
_HEAD = 12  # characters: enough to tell two states of one edition apart


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy in the folder; the oldest ones do not say of which state they are."""

    turn: int
    head: str | None
    path: Path
    made_at: str | None = None
    occasion: str = ""

    @classmethod
    def of(cls, path: Path) -> Self | None:
        """Return what the name says; nothing for a file that we did not put there."""
        found = _NAME.fullmatch(path.name)
        if found is None:
            return None
        at = datetime.fromisoformat(found["at"]).isoformat() if found["at"] else None
        return cls(int(found["turn"]), found["head"], path, at, found["occasion"])

    def holds(self, head: str) -> bool:
        """Whether the copy is of the edition whose journal ends with this hash."""
        return self.head == head[:_HEAD]


def kept_in(folder: Path, *, but: Path) -> list[Backup]:
    """Return the copies in a folder, the newest last, without the one that is being worked on."""
    own = but.resolve()
    try:
        found = [Backup.of(path) for path in folder.glob(f"*{SUFFIX}") if path.resolve() != own]
    except OSError as error:
        raise StoreError("backups_unreadable", folder=str(folder)) from error
    return sorted(
        (each for each in found if each is not None), key=lambda each: (each.turn, each.path.name)
    )


def making_room(kept: Sequence[Backup]) -> list[Backup]:
    """Return which copies go for one more: the oldest, but for the last of each rare occasion.

    Each command makes one as it opens an edition; ten of them must not push out the copy that was
    made at the closing.
    """
    last = {each.occasion: each for each in kept if each.occasion != "opening"}
    older = kept[: max(0, len(kept) + 1 - KEPT)]
    return [each for each in older if last.get(each.occasion) is not each]


def next_name(kept: Iterable[Backup], *, at: str, head: str, occasion: str) -> str:
    """Return the name of the next copy; the moment may be in the hours of any place."""
    turn = max((each.turn for each in kept), default=0) + 1
    moment = datetime.fromisoformat(at).astimezone(UTC)
    return f"{turn:08}-{moment:%Y%m%dT%H%M%SZ}-{head[:_HEAD]}-{occasion}{SUFFIX}"
