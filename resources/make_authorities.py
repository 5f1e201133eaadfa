"""Makes the list of authorities: `python resources/make_authorities.py PACKAGE`.

PACKAGE is the folder `package` of the unpacked npm package named in authorities.md. What that
package lacks, the official names and SIREN of départements and régions, is in
authorities-siren.tsv, written and checked by hand.
"""

import gzip
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any, TypeAlias

HERE = Path(__file__).resolve().parent
COLUMNS = ("kind", "name", "siren", "insee", "departments", "population", "postcode")
LYON = "200046977"  # a collectivity of its own: its people are not those of the Rhône département

Row: TypeAlias = tuple[str, ...]
Entry: TypeAlias = dict[str, Any]


def tidy(name: str) -> str:
    """Return a name with real apostrophes and quotation marks, and single blanks."""
    single = " ".join(name.split())
    quoted = re.sub(r"(?:''|\")(.+?)(?:''|\")", "«\u00a0\\1\u00a0»", single)
    return quoted.replace("'", "’")


def commune(entry: Entry) -> Row:
    """Return the row of a commune or of a municipal district."""
    return (
        "commune",
        tidy(entry["nom"]),
        entry.get("siren", ""),
        entry["code"],
        entry["departement"],
        str(entry.get("population", "")),
        (entry.get("codesPostaux") or [""])[0],
    )


def grouping(entry: Entry, department_of: dict[str, str]) -> Row:
    """Return the row of a grouping, the département where most of its people live first."""
    people: Counter[str] = Counter()
    for member in entry["membres"]:
        people[department_of[member["code"]]] += member["populationMunicipale"] or 0
    departments = ",".join(code for code, _ in people.most_common())
    population = str(entry["populationMunicipale"])
    return ("epci", tidy(entry["nom"]), entry["code"], "", departments, population, "")


def by_hand(people: Counter[str]) -> list[Row]:
    """Return the rows that are kept by hand, with the people of their départements."""
    lines = (HERE / "authorities-siren.tsv").read_text(encoding="utf-8").splitlines()
    rows: list[Row] = []
    for line in lines[1:]:
        kind, code, name, departments, siren, _source = line.split("\t")
        where = "69 without Lyon" if name == "Département du Rhône" else departments
        population = sum(people[department] for department in where.split(","))
        rows.append((kind, name, siren, code, departments, str(population), ""))
    return rows


def people_by_department(communes: list[Entry], lyon: Entry) -> Counter[str]:
    """Return how many people live in each département."""
    people: Counter[str] = Counter()
    metropolitan = {member["code"] for member in lyon["membres"]}
    for entry in communes:
        people[entry["departement"]] += entry.get("population", 0)
        if entry["departement"] == "69" and entry["code"] not in metropolitan:
            people["69 without Lyon"] += entry.get("population", 0)
    return people


def rows_of(package: Path) -> list[Row]:
    """Return every authority, in an order that packs well."""
    read = {
        name: json.loads((package / "data" / f"{name}.json").read_text(encoding="utf-8"))
        for name in ("communes", "epci", "ept")
    }
    current = [entry for entry in read["communes"] if entry["type"] == "commune-actuelle"]
    districts = [entry for entry in read["communes"] if entry["type"] == "arrondissement-municipal"]
    groupings = read["epci"] + read["ept"]
    department_of = {entry["code"]: entry["departement"] for entry in current}
    [lyon] = [entry for entry in groupings if entry["code"] == LYON]
    return [
        *map(commune, sorted(current + districts, key=lambda entry: str(entry["code"]))),
        *sorted(grouping(entry, department_of) for entry in groupings),
        *by_hand(people_by_department(current, lyon)),
    ]


def write(rows: list[Row], file: Path) -> None:
    """Write the rows so that the same rows give the same bytes."""
    text = "\n".join("\t".join(row) for row in [COLUMNS, *rows]) + "\n"
    file.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))


def write_departments(package: Path, file: Path) -> None:
    """Write the code and the bare name of every département."""
    entries = json.loads((package / "data" / "departements.json").read_text(encoding="utf-8"))
    lines = sorted(f"{entry['code']}\t{tidy(str(entry['nom']))}\n" for entry in entries)
    file.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    write(rows_of(Path(sys.argv[1])), HERE / "authorities.tsv.gz")
    write_departments(Path(sys.argv[1]), HERE / "departments.tsv")
