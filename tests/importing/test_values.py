import unicodedata
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jury_app.importing import values


def test_a_text_is_composed_and_has_no_blanks_around():
    assert values.text("  Re\u0301pare-toi\r\nici\xa0") == "Répare-toi\nici"
    assert values.line(" deux\r\n  lignes ") == "deux lignes"


def test_blanks_inside_a_title_stay_as_they_were_typed():
    title = "«\xa0Allô\xa0» : 1\u202f000"

    assert values.line(title) == title


@pytest.mark.parametrize("masked", ["'+ de nature", "'=1+1", "'@all", "'-5"])
def test_the_apostrophe_that_hides_a_formula_is_taken_away(masked):
    assert values.text(masked) == masked[1:]


def test_any_other_apostrophe_stays():
    assert values.text("'t Hof") == "'t Hof"
    assert values.text("Grand'-Rue") == "Grand'-Rue"
    assert values.text("+ de nature") == "+ de nature"


@pytest.mark.parametrize(
    ("cell", "word"),
    [
        (21456329.0, "21456329"),
        (0.5, "0.5"),
        (True, "true"),
        (None, ""),
        (datetime(2026, 7, 1, 0, 12, 31), "2026-07-01 00:12:31"),
        ("a\0b\ud800c", "abc"),
        ("a\r\nb", "a\r\nb"),
    ],
)
def test_a_cell_word_for_word(cell, word):
    assert values.raw_text(cell) == word


@given(st.text())
def test_every_text_can_be_stored_and_reading_it_again_changes_nothing(text):
    read = values.text(text)

    assert read.encode("utf-8") is not None
    assert "\0" not in read
    assert unicodedata.is_normalized("NFC", read)
    assert values.line(values.line(text)) == values.line(text) or text.strip().startswith("'")


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("0", None),
        (0, None),
        ("", None),
        ("198387", 198387),
        ("17\u202f515", 17515),
        ("1 234,0", 1234),
        (3449370.0, 3449370),
        ("environ 500", None),
        ("NaN", None),
        ("1e999999999", None),
    ],
)
def test_a_count_that_nobody_gave_is_no_zero(cell, number):
    assert values.whole_number(cell) == number


@pytest.mark.parametrize(
    ("cell", "labels"),
    [
        ("Démarche, méthode", ["Démarche, méthode"]),
        ("Cible, Démarche, méthode, Partenariats", ["Cible", "Démarche, méthode", "Partenariats"]),
        ("", []),
    ],
)
def test_a_label_may_hold_the_separator(cell, labels):
    assert values.labels(cell) == labels


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Plan, coupe et façade.pdf", ["Plan, coupe et façade.pdf"]),
        ("photo 1.jpg, photo 2.JPG", ["photo 1.jpg", "photo 2.JPG"]),
        ("note v1.2, suite.pdf, b.docx", ["note v1.2, suite.pdf", "b.docx"]),
        ("https://exemple.fr/a?id=1, https://exemple.fr/b", ["https://exemple.fr/a?id=1",
                                                             "https://exemple.fr/b"]),
        ("sans suffixe", ["sans suffixe"]),
        ("", []),
    ],
)  # fmt: skip
def test_the_name_of_a_file_may_hold_the_separator(cell, names):
    assert values.file_names(cell) == names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mobilité(s)", "MOBILITÉS"),
        ("Pilotage / Évaluation des politiques publiques",
         "pilotage/evaluation  des politiques publiques"),
        ("Culture / Patrimoine", "Culture – Patrimoine"),
    ],
)  # fmt: skip
def test_two_spellings_of_one_label_are_the_same(one, other):
    assert values.label_key(one) == values.label_key(other)
    assert values.label_key(one) != values.label_key(other + " bis")
