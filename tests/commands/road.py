"""The whole day by the command line, each step in a process of its own, on the example edition."""

import csv
import random
import shutil
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl

from jury_app.desk.grids import ballot_from_grid, export_grid
from jury_app.importing.scores import read_grid

EXAMPLE = Path(__file__).parent.parent / "files" / "edition-2026"
CRITERIA = ("cible", "demarche", "partenariats", "service")
EVERYWHERE = ("Valérie Castaing", "Bruno Delmas", "Noël Sabatier", "Loïc Vasseur")
IN_DOMAINS = ("Gilles Pélissier", "Maëlle Œuvrard")
EX_AEQUO = "D03"
UNMARKED = "D18"
RECUSED = "D12"


@dataclass
class Road:
    """An edition on its way, the answers it got, and the grids that jurors filled."""

    folder: Path
    machine: Any
    answers: dict = field(default_factory=dict)
    grids: dict = field(default_factory=dict)
    sealed: dict = field(default_factory=dict)
    recusals: set = field(default_factory=set)

    @property
    def edition(self):
        return self.folder / "edition.jury"

    def ask(self, *words):
        """Run a command with --json in a process of its own."""
        return self.machine.run(self.folder / "data", *words)

    def step(self, name, *words):
        self.answers[name] = answer = self.ask(*words)
        return answer.document

    def codes(self):
        """Return the file and the code of each juror's kit."""
        with (self.folder / "kits" / "codes.csv").open(encoding="utf-8", newline="") as file:
            return {
                row["juror"]: (self.folder / "kits" / row["file"], row["code"])
                for row in csv.DictReader(file)
            }


def travel(folder, machine):
    """Go the whole way, and keep what was said at each step."""
    road = Road(folder, machine)
    prepare(road)
    score(road)
    deliberate(road)
    return road


def prepare(road):
    """Found the edition, import, assign, issue kits."""
    edition = road.edition
    road.step("new", "new", edition, "--year", 2026, "--ballots-email", "prix@exemple.fr")
    road.step("applications", "import", edition, EXAMPLE / "demarches-simplifiees.csv")
    road.step("applications again", "import", edition, EXAMPLE / "demarches-simplifiees.csv")
    road.step("jurors", "import", edition, EXAMPLE / "jurors.csv", "--as", "jurors")
    files = EXAMPLE / "demarches-simplifiees-pieces.zip"
    road.step("attachments", "import", edition, files, "--as", "attachments")
    road.step("assign", "assign", edition)
    road.step("kits", "kits", edition, "--out", road.folder / "kits")
    shutil.copy(edition, road.folder / "issued.jury")


def score(road):
    """Let six jurors fill their grids: two by the command line, four at their desks."""
    rng = random.Random(2026)  # noqa: S311 -- repeatable, no secret
    codes = road.codes()
    (road.folder / "grids").mkdir()
    for juror in (*IN_DOMAINS, *EVERYWHERE):
        kit, code = codes[juror]
        suffix = ".csv" if juror == IN_DOMAINS[1] else ".xlsx"
        grid = road.folder / "grids" / f"{kit.stem}{suffix}"
        if juror in IN_DOMAINS:
            road.step(f"grid of {juror}", "grid", kit, "--code", code, "--out", grid)
        else:
            export_grid(kit, code, grid)
        fill(road, juror, grid, rng)
        road.grids[juror] = grid
        seal(road, juror, kit, code, grid)
    kit, code = codes[IN_DOMAINS[0]]
    out = road.folder / "ballots"
    words = ("--code", code, "--scores", road.grids[IN_DOMAINS[0]], "--out", out)
    road.step("second ballot", "ballot", kit, *words)


def seal(road, juror, kit, code, grid):
    out = road.folder / "ballots"
    if juror in IN_DOMAINS:
        words = ("--code", code, "--scores", grid, "--out", out)
        road.sealed[juror] = road.step(f"ballot of {juror}", "ballot", kit, *words)
    else:
        out.mkdir(exist_ok=True)
        made = ballot_from_grid(kit, code, grid, out, read_grid)
        road.sealed[juror] = {"file": str(made.file), "complete": made.complete}


