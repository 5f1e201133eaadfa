"""Workbooks and CSV files that no spreadsheet runs."""

import csv
import tempfile
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from jury_app.documents.spreadsheet import (
    Column,
    Limits,
    Sheet,
    write_csv,
    write_xlsx,
)
from jury_app.errors import JuryError, StoreError
from jury_app.formulas import unguarded

HOSTILE = ("=1+1", "+33 1", "-2", "@SUM(A1)", " =1", "\t=1", "'=1", "''@x", "#N/A", "=cmd|'/C'!A0")


def workbook(*rows, name="Grille", columns=None):
    output = BytesIO()
    columns = columns or [Column(title=f"c{index}") for index in range(len(rows[0]))]
    write_xlsx([Sheet(name=name, columns=columns, rows=rows)], output, title="Essai")
    return output.getvalue()


def csv_rows(*rows, bom=False):
    output = BytesIO()
    write_csv(rows, output, bom=bom)
    return output.getvalue().decode("utf-8")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_formula_or_an_error_in_a_workbook(text):
    sheet = load_workbook(BytesIO(workbook([text, text]))).active

    assert (sheet["A2"].value, sheet["A2"].data_type) == (text, "s")
    assert (sheet["B2"].value, sheet["B2"].data_type) == (text, "s")


def test_values_keep_their_kind():
    sheet = load_workbook(
        BytesIO(workbook(["00123", 12, Decimal("2.5"), True, None, date(2026, 11, 4)]))
    ).active

    assert [cell.value for cell in sheet[2]][:5] == ["00123", 12, 2.5, True, None]
    assert sheet["F2"].is_date


def test_a_hostile_row_does_not_change_the_next_one():
    sheet = load_workbook(BytesIO(workbook(["=1"], ["Ayen"], [7]))).active

    assert [(cell.value, cell.quotePrefix or False) for cell in sheet["A"][1:]] == [
        ("=1", True),
        ("Ayen", False),
        (7, False),
    ]


def test_the_heading_stays_is_filtered_and_is_printed_on_each_page():
    sheet = load_workbook(BytesIO(workbook(["a", "b"], ["c", "d"]))).active

    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B3"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"


def test_columns_are_as_wide_as_their_texts_within_reason():
    sheet = load_workbook(BytesIO(workbook(["a", "b" * 30, "c" * 500]))).active

    assert [sheet.column_dimensions[letter].width for letter in "ABC"] == [9, 31, 60]


def test_a_row_is_as_tall_as_its_texts_where_they_wrap():
    sheet = load_workbook(BytesIO(workbook(["a", "b"], ["a", "b" * 100], ["a", "b\nc\nd"]))).active

    assert [sheet.row_dimensions[row].height for row in (2, 3, 4)] == [None, 33, 48]


def test_a_column_with_limits_refuses_other_numbers():
    columns = [Column(title="cible", limits=Limits(minimum=0, maximum=10))]
    sheet = load_workbook(BytesIO(workbook([None], [None], columns=columns))).active

    (validation,) = sheet.data_validations.dataValidation
    assert (validation.type, validation.formula1, validation.formula2) == ("whole", "0", "10")
    assert str(validation.sqref) == "A2:A3"


def test_equal_content_makes_equal_bytes():
    first, second = workbook(["a", "=b"]), workbook(["a", "=b"])

    assert first == second
    with ZipFile(BytesIO(first)) as package:
        assert {info.date_time[0] for info in package.infolist()} == {1980}


def test_controls_are_dropped_and_line_ends_are_one():
    sheet = load_workbook(BytesIO(workbook(["a\x00b\x07\r\nc"]))).active

    assert sheet["A2"].value == "ab\nc"


def test_a_text_too_long_for_a_cell_is_refused_and_not_cut():
    with pytest.raises(JuryError) as refusal:
        workbook(["x" * 40_000])

    assert refusal.value.code == "cell_too_long"


@pytest.mark.parametrize("name", ["Palmarès 2026/2027 [provisoire] : liste des lauréats", "", "'"])
def test_any_name_of_a_sheet_is_made_fit(name):
    (title,) = load_workbook(BytesIO(workbook(["a"], name=name))).sheetnames

    assert 1 <= len(title) <= 31


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1)))
def test_a_csv_is_read_back_as_it_was(rows):
    text = csv_rows(*rows)

    read = [[unguarded(cell) for cell in row] for row in csv.reader(StringIO(text, newline=""))]
    assert read == [row if row != [""] else [""] for row in rows]


def test_a_csv_says_what_other_programs_expect():
    assert csv_rows(["a;b", True, None, Decimal("1.5"), date(2026, 11, 4)], bom=True) == (
        "\ufeffa;b,true,,1.5,2026-11-04\r\n"
    )


def test_a_workbook_that_can_be_made_nowhere_is_refused_in_words(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))

    with pytest.raises(StoreError) as refusal:
        workbook(["a"])

    assert refusal.value.code == "nowhere_to_work"
    assert str(tmp_path / "gone") in str(refusal.value)


def test_a_workbook_for_which_there_is_no_room_is_refused_in_other_words():
    resource = pytest.importorskip("resource", reason="files are bounded where Unix is")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, before[1]))
    try:
        with pytest.raises(StoreError) as refusal:
            workbook(["a"])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert refusal.value.code == "no_room_to_work"
