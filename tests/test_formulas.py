"""No file that we write runs anything in a spreadsheet, however its cells are parted."""

import csv
import shutil
import subprocess
from itertools import product
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from jury_app.documents.spreadsheet import Column, Sheet, write_csv, write_xlsx
from jury_app.formulas import guarded, unguarded

SPREADSHEET = shutil.which("soffice")
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
COMMA, SEMICOLON, TAB = 44, 59, 9
AWKWARD = st.text(st.sampled_from("'=+-@ ;,\t\n\ra＝"), max_size=9)  # noqa: RUF001 -- run as well
HOSTILE = [
    f"{before}{sign}{after}"
    for before, sign, after in product(
        (
            "",
            " ",
            "\t",
            "\n",
            "'",
            "Projet;",
            "Projet ; ",
            "Projet\t",
            "Projet :\n",
            "Projet,",
            '";',
        ),
        ("=", "+", "-", "@", "=+"),
        ("SUM(1;2)", 'HYPERLINK("x.example";"y")', "1+1", "cmd|' /C calc'!A0"),
    )
]


@given(st.text())
def test_a_guarded_text_comes_back_as_it_was(text):
    assert unguarded(guarded(text)) == text


@given(AWKWARD)
def test_guarding_is_reversible_for_awkward_beginnings_too(text):
    assert unguarded(guarded(text)) == text
    assert unguarded(guarded(guarded(text))) == guarded(text)


@given(AWKWARD)
def test_no_cell_begins_with_a_sign_whatever_parts_the_cells(text):
    for cell in guarded(text).replace("\t", ";").replace("\r", ";").replace("\n", ";").split(";"):
        assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "＝"))  # noqa: RUF001 -- run as well


@pytest.mark.parametrize(
    "text", ["Ayen", "l'eau", "'s-Hertogenbosch", "a=b", "", "Lyon, -3 °C", "un ;\n\ndeux"]
)
def test_what_no_spreadsheet_runs_is_written_as_it_is(text):
    assert guarded(text) == text


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """The formulas that LibreOffice sees in our files and in others, by how their cells are parted.

    It begins once for all files that it opens alike: to begin is what takes its time.
    """
    if SPREADSHEET is None:
        pytest.skip("LibreOffice is not here to open the files")
    folder = tmp_path_factory.mktemp("files")
    write_ours(folder)
    write_others(folder)
    seen = {parted: formulas(folder, "csv", parted) for parted in (COMMA, SEMICOLON, TAB)}
    return {**seen, None: formulas(folder, "xlsx")}


def write_ours(folder):
    rows = [[text, "x", text] for text in HOSTILE]
    with (folder / "ours.csv").open("wb") as output:
        write_csv(rows, output)
    with (folder / "ours.xlsx").open("wb") as output:
        columns = [Column(title=title) for title in "abc"]
        write_xlsx([Sheet(name="Essai", columns=columns, rows=rows)], output, title="Essai")


def write_others(folder):
    with (folder / "others.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["=1+1", "x"], ["Projet;=2+2", "x"], ["Projet :\n=3+3", "x,"]])
    workbook = Workbook()
    workbook.active.append(["=4+4"])
    workbook.save(folder / "others.xlsx")


@pytest.mark.parametrize("parted", [COMMA, SEMICOLON, TAB, None])
def test_libreoffice_finds_no_formula_in_what_we_write(seen, parted):
    assert seen[parted]["ours"] == []


def test_libreoffice_finds_the_formulas_where_they_are_not_guarded(seen):
    assert len(seen[COMMA]["others"]) == 1
    assert len(seen[SEMICOLON]["others"]) > 1
    assert len(seen[None]["others"]) == 1


def formulas(folder, suffix, parted=None):
    """Return the formulas that LibreOffice sees in each file; a CSV parted as told, and run."""
    told = [f"--infilter=CSV:{parted},34,76,1,,0,false,true,false,false,false,0,true"]
    files = [folder / f"{name}.{suffix}" for name in ("ours", "others")]
    subprocess.run(
        [
            SPREADSHEET,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            *(told if parted else []),
            "--convert-to",
            "fods",
            "--outdir",
            folder,
            *files,
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return {file.stem: formulas_in(file.with_suffix(".fods")) for file in files}


def formulas_in(fods):
    cells = ET.parse(fods).iter(f"{TABLE}table-cell")  # noqa: S314 -- our own
    found = [cell.get(f"{TABLE}formula") for cell in cells if cell.get(f"{TABLE}formula")]
    fods.unlink()  # another way to part the cells writes its own
    return found
