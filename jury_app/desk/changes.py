"""What a juror did, one change after another; nothing is erased: to undo or redo is an act too."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeAlias

Value: TypeAlias = int | str


class Field(StrEnum):
    """What a juror may say of an application."""

    MARK = "mark"
    COMMENT = "comment"
    OPINION = "opinion"
    NOTE = "note"
    RECUSAL = "recusal"


class Place(NamedTuple):
    """Where a value stands: what it is, of which application, on which criterion."""

    field: Field
    application: str
    criterion: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A value given at a place, or taken away; `act` binds what one gesture changed."""

    act: int
    at: str
    place: Place
    value: Value | None
    undoes: int | None = None


class History:
    """All the changes of a work file, what stands after them, and what undoing would do."""

    def __init__(self, changes: Iterable[Change] = (), last_act: int = 0) -> None:
        """Take in changes; there may be later acts than theirs, which nobody here can read."""
        self._values: dict[Place, Value] = {}
        self._done: dict[int, dict[Place, Value | None]] = {}
        self._undone: dict[int, dict[Place, Value | None]] = {}
        self._before: dict[Place, Value | None] = {}
        self._last: Change | None = None
        self._last_act = last_act
        self.add(changes)

    @property
    def values(self) -> Mapping[Place, Value]:
        """What stands now."""
        return self._values

    @property
    def last(self) -> Change | None:
        """The latest change of all."""
        return self._last

    @property
    def last_act(self) -> int:
        """The number of the latest act, whether or not it can be read."""
        return self._last_act

    @property
    def undoable(self) -> int | None:
        """The act that undoing would take back: the last one that was not."""
        return next(reversed(self._done), None)

    @property
    def redoable(self) -> int | None:
        """The undoing that redoing would take back: the last one, until something new is said."""
        return next(reversed(self._undone), None)

    def before(self, act: int) -> Mapping[Place, Value | None]:
        """Return what stood at each place that an act changed."""
        return self._done[act] if act in self._done else self._undone[act]

    def next_act(self) -> int:
        """Return the number of the act to come."""
        return self._last_act + 1

    def add(self, changes: Iterable[Change]) -> None:
        """Take in changes that are in the file."""
        for change in changes:
            self._remember(change)
            if change.value is None:
                self._values.pop(change.place, None)
            else:
                self._values[change.place] = change.value
            self._last = change
            self._last_act = max(self._last_act, change.act)

    def _remember(self, change: Change) -> None:
        if self._last is None or change.act != self._last.act:
            self._before = {}
            self._begin(change)
        self._before.setdefault(change.place, self._values.get(change.place))

    def _begin(self, change: Change) -> None:
        """Note a new act where it belongs: done, undone, or done again."""
        if change.undoes is None:
            self._undone.clear()
        elif change.undoes not in self._undone:
            self._done.pop(change.undoes, None)
            self._undone[change.act] = self._before
            return
        else:
            del self._undone[change.undoes]
        self._done[change.act] = self._before
