"""The rows that are somebody’s or name them, in every table and column that the schema has."""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import LargeBinary, Table, select
from sqlalchemy.orm import Session

from jury_app.model.entities import Ballot, Base, KeyRing
from jury_app.model.queries.people import Person
from jury_app.privacy.held_parts import WITHHELD, HeldRow, Redaction, Value

JUROR_COLUMNS = frozenset({"juror_id"})
APPLICATION_COLUMNS = frozenset({"application_id"})
SECRET = frozenset({KeyRing.__tablename__})
"""Keys belong to the edition, and to nobody."""


def held_rows(session: Session, person: Person, redaction: Redaction) -> list[HeldRow]:
    """Return the rows table by table; what became of a row of theirs is told last."""
    rows: list[HeldRow] = []
    tables = sorted(Base.metadata.sorted_tables, key=lambda table: table.name == "change")
    for table in tables:
        if table.name not in SECRET:
            own = {(row.table, row.key) for row in rows if row.is_theirs}
            rows.extend(_rows(session, table, Reader(person, redaction, own)))
    return rows


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose rows are looked for, who is withheld, and which rows are known to be theirs."""

    person: Person
    redaction: Redaction
    own: Collection[tuple[str, tuple[Any, ...]]]


def _rows(session: Session, table: Table, reader: Reader) -> Iterator[HeldRow]:
    person = reader.person
    columns = [each for each in table.columns if _is_told(each.type, table.name, each.name)]
    for stored in session.execute(select(*columns)).mappings():
        values = {name: _parsed(value) for name, value in stored.items()}
        key = {each.name: values[each.name] for each in table.primary_key}
        theirs = _is_theirs(table, values, person) or _tells_of_theirs(table, values, reader.own)
        told = values if theirs else _named(values, person)
        if theirs or told:
            context = {name: values[name] for name in ("seq",) if name in values}
            yield HeldRow(
                table=table.name,
                key=tuple(key.values()),
                values=_without_others(reader.redaction.value(key | context | told), person),
                is_theirs=theirs,
            )


def _is_told(kind: object, table: str, column: str) -> bool:
    """Whether a column is text or numbers; of files of bytes, the opened ballot is text."""
    opened = (table, column) == (Ballot.__tablename__, Ballot.opened.key)
    return opened or not isinstance(kind, LargeBinary)


def _parsed(value: object) -> Value:
    """Return what a column holds: a JSON document as such, and all else as it is."""
    if isinstance(value, str | bytes) and value[:1] in ("{", "[", b"{", b"["):
        try:
            return json.loads(value)
        except ValueError:
            pass
    return value.decode(errors="replace") if isinstance(value, bytes) else value


def _is_theirs(table: Table, values: Mapping[str, Value], person: Person) -> bool:
    if table.name == "juror":
        return bool(values["id"] == person.juror_id)
    if table.name == "application":
        return values["id"] in person.application_ids
    by_juror = any(
        person.juror_id is not None and values[name] == person.juror_id
        for name in JUROR_COLUMNS & values.keys()
    )
    return by_juror or any(
        values[name] in person.application_ids for name in APPLICATION_COLUMNS & values.keys()
    )


def _tells_of_theirs(
    table: Table, values: Mapping[str, Value], own: Collection[tuple[str, tuple[Any, ...]]]
) -> bool:
    """Whether it is a note of what became of a row of theirs."""
    return table.name == "change" and (values["table"], tuple(values["key"])) in own


def _named(values: Mapping[str, Value], person: Person) -> dict[str, Value]:
    """Return the values that name somebody; of a document, the lines that do, by their places."""
    found: dict[str, Value] = {}
    for name, value in values.items():
        if isinstance(value, dict | list):
            if lines := dict(_lines(value, person, "")):
                found[name] = lines
        elif isinstance(value, str) and person.is_named_in(value):
            found[name] = value
    return found


def _lines(value: Value, person: Person, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        if person.is_named_in(value):
            yield place, value
    elif isinstance(value, list):
        for number, each in enumerate(value, start=1):
            yield from _lines(each, person, f"{place}/{number}")
    elif isinstance(value, dict):
        for name, each in value.items():
            inside = f"{place}/{name}"
            if person.is_named_in(name):
                yield inside, json.dumps(each, ensure_ascii=False)
            yield from _lines(each, person, inside)


def _without_others(values: Mapping[str, Value], person: Person) -> dict[str, Value]:
    """Leave out the number of another juror, which would tell who read a dossier."""
    others = {name for name in JUROR_COLUMNS & values.keys() if values[name] != person.juror_id}
    if others and not person.is_named_in(str(values.get("reason", ""))):
        others.add("reason")  # why a reader stayed out tells who it was
    return {name: WITHHELD if name in others else value for name, value in values.items()}
