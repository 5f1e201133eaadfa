"""What can be printed, and what is said to be missing."""

import pytest

from jury_app.documents import fonts


def test_a_character_that_no_face_has_is_named():
    assert fonts.missing_glyphs("Répar’café 🎉 et 漢字 🎉") == ("🎉", "漢", "字")


def test_names_of_european_languages_miss_nothing():
    assert fonts.missing_glyphs("Œuvre, Nguyễn, Łódź, Ŧana, Ĳmuiden, Ελλάδα, Київ, Mariánské") == ()


def test_what_is_missing_is_seen_on_the_page():
    assert fonts.printable("Fête 🎉🎊 !") == "Fête [?] !"


def test_joiners_and_controls_are_not_printed():
    assert fonts.printable("a\u200bb\ufeff\u00adc\u2066d\ufe0f\te\x07") == "abcd e"


def test_decomposed_letters_are_composed():
    assert fonts.printable("Re\u0301par'cafe\u0301") == "Répar'café"


def test_a_letter_that_the_serif_lacks_is_taken_from_the_sans():
    assert fonts.runs("xŦy", fonts.SERIF) == [
        (fonts.SERIF, "x"),
        (fonts.SANS, "Ŧ"),
        (fonts.SERIF, "y"),
    ]


def test_widths_add_up():
    widths = [fonts.width(char, fonts.SANS, 10) for char in "Ayen"]

    assert fonts.width("Ayen", fonts.SANS, 10) == pytest.approx(sum(widths))
