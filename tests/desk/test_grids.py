"""The grid as a spreadsheet: what is written is read back, and each wrong cell is named."""

import csv
import io

import pytest
from openpyxl import load_workbook

from jury_app.codes import sentence
from jury_app.desk.grid_changes import ChangeKind
from jury_app.desk.grid_reading import fill_from_grid, read_back
from jury_app.desk.grids import ballot_from_grid, export_grid, read_file_back, write_grid
from jury_app.desk.views import EntryState
from jury_app.errors import StoreError
from jury_app.importing.records import GridFile, ReadGridRow, RowProblem
from jury_app.importing.scores import read_grid
from jury_app.sealing.ballot import open_ballot

CODES = ("cible", "demarche", "partenariats", "service")


def row(number, *marks, line=2, comment="", recused="", title=""):
    return ReadGridRow(
        row=line,
        application=number,
        marks=dict(zip(CODES, marks, strict=False)),
        comment=comment,
        recused=recused,
        title=title,
    )


def grid(*rows, refused=()):
    return GridFile(encoding="utf-8", rows=rows, refused=refused)


def numbers(desk):
    return [each.number for each in desk.view().entries]


def test_the_marks_of_a_grid_are_taken_with_opinion_and_recusal(desk):
    first, second, *_others = numbers(desk)

    reading = fill_from_grid(
        desk,
        grid(
            row(first, "7", "0", "10", "5", comment="Bien"),
            row(second, "1", None, None, None, recused="Ma commune"),
        ),
    )

    assert reading.refused == ()
    assert [each.reason for each in reading.warnings] == ["marks_beside_recusal"]
    entry = desk.view().entry(first)
    assert tuple(entry.marks[code] for code in CODES) == (7, 0, 10, 5)
    assert entry.opinion == "Bien"
    assert desk.view().entry(second).recusal == "Ma commune"
    assert desk.view().entry(second).marks == {}


def test_a_grid_is_a_whole_statement(desk):
    first, second, third, *_others = numbers(desk)
    for number in (first, second, third):
        desk.give_mark(number, "cible", 3)
    desk.recuse(third, "Ma commune")

    fill_from_grid(desk, grid(row(first, None, "6"), row(third, "2", line=3)))

    assert desk.view().entry(first).marks == {"demarche": 6}
    assert desk.view().entry(second).marks == {}
    assert desk.view().entry(third).state is EntryState.BEGUN


def test_reading_a_grid_is_one_act(desk):
    first, second, *_others = numbers(desk)
    desk.give_mark(first, "cible", 3)
    before = desk.view().entries

    fill_from_grid(desk, grid(row(first, "5", "5"), row(second, "4")))

    assert desk.undo().entries == before


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("11", "mark_outside_scale"),
        ("-1", "mark_outside_scale"),
        ("7.5", "mark_not_a_step"),
        ("bien", "mark_not_a_number"),
        ("1e1", "mark_not_a_number"),
        ("NaN", "mark_not_a_number"),
        ("٣", "mark_not_a_number"),
    ],
)
def test_a_wrong_mark_is_refused_by_its_cell_and_the_others_are_taken(desk, text, reason):
    first = numbers(desk)[0]

    [refused] = fill_from_grid(desk, grid(row(first, "7", text, "3", line=5))).refused

    assert (refused.row, refused.column, refused.reason) == (5, "demarche", reason)
    assert refused.value == text
    assert text in sentence(refused.reason, value=refused.value)
    assert desk.view().entry(first).marks == {"cible": 7, "partenariats": 3}


def test_a_mark_written_with_a_useless_decimal_is_the_mark(desk):
    first = numbers(desk)[0]

    assert fill_from_grid(desk, grid(row(first, "7.0", "+3"))).refused == ()
    assert desk.view().entry(first).marks == {"cible": 7, "demarche": 3}


