"""The room at a moment: who is there, who is out, what is open, what was voted and shown."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from jury_app.errors import StoreError
from jury_app.model.enums import AttendanceState, JournalKind
from jury_app.model.room.acts import Act

HERE = frozenset({AttendanceState.PRESENT, AttendanceState.REMOTE})


class OutOfPlaceError(StoreError):
    """An act that could not have been done then; where nobody asked, the journal is not ours."""

    def __init__(self, act: Act) -> None:
        super().__init__("journal_broken")
        self.act = act


@dataclass(slots=True)
class Passage:
    """How one member takes part, and when they came and left."""

    state: AttendanceState
    holder: int | None = None
    came_at: str | None = None
    left_at: str | None = None
    was: AttendanceState | None = None
    """How they took part until they left."""

    @property
    def is_here(self) -> bool:
        """Whether they are in the room or at a distance."""
        return self.state in HERE


@dataclass(slots=True)
class Exit:
    """A member who stays out while something is before the jury."""

    juror: int
    domain: int
    application: int | None
    out_at: str
    back_at: str | None = None


@dataclass(slots=True)
class Pause:
    """A suspension of the sitting, until it is resumed."""

    since: Act
    until: Act | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """What is before the jury: a domain, or one application in it."""

    domain: int
    application: int | None = None


@dataclass(slots=True)
class Room:
    """All that the acts so far have made."""

    opened_at: str | None = None
    second_convocation: bool = False
    members: dict[int, Passage] = field(default_factory=dict)
    chair: int | None = None
    """Who took the chair in place of the chair of the jury."""

    chairs: list[Act] = field(default_factory=list)
    item: Item | None = None
    domains: list[int] = field(default_factory=list)
    """The domains that were before the jury, one after another."""

    passed: list[int] = field(default_factory=list)
    """The applications that were, since the last of these domains was opened."""

    out: dict[int, Exit] = field(default_factory=dict)
    exits: list[Exit] = field(default_factory=list)
    votes: dict[int, Act] = field(default_factory=dict)
    casting: dict[int, Act] = field(default_factory=dict)
    decisions: dict[int, Act] = field(default_factory=dict)
    amendments: list[Act] = field(default_factory=list)
    disagreements: list[Act] = field(default_factory=list)
    shown: dict[int, Act] = field(default_factory=dict)
    pauses: list[Pause] = field(default_factory=list)
    convened: Act | None = None
    annexed: Act | None = None
    """The convocation and the annexes, as they were told last."""

    @property
    def pause(self) -> Pause | None:
        """The suspension that lasts, if one does."""
        return self.pauses[-1] if self.pauses and self.pauses[-1].until is None else None

    def is_in(self, juror: int) -> bool:
        """Whether somebody is here and not out."""
        passage = self.members.get(juror)
        return passage is not None and passage.is_here and juror not in self.out


def replay(acts: Iterable[Act]) -> Room:
    """Return the room after these acts, the first one first; nothing else is looked at."""
    room = Room()
    for _act in replaying(acts, room):
        pass
    return room


def replaying(acts: Iterable[Act], room: Room) -> Iterator[Act]:
    """Let the room go through these acts, and stop after each of them.

    One that another hand wrote may lack what every act of ours says.
    """
    for act in acts:
        try:
            _STEPS[act.kind](room, act)
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            raise OutOfPlaceError(act) from error
        yield act


def _opened(room: Room, act: Act) -> None:
    room.opened_at = act.hour
    room.second_convocation = bool(act.body.get("second_convocation"))


def _attends(room: Room, act: Act) -> None:
    juror, state = act.body["juror"], AttendanceState(act.body["state"])
    before = room.members.get(juror)
    passage = Passage(state, holder=act.body.get("holder"))
    if passage.is_here:
        kept = before.came_at if before and before.is_here else None
        passage.came_at = kept if act.body.get("roll") else act.body.get("at") or kept
    elif before is not None and before.left_at:
        passage.came_at, passage.left_at = before.came_at, before.left_at
        passage.was = before.was
    room.members[juror] = passage
    if act.body.get("out"):
        _go_out(room, juror, act)
    elif not passage.is_here:
        _come_back(room, juror, act)


def _departs(room: Room, act: Act) -> None:
    juror = act.body["juror"]
    passage = room.members.get(juror)
    _require(passage is not None and passage.is_here, act)
    state = AttendanceState(act.body["state"])
    room.members[juror] = Passage(
        state,
        holder=act.body.get("holder"),
        came_at=passage.came_at if passage else None,
        left_at=act.hour,
        was=passage.state if passage else None,
    )
    _come_back(room, juror, act)


def _takes_chair(room: Room, act: Act) -> None:
    room.chair = act.body["juror"]
    room.chairs.append(act)


def _opens(room: Room, act: Act) -> None:
    for juror in act.body.get("back", ()):
        _come_back(room, juror, act)
    is_new = room.item is None or room.item.domain != act.body["domain"]
    room.item = Item(act.body["domain"], act.body.get("application"))
    for juror in act.body.get("out", ()):
        _go_out(room, juror, act)
    if is_new:
        room.domains.append(act.body["domain"])
        room.passed.clear()
        room.shown.clear()
    if room.item.application is not None:
        room.passed.append(room.item.application)


def _closes(room: Room, act: Act) -> None:
    _require(room.item is not None, act)
    for juror in act.body.get("back", ()):
        _come_back(room, juror, act)
    was_application = room.item is not None and room.item.application is not None
    if was_application and act.body.get("application"):
        room.item = Item(act.body["domain"])
    else:
        room.item = None
        room.shown.clear()


def _goes_out(room: Room, act: Act) -> None:
    _require(room.is_in(act.body["juror"]) and room.item is not None, act)
    _go_out(room, act.body["juror"], act)


def _comes_back(room: Room, act: Act) -> None:
    _require(act.body["juror"] in room.out, act)
    _come_back(room, act.body["juror"], act)


def _votes(room: Room, act: Act) -> None:
    _require(act.body.get("before") is None or act.body["before"] in room.votes, act)
    room.votes[act.seq] = act


def _casts(room: Room, act: Act) -> None:
    _require(act.body["vote"] in room.votes and act.body["vote"] not in room.casting, act)
    room.casting[act.body["vote"]] = act


def _decides(room: Room, act: Act) -> None:
    _require(act.body.get("vote") is None or act.body["vote"] in room.votes, act)
    for replaced in act.body.get("replaces", ()):
        room.decisions.pop(replaced, None)
    room.decisions[act.body["decision"]] = act


def _takes_back(room: Room, act: Act) -> None:
    room.decisions.pop(act.body["decision"], None)


def _amends(room: Room, act: Act) -> None:
    room.amendments.append(act)


def _disagrees(room: Room, act: Act) -> None:
    room.disagreements.append(act)


def _shows(room: Room, act: Act) -> None:
    _require(act.body.get("vote") is None or act.body["vote"] in room.votes, act)
    same = [seq for seq, each in room.shown.items() if _subject(each.body) == _subject(act.body)]
    for seq in same:
        del room.shown[seq]
    room.shown[act.seq] = act


def _hides(room: Room, act: Act) -> None:
    if "what" not in act.body:
        room.shown.clear()
        return
    for seq, each in list(room.shown.items()):
        if each.body["what"] == act.body["what"]:
            del room.shown[seq]


def _pauses(room: Room, act: Act) -> None:
    _require(room.pause is None, act)
    room.pauses.append(Pause(act))


def _resumes(room: Room, act: Act) -> None:
    _require(room.pause is not None, act)
    room.pauses[-1].until = act


def _is_convened(room: Room, act: Act) -> None:
    room.convened = act


def _is_annexed(room: Room, act: Act) -> None:
    room.annexed = act


def _subject(body: Mapping[str, Any]) -> tuple[Any, ...]:
    return body["what"], body.get("vote")


def _go_out(room: Room, juror: int, act: Act) -> None:
    if room.item is not None and juror not in room.out:
        room.out[juror] = Exit(juror, room.item.domain, room.item.application, act.hour)
        room.exits.append(room.out[juror])


def _come_back(room: Room, juror: int, act: Act) -> None:
    if juror in room.out:
        room.out.pop(juror).back_at = act.hour


def _require(holds: bool, act: Act) -> None:  # noqa: FBT001 -- a condition, not an option
    if not holds:
        raise OutOfPlaceError(act)


_K = JournalKind
_STEPS = {
    _K.SITTING_OPENED: _opened, _K.ATTENDANCE: _attends, _K.DEPARTURE: _departs,
    _K.CHAIR_TAKEN: _takes_chair, _K.ITEM_OPENED: _opens, _K.ITEM_CLOSED: _closes,
    _K.WENT_OUT: _goes_out, _K.CAME_BACK: _comes_back, _K.VOTE: _votes, _K.CASTING_VOTE: _casts,
    _K.DECISION: _decides, _K.DECISION_WITHDRAWN: _takes_back, _K.AMENDMENT: _amends,
    _K.DISAGREEMENT: _disagrees, _K.SHOWN: _shows, _K.HIDDEN: _hides, _K.CONVENED: _is_convened,
    _K.ANNEXED: _is_annexed, _K.SITTING_SUSPENDED: _pauses, _K.SITTING_RESUMED: _resumes,
}  # fmt: skip
