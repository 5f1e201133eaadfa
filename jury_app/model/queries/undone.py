"""Decisions by the acts that took them: of one that was undone, what the journal keeps of it."""

import json
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.model.entities import Change, Decision
from jury_app.model.room.acts import Act


def decisions_of(session: Session, acts: Iterable[Act]) -> list[Decision]:
    """Return what each act decided; one whose row is gone stands apart from any session.

    The number of a row that is gone may have been given again: what it is about must agree too.
    """
    found = (_decision(session, act) for act in acts)
    return [each for each in found if each is not None]


def _decision(session: Session, act: Act) -> Decision | None:
    key = act.body["decision"]
    row = session.get(Decision, key)
    if row is not None and _is_of(row, act):
        return row
    kept = session.scalars(
        select(Change.before)
        .where(Change.table == Decision.__tablename__, Change.key == json.dumps([key]))
        .where(Change.after.is_(None), Change.before.is_not(None), Change.seq > act.seq)
        .order_by(Change.id)
    ).first()
    if kept is None:
        return None
    values = json.loads(kept)
    values.pop("id", None)
    undone = Decision(**values)
    undone.id = key
    return undone


def _is_of(row: Decision, act: Act) -> bool:
    if "domain" in act.body:
        return row.application_id is None and row.domain_id == act.body["domain"]
    return (row.application_id, row.level_id) == (act.body["application"], act.body["level"])
