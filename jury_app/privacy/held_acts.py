"""What somebody said as a juror, what was said of their dossier, and the acts they appear in."""

import base64
import json
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.model.entities import Application, Ballot, JournalEntry
from jury_app.model.enums import BallotState
from jury_app.model.queries.journal import JournalRow, list_journal
from jury_app.model.queries.people import Person
from jury_app.privacy.held_parts import WITHHELD, HeldAct, HeldJudgement, HeldRow, Redaction, Value

OF_JURORS = frozenset({"juror", "by", "chair", "holder", "voters", "by_name", "jurors"})

_COUNTED = Ballot.state == BallotState.COUNTED


def said_by(session: Session, person: Person, redaction: Redaction) -> Iterator[HeldJudgement]:
    """Return what somebody said as a juror, in the ballot that counts."""
    query = select(Ballot.opened).where(Ballot.juror_id == (person.juror_id or 0), _COUNTED)
    for document in filter(None, session.scalars(query)):
        signed, notes = _signed(document)
        numbers = {*signed["scores"], *signed["recused"], *signed["notes"]}
        for number in sorted(numbers):
            yield _judgement(signed, notes, number, redaction, redaction.text)


def said_of(session: Session, person: Person, redaction: Redaction) -> Iterator[HeldJudgement]:
    """Return what the ballots that count say of the dossiers whose contact somebody is."""
    query = select(Application.number).where(Application.id.in_(person.application_ids))
    numbers = session.scalars(query.order_by(Application.number)).all()
    opened = session.scalars(select(Ballot.opened).where(_COUNTED).order_by(Ballot.digest)).all()
    for number in numbers:
        for document in filter(None, opened):
            signed, notes = _signed(document)
            if any(number in signed[part] for part in ("scores", "recused", "notes")):
                yield _judgement(signed, notes, number, redaction, lambda _text: WITHHELD)


def _signed(document: bytes) -> tuple[Any, Mapping[str, str]]:
    """Return what a juror signed, and the texts that are bound by it and still there."""
    whole = json.loads(document)
    texts = {commitment: note["text"] for commitment, note in whole["notes"].items()}
    return json.loads(base64.b64decode(whole["ballot"]["payload"])), texts


def _judgement(
    signed: Any,
    notes: Mapping[str, str],
    number: str,
    redaction: Redaction,
    reason: Callable[[str], str],
) -> HeldJudgement:
    bound = signed["notes"].get(number, {})
    texts = {code: redaction.text(notes[each]) for code, each in bound.items() if each in notes}
    recused = signed["recused"].get(number)
    return HeldJudgement(
        application=number,
        marks=signed["scores"].get(number, {}),
        comments=texts,
        recused=None if recused is None else reason(notes.get(recused, "")),
    )


def acts_of(
    session: Session, person: Person, redaction: Redaction, rows: Collection[HeldRow]
) -> Iterator[HeldAct]:
    """Return the acts that name somebody’s number, changed a row of theirs, or say why in words."""
    numbers = {row.values["seq"] for row in rows if "seq" in row.values}
    bodies = {each.seq: each.entry for each in session.scalars(select(JournalEntry))}
    for act in list_journal(session):
        if act.id in numbers or _is_in(json.loads(bodies[act.id])["body"], person):
            yield _act(act, redaction)


def _act(act: JournalRow, redaction: Redaction) -> HeldAct:
    return HeldAct(
        number=act.id,
        at=act.at,
        kind=act.kind.value,
        sentence=redaction.text(act.sentence),
        reason=redaction.text(act.reason),
    )


def _is_in(body: Value, person: Person) -> bool:
    """Whether the body of an act names somebody’s number."""
    if isinstance(body, list):
        return any(_is_in(each, person) for each in body)
    if not isinstance(body, dict):
        return False
    return any(
        (name in OF_JURORS and _holds(value, {person.juror_id} - {None}))
        or (name.startswith("application") and _holds(value, {*person.application_ids}))
        or _is_in(value, person)
        for name, value in body.items()
    )


def _holds(value: Value, ids: Collection[int | None]) -> bool:
    if isinstance(value, list):
        return any(_holds(each, ids) for each in value)
    return isinstance(value, int) and value in ids