def test_half_points_are_marks_where_the_grid_has_them(kits, open_desk, tmp_path):
    criteria = (kits["criterion"](steps_per_point=2),)
    with open_desk(kits["make_kit"](tmp_path, count=1, criteria=criteria)) as desk:
        number = numbers(desk)[0]

        assert fill_from_grid(desk, grid(row(number, "7.5"))).refused == ()
        assert desk.view().entry(number).marks == {"cible": 15}
        write_grid(desk, tmp_path / "grid.csv")

    assert ",7.5," in (tmp_path / "grid.csv").read_text(encoding="utf-8-sig")


def test_lines_of_no_application_or_of_one_seen_before_are_refused(desk):
    first = numbers(desk)[0]

    refused = fill_from_grid(
        desk, grid(row(first, "7"), row("999", "1", line=3), row(first, "2", line=4))
    ).refused

    assert [(each.row, each.column, each.reason) for each in refused] == [
        (3, "application", "application_not_in_kit"),
        (4, "application", "number_repeated"),
    ]
    assert desk.view().entry(first).marks == {"cible": 7}


def test_what_the_reader_refused_is_told_with_the_rest_in_the_order_of_the_lines(desk):
    first = numbers(desk)[0]
    unread = RowProblem(row=1, column="cible", reason="mark_not_a_number", value="?")

    refused = fill_from_grid(desk, grid(row(first, "12"), refused=(unread,))).refused

    assert [each.row for each in refused] == [1, 2]


def test_a_grid_shows_what_was_said_so_far(desk, tmp_path):
    first, second, *_others = numbers(desk)
    desk.give_mark(first, "cible", 7)
    desk.opinion(first, "Bien")
    desk.give_mark(second, "cible", 7)
    desk.recuse(second, "")

    write_grid(desk, tmp_path / "grid.csv")

    text = (tmp_path / "grid.csv").read_text(encoding="utf-8-sig")
    header, *lines = csv.reader(io.StringIO(text))
    assert header == ["application", "title", *CODES, "comment", "recused"]
    assert [line[0] for line in lines] == numbers(desk)
    assert lines[0][2:] == ["7", "", "", "", "Bien", ""]
    assert lines[1][2:6] == [""] * 4
    assert lines[1][7] != ""


def test_a_workbook_has_a_line_for_every_application_and_limits_for_the_marks(made_kit, tmp_path):
    path, count = export_grid(made_kit.path, made_kit.code, tmp_path / "grid.xlsx")

    workbook = load_workbook(path)
    sheet = workbook.worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    heads = ("application", "title", *CODES, "comment", "recused")
    assert rows[0] == (*heads, "applicant", "domain")
    assert count == len(rows) - 1 == 12
    assert {row[0] for row in rows[1:]} == {each.number for each in made_kit.manifest.applications}
    limits = sheet.data_validations.dataValidation
    assert {(each.formula1, each.formula2) for each in limits} == {("0", "10")}
    workbook.close()


@pytest.mark.parametrize("name", ["grid.doc", "grid"])
def test_a_grid_is_written_in_no_kind_that_is_not_offered(made_kit, tmp_path, name):
    with pytest.raises(StoreError, match=r"\.xlsx, \.csv, \.pdf") as refusal:
        export_grid(made_kit.path, made_kit.code, tmp_path / name)

    assert refusal.value.code == "ending_unknown"
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_grid_that_was_filled_and_read_back_makes_a_ballot(made_kit, tmp_path, suffix):
    path, _count = export_grid(made_kit.path, made_kit.code, tmp_path / f"grid{suffix}")
    given = filled(path)

    result = ballot_from_grid(made_kit.path, made_kit.code, path, tmp_path, read_grid)
    content = opened(made_kit, result.file)

    assert content.scores == given
    assert (result.revision, result.complete, result.refused) == (1, True, ())

    again = ballot_from_grid(made_kit.path, made_kit.code, path, tmp_path, read_grid)
    assert again.revision == 2
    assert opened(made_kit, again.file).scores == given


