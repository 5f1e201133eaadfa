"""A list of jurors, checked line by line."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jury_app.formatting import plain
from jury_app.importing.columns import Aliases, Columns, find_columns, require_columns
from jury_app.importing.domains import DomainLabels
from jury_app.importing.layouts import Record, open_form
from jury_app.importing.mapping import checked_mapping
from jury_app.importing.records import JurorsFile, ReadJuror, RowProblem
from jury_app.importing.siren import is_valid_siren, siren_of
from jury_app.importing.values import text
from jury_app.limits import LONGEST_LINE
from jury_app.model.enums import JurorRole

ALIASES: Aliases = {
    "civility": ("civilite", "titre", "title", "civility"),
    "family_name": (
        "nom", "nom de famille", "family name", "last name", "surname", "nom complet", "name",
        "jure", "juror",
    ),
    "given_name": ("prenom", "given name", "first name"),
    "function": ("fonction", "qualite", "function", "position", "job title"),
    "body": (
        "organisme", "collectivite", "structure", "institution", "body", "organisation",
        "organization",
    ),
    "siren": ("siren", "numero siren", "n siren", "siret"),
    "email": (
        "courriel", "e mail", "email", "adresse e mail", "adresse electronique", "adresse mail",
        "mail", "email address",
    ),
    "role": ("role", "qualite au jury", "role in the jury"),
    "domains": ("domaines", "domaine", "domains", "domain", "colleges", "college", "panels"),
}  # fmt: skip

_BETWEEN_DOMAINS = re.compile(r"[|;\n]")
_ROLES: tuple[tuple[JurorRole, tuple[str, ...]], ...] = (
    (JurorRole.ADVISORY, ("consultative", "advisory", "sans voix", "non voting")),
    (JurorRole.SPONSOR, ("parrain", "marraine", "sponsor", "partenaire")),
    (JurorRole.VICE_CHAIR, ("vice president", "vice presidente", "vice chair")),
    (
        JurorRole.CHAIR,
        ("president", "presidente", "chair", "chairman", "chairwoman", "chairperson"),
    ),
    (JurorRole.MEMBER, ("membre", "member", "jure", "juree", "juror")),
)


def read_jurors(
    path: Path, *, domains: Mapping[str, str], mapping: Mapping[str, Any] | None = None
) -> JurorsFile:
    """Read a list of jurors; `domains` gives the code of each label of the edition."""
    matched = checked_mapping(mapping, path.name)
    form = open_form(path, [name for names in ALIASES.values() for name in names])
    columns = find_columns(form, ALIASES)
    require_columns(form, columns, ("family_name",))
    reader = _Reader(columns, DomainLabels(domains, matched.domains, path.name))
    for record in form.records:
        reader.read(record)
    return JurorsFile(
        encoding=form.encoding,
        jurors=tuple(reader.jurors),
        refused=tuple(reader.refused),
        warnings=tuple(reader.warnings),
    )


def role_of(words: str) -> JurorRole | None:
    """Return the quality in which somebody sits; who says nothing is a member."""
    said = f" {plain(words)} "
    if not said.strip():
        return JurorRole.MEMBER
    found = (role for role, signs in _ROLES if any(f" {sign} " in said for sign in signs))
    return next(found, None)


@dataclass(slots=True)
class _Reader:
    """Goes through the lines of one list."""

    columns: Columns
    domains: DomainLabels
    jurors: list[ReadJuror] = field(default_factory=list)
    refused: list[RowProblem] = field(default_factory=list)
    warnings: list[RowProblem] = field(default_factory=list)

    def read(self, record: Record) -> None:
        """Take one line, or say why not."""
        labels = self._labels(record)
        codes = {label: self.domains.code(label) for label in labels}
        juror = self._juror(record, tuple(filter(None, codes.values())))
        problems = list(
            self._refusals(record, juror, [label for label in labels if not codes[label]])
        )
        self.refused += problems
        if not problems:
            self.warnings += self._look(juror)
            self.jurors.append(juror)

    def _juror(self, record: Record, codes: tuple[str, ...]) -> ReadJuror:
        line = self.columns.line
        return ReadJuror(
            row=record.row,
            civility=line(record, "civility"),
            family_name=line(record, "family_name"),
            given_name=line(record, "given_name"),
            function=line(record, "function"),
            body=line(record, "body"),
            siren=siren_of(line(record, "siren")),
            email=line(record, "email"),
            role_text=line(record, "role"),
            role=(role_of(line(record, "role")) or JurorRole.MEMBER).value,
            domain_codes=tuple(dict.fromkeys(codes)) or None,
        )

    def _labels(self, record: Record) -> list[str]:
        """Return the domains named; a label that holds a separator is still one label."""
        said = text(self.columns.cell(record, "domains"))
        if self.domains.code(said):
            return [said]
        return [label.strip() for label in _BETWEEN_DOMAINS.split(said) if label.strip()]

    def _refusals(
        self, record: Record, juror: ReadJuror, unknown: list[str]
    ) -> Iterator[RowProblem]:
        header = self.columns.header
        if not juror.family_name:
            yield RowProblem(juror.row, header("family_name"), "name_missing")
        for name in ("civility", "function", "body", "email", "role"):
            yield from self._length(juror, name, self.columns.line(record, name))
        yield from self._length(juror, "family_name", f"{juror.given_name} {juror.family_name}")
        for label in unknown:
            yield RowProblem(juror.row, header("domains"), "domain_unknown", label)
        if any(_same_person(juror, other) for other in self.jurors):
            name = f"{juror.given_name} {juror.family_name}".strip()
            yield RowProblem(juror.row, header("family_name"), "person_repeated", name)

    def _length(self, juror: ReadJuror, name: str, words: str) -> Iterator[RowProblem]:
        if len(words) > LONGEST_LINE:
            header = self.columns.header(name)
            yield RowProblem(juror.row, header, "field_too_long", str(len(words)))

    def _look(self, juror: ReadJuror) -> Iterator[RowProblem]:
        """Say what deserves a look before kits are sent."""
        header = self.columns.header
        if not juror.email:
            yield RowProblem(juror.row, header("email"), "email_missing")
        elif not _is_email(juror.email):
            yield RowProblem(juror.row, header("email"), "email_invalid", juror.email)
        elif juror.email.casefold() in {each.email.casefold() for each in self.jurors}:
            yield RowProblem(juror.row, header("email"), "email_repeated", juror.email)
        if juror.siren and not is_valid_siren(juror.siren):
            yield RowProblem(juror.row, header("siren"), "siren_invalid", juror.siren)
        if role_of(juror.role_text) is None:
            yield RowProblem(juror.row, header("role"), "role_unknown", juror.role_text)


def _same_person(one: ReadJuror, other: ReadJuror) -> bool:
    """Whether two lines are of one person: the same names, and nothing that tells them apart."""
    names = [(plain(each.given_name), plain(each.family_name)) for each in (one, other)]
    if names[0] != names[1]:
        return False
    if one.email and other.email and one.email.casefold() == other.email.casefold():
        return True
    return plain(one.body) == plain(other.body)


def _is_email(address: str) -> bool:
    name, at, host = address.partition("@")
    return bool(name and at and "." in host and not any(map(str.isspace, address)))
