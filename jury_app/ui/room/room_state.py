"""How the room stands, in the sentences that the secretariat reads."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from jury_app.formatting import format_number, format_time, joined
from jury_app.i18n import N_, _
from jury_app.legal_time import in_the_room
from jury_app.model.queries.edition import get_edition
from jury_app.model.queries.floor import Floor, QuorumCount, get_floor
from jury_app.model.queries.room import RoomScreen, get_room_screen
from jury_app.model.queries.room_clock import DayClock, get_day_clock
from jury_app.model.queries.running_order import kept_order, order_of_edition
from jury_app.model.queries.votes import VoteRow, votes_for, votes_in
from jury_app.model.room.running import Turn, completed

_SHOWN = {
    "standings": N_("the order of the applications"),
    "vote": N_("the result of the vote"),
    "decisions": N_("the decisions"),
}
_WITH_MEANS = N_("the order of the applications with the means")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomState:
    """What is before the jury, who is out, the quorum, and what the room can read."""

    screen: RoomScreen
    domain_id: int | None
    quorum: QuorumCount
    votes: tuple[VoteRow, ...]
    edition: str = ""
    kept_turns: tuple[Turn, ...] = ()
    """The running order as it was kept; nothing while it is that of the edition."""

    is_decided: bool = False
    """Whether there is a decision that the room could be shown."""

    is_begun: bool = False
    """Whether the sitting was opened, so that it can be suspended."""

    suspended_at: str = ""
    """Since when it is suspended; nothing while the jury sits."""

    last_domain: int | None = None
    next_number: str = ""
    """The application of the open domain whose turn it is; nothing where all had theirs."""

    clock: DayClock = field(default_factory=DayClock)

    @property
    def last_vote(self) -> VoteRow | None:
        """Return the vote that was taken last on what is before the jury."""
        is_open = self.domain_id is not None
        votes = votes_for(self.votes, self.domain_id) if is_open else self.votes
        return votes[-1] if votes else None

    @property
    def shown(self) -> list[str]:
        """Return what was shown to the room, by its names in the journal."""
        found = {
            "standings": bool(self.screen.standings),
            "vote": self.screen.vote is not None,
            "decisions": bool(self.screen.decisions),
        }
        return [what for what, is_shown in found.items() if is_shown]

    @property
    def sentences(self) -> list[str]:
        """Say what the secretariat has to know at a glance."""
        return [text for text in self._told() if text]

    @property
    def seen(self) -> str:
        """Say what was shown to the room."""
        if not self.shown:
            return _("Nothing of the results is shown to the room.")
        has_means = any(each.mean is not None for each in self.screen.standings)
        names = _SHOWN | ({"standings": _WITH_MEANS} if has_means else {})
        return _("Shown to the room: {what}.").format(
            what=joined([_(names[each]) for each in self.shown])
        )

    def _told(self) -> tuple[str, ...]:
        return self._before(), self._leaving(), quorum_sentence(self.quorum)

    def _before(self) -> str:
        if self.suspended_at:
            hour = format_time(in_the_room(self.suspended_at))
            return _("The sitting has been suspended since {hour}.").format(hour=hour)
        if not self.screen.domain:
            return _("No domain is before the jury.")
        if self.screen.number:
            return _("Before the jury: {domain}, application {number}.").format(
                domain=self.screen.domain, number=self.screen.number
            )
        return _("Before the jury: {domain}.").format(domain=self.screen.domain)

    def _leaving(self) -> str:
        if not self.screen.leaving:
            return ""
        return _("Out of the room: {names}.").format(names=joined(self.screen.leaving))


def quorum_sentence(quorum: QuorumCount) -> str:
    """Say whether there is a quorum, and by which count."""
    text = (
        _("Quorum reached: {counted} of {members} members, {required} needed.")
        if quorum.is_reached
        else _("No quorum: {counted} of {members} members, {required} needed.")
    )
    return text.format(
        counted=format_number(quorum.counted),
        members=format_number(quorum.members),
        required=format_number(quorum.required),
    )


def room_state(session: Any) -> RoomState:
    """Return how the room stands now."""
    floor = get_floor(session)
    item = floor.room.item
    _basis, kept = kept_order(session)
    return RoomState(
        screen=get_room_screen(session),
        domain_id=None if item is None else item.domain,
        quorum=floor.quorum(),
        votes=tuple(votes_in(session, floor.room)),
        edition=get_edition(session).key,
        kept_turns=kept,
        is_decided=bool(floor.room.decisions),
        is_begun=bool(floor.room.opened_at),
        suspended_at=floor.room.pause.since.hour if floor.room.pause else "",
        last_domain=floor.room.domains[-1] if floor.room.domains else None,
        next_number=_next_number(session, floor, kept),
        clock=get_day_clock(session),
    )


def _next_number(session: Any, floor: Floor, kept: Sequence[Turn]) -> str:
    item = floor.room.item
    if item is None:
        return ""
    own = [turn for turn in kept if turn.domain == item.domain]
    turns = completed(own, order_of_edition(session, domain_id=item.domain))
    applications = (each for turn in turns for each in turn.applications)
    following = next((each for each in applications if each not in floor.room.passed), None)
    return "" if following is None else floor.numbers[following]
