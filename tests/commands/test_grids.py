"""Grids by the command line: what is said of a cell is said as the juror writes."""

import csv

import pytest


@pytest.fixture
def filled(issued, jury, tmp_path):
    """A juror's grid with half a mark, the code of the kit and the kit."""
    kit = next(iter(issued.files.values()))
    grid = tmp_path / "grid.csv"
    jury("grid", kit.file, "--code", kit.code, "--out", grid)
    with grid.open(encoding="utf-8-sig", newline="") as file:
        header, first, *others = csv.reader(file)
    first[header.index("cible")] = "7,5"
    first[header.index("service")] = "12.25"
    with grid.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, first, *others])
    return kit.file, "--code", kit.code, "--scores", grid


@pytest.mark.parametrize(
    ("language", "marks"),
    [("fr", ("«\u00a07,5\u00a0»", "«\u00a012,25\u00a0»")), ("en", ("“7.5”", "“12.25”"))],
)
def test_a_mark_is_said_with_the_decimal_sign_of_the_juror(jury, filled, tmp_path, language, marks):
    words = ("ballot", *filled, "--out", tmp_path / "ballots", "--lang", language)

    status, said, _complaint = jury(*words)

    assert status == 0
    for mark in marks:
        assert mark in said
