import pytest
from hypothesis import given
from hypothesis import strategies as st

from jury_app.errors import RefusedFileError
from jury_app.importing.records import ReadGridRow, ReadScore, RowProblem
from jury_app.importing.scores import grid_steps, mark, read_grid, read_scores

CRITERIA = ("cible", "demarche")
HEADERS = ("application", "title", "cible", "demarche", "comment", "recused")


@pytest.fixture(params=["csv", "xlsx"])
def check(request, write_csv, write_xlsx):
    def check(*rows, headers=HEADERS):
        if request.param == "xlsx":
            return read_grid(write_xlsx({"Grille": [headers, *rows]}), CRITERIA)
        return read_grid(write_csv([headers, *rows], separator=";"), CRITERIA)

    return check


def test_a_grid_is_read_with_what_is_missing_left_missing(check):
    file = check(
        ("21456329", "La chaufferie", 8, "7,5", "'+ clair\nnet", None),
        ("21456159", "Les archives", None, "", None, "J'ai travaillé pour eux"),
    )

    assert file.refused == ()
    assert file.rows == (
        ReadGridRow(
            row=2,
            application="21456329",
            marks={"cible": "8", "demarche": "7.5"},
            comment="+ clair\nnet",
            recused="",
            title="La chaufferie",
        ),
        ReadGridRow(
            row=3,
            application="21456159",
            marks={"cible": None, "demarche": None},
            comment="",
            recused="J'ai travaillé pour eux",
            title="Les archives",
        ),
    )


@pytest.mark.parametrize("wrong", ["huit", "8/10", "NaN", "1e3", "—", "8 9", "٨"])
def test_a_mark_that_is_no_number_is_refused_and_is_no_zero(check, wrong):
    file = check(("1", "T", wrong, 3, None, None))

    assert file.refused == (RowProblem(2, "cible", "mark_not_a_number", wrong),)
    assert file.rows[0].marks == {"cible": None, "demarche": "3"}


def test_a_line_without_number_or_with_a_known_one_is_refused(check):
    file = check(("1", "T", 1, 1, "", ""), ("", "T", 1, 1, "", ""), ("1", "T", 2, 2, "", ""))

    assert [row.row for row in file.rows] == [2]
    assert file.refused == (
        RowProblem(3, "application", "number_missing"),
        RowProblem(4, "application", "number_repeated", "1"),
    )


@pytest.mark.parametrize(
    ("headers", "missing"),
    [(HEADERS[1:], "numéro de dossier"), (("application", "title"), "cible, demarche")],
)
def test_a_grid_without_its_columns_is_refused(check, headers, missing):
    with pytest.raises(RefusedFileError) as refused:
        check(("1", 2), headers=headers)

    assert refused.value.code == "columns_missing"
    assert missing in str(refused.value)


def test_the_columns_of_a_grid_may_stand_in_any_order(check):
    headers = ("Demarche", "note perso", "CIBLE", "Application")

    file = check((3, "x", 10.0, 21456329), headers=headers)

    assert file.rows[0].application == "21456329"
    assert file.rows[0].marks == {"cible": "10", "demarche": "3"}


def test_the_cells_of_a_grid_have_the_addresses_of_the_spreadsheet(check):
    headers = ("Demarche", "note perso", "CIBLE", "Application")

    file = check((3, "x", 10.0, 21456329), headers=headers)

    assert file.address(2, "demarche") == file.address(2, "Demarche") == "A2"
    assert file.address(2, "application") == "D2"
    assert file.address(2, "recused") == ""


def test_what_has_no_column_is_not_said(check):
    file = check(("1", 2, 3), headers=("application", "cible", "demarche"))

    assert (file.rows[0].comment, file.rows[0].recused, file.rows[0].title) == (None, None, "")


def test_a_criterion_without_a_column_is_pointed_out_and_not_said(check):
    file = check(("1", 8), headers=("application", "cible"))

    assert file.rows[0].marks == {"cible": "8"}
    assert file.warnings == (RowProblem(1, "demarche", "criterion_column_missing", "demarche"),)


@given(st.decimals(-999, 999, places=4))
def test_a_mark_is_read_with_point_or_comma(number):
    text = f"{number:.4f}"

    assert mark(text) == mark(text.replace(".", ","))
    assert float(mark(text)) == float(text)
    assert mark(mark(text)) == mark(text)


@pytest.mark.parametrize(
    ("cell", "text"),
    [(0, "0"), ("0,0", "0"), ("-0", "0"), (10, "10"), (" 7 ", "7")],
)
def test_a_mark_is_written_one_way(cell, text):
    assert mark(cell) == text


def test_a_long_table_of_marks_is_read_line_by_line(write_csv):
    path = write_csv(
        [
            ("Dossier", "Juré", "Critère", "Note"),
            ("1", "Ada", "cible", "8"),
            ("1", "Ada", "demarche", ""),
            ("1", "", "cible", "7"),
            ("1", "Ada", "cible", "9"),
            ("2", "Ada", "cible", "neuf"),
        ]
    )

    file = read_scores(path)

    assert file.scores == (
        ReadScore(row=2, application="1", juror="Ada", criterion="cible", score="8"),
        ReadScore(row=3, application="1", juror="Ada", criterion="demarche", score=None),
    )
    assert file.refused == (
        RowProblem(4, "Juré", "juror_missing"),
        RowProblem(5, "Dossier", "score_repeated", "1"),
        RowProblem(6, "Note", "mark_not_a_number", "neuf"),
    )


def test_how_far_the_reading_of_a_long_grid_is_can_be_watched(write_csv):
    lines = [[str(number), "5"] for number in range(1_200)]
    steps = grid_steps(write_csv([["application", "cible"], *lines]), ["cible"])

    assert [(each.done, each.total) for each in steps] == [
        (0, 0), (0, 1_200), (500, 1_200), (1_000, 1_200),
    ]  # fmt: skip
