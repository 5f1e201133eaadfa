"""How the room stands, in the sentences that the secretariat reads."""

from dataclasses import dataclass
from typing import Any

from jury_app.formatting import format_number, joined
from jury_app.i18n import N_, _
from jury_app.model.queries.floor import QuorumCount, get_floor
from jury_app.model.queries.room import RoomScreen, get_room_screen
from jury_app.model.queries.votes import VoteRow, votes_in

_SHOWN = {
    "standings": N_("the order of the applications"),
    "vote": N_("the result of the vote"),
    "decisions": N_("the decisions"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomState:
    """What is before the jury, who is out, the quorum, and what the room can read."""

    screen: RoomScreen
    domain_id: int | None
    quorum: QuorumCount
    votes: tuple[VoteRow, ...]

    @property
    def last_vote(self) -> VoteRow | None:
        """Return the vote that was taken last."""
        return self.votes[-1] if self.votes else None

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
        return _("Shown to the room: {what}.").format(
            what=joined([_(_SHOWN[each]) for each in self.shown])
        )

    def _told(self) -> tuple[str, ...]:
        return self._before(), self._leaving(), quorum_sentence(self.quorum)

    def _before(self) -> str:
        if not self.screen.domain:
            return _("No domain is before the jury.")
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
    return RoomState(
        screen=get_room_screen(session),
        domain_id=None if item is None else item.domain,
        quorum=floor.quorum(),
        votes=tuple(votes_in(session, floor.room)),
    )
