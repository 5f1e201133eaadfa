"""Lines and blanks of print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jury_app.documents import fonts
from jury_app.documents.typography import Ruler, french, lines_of, one_line, tied, with_apostrophes

NBSP, NNBSP = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
TITLE = (
    "Une plateforme partagée pour l'accompagnement des communes rurales dans la transition "
    "énergétique et la rénovation du patrimoine bâti, avec les habitants : de l'audit à la fin"
)
texts = st.text(st.sampled_from("abé d'œ-/ «»:;!?ầ🎉Ω<&\u202f\u00a0\t"), max_size=120)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Oui : non", f"Oui{NBSP}: non"),
        ("Oui: non", f"Oui{NBSP}: non"),
        ("Vraiment ?", f"Vraiment{NNBSP}?"),
        ("Vraiment !?", f"Vraiment{NNBSP}!?"),
        ("A ; B; C", f"A{NNBSP}; B{NNBSP}; C"),
        ("« Ah »", f"«{NBSP}Ah{NBSP}»"),
        ("«Ah»", f"«{NBSP}Ah{NBSP}»"),
        ("l'audit d'Ayen", "l’audit d’Ayen"),
        ("à 12:30 sur https://exemple.fr/?a=b", "à 12:30 sur https://exemple.fr/?a=b"),
    ],
)
def test_french_sentences_get_the_blanks_of_print(typed, printed):
    assert french(typed) == printed
    assert french(printed) == printed


def test_tying_changes_no_letter():
    assert tied("Quoi ? « Oui » : nº 12") == f"Quoi{NBSP}? «{NBSP}Oui{NBSP}»{NBSP}: nº{NBSP}12"


def test_only_apostrophes_between_letters_are_those_of_print():
    assert with_apostrophes("'s-Hertogenbosch, l'eau, 5' ") == "'s-Hertogenbosch, l’eau, 5' "


@given(texts, st.floats(30, 400))
def test_no_line_is_wider_than_its_room(text, room):
    for line in lines_of(text, fonts.SANS, 10, room):
        assert len(line) == 1 or fonts.width(line, fonts.SANS, 10) <= room + 0.01


@given(texts, st.floats(30, 400))
def test_breaking_loses_no_letter(text, room):
    lines = lines_of(text, fonts.SANS, 10, room)

    assert "".join("".join(lines).split()) == "".join(fonts.printable(tied(text)).split())


def test_no_line_starts_with_a_high_mark_or_ends_with_an_opening_guillemet():
    text = "Une idée ! Une « autre » idée : la meilleure ? Peut-être ; oui."
    for room in range(65, 200, 5):
        for line in lines_of(text, fonts.SANS, 10, room):
            assert not line.startswith(("!", ":", "?", ";", "»"))
            assert not line.endswith("«")


def test_a_hyphen_between_blanks_ends_a_line_and_starts_none():
    ruler = Ruler.of("CC Interrégionale Aumale - Blangy-sur-Bresle", fonts.SANS)
    for count in range(2, 5):
        assert not any(line.startswith("-") for line in ruler.broken(count).lines)


def test_french_breaks_before_the_letter_that_only_sounds():
    lines = lines_of("L’alliance survivra-t-elle à l’action ?", fonts.SANS, 10, 90)
    assert lines[:2] == ["L’alliance survivra-", f"t-elle à l’action{NBSP}?"]


def test_a_display_text_is_broken_into_lines_of_like_lengths():
    broken = Ruler.of(TITLE, fonts.SERIF).broken(3)

    widths = [fonts.width(line, fonts.SERIF) for line in broken.lines]
    assert max(widths) < 1.35 * min(widths)
    assert broken.width == pytest.approx(max(widths))


@pytest.mark.parametrize("count", [2, 3, 4])
def test_a_display_line_does_not_end_with_a_word_that_calls_the_next(count):
    for line in Ruler.of(TITLE, fonts.SERIF).broken(count).lines[:-1]:
        assert line.split()[-1] not in {"de", "du", "des", "la", "le", "les", "et", "à", "pour"}


def test_a_name_is_not_broken_at_its_hyphens_where_blanks_suffice():
    name = "Communauté d'agglomération de Saint-Quentin-en-Yvelines"

    assert Ruler.of(name, fonts.DISPLAY).broken(2).lines == (
        "Communauté d'agglomération",
        "de Saint-Quentin-en-Yvelines",
    )


@given(texts)
def test_on_one_line_a_display_text_is_the_one_that_a_ruler_would_not_break(text):
    line, broken = one_line(text, fonts.SERIF), Ruler.of(text, fonts.SERIF).broken(1)

    assert (line is None) == (broken is None)
    if line is not None and broken is not None:
        assert line.lines == broken.lines
        assert line.width == pytest.approx(broken.width)