def opened(made_kit, file):
    claimed = open_ballot(file.read_bytes(), made_kit.keys.identity, file=file.name)
    return claimed.verify([made_kit.invitation], edition=made_kit.keys.id).content


def filled(path):
    """Fill every mark of a grid by hand, as a juror would, and return what was typed."""
    given = {}
    if path.suffix == ".csv":
        text = path.read_text(encoding="utf-8-sig")
        header, *lines = csv.reader(io.StringIO(text))
        for place, line in enumerate(lines):
            line[2:6] = [str((place + column) % 11) for column in range(4)]
            given[line[0]] = dict(zip(CODES, map(int, line[2:6]), strict=True))
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, *lines])
        return given
    workbook = load_workbook(path)
    sheet = workbook.worksheets[0]
    for place, cells in enumerate(sheet.iter_rows(min_row=2)):
        for column, cell in enumerate(cells[2:6]):
            cell.value = (place + column) % 11
        given[str(cells[0].value)] = {
            code: cell.value for code, cell in zip(CODES, cells[2:6], strict=True)
        }
    workbook.save(path)
    workbook.close()
    return given


def test_reading_back_shows_what_would_change_before_anything_does(desk):
    first, second, third, fourth, *_others = numbers(desk)
    desk.give_mark(first, "cible", 3)
    desk.give_mark(second, "cible", 4)
    desk.give_mark(third, "cible", 5)
    desk.recuse(fourth, "Ma commune")
    before = desk.view().entries

    reading = read_back(
        desk,
        grid(
            row(first, "7", "8", comment="Bien"),
            row(second, None, line=3),
            row(third, "5", line=4, recused="Mon frère"),
            row(fourth, "1", line=5),
        ),
    )

    assert {(each.place.application, each.kind) for each in reading.changes} == {
        (first, ChangeKind.CHANGED),
        (first, ChangeKind.NEW),
        (first, ChangeKind.OPINION),
        (second, ChangeKind.CLEARED),
        (third, ChangeKind.RECUSED),
        (fourth, ChangeKind.LIFTED),
        (fourth, ChangeKind.NEW),
    }
    assert desk.view().entries == before


def test_a_grid_that_says_what_stands_changes_nothing(desk, tmp_path):
    first, second, third, *_others = numbers(desk)
    desk.give_mark(first, "cible", 7)
    desk.opinion(first, "Bien")
    desk.give_mark(second, "cible", 7)
    desk.recuse(second, "")
    desk.recuse(third, "Ma commune")

    for name in ("grid.csv", "grid.xlsx"):
        write_grid(desk, tmp_path / name)

        assert read_file_back(desk, tmp_path / name, read_grid).changes == ()


def test_marks_set_aside_by_a_recusal_come_back_when_it_is_lifted(desk):
    first = numbers(desk)[0]
    desk.give_mark(first, "cible", 7)

    fill_from_grid(desk, grid(row(first, recused="Ma commune")))
    desk.lift_recusal(first)

    assert desk.view().entry(first).marks == {"cible": 7}


def test_marks_set_aside_by_a_recusal_of_the_secretariat_stay(kits, open_desk, tmp_path):
    made = kits["make_kit"](tmp_path, count=2)
    with open_desk(made) as desk:
        first, second = numbers(desk)
        desk.give_mark(first, "cible", 7)
        desk.give_mark(second, "cible", 3)
    settled = kits["make_kit"](
        tmp_path, name="again.jurykit", count=2, recused=(first,), keys=made.keys
    )
    with open_desk(settled) as desk:
        reading = fill_from_grid(desk, grid(row(second, "5")))

    assert [each.place.application for each in reading.changes] == [second]
    with open_desk(made) as desk:
        assert desk.view().entry(first).marks == {"cible": 7}


