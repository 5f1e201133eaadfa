"""The official list of French authorities: completes a name, and tells whose number a SIREN is.

The list stays on the laptop: nothing is asked of any network. Free entry always remains possible.
"""

import gzip
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from heapq import nsmallest
from typing import TypeAlias

from jury_app.formatting import plain
from jury_app.importing.authority_names import comparable, meant, official
from jury_app.importing.siren import is_valid_siren, siren_of
from jury_app.model.enums import ApplicantKind
from jury_app.paths import RESOURCES

_FILE = RESOURCES / "authorities.tsv.gz"
_SHORT_FORMS = {
    "CC": "Communauté de communes",
    "CA": "Communauté d’agglomération",
    "CU": "Communauté urbaine",
}
_EXACT, _WORD, _INSIDE = range(3)

_Words: TypeAlias = tuple[str, ...]
_Place: TypeAlias = tuple[int, int, str, int]  # rank, population as a negative, name, index


@dataclass(frozen=True, slots=True)
class Authority:
    """A public body of the official list; `siren`, `insee`, `postcode` are empty if unknown.

    `departments` are codes, the one with most of its people first.
    """

    kind: ApplicantKind
    name: str
    siren: str
    insee: str
    departments: tuple[str, ...]
    population: int | None
    postcode: str

    @property
    def full_name(self) -> str:
        """Return the name as it may be printed, « CC » written out."""
        first, _blank, rest = self.name.partition(" ")
        return f"{_SHORT_FORMS[first]} {rest}" if first in _SHORT_FORMS else self.name


class SirenVerdict(StrEnum):
    """What the official list says of a SIREN that stands beside a name."""

    AGREES = "agrees"
    INVALID = "invalid"
    UNKNOWN = "unknown"
    OTHER_BODY = "other_body"


@dataclass(frozen=True, slots=True)
class SirenCheck:
    """A verdict, and the authority whose SIREN it is if the list knows it."""

    verdict: SirenVerdict
    owner: Authority | None = None


class Authorities:
    """The authorities by number and by name."""

    def __init__(self, rows: Iterable[Authority]) -> None:
        self._rows = tuple(rows)
        self._by_siren = {row.siren: row for row in self._rows if row.siren}

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Authority]:
        return iter(self._rows)

    def by_siren(self, siren: str) -> Authority | None:
        """Return whose number a SIREN, or the SIREN of a SIRET, is."""
        return self._by_siren.get(siren_of(siren))

    def named(self, name: str, department: str | None = None) -> tuple[Authority, ...]:
        """Return every authority that a name can mean; a département's code narrows it down."""
        wanted = comparable(name)
        kind, words = meant(wanted)
        found = _within(self._by_name.get(wanted, ()), department)
        if found:
            return found
        alike = self._by_words.get(words, ())
        return _within([row for row in alike if kind in (None, row.kind)], department)

    def search(self, text: str, limit: int = 20) -> list[Authority]:
        """Return the authorities to offer while a name is typed, the likeliest first."""
        owner = self.by_siren(text)
        wanted = comparable(text)
        if owner or not wanted:
            return [owner] if owner else []
        found = nsmallest(limit, self._holding(wanted))
        if len(found) < limit:
            found += nsmallest(limit - len(found), self._with_words(wanted))
        return [self._rows[index] for _rank, _people, _name, index in found]

    def check(self, name: str, siren: str) -> SirenCheck:
        """Say whether a SIREN is the number of the body named, or of another one."""
        number = siren_of(siren)
        if not is_valid_siren(number):
            return SirenCheck(SirenVerdict.INVALID)
        owner = self._by_siren.get(number)
        if owner is None:
            return SirenCheck(SirenVerdict.UNKNOWN)
        same = self._means(name, owner)
        return SirenCheck(SirenVerdict.AGREES if same else SirenVerdict.OTHER_BODY, owner)

    def _means(self, name: str, owner: Authority) -> bool:
        """Say whether a name is the owner's, or that of one of its services or districts."""
        numbered = [row for row in self.named(name) if row.siren]
        if numbered:
            return owner in numbered
        return set(official(comparable(owner.name), owner.kind)) <= set(comparable(name).split())

    def _holding(self, wanted: str) -> list[_Place]:
        """Return the places of the authorities whose name holds the text as it stands."""
        return [
            self._place(_rank(wanted, name), index)
            for index, name in enumerate(self._names)
            if wanted in name
        ]

    def _with_words(self, wanted: str) -> list[_Place]:
        """Return the places of those that hold the words of the text, but not as it stands."""
        kind, words = meant(wanted)
        return [
            self._place(max(_rank(word, name) for word in words), index)
            for index, name in enumerate(self._names)
            if words[0] in name
            and all(word in name for word in words)
            and wanted not in name
            and kind in (None, self._rows[index].kind)
        ]

    def _place(self, rank: int, index: int) -> _Place:
        return rank, -(self._rows[index].population or 0), self._names[index], index

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(comparable(row.name) for row in self._rows)

    @cached_property
    def _by_name(self) -> dict[str, list[Authority]]:
        found: dict[str, list[Authority]] = defaultdict(list)
        for name, row in zip(self._names, self._rows, strict=True):
            found[name].append(row)
        return dict(found)

    @cached_property
    def _by_words(self) -> dict[_Words, list[Authority]]:
        found: dict[_Words, list[Authority]] = defaultdict(list)
        for name, row in zip(self._names, self._rows, strict=True):
            found[official(name, row.kind)].append(row)
        return dict(found)


@cache
def load_authorities() -> Authorities:
    """Return the list that comes with the application, read once."""
    lines = gzip.decompress(_FILE.read_bytes()).decode().splitlines()
    return Authorities(map(_authority, lines[1:]))


def _authority(line: str) -> Authority:
    kind, name, siren, insee, departments, population, postcode = line.split("\t")
    return Authority(
        ApplicantKind(kind),
        name,
        siren,
        insee,
        tuple(departments.split(",")),
        int(population) if population else None,
        postcode,
    )


def _within(rows: Iterable[Authority], department: str | None) -> tuple[Authority, ...]:
    return tuple(row for row in rows if department is None or department in row.departments)


def _rank(wanted: str, name: str) -> int:
    if wanted == name:
        return _EXACT
    return _WORD if f" {wanted}" in f" {name}" else _INSIDE


def department_codes() -> dict[str, str]:
    """Return the code of each département, by its SIREN and by its plain name."""
    found = [each for each in load_authorities() if each.kind is ApplicantKind.DEPARTEMENT]
    by_name = {plain(each.name): each.departments[0] for each in found}
    return by_name | {each.siren: each.departments[0] for each in found if each.siren}
