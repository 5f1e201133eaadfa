"""The Table Schema of the open data: what each column holds, as programs and people read it."""

import json
from typing import BinaryIO

from jury_app.documents.award_list.content import AwardList
from jury_app.documents.award_list.sheets import OPEN_DATA_COLUMNS
from jury_app.documents.award_list.words import name_of
from jury_app.i18n import N_, _
from jury_app.rehearsal import COLUMN, stamp

_PROFILE = "https://specs.frictionlessdata.io/schemas/table-schema.json"
_WORDS = {
    "edition": N_("The prize"),
    "year": N_("The year of the edition"),
    "version": N_("The number of the frozen set of decisions"),
    "domain_code": N_("The code of the domain; nothing for a prize across the domains"),
    "domain": N_("The name of the domain"),
    "sponsor": N_("Who sponsors the domain"),
    "outcome": N_("What became of it: awarded, not awarded, or special prizes alone"),
    "kind": N_("A level, a mention or a special prize"),
    "level_code": N_("The code of the award, the same every year"),
    "level": N_("The name of the award"),
    "ex_aequo": N_("Whether the award is shared between several applications"),
    "application": N_("The number of the application"),
    "title": N_("The title of the application"),
    "applicants": N_("The laureates, joined by a vertical bar between blanks; who leads is first"),
    "siren": N_("The SIREN number of the first laureate"),
    "territory": N_("The département of the first laureate"),
    "citation": N_("What the jury says of the project"),
    "motive": N_("Why no award was made"),
    COLUMN: N_("That the jury was only rehearsing, and awarded nothing"),
}
_TYPES = {"year": "integer", "version": "integer", "ex_aequo": "boolean"}
_ALWAYS = ("edition", "year", "version", "outcome")
_LIMITS: dict[str, dict[str, object]] = {
    "outcome": {"enum": ["awarded", "not_awarded", "special_only"]},
    "kind": {"enum": ["level", "mention", "special"]},
    "siren": {"pattern": "[0-9]{9}"},
}


def build_award_list_schema(content: AwardList, output: BinaryIO) -> None:
    """Write the schema of the open data, its descriptions in the language of the edition."""
    schema = {
        "$schema": _PROFILE,
        "name": "award-list",
        "title": name_of(content),
        "fields": [_field(name) for name in (*OPEN_DATA_COLUMNS, *([COLUMN] if stamp() else []))],
        "missingValues": [""],
    }
    output.write(json.dumps(schema, ensure_ascii=False, indent=2).encode() + b"\n")


def _field(name: str) -> dict[str, object]:
    limits = {"required": name in _ALWAYS, **_LIMITS.get(name, {})}
    field: dict[str, object] = {
        "name": name,
        "type": _TYPES.get(name, "string"),
        "description": _(_WORDS[name]),
        "constraints": limits,
    }
    if name == "ex_aequo":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    return field
