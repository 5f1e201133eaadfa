"""Doing one correction of an act of rectification; each is an act of the journal, with why."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.model.operations import corrections as kinds
from jury_app.model.operations.amending import AmendedMark, amend_mark
from jury_app.model.operations.applications import edit_application
from jury_app.model.operations.correcting_room import correct_attendance, correct_vote
from jury_app.model.operations.corrections import Correction
from jury_app.model.operations.sitting import (
    Award,
    decide,
    decide_not_awarded,
    level_named,
    withdraw_decision,
)
from jury_app.model.queries.applications import values_of
from jury_app.model.queries.room_acts import get_room
from jury_app.model.queries.sitting import DecisionRow, find_decision
from jury_app.model.requirements import require_application, require_juror_named

Doing: TypeAlias = Callable[[Session, Any, str], object]


def correct(session: Session, correction: Correction, *, reason: str) -> None:
    """Do a correction; its own reason goes before that of the whole act."""
    _DOING[type(correction)](session, correction, correction.reason.strip() or reason)


def _decide(session: Session, told: kinds.CorrectedAward, _reason: str) -> None:
    award = Award(
        number=told.application,
        level_id=level_named(session, told.level),
        motive=told.motive,
        citation=told.citation,
    )
    decide(session, award=award)


def _not_awarded(session: Session, told: kinds.CorrectedNotAwarded, _reason: str) -> None:
    decide_not_awarded(session, domain_code=told.domain, motive=told.motive)


def _withdraw(session: Session, told: kinds.CorrectedWithdrawal, reason: str) -> None:
    row = _found(session, told)
    withdraw_decision(session, decision_id=row.id, reason=reason)


def _reword(session: Session, told: kinds.CorrectedWords, _reason: str) -> None:
    """Take the same decision again in other words; it follows from the same vote."""
    row = _found(session, told)
    motive = row.motive if told.motive is None else told.motive.strip()
    citation = row.citation if told.citation is None else told.citation.strip()
    if (motive, citation) == (row.motive, row.citation):
        raise RuleError("nothing_changed")
    act = get_room(session).decisions.get(row.id)
    vote = act.body.get("vote") if act else None
    if row.level_id is None:
        decide_not_awarded(session, domain_code=row.domain_code, motive=motive, vote=vote)
        return
    award = Award(
        number=row.number, level_id=row.level_id, motive=motive, citation=citation, vote=vote
    )
    decide(session, award=award)


def _found(session: Session, told: kinds.CorrectedWords | kinds.CorrectedWithdrawal) -> DecisionRow:
    return find_decision(
        session, number=told.application, domain_code=told.domain, level=told.level
    )


def _rename(session: Session, told: kinds.CorrectedNames, reason: str) -> None:
    application = require_application(session, told.application)
    values = values_of(application)
    names = told.applicants
    if names is None:
        names = tuple(each.name for each in values.applicants)
    if len(names) != len(values.applicants):
        raise RuleError("rectify_applicants", number=application.number)
    renamed = replace(
        values,
        title=values.title if told.title is None else told.title.strip(),
        applicants=tuple(
            replace(each, name=name.strip())
            for each, name in zip(values.applicants, names, strict=True)
        ),
    )
    if renamed == values:
        raise RuleError("nothing_changed")
    edit_application(session, application_id=application.id, values=renamed, reason=reason)


def _amend(session: Session, told: kinds.CorrectedMark, reason: str) -> None:
    mark = AmendedMark(
        juror_id=require_juror_named(session, told.juror).id,
        number=told.application,
        criterion=told.criterion,
        old=told.old,
        new=told.new,
        reason=reason,
    )
    amend_mark(session, mark=mark)


_DOING: Mapping[type[Correction], Doing] = {
    kinds.CorrectedAward: _decide,
    kinds.CorrectedNotAwarded: _not_awarded,
    kinds.CorrectedWithdrawal: _withdraw,
    kinds.CorrectedWords: _reword,
    kinds.CorrectedNames: _rename,
    kinds.CorrectedMark: _amend,
    kinds.CorrectedAttendance: lambda session, told, reason: correct_attendance(
        session, correction=told, reason=reason
    ),
    kinds.CorrectedVote: lambda session, told, reason: correct_vote(
        session, correction=told, reason=reason
    ),
}
