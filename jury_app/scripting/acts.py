"""The acts of a scripted sitting: what each line may say. Its grammar is docs/sitting-script.md."""

from collections.abc import Mapping
from typing import ClassVar

import msgspec

from jury_app.model.enums import AttendanceState
from jury_app.model.room.running import Basis
from jury_app.model.room.shown import Subject
from jury_app.model.voting.terms import VoteForm


class Line(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One act; `at` is the hour at which it happened in the room, `paper` the sheet it is from."""

    act: ClassVar[str]
    at: str = ""
    paper: str = ""


class Open(Line):
    """The sitting begins."""

    act = "open"
    place: str = ""
    second_convocation: bool = False


class Secretary(Line):
    """Somebody writes the minutes."""

    act = "secretary"
    name: str


class Convocation(Line):
    """The jury was convened on a day."""

    act = "convocation"
    on: str


class Annexes(Line):
    """What is annexed to the minutes, all of it."""

    act = "annexes"
    names: tuple[str, ...]


class Roll(Line):
    """Somebody answers the roll call, or does not."""

    act = "roll"
    juror: str
    state: AttendanceState


class Proxy(Line):
    """Somebody is represented by another member."""

    act = "proxy"
    juror: str
    holder: str


class Arrive(Line):
    """Somebody arrives, in the room or at a distance."""

    act = "arrive"
    juror: str
    remote: bool = False


class Leave(Line):
    """Somebody leaves for good, and may leave a proxy behind."""

    act = "leave"
    juror: str
    proxy: str | None = None


class Chair(Line):
    """Somebody takes the chair."""

    act = "chair"
    juror: str
    reason: str = ""


class Suspend(Line):
    """The sitting is suspended."""

    act = "suspend"
    reason: str = ""


class Resume(Line):
    """The sitting goes on."""

    act = "resume"


class Recuse(Line):
    """Somebody is recused from an application."""

    act = "recuse"
    juror: str
    application: str
    reason: str = ""


class RunningOrder(Line):
    """The order in which domains and applications come before the jury."""

    act = "running-order"
    by: Basis
    domains: tuple[str, ...] = ()
    applications: Mapping[str, tuple[str, ...]] = {}


class OpenDomain(Line):
    """A domain comes before the jury."""

    act = "open-domain"
    domain: str


class OpenApplication(Line):
    """An application comes before the jury."""

    act = "open-application"
    application: str


class CloseApplication(Line):
    """The jury is done with the application, and goes on with its domain."""

    act = "close-application"


class CloseDomain(Line):
    """The jury is done with the domain."""

    act = "close-domain"


class Exit(Line):
    """Somebody goes out of the room for a time."""

    act = "exit"
    juror: str


class Return(Line):
    """Somebody comes back into the room."""

    act = "return"
    juror: str


class Vote(Line):
    """A vote was taken and counted."""

    act = "vote"
    question: str = ""
    form: VoteForm | None = None
    domain: str | None = None
    applications: tuple[str, ...] = ()
    in_favour: int | None = msgspec.field(default=None, name="for")
    against: int | None = None
    votes: Mapping[str, int] = {}
    voices: Mapping[str, str] = {}
    abstention: int = 0
    blank: int = 0
    spoilt: int = 0
    round: int = 1
    chair: str | None = None
    secret_asked_by: str | None = None


class CastingVote(Line):
    """The chair breaks the tie of the last vote."""

    act = "casting-vote"
    choice: str
    declared: bool = False


class Amend(Line):
    """A juror amends a mark; empty stands for no mark."""

    act = "amend"
    juror: str
    application: str
    criterion: str
    old: str
    new: str
    reason: str


class Decide(Line):
    """The jury gives an award."""

    act = "decide"
    application: str
    level: str
    motive: str = ""
    citation: str = ""
    by_vote: bool = False


class NotAwarded(Line):
    """The jury awards nothing in a domain."""

    act = "not-awarded"
    domain: str
    motive: str = ""
    by_vote: bool = False


class Withdraw(Line):
    """The jury takes a decision back."""

    act = "withdraw"
    application: str | None = None
    domain: str | None = None
    level: str | None = None
    reason: str = ""


class Disagree(Line):
    """A member has a disagreement entered."""

    act = "disagree"
    juror: str
    text: str
    domain: str | None = None


class Publish(Line):
    """Something is shown to the room."""

    act = "publish"
    what: Subject
    domain: str | None = None
    means: bool = False


class Unpublish(Line):
    """Something, or all, is taken off the screen of the room."""

    act = "unpublish"
    what: Subject | None = None


class Undo(Line):
    """The last act, or that of a line, is corrected as if it had not been."""

    act = "undo"
    line: int | None = None


class Close(Line):
    """The sitting is closed, and its decisions sealed."""

    act = "close"
    undecided: str | None = None
    secretary: str | None = None


LINES: Mapping[str, type[Line]] = {each.act: each for each in Line.__subclasses__()}
