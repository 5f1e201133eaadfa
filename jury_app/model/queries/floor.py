"""Who may speak and vote on something: those here, those recused, proxies, and the quorum."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy.orm import Session

from jury_app.model.enums import AttendanceState, JurorRole
from jury_app.model.queries.listed import all_jurors, numbered
from jury_app.model.queries.room_acts import get_room
from jury_app.model.queries.standings import recusals
from jury_app.model.reading import once
from jury_app.model.requirements import rules_of
from jury_app.model.room.state import Item, Passage, Room
from jury_app.model.rules import Quorum, RecusalScope, RuleSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class QuorumCount:
    """How many members there are, how many count as there, how many must."""

    members: int
    counted: int
    required: int

    @property
    def is_reached(self) -> bool:
        """Whether the jury may deliberate by its own rules; the application only warns."""
        return self.counted >= self.required


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A voice: whose it is, and who gives it, which are two where there is a proxy."""

    of: int
    by: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """The room with what the rules and the recusals make of it."""

    room: Room
    settings: RuleSettings
    roles: dict[int, JurorRole]
    names: dict[int, str]
    recused: frozenset[tuple[int, int]]
    domains: dict[int, int]
    """The domain of each application."""

    numbers: dict[int, str]

    @property
    def chair(self) -> int | None:
        """Who presides: whoever took the chair, or else the chair of the jury."""
        if self.room.chair is not None:
            return self.room.chair
        return next((each for each, role in self.roles.items() if role is JurorRole.CHAIR), None)

    @property
    def entitled(self) -> set[int]:
        """Return the members who have a voice, here or not."""
        return {each for each, role in self.roles.items() if role is not JurorRole.ADVISORY}

    def barred(self, applications: Collection[int]) -> set[int]:
        """Return who is recused from any of these applications, or from their domain."""
        concerned = set(applications)
        if self.settings.recusal_scope is RecusalScope.DOMAIN:
            domains = {self.domains[each] for each in concerned}
            concerned = {each for each, domain in self.domains.items() if domain in domains}
        return {juror for juror, application in self.recused if application in concerned}

    def barred_from(self, item: Item) -> set[int]:
        """Return who leaves while something is before the jury."""
        if item.application is not None:
            return self.barred([item.application])
        if self.settings.recusal_scope is not RecusalScope.DOMAIN:
            return set()
        return self.barred([each for each, domain in self.domains.items() if domain == item.domain])

    def voices(self, applications: Collection[int]) -> list[Voice]:
        """Return the voices there are on something: a proxy serves where nobody of the two is out.

        Members with an advisory voice have none.
        """
        barred = self.barred(applications) | self.room.out.keys()
        found = []
        for juror, role in self.roles.items():
            passage = self.room.members.get(juror)
            if passage is None or role is JurorRole.ADVISORY or juror in barred:
                continue
            if passage.is_here:
                found.append(Voice(of=juror, by=juror))
            elif passage.state is AttendanceState.REPRESENTED and passage.holder is not None:
                holder = passage.holder
                if self.room.is_in(holder) and holder not in barred:
                    found.append(Voice(of=juror, by=holder))
        return found

    def recused_counted(self, applications: Collection[int]) -> int:
        """Return how many who are out of the room count in the majority all the same."""
        if not self.settings.room.recused_count:
            return 0
        return len(self.entitled & (self.barred(applications) | self.room.out.keys()))

    def quorum(self, applications: Collection[int] = ()) -> QuorumCount:
        """Count who is there for something; recused members as the rules say."""
        if self.settings.room.recused_count:
            return self.quorum_of_all()
        return self._quorum(self.barred(applications) | self.room.out.keys())

    def quorum_of_all(self) -> QuorumCount:
        """Count who attends the sitting, whatever is before the jury."""
        return self._quorum(set())

    def _quorum(self, away: set[int]) -> QuorumCount:
        members = self.entitled - away
        required = required_members(self.settings, len(members))
        if self.room.second_convocation and self.settings.room.second_convocation_free:
            required = 0
        return QuorumCount(
            members=len(members),
            counted=self._counted(members, away),
            required=required,
        )

    def _counted(self, members: set[int], away: set[int]) -> int:
        """Return how many members count in the quorum; a proxy counts by a holder who is here."""
        states = counting(self.settings)
        there = [
            passage
            for juror, passage in self.room.members.items()
            if passage.state in states and juror in members
        ]
        return sum(
            passage.state is not AttendanceState.REPRESENTED or self._is_held(passage, away)
            for passage in there
        )

    def _is_held(self, proxy: Passage, away: set[int]) -> bool:
        holder = self.room.members.get(proxy.holder or 0)
        return holder is not None and holder.is_here and proxy.holder not in away


def get_floor(session: Session, *, until: int | None = None) -> Floor:
    """Return the room as it is, or was after an act, with the rules and recusals of now."""
    if until is None:
        return _floor_now(session)
    return _floor(session, get_room(session, until=until))


@once
def _floor_now(session: Session) -> Floor:
    return _floor(session, get_room(session))


def _floor(session: Session, room: Room) -> Floor:
    jurors = [each for each in all_jurors(session) if not each.is_withdrawn]
    applications = numbered(session)
    return Floor(
        room=room,
        settings=rules_of(session)[1],
        roles={each.id: each.role for each in jurors},
        names={each.id: each.name for each in jurors},
        recused=frozenset(recusals(session)),
        domains={each.id: each.domain_id for each in applications},
        numbers={each.id: each.number for each in applications},
    )


def counting(settings: RuleSettings) -> frozenset[AttendanceState]:
    """Return how a member takes part who counts in the quorum; a proxy, if it is held."""
    found = {
        AttendanceState.PRESENT: True,
        AttendanceState.REMOTE: settings.remote_counts,
        AttendanceState.REPRESENTED: settings.room.represented_counts,
    }
    return frozenset(state for state, is_counted in found.items() if is_counted)


def required_members(settings: RuleSettings, members: int) -> int:
    """Return how many members the quorum is."""
    match settings.quorum:
        case Quorum.NONE:
            return 0
        case Quorum.NUMBER:
            return settings.quorum_number
        case Quorum.HALF:
            return (members + 1) // 2
        case Quorum.FRACTION:
            numerator, denominator = (
                settings.room.quorum_numerator,
                settings.room.quorum_denominator,
            )
            return -(-members * numerator // denominator)
