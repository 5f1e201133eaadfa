"""Who applies: the name that will stand on a certificate, its number, its kind, its territory."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jury_app.formatting import plain
from jury_app.importing.authorities import Authorities, Authority, SirenVerdict
from jury_app.importing.columns import Columns
from jury_app.importing.establishments import Establishment, Establishments
from jury_app.importing.layouts import Record
from jury_app.importing.records import ReadApplicant, RowProblem
from jury_app.importing.siren import clean_number, siren_of
from jury_app.importing.values import line, whole_number
from jury_app.model.enums import ApplicantKind

_KIND_WORDS: tuple[tuple[ApplicantKind, tuple[str, ...]], ...] = (
    (ApplicantKind.EPCC, ("epcc", "cooperation culturelle")),
    (ApplicantKind.CCAS, ("ccas", "cias", "action sociale")),
    (ApplicantKind.SYNDICAT, ("syndicat", "sivom", "sivu", "pole metropolitain", "petr")),
    (
        ApplicantKind.EUROPEAN,
        ("collectivite europeenne", "europeen", "etrangere", "etranger", "european"),
    ),
    (
        ApplicantKind.EPCI,
        ("epci", "communaute", "metropole", "intercommunalite", "intercommunal", "agglomeration"),
    ),
    (ApplicantKind.DEPARTEMENT, ("departement", "conseil departemental", "departmental council")),
    (ApplicantKind.REGION, ("region", "conseil regional", "collectivite territoriale")),
    (ApplicantKind.COMMUNE, ("commune", "ville", "mairie", "municipality", "town")),
)
_EUROPEAN_IN_FRANCE = "alsace"
_DEPARTMENT = re.compile(r"(?:2[AB]|9[78]\d|\d\d)(?!\w)", re.IGNORECASE)
_FEW_LETTERS = 8
_NO = "non"


@dataclass(frozen=True, slots=True)
class Applicants:
    """Reads who applies from a line, and from what is known of bodies beside it."""

    columns: Columns
    establishments: Establishments
    authorities: Authorities

    def read(self, record: Record, number: str) -> tuple[ReadApplicant, ...]:
        """Return those who apply together, the one that leads first; none if it has no name."""
        own = self.establishments.of(number)
        name = self.columns.line(record, "applicant")
        name = name or self.columns.line(record, "official_name") or own.name
        if not name:
            return ()
        siren = siren_of(self.columns.line(record, "siren")) or own.siren
        owner = self.authorities.by_siren(siren)
        leader = ReadApplicant(
            name=name,
            kind=self._kind(record, own, owner, name),
            siren=siren,
            department=self._department(record, own, owner),
            population=whole_number(self.columns.cell(record, "population")),
        )
        return leader, *self._co_applicants(record, siren)

    def problems(
        self, record: Record, applicants: tuple[ReadApplicant, ...]
    ) -> Iterator[RowProblem]:
        """Say what deserves a look before a certificate is printed."""
        leader, *others = applicants
        header = self.columns.header
        if _is_in_capitals(leader.name):
            yield RowProblem(record.row, header("applicant"), "name_capitals", leader.name)
        for applicant, field in ((leader, "siren"), *((each, "co_applicant") for each in others)):
            if applicant.siren:
                check = self.authorities.check(applicant.name, applicant.siren)
                if check.verdict is SirenVerdict.INVALID:
                    yield RowProblem(record.row, header(field), "siren_invalid", applicant.siren)
                if check.verdict is SirenVerdict.OTHER_BODY and applicant is leader:
                    said = check.owner.full_name if check.owner else ""
                    yield RowProblem(record.row, header(field), "siren_other_authority", said)
        for each in others:
            if each.name == each.siren:
                column = header("co_applicant")
                yield RowProblem(record.row, column, "co_applicant_unnamed", each.siren)

    def _co_applicants(self, record: Record, leader: str) -> Iterator[ReadApplicant]:
        """Yield the others, by the official list, else the register, else the form."""
        if plain(self.columns.line(record, "is_joint")) == _NO:
            return
        given = self.columns.line(record, "co_applicant_name")
        numbers = self.columns.every(record, "co_applicant", lambda cell: [line(cell)])
        sirens = dict.fromkeys(siren_of(number) for number in numbers if clean_number(number))
        for siren in sirens:
            if siren == leader:
                continue
            owner = self.authorities.by_siren(siren)
            found = self.establishments.with_siren(siren)
            name = given or (owner.full_name if owner else found.name) or siren
            yield _from_list(name, siren, found, owner)
            given = ""
        if given and not sirens:
            yield ReadApplicant(name=given, kind=kind_of(given) or ApplicantKind.OTHER)

    def _kind(
        self, record: Record, own: Establishment, owner: Authority | None, name: str
    ) -> ApplicantKind:
        """Return what the form says, else the official list, else the legal form, else the name."""
        said = kind_of(self.columns.line(record, "kind"))
        if said:
            return said
        if owner:
            return owner.kind
        legal_form = self.columns.line(record, "legal_form") or own.legal_form
        return kind_of(legal_form) or kind_of(name) or ApplicantKind.OTHER

    def _department(self, record: Record, own: Establishment, owner: Authority | None) -> str:
        """Return the code of the département: the form's, the commune's, the official list's."""
        said = self.columns.line(record, "department")
        code = _DEPARTMENT.match(said)
        if code:
            return code[0].upper()
        if said:
            named = self.authorities.named(said)
            codes = [row.departments[0] for row in named if row.kind is ApplicantKind.DEPARTEMENT]
            if codes:
                return codes[0]
        insee = self.columns.line(record, "insee") or own.insee
        if insee:
            return department_of(insee)
        if owner is None or (owner.kind is ApplicantKind.REGION and len(owner.departments) > 1):
            return ""
        return owner.departments[0]


def kind_of(text: str) -> ApplicantKind | None:
    """Return the kind of body that words tell of; the Alsatians' is European in name only."""
    words = f" {plain(text)} "
    for kind, signs in _KIND_WORDS:
        if any(f" {sign} " in words or f" {sign}s " in words for sign in signs):
            if kind is ApplicantKind.EUROPEAN and _EUROPEAN_IN_FRANCE in words:
                return ApplicantKind.DEPARTEMENT
            return kind
    return None


def department_of(insee: str) -> str:
    """Return the département that the INSEE code of a commune begins with."""
    return insee[:3] if insee.startswith(("97", "98")) else insee[:2].upper()


def _from_list(
    name: str, siren: str, found: Establishment, owner: Authority | None
) -> ReadApplicant:
    if owner:
        return ReadApplicant(
            name=name,
            kind=owner.kind,
            siren=siren,
            department=owner.departments[0],
            population=owner.population,
        )
    return ReadApplicant(
        name=name,
        kind=kind_of(found.legal_form) or kind_of(name) or ApplicantKind.OTHER,
        siren=siren,
        department=department_of(found.insee),
    )


def _is_in_capitals(name: str) -> bool:
    """Whether a name came without small letters, as registers write it; « CCAS » may."""
    return name.isupper() and sum(map(str.isalpha, name)) >= _FEW_LETTERS
