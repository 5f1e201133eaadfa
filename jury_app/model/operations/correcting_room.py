"""Putting right what was typed wrongly of the room: the roll call, and the count of a vote.

The act stays in the journal as it was typed; another says as what it is read from then on.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.formatting import joined
from jury_app.model.entities import Attendance
from jury_app.model.enums import AttendanceState, JournalKind
from jury_app.model.journal import record
from jury_app.model.operations.carrying import all_carried
from jury_app.model.operations.corrections import CorrectedAttendance, CorrectedVote
from jury_app.model.operations.sitting import open_sitting
from jury_app.model.queries.room_acts import room_acts
from jury_app.model.queries.votes import VoteRow, list_votes, votes_in
from jury_app.model.requirements import require_juror_named, require_not_closed
from jury_app.model.room.acts import Act
from jury_app.model.room.state import OutOfPlaceError, Room, replay
from jury_app.model.voting.outcome import AGAINST, FOR, NO_CHOICE, Verdict

Body = Mapping[str, Any]


def correct_attendance(session: Session, *, correction: CorrectedAttendance, reason: str) -> int:
    """Say how a member took part, in the place of what the roll call says."""
    require_not_closed(session)
    juror = require_juror_named(session, correction.juror)
    acts = [
        act
        for act in room_acts(session)
        if act.kind is JournalKind.ATTENDANCE and act.body["juror"] == juror.id
    ]
    if not acts:
        raise RuleError("rectify_not_called", juror=juror.name)
    body = {key: value for key, value in acts[-1].body.items() if key != "holder"}
    body["state"] = correction.state.value
    if correction.holder is not None:
        holder = require_juror_named(session, correction.holder)
        body |= {"state": AttendanceState.REPRESENTED.value, "holder": holder.id}
    room = _room_with(session, acts[-1], body)
    row = session.get_one(Attendance, (open_sitting(session).id, juror.id))
    row.state = room.members[juror.id].state
    return _put_right(session, acts[-1], body, reason)


def correct_vote(session: Session, *, correction: CorrectedVote, reason: str) -> int:
    """Put the count of a vote right; whatever followed from it must follow still."""
    require_not_closed(session)
    vote = next((each for each in list_votes(session) if each.id == correction.number), None)
    if vote is None:
        raise RuleError("vote_unknown", number=correction.number)
    [act] = (each for each in room_acts(session) if each.seq == vote.id)
    body = {**act.body, **_counted(session, act, vote, correction)}
    room = _room_with(session, act, body)
    if not (all_carried(session, room) and _is_followed(session, room, vote.id)):
        raise RuleError("rectify_vote_followed", number=vote.id)
    return _put_right(session, act, body, reason)


def _put_right(session: Session, act: Act, body: Body, reason: str) -> int:
    if body == act.body:
        raise RuleError("nothing_changed")
    told = {"act": act.seq, "as": dict(body)}
    return record(session, JournalKind.ACT_CORRECTED, told, reason=reason)


def _room_with(session: Session, act: Act, body: Body) -> Room:
    """Return the room as it was if the act had been typed so, if it could have been."""
    acts = [
        replace(each, body=body) if each.seq == act.seq else each for each in room_acts(session)
    ]
    try:
        return replay(acts)
    except OutOfPlaceError as error:
        raise RuleError("rectify_out_of_place", number=error.act.seq) from error


def _counted(session: Session, act: Act, vote: VoteRow, told: CorrectedVote) -> dict[str, Any]:
    """Return what was counted, in the words of the chain; no more voices than there were."""
    by_name = {require_juror_named(session, name).id: said for name, said in told.voices.items()}
    counted = Counter(by_name.values()) or Counter(
        {**told.votes, **{each: getattr(told, each) for each in NO_CHOICE}}
    )
    if told.in_favour is not None or told.against is not None:
        counted |= Counter({FOR: told.in_favour or 0, AGAINST: told.against or 0})
    choices = [*vote.count.voices]
    if unknown := [each for each in counted if each not in {*choices, *NO_CHOICE}]:
        raise RuleError("vote_choices", choices=joined(unknown))
    if bool(by_name) is not bool(vote.by_name) or not {*by_name} <= {*vote.voters}:
        raise RuleError("vote_names_roll_call")
    if counted.total() > len(vote.voters):
        raise RuleError("vote_too_many", counted=counted.total(), voters=len(vote.voters))
    if min(counted.values(), default=0) < 0 or not counted.total():
        raise RuleError("vote_empty")
    ids = dict(zip(choices, (choice for choice, _voices in act.body["voices"]), strict=True))
    return {
        "voices": [[ids[each], counted[each]] for each in choices],
        **{each: counted[each] for each in NO_CHOICE},
        "by_name": [[juror, ids.get(said, said)] for juror, said in by_name.items()],
    }


def _is_followed(session: Session, room: Room, vote: int) -> bool:
    """Whether the round and the casting vote that came after it could still come after it."""
    votes = {each.id: each for each in votes_in(session, room)}
    found = votes[vote].outcome
    if vote in room.casting and not found.by_casting_vote:
        return False
    later = [act.seq for act in room.votes.values() if act.body["before"] == vote]
    return all(
        found.verdict is Verdict.ANOTHER_ROUND and {*votes[seq].count.voices} == {*found.stay}
        for seq in later
    )
