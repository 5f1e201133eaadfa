"""What is held about one person, part by part, and whoever else is named withheld."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from jury_app.model.queries.people import Person

WITHHELD = "[…]"

Value: TypeAlias = Any


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRow:
    """A row that is somebody’s, or names them: its values by column, or what of them does."""

    table: str
    key: tuple[Any, ...]
    values: Mapping[str, Value]
    is_theirs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldAct:
    """An act of the journal in which somebody appears."""

    number: int
    at: str
    kind: str
    sentence: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldJudgement:
    """What one reader said of a dossier: marks in steps of the grid, texts by criterion."""

    application: str
    marks: Mapping[str, int]
    comments: Mapping[str, str]
    recused: str | None = None
    """Why the reader stayed out, if so."""

    def document(self) -> dict[str, Any]:
        """Return it as JSON."""
        told = {"application": self.application, "marks": dict(self.marks)}
        return told | {"comments": dict(self.comments), "recused": self.recused}


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The whole answer."""

    person: Person
    roles: tuple[str, ...]
    edition: str
    organiser: str
    language: str
    rows: tuple[HeldRow, ...]
    own: tuple[HeldJudgement, ...]
    """What they said of each dossier, in the ballot that counts."""

    said: tuple[HeldJudgement, ...]
    """What each reader said of their dossier; who said it is withheld."""

    applications: Mapping[int, str]
    criteria: Mapping[str, tuple[str, int]]
    """The name of each criterion, and how many steps a point has, by its code."""

    acts: tuple[HeldAct, ...]
    files: tuple[str, ...]

    def document(self) -> dict[str, Any]:
        """Return it as JSON."""
        tables: dict[str, list[dict[str, Any]]] = {}
        for row in self.rows:
            tables.setdefault(row.table, []).append(dict(row.values))
        return {
            "person": {
                "names": list(self.person.names),
                "emails": list(self.person.emails),
                "roles": list(self.roles),
            },
            "edition": self.edition,
            "tables": tables,
            "said_by_them": [each.document() for each in self.own],
            "said_of_their_dossier": [each.document() for each in self.said],
            "journal": [
                {"act": act.number, "at": act.at, "kind": act.kind, "text": act.sentence,
                 "reason": act.reason}
                for act in self.acts
            ],
            "files": list(self.files),
        }  # fmt: skip


class Redaction:
    """Withholds whoever else is named."""

    def __init__(self, person: Person, names: Collection[str]) -> None:
        self._own = {each.casefold() for each in (*person.names, *person.emails)}
        others = {each for each in names if not person.is_named_in(each)}
        known = sorted({*person.names, *person.emails, *others}, key=len, reverse=True)
        words = "|".join(map(re.escape, known))
        self._names = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)

    def text(self, text: str) -> str:
        """Return a text in which nobody else is named."""
        return self._names.sub(self._said, text)

    def _said(self, found: re.Match[str]) -> str:
        return found[0] if found[0].casefold() in self._own else WITHHELD

    def value(self, value: Value) -> Value:
        """Return a value in which nobody else is named, however deep."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self.value(each) for each in value]
        if isinstance(value, dict):
            return {self.text(name): self.value(each) for name, each in value.items()}
        return value