def test_what_has_no_column_stays_as_it_was(desk):
    first, second, *_others = numbers(desk)
    desk.opinion(first, "Bien")
    desk.recuse(second, "Ma commune")

    reading = read_back(
        desk,
        grid(
            row(first, comment=None, recused=None), row(second, line=3, comment=None, recused=None)
        ),
    )

    assert reading.changes == ()


def test_a_criterion_without_a_column_keeps_its_marks(desk):
    first, second, *_others = numbers(desk)
    for number in (first, second):
        desk.give_mark(number, "cible", 3)
        desk.give_mark(number, "service", 4)

    fill_from_grid(desk, grid(row(first, "7")))

    assert desk.view().entry(first).marks == {"cible": 7, "service": 4}
    assert desk.view().entry(second).marks == {"service": 4}


def test_a_title_that_is_not_the_one_of_its_number_is_pointed_out(desk):
    first, second, *_others = desk.view().entries
    swapped = [
        row(first.number, "7", title=second.application.title),
        row(second.number, "8", title=f"  {second.application.title.upper()} ", line=3),
    ]

    reading = fill_from_grid(desk, grid(*swapped))

    [warning] = reading.warnings
    assert (warning.row, warning.column, warning.reason) == (2, "title", "title_of_another")
    assert second.application.title in sentence(warning.reason, value=warning.value)
    assert desk.view().entry(first.number).marks == {"cible": 7}


def test_a_cell_that_was_not_understood_is_named_by_its_address(desk, tmp_path):
    first = numbers(desk)[0]
    write_grid(desk, tmp_path / "grid.xlsx")
    workbook = load_workbook(tmp_path / "grid.xlsx")
    workbook.worksheets[0]["D2"] = "sept"
    workbook.worksheets[0]["E2"] = 12
    workbook.save(tmp_path / "grid.xlsx")
    workbook.close()

    reading = read_file_back(desk, tmp_path / "grid.xlsx", read_grid)

    assert [(each.cell, each.application, each.reason) for each in reading.refused] == [
        ("D2", first, "mark_not_a_number"),
        ("E2", first, "mark_outside_scale"),
    ]


def test_a_text_longer_than_can_be_kept_is_refused(desk):
    first = numbers(desk)[0]

    reading = fill_from_grid(desk, grid(row(first, "7", comment="a" * 50_001)))

    assert [(each.column, each.reason) for each in reading.refused] == [
        ("comment", "cell_text_too_long")
    ]
    assert desk.view().entry(first).opinion == ""


def test_a_reason_longer_than_can_be_kept_is_refused_and_the_recusal_stands(desk):
    first = numbers(desk)[0]

    reading = fill_from_grid(desk, grid(row(first, recused="a" * 50_001)))

    assert [(each.column, each.reason) for each in reading.refused] == [
        ("recused", "cell_text_too_long")
    ]
    assert desk.view().entry(first).recusal == ""


def test_letters_that_no_ballot_can_hold_are_left_out(desk, tmp_path):
    first, second, *_others = numbers(desk)

    fill_from_grid(desk, grid(row(first, comment="Bi\0en"), row(second, recused="Ma\0 commune")))

    assert desk.view().entry(first).opinion == "Bien"
    assert desk.view().entry(second).recusal == "Ma commune"
    assert desk.seal(tmp_path).path.exists()


def test_the_workbook_explains_each_mark_and_keeps_the_titles_in_sight(desk, tmp_path):
    write_grid(desk, tmp_path / "grid.xlsx")

    workbook = load_workbook(tmp_path / "grid.xlsx")
    sheet, guide = workbook.worksheets
    assert sheet.freeze_panes == "C2"
    assert "À qui s’adresse l’action" in sheet["C1"].comment.text
    assert "Exemplaire" in sheet["C1"].comment.text
    assert guide["A2"].value == "cible"
    assert [cell.value for cell in guide["C"][1:6]] == ["0", "3", "5", "8", "10"]
    workbook.close()
