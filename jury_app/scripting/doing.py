"""Doing what a line of a script says: names become jurors, hours become moments."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.model.enums import AttendanceState
from jury_app.model.operations import choreography, showing
from jury_app.model.operations.amending import AmendedMark, amend_mark
from jury_app.model.operations.disagreeing import state_disagreement
from jury_app.model.operations.papers import list_annexes, note_convocation
from jury_app.model.operations.poll import TakenVote
from jury_app.model.operations.roll_call import depart, set_attendance, take_chair
from jury_app.model.operations.secretary import name_secretary
from jury_app.model.operations.sitting import (
    Award,
    begin_sitting,
    decide,
    decide_not_awarded,
    level_named,
    withdraw_decision,
)
from jury_app.model.operations.suspending import resume, suspend
from jury_app.model.operations.voting import give_casting_vote, take_vote
from jury_app.model.queries.hours import hour_of
from jury_app.model.queries.sitting import find_decision
from jury_app.model.queries.votes import VoteRow, list_votes
from jury_app.model.requirements import require_juror_named
from jury_app.model.room.shown import Subject
from jury_app.model.voting.outcome import AGAINST, FOR
from jury_app.scripting import acts as lines
from jury_app.scripting.acts import Line
from jury_app.scripting.running import keep_order
from jury_app.scripting.sheets import typed_back

Doing: TypeAlias = Callable[[Session, Any, str], object]


def do(session: Session, line: Line) -> None:
    """Do what a line says."""
    with typed_back(session, line.paper):
        _DOING[type(line)](session, line, hour_of(session, line.at))


def _juror(session: Session, name: str) -> int:
    return require_juror_named(session, name).id


def _open(session: Session, line: lines.Open, at: str) -> None:
    begin_sitting(session, at=at, place=line.place, second_convocation=line.second_convocation)


def _secretary(session: Session, line: lines.Secretary, at: str) -> None:
    name_secretary(session, name=line.name, at=at)


def _convocation(session: Session, line: lines.Convocation, at: str) -> None:
    note_convocation(session, on=line.on, at=at)


def _annexes(session: Session, line: lines.Annexes, at: str) -> None:
    list_annexes(session, annexes=line.names, at=at)


def _roll(session: Session, line: lines.Roll, at: str) -> None:
    juror = _juror(session, line.juror)
    set_attendance(session, juror_id=juror, state=line.state, at=at, is_roll=True)


def _proxy(session: Session, line: lines.Proxy, at: str) -> None:
    set_attendance(
        session,
        juror_id=_juror(session, line.juror),
        state=AttendanceState.REPRESENTED,
        holder_id=_juror(session, line.holder),
        at=at,
    )


def _arrive(session: Session, line: lines.Arrive, at: str) -> None:
    state = AttendanceState.REMOTE if line.remote else AttendanceState.PRESENT
    set_attendance(session, juror_id=_juror(session, line.juror), state=state, at=at)


def _leave(session: Session, line: lines.Leave, at: str) -> None:
    holder = None if line.proxy is None else _juror(session, line.proxy)
    depart(session, juror_id=_juror(session, line.juror), at=at, holder_id=holder)


def _chair(session: Session, line: lines.Chair, at: str) -> None:
    take_chair(session, juror_id=_juror(session, line.juror), reason=line.reason, at=at)


def _recuse(session: Session, line: lines.Recuse, at: str) -> None:
    choreography.recuse_in_room(
        session,
        juror_id=_juror(session, line.juror),
        number=line.application,
        reason=line.reason,
        at=at,
    )


def _vote(session: Session, line: lines.Vote, at: str) -> None:
    voices = dict(line.votes)
    if line.in_favour is not None or line.against is not None:
        voices |= {FOR: line.in_favour or 0, AGAINST: line.against or 0}
    asked = line.secret_asked_by
    taken = TakenVote(
        question=line.question,
        form=line.form,
        domain_code=line.domain,
        numbers=line.applications or tuple(line.votes),
        voices=voices,
        by_name={_juror(session, name): said for name, said in line.voices.items()},
        abstention=line.abstention,
        blank=line.blank,
        spoilt=line.spoilt,
        chair=line.chair,
        asked_by=None if asked is None else _juror(session, asked),
        follows=_vote_of_round(session, line.round - 1).id if line.round > 1 else None,
        at=at,
    )
    take_vote(session, vote=taken)


def _casting(session: Session, line: lines.CastingVote, at: str) -> None:
    vote = _last_vote(session)
    give_casting_vote(session, vote=vote.id, choice=line.choice, is_declared=line.declared, at=at)


def _amend(session: Session, line: lines.Amend, at: str) -> None:
    mark = AmendedMark(
        juror_id=_juror(session, line.juror),
        number=line.application,
        criterion=line.criterion,
        old=line.old,
        new=line.new,
        reason=line.reason,
        at=at,
    )
    amend_mark(session, mark=mark)


def _decide(session: Session, line: lines.Decide, at: str) -> None:
    award = Award(
        number=line.application,
        level_id=level_named(session, line.level),
        motive=line.motive,
        citation=line.citation,
        vote=_last_vote(session).id if line.by_vote else None,
        at=at,
    )
    decide(session, award=award)


def _not_awarded(session: Session, line: lines.NotAwarded, at: str) -> None:
    vote = _last_vote(session).id if line.by_vote else None
    decide_not_awarded(session, domain_code=line.domain, motive=line.motive, vote=vote, at=at)


def _withdraw(session: Session, line: lines.Withdraw, at: str) -> None:
    row = find_decision(session, number=line.application, domain_code=line.domain, level=line.level)
    withdraw_decision(session, decision_id=row.id, reason=line.reason, at=at)


def _disagree(session: Session, line: lines.Disagree, at: str) -> None:
    state_disagreement(
        session,
        juror_id=_juror(session, line.juror),
        text=line.text,
        domain_code=line.domain,
        at=at,
    )


def _publish(session: Session, line: lines.Publish, at: str) -> None:
    match line.what:
        case Subject.STANDINGS if line.domain:
            showing.show_standings(session, domain_code=line.domain, with_means=line.means, at=at)
        case Subject.STANDINGS:
            raise RuleError("script_field_missing", act=line.act, field="domain")
        case Subject.VOTE:
            showing.show_vote(session, vote=_last_vote(session).id, at=at)
        case Subject.DECISIONS:
            showing.show_decisions(session, domain_code=line.domain, at=at)


def _last_vote(session: Session) -> VoteRow:
    votes = list_votes(session)
    if not votes:
        raise RuleError("vote_none")
    return votes[-1]


def _vote_of_round(session: Session, number: int) -> VoteRow:
    """Return the last vote among applications that was of this round."""
    for row in reversed(list_votes(session)):
        if row.count.round == number and not row.count.is_proposal:
            return row
    raise RuleError("vote_none")


_DOING: Mapping[type[Line], Doing] = {
    lines.Open: _open,
    lines.Secretary: _secretary,
    lines.Convocation: _convocation,
    lines.Annexes: _annexes,
    lines.Roll: _roll,
    lines.Proxy: _proxy,
    lines.Arrive: _arrive,
    lines.Leave: _leave,
    lines.Chair: _chair,
    lines.Suspend: lambda session, line, at: suspend(session, reason=line.reason, at=at),
    lines.Resume: lambda session, _line, at: resume(session, at=at),
    lines.Recuse: _recuse,
    lines.RunningOrder: keep_order,
    lines.OpenDomain: lambda session, line, at: choreography.open_domain(
        session, domain_code=line.domain, at=at
    ),
    lines.OpenApplication: lambda session, line, at: choreography.open_application(
        session, number=line.application, at=at
    ),
    lines.CloseApplication: lambda session, _line, at: choreography.close_application(
        session, at=at
    ),
    lines.CloseDomain: lambda session, _line, at: choreography.close_domain(session, at=at),
    lines.Exit: lambda session, line, at: choreography.go_out(
        session, juror_id=_juror(session, line.juror), at=at
    ),
    lines.Return: lambda session, line, at: choreography.come_back(
        session, juror_id=_juror(session, line.juror), at=at
    ),
    lines.Vote: _vote,
    lines.CastingVote: _casting,
    lines.Amend: _amend,
    lines.Decide: _decide,
    lines.NotAwarded: _not_awarded,
    lines.Withdraw: _withdraw,
    lines.Disagree: _disagree,
    lines.Publish: _publish,
    lines.Unpublish: lambda session, line, at: showing.hide(session, what=line.what, at=at),
}
