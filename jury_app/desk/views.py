"""What a juror sees: frozen pictures of the kit and of what has been said so far."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from jury_app.sealing.manifest import KitApplication


class EntryState(StrEnum):
    """How far the juror is with an application."""

    TO_DO = "to_do"
    BEGUN = "begun"
    COMPLETE = "complete"
    RECUSED = "recused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An application of the kit with all that the juror said of it; marks are in steps."""

    application: KitApplication
    state: EntryState
    marks: Mapping[str, int]
    comments: Mapping[str, str]
    opinion: str
    note: str
    missing: tuple[str, ...]
    recusal: str | None
    recused_by_secretariat: bool

    @property
    def number(self) -> str:
        """The number by which everybody calls the application."""
        return self.application.number

    @property
    def counted(self) -> frozenset[str]:
        """The criteria whose mark a ballot holds: all that have one, unless the juror is out."""
        return frozenset() if self.state is EntryState.RECUSED else frozenset(self.marks)


@dataclass(frozen=True, slots=True, kw_only=True)
class SentBallot:
    """A ballot that was sealed; `is_current` says that nothing has changed since."""

    revision: int
    digest: str
    previous: str | None
    made_at: datetime
    code: str
    complete: bool
    is_current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskView:
    """The whole desk at one moment."""

    entries: tuple[Entry, ...]
    saved_at: datetime | None
    can_undo: bool
    can_redo: bool
    ballots: tuple[SentBallot, ...]
    sealed_marks: Mapping[str, frozenset[str]]  # by application, what the last ballot marked
    locked_notes: int
    kept_in: Path  # the folder of the work file

    def entry(self, number: str) -> Entry:
        """Return an application by its number."""
        return next(each for each in self.entries if each.number == number)

    def count(self, *states: EntryState) -> int:
        """Return how many applications are that far."""
        return sum(each.state in states for each in self.entries)

    @property
    def marks_given(self) -> int:
        """How many marks a ballot sealed now would hold."""
        return sum(len(each.counted) for each in self.entries)

    @property
    def lost_marks(self) -> Mapping[str, int]:
        """How many marks of the last ballot one sealed now would no longer hold, and where."""
        now = {each.number: each.counted for each in self.entries}
        lost = {
            number: len(criteria - now[number]) for number, criteria in self.sealed_marks.items()
        }
        return {number: count for number, count in lost.items() if count}

    @property
    def left(self) -> int:
        """How many applications still miss a mark."""
        return self.count(EntryState.TO_DO, EntryState.BEGUN)

    @property
    def is_spared(self) -> bool:
        """Whether there is no application that the juror scores."""
        return self.count(EntryState.RECUSED) == len(self.entries)

    @property
    def is_complete(self) -> bool:
        """Whether every application has all its marks, or the juror is recused from it."""
        return self.left == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedFile:
    """A ballot on the disk, ready to be sent."""

    path: Path
    juror: str
    revision: int
    complete: bool
    code: str
    device: str = ""
    """The fingerprint of the key that this machine signs with, as the attendance sheet shows it."""
