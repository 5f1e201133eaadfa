"""The sheet « Etablissements » of an XLSX export: whose SIRET each one is.

In the CSV the same stands in the columns of the line itself, for the applicant alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from jury_app.formatting import plain
from jury_app.helper import Cell, Sheet
from jury_app.importing.siren import siren_of
from jury_app.importing.values import line

SHEET = "Etablissements"

_SELF = "dossier"
_COLUMNS = {
    "dossier": "dossier id",
    "field": "champ",
    "siren": "entreprise siren",
    "siret": "etablissement siret",
    "name": "entreprise raison sociale",
    "insee": "etablissement code insee localite",
    "legal_form": "entreprise forme juridique",
}


@dataclass(frozen=True, slots=True)
class Establishment:
    """What the register of companies says of a SIRET that was typed in."""

    siren: str = ""
    name: str = ""
    insee: str = ""
    legal_form: str = ""


class Establishments:
    """The establishments of each dossier: the applicant's own, and those of its SIRET fields."""

    def __init__(self, sheets: Mapping[str, Sheet]) -> None:
        self._own: dict[str, Establishment] = {}
        self._by_siren: dict[str, Establishment] = {}
        sheet = sheets.get(SHEET)
        if sheet and sheet.rows:
            self._read(sheet.rows)

    def of(self, dossier: str) -> Establishment:
        """Return the applicant's own establishment, or an empty one."""
        return self._own.get(dossier, Establishment())

    def with_siren(self, siren: str) -> Establishment:
        """Return what the file says of a co-applicant's number, or an empty establishment."""
        return self._by_siren.get(siren, Establishment())

    def _read(self, rows: list[list[Cell]]) -> None:
        names = [plain(line(cell)) for cell in rows[0]]
        places = {key: names.index(name) for key, name in _COLUMNS.items() if name in names}
        for row in rows[1:]:
            said = {key: line(row[at]) for key, at in places.items() if at < len(row)}
            establishment = Establishment(
                siren=siren_of(said.get("siren", "") or said.get("siret", "")),
                name=said.get("name", ""),
                insee=said.get("insee", ""),
                legal_form=said.get("legal_form", ""),
            )
            self._by_siren.setdefault(establishment.siren, establishment)
            if plain(said.get("field", "")) == _SELF:
                self._own[said.get("dossier", "")] = establishment
