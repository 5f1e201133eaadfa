import csv
import io

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from jury_app.errors import RefusedFileError
from jury_app.importing import texts
from jury_app.importing.texts import SEPARATORS, decode, records

ROWS = [["Numéro", "Œuvre", "Prix"], ["1", "L'été; l'hiver, à l'œil", "5 €"], ["2", "a\nb", ""]]


def written(rows, separator, end="\r\n"):
    target = io.StringIO()
    csv.writer(target, delimiter=separator, lineterminator=end).writerows(rows)
    return target.getvalue()


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("cp1252", "cp1252"),
        ("utf-16", "utf-16"),
        ("utf-16-le", None),
        ("utf-16-be", None),
    ],
)
def test_letters_are_read_whatever_wrote_them(encoding, name):
    text = written(ROWS, ";")
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")

    read = decode(mark + text.encode(encoding), "a.csv")

    assert read == (text, name or "utf-16")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\x81\x8d\xff", "encoding_unknown"),
        (b"\xef\xbb\xbf\xff", "encoding_unknown"),
        ("sans marque".encode("utf-16-le"), "not_a_table"),
        (b"MZ\x90\x00\x03", "not_a_table"),
    ],
)
def test_what_is_no_text_is_refused(data, code):
    with pytest.raises(RefusedFileError) as refused:
        decode(data, "a.csv")

    assert refused.value.code == code


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_separator_is_found_even_if_cells_hold_the_others(separator, end):
    read, found = records(written(ROWS, separator, end), "a.csv")

    assert found == separator
    assert read == ROWS


def test_a_cell_of_several_lines_is_one_row():
    read, _separator = records('a,b\n"1\n2\n3",x\ny,z\n', "a.csv")

    assert [row[1] for row in read] == ["b", "x", "z"]


def test_the_hint_for_excel_is_obeyed_and_is_no_row():
    assert records("sep=;\r\na,b;c\r\n", "a.csv") == ([["a,b", "c"]], ";")


@pytest.mark.parametrize(
    "text", ['a,b\n1,2\n3,"4\n5,6\n', 'a,b\n1,2\n3,"4" x\n5,6\n'], ids=["open", "inside"]
)
def test_a_broken_quotation_is_refused_by_its_row_instead_of_swallowing_the_rest(text):
    with pytest.raises(RefusedFileError) as refused:
        records(text, "a.csv")

    assert refused.value.code == "table_broken"
    assert "3" in str(refused.value)


cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)


@pytest.mark.parametrize("rows", ["a\n" * 11, "a;b;c\n" * 5], ids=("rows", "cells"))
def test_a_text_of_more_rows_or_cells_than_anybody_judges_is_refused(rows, monkeypatch):
    monkeypatch.setattr(texts, "MAX_RECORDS", 10)
    monkeypatch.setattr(texts, "MAX_CELLS", 14)

    with pytest.raises(RefusedFileError) as refused:
        records(rows, "export.csv")

    assert refused.value.code == "file_too_large"
    assert len(records("a;b\n" * 7, "export.csv")[0]) == 7


@given(
    st.integers(2, 5).flatmap(
        lambda width: st.lists(
            st.lists(cells, min_size=width, max_size=width), min_size=2, max_size=8
        )
    ),
    st.sampled_from(SEPARATORS),
)
def test_whatever_is_written_is_read_back(rows, separator):
    text = written(rows, separator)
    assume(not text.lower().startswith("sep="))

    read, found = records(text, "a.csv")

    if found == separator:
        assert read == rows
    else:  # another separator makes a table as well: nobody could tell
        assert len(read[0]) > 1
