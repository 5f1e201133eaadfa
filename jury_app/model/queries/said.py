"""What each juror said of each application: ballots, marks typed in, amendments, recusals."""

from collections.abc import Callable, Collection, Iterable
from typing import Any, TypeAlias

import msgspec
from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from jury_app.model.entities import (
    Amendment,
    Assignment,
    Ballot,
    ImportedScore,
    Recusal,
    Round,
)
from jury_app.model.enums import BallotState
from jury_app.model.queries.listed import numbered
from jury_app.model.reading import once
from jury_app.model.requirements import current_round

Pair: TypeAlias = tuple[int, int]
"""A juror and an application."""

Said: TypeAlias = dict[Pair, tuple[dict[str, int], str]]
"""The marks by criterion, in steps, and the comment."""

_MOST_NAMED = 500
"""Of more applications than that, everything is read: naming them costs more than it saves."""


_FEW = 8
"""Of fewer applications than one in so many, only their own grids are made something of."""


class _Ballot(msgspec.Struct):
    scores: dict[str, dict[str, int]] = {}
    comments: dict[str, str] = {}
    recused: dict[str, str] = {}


class _Unread(msgspec.Struct):
    scores: dict[str, msgspec.Raw] = {}
    comments: dict[str, str] = {}
    recused: dict[str, str] = {}


class _Recused(msgspec.Struct):
    recused: dict[str, str] = {}


_BALLOTS = msgspec.json.Decoder(_Ballot)
_UNREAD = msgspec.json.Decoder(_Unread)
_GRIDS = msgspec.json.Decoder(dict[str, int])
_RECUSED = msgspec.json.Decoder(_Recused)


class Reading:
    """Reads what was said of some applications, or of all."""

    def __init__(self, session: Session, applications: Collection[int] | None = None) -> None:
        self._session = session
        self._wanted = applications
        self._are_named = applications is not None and len(applications) <= _MOST_NAMED
        self._numbers = _numbers(session)
        self._asked = {number for number, key in self._numbers.items() if self._wants(key)}
        are_few = len(self._asked) * _FEW < len(self._numbers)
        self._decode: Callable[[str], _Ballot | _Unread] = (_UNREAD if are_few else _BALLOTS).decode
        self._recused: list[tuple[int, dict[str, str]]] | None = None

    def said(self, jury: Round) -> Said:
        """Return the marks that count: those typed in where no ballot came, amended in the room."""
        said: Said = {}
        sent = set()
        self._recused = []
        for juror, text in counted_marks(self._session):
            ballot = self._decode(text)
            self._recused.append((juror, ballot.recused))
            if not self._numbers.keys().isdisjoint(ballot.scores):
                sent.add(juror)
            for number in self._asked & ballot.scores.keys():
                marks = ballot.scores[number]
                known = _GRIDS.decode(marks) if isinstance(marks, msgspec.Raw) else marks
                said[juror, self._numbers[number]] = (known, ballot.comments.get(number, ""))
        self._add_imported(jury, said, sent)
        self._add_amended(jury, said)
        return said

    def recusals(self) -> dict[Pair, str]:
        """Return the reason of each recusal: those recorded here, and those of the kits."""
        found = {
            (juror, application): reason
            for juror, application, reason in self._session.execute(
                select(Recusal.juror_id, Recusal.application_id, Recusal.reason)
                .where(Recusal.is_lifted.is_(False))
                .where(self._named(Recusal.application_id))
            )
            if self._wants(application)
        }
        for juror, recused in self._recusals_sent():
            for number, reason in recused.items():
                application = self._numbers.get(number)
                if application is not None and self._wants(application):
                    found.setdefault((juror, application), reason)
        return found

    def assigned(self, jury: Round) -> set[Pair]:
        """Return who was given what to read."""
        if self._wanted is not None and self._are_named:
            # the key of the table begins with the round, and would have all of it looked through
            rows = self._session.execute(
                select(Assignment.application_id, func.group_concat(Assignment.juror_id))
                .where(Assignment.application_id.in_(self._wanted))
                .where(Assignment.round_id + 0 == jury.id)
                .group_by(Assignment.application_id)
            )
            return {(juror, key) for key, told in rows for juror in map(int, told.split(","))}
        rows = self._session.execute(
            select(Assignment.juror_id, func.group_concat(Assignment.application_id))
            .where(Assignment.round_id == jury.id)
            .group_by(Assignment.juror_id)
        )
        given = {(juror, key) for juror, told in rows for key in map(int, told.split(","))}
        return given if self._wanted is None else {each for each in given if self._wants(each[1])}

    def _recusals_sent(self) -> Iterable[tuple[int, dict[str, str]]]:
        """Return what the ballots say of recusals, as it was read with their marks or now."""
        if self._recused is not None:
            return self._recused
        ballots = counted_marks(self._session)
        return [(juror, _RECUSED.decode(text).recused) for juror, text in ballots]

    def _add_imported(self, jury: Round, said: Said, sent: set[int]) -> None:
        codes = {each.id: each.code for each in jury.criteria}
        for juror, application, criterion, mark in self._session.execute(
            select(
                ImportedScore.juror_id,
                ImportedScore.application_id,
                ImportedScore.criterion_id,
                ImportedScore.mark,
            )
            .where(ImportedScore.round_id == jury.id)
            .where(self._named(ImportedScore.application_id))
        ):
            if juror not in sent and self._wants(application):
                marks, _comment = said.setdefault((juror, application), ({}, ""))
                marks[codes[criterion]] = mark

    def _add_amended(self, jury: Round, said: Said) -> None:
        """Put in place of each mark what its juror made of it in the room."""
        codes = {each.id: each.code for each in jury.criteria}
        for each in self._session.scalars(
            select(Amendment)
            .where(Amendment.round_id == jury.id)
            .where(self._named(Amendment.application_id))
            .order_by(Amendment.id)
        ):
            if not self._wants(each.application_id):
                continue
            marks, comment = said.get((each.juror_id, each.application_id), ({}, ""))
            code = codes[each.criterion_id]
            kept = {name: mark for name, mark in marks.items() if name != code}
            if each.new is not None:
                kept[code] = each.new
            said[each.juror_id, each.application_id] = (kept, comment)

    def _wants(self, application: int) -> bool:
        return self._wanted is None or application in self._wanted

    def _named(self, column: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
        if self._wanted is None or not self._are_named:
            return true()
        return column.in_(self._wanted)


@once
def counted_marks(session: Session) -> list[tuple[int, str]]:
    """Return the jurors whose ballot counts, and what was read in it."""
    rows = session.execute(
        select(Ballot.juror_id, Ballot.marks)
        .where(Ballot.round_id == current_round(session).id)
        .where(Ballot.state == BallotState.COUNTED)
        .where(Ballot.marks.is_not(None))
    )
    return [(juror, marks) for juror, marks in rows if marks]


@once
def _numbers(session: Session) -> dict[str, int]:
    """Return the applications by what the ballots call them."""
    return {each.number: each.id for each in numbered(session)}