def deliberate(road):
    """Collect, open, decide, close and publish."""
    edition = road.edition
    road.step("sealed", "standings", edition)
    ballots = sorted((road.folder / "ballots").iterdir())
    road.step("collect one", "collect", edition, ballots[-1])
    road.step("collect", "collect", edition, road.folder / "ballots")
    road.step("collect again", "collect", edition, road.folder / "ballots")
    road.step("open", "open-ballots", edition, "--witness", "Maître Dupont", "Mme Durand")
    standings = road.step("standings", "standings", edition)
    domains = {each["domain"]: each for each in standings["domains"]}
    first, second = (each["application"] for each in domains[EX_AEQUO]["standings"])
    road.step("gold", "decide", edition, "--application", first, "--level", "or")
    road.step("gold too", "decide", edition, "--application", second, "--level", "Or")
    special = ("--level", "Prix de l’Audace", "--motive", "Le public")
    road.step("special", "decide", edition, "--application", first, *special)
    motive = ("--motive", "Une seule candidature")
    road.step("nothing", "decide", edition, "--domain", UNMARKED, "--not-awarded", *motive)
    road.step("too early", "close", edition)
    road.step("close", "close", edition, "--undecided", "not-awarded")
    road.step("publish", "publish", edition, "--out", road.folder / "documents")
    road.step("check", "check", edition)


def fill(road, juror, grid, rng):
    """Fill a grid as jurors do: recusals, gaps, and equal sums in one domain."""
    rows = read_rows(grid)
    domains = application_domains(road)
    for place, row in enumerate(rows):
        number = row["application"]
        marks = [rng.randint(0, 10) for _code in CRITERIA]
        if domains[number] == EX_AEQUO:
            marks = equal_marks(juror, number)
        elif domains[number] == UNMARKED:
            marks = [None] * 4
        elif juror == EVERYWHERE[0] and place in (3, 5):
            marks[: place - 2] = [None] * (place - 2)
        if juror == EVERYWHERE[1] and domains[number] == RECUSED and not road.recusals:
            row["recused"] = "Ancien élu de la commune"
            road.recusals.add((juror, number))
            marks = [None] * 4
        row.update(zip(CRITERIA, marks, strict=True))
        row["comment"] = f"Avis sur {number} : déjà vu, « utile »."
    write_rows(grid, rows)


def equal_marks(juror, number):
    """Return the same marks for every application, in another order for each."""
    marks = [2, 5, 7, len(juror) % 10]
    turn = int(number) % 4
    return marks[turn:] + marks[:turn]


def application_domains(road):
    if "domains" not in road.answers:
        listed = road.step("domains", "list", road.edition, "applications")
        road.answers["domains"] = {
            each["number"]: each["domain"] for each in listed["applications"]
        }
    return road.answers["domains"]


def read_rows(path):
    """Return the rows of a grid, marks as numbers or nothing."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            table = [[cell or None for cell in line] for line in csv.reader(file)]
    else:
        workbook = openpyxl.load_workbook(path)
        table = [list(line) for line in workbook.active.iter_rows(values_only=True)]
    header, *lines = table
    rows = [dict(zip(header, line, strict=True)) for line in lines]
    return [{**row, "application": str(row["application"])} for row in rows]


def write_rows(path, rows):
    """Write the rows of a grid back, as a spreadsheet program would."""
    header = list(rows[0])
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(header)
            writer.writerows([row[name] for name in header] for row in rows)
        return
    workbook = openpyxl.load_workbook(path)
    for line, row in enumerate(rows, start=2):
        for place, name in enumerate(header, start=1):
            cell = workbook.active.cell(line, place)
            cell.value = row[name]
    workbook.save(path)


def recomputed(road):
    """Return the mean and the number of jurors of each application, from the grids alone.

    By another road than ours: decimals of 40 digits, the grids read as a spreadsheet reads them.
    """
    totals = {}
    for juror, grid in road.grids.items():
        for row in read_rows(grid):
            marks = [Decimal(row[code]) for code in CRITERIA if row[code] not in (None, "")]
            recused = (juror, row["application"]) in road.recusals
            if len(marks) >= 3 and not recused:
                share = sum(marks) / (10 * len(marks))
                totals.setdefault(row["application"], []).append(share * 20)
    return {number: (sum(each) / len(each), len(each)) for number, each in totals.items()}
