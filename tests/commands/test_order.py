"""Shuffling rows, jurors and ballots changes nothing in the standings."""

import csv
import json
import random
import runpy
import shutil
from pathlib import Path

import pytest

from jury_app.desk.grids import ballot_from_grid, export_grid
from jury_app.exchange.kits import issue_kits
from jury_app.importing.scores import read_grid
from jury_app.model.database import Database
from jury_app.model.queries.jury import list_jurors
from jury_app.progress import finish

pytestmark = pytest.mark.xdist_group("road")  # it is gone once, by one worker

ROAD = runpy.run_path(str(Path(__file__).parent / "road.py"))


def shuffled(source, target, rng, encoding):
    """Copy a CSV with its rows in another order."""
    text = source.read_text(encoding=encoding)
    delimiter = ";" if source.name == "jurors.csv" else ","
    header, *rows = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    rng.shuffle(rows)
    with target.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows([header, *rows])
    return target


def mixed(path, rng):
    """Put the rows of a grid into another order."""
    rows = ROAD["read_rows"](path)
    rng.shuffle(rows)
    ROAD["write_rows"](path, rows)


@pytest.fixture
def rng():
    return random.Random(7)  # noqa: S311 -- repeatable, no secret


def test_the_order_in_which_ballots_are_collected_changes_nothing(road, ask, tmp_path, rng):
    edition = Path(shutil.copy(road.folder / "issued.jury", tmp_path / "edition.jury"))
    ballots = sorted((road.folder / "ballots").iterdir(), reverse=True)
    rng.shuffle(ballots)
    for cut in (ballots[:2], ballots[2:3], ballots[1:]):
        assert ask("collect", edition, *cut)[0] == 0
    assert ask("open-ballots", edition)[0] == 0

    _status, found = ask("standings", edition)

    assert found == road.answers["standings"].document


def test_the_order_of_rows_and_jurors_changes_nothing(road, ask, tmp_path, rng):
    edition = tmp_path / "edition.jury"
    ask("new", edition, "--year", 2026)
    for name, encoding in (("demarches-simplifiees.csv", "utf-8"), ("jurors.csv", "utf-8-sig")):
        file = shuffled(ROAD["EXAMPLE"] / name, tmp_path / name, rng, encoding)
        status, answer = ask("import", edition, file)
        assert (status, answer["refused"]) == (0, [])
    ask("assign", edition)

    for juror, kit in kits_of(edition, road.grids, tmp_path / "kits").items():
        grid = tmp_path / f"{kit.file.stem}.xlsx"
        export_grid(kit.file, kit.code, grid)
        fill_alike(road.grids[juror], grid, road, juror)
        mixed(grid, rng)
        ballot_from_grid(kit.file, kit.code, grid, ensured(tmp_path / "ballots"), read_grid)
    ask("collect", edition, tmp_path / "ballots")
    ask("open-ballots", edition)

    _status, found = ask("standings", edition)

    wanted = json.dumps(road.answers["standings"].document, sort_keys=True)
    assert json.dumps(found, sort_keys=True) == wanted


def kits_of(edition, jurors, folder):
    database = Database(edition)
    ids = [row.id for row in database.read(list_jurors) if row.name in jurors]
    issued = finish(issue_kits(database, folder, passphrase=None, juror_ids=ids))
    database.close()
    return {each.juror: each for each in issued}


def fill_alike(source, target, road, juror):
    """Give the marks of one grid to another, by the numbers of the applications."""
    given = {row["application"]: row for row in ROAD["read_rows"](source)}
    rows = ROAD["read_rows"](target)
    for row in rows:
        said = given[row["application"]]
        row.update({code: said[code] for code in ROAD["CRITERIA"]})
        row["comment"], row["recused"] = said["comment"], said["recused"]
    for row in rows:
        for code in ROAD["CRITERIA"]:
            row[code] = int(row[code]) if row[code] not in (None, "") else None
    ROAD["write_rows"](target, rows)


def ensured(folder):
    folder.mkdir(exist_ok=True)
    return folder
