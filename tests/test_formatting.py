"""Numbers, dates and order as a French or an English reader expects them."""

from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jury_app.decimals import exact_decimal, format_mean, ratio, rounded
from jury_app.formatting import (
    MISSING,
    NBSP,
    NNBSP,
    ended,
    format_date,
    format_moment,
    format_number,
    format_time,
    localised,
    plain,
    quoted,
    sort_key,
)
from jury_app.i18n import speaking

texts = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=30
) | st.sampled_from(["Œuvres", "œuvre", "Évreux", "L’Haÿ-les-Roses", "21456576", "D10", "D9"])
fractions = st.fractions(min_value=-1000, max_value=1000, max_denominator=10**6)


@given(st.lists(texts, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_texts_depends_on_nothing_but_the_texts(words, random):
    shuffled = random.sample(words, len(words))

    assert sorted(shuffled, key=sort_key) == sorted(words, key=sort_key)


@given(texts, texts)
def test_two_texts_have_one_place_only_if_they_are_one(one, other):
    assert (sort_key(one) == sort_key(other)) is (one == other)


@pytest.mark.parametrize(
    "in_order",
    [
        ["Œuvres sociales", "Officiel", "Ozoir"],
        ["cœur", "coexister", "coffre"],
        ["cote", "coté", "côte", "côté"],
        ["Ecole", "École", "Écoles", "Edition"],
        ["Evreux", "Évry", "Ézy"],
        ["D1", "D2", "D9", "D10", "D11", "D20"],
        ["Dossier 9", "Dossier 10", "Dossier 100"],
        ["2 roues", "10 ponts", "Aube"],
        ["de la Rue", "L’Haÿ-les-Roses", "La Rochelle", "Le Havre"],
        ["Saint-Denis", "Saint-Denis", "Sainte-Colombe"],
        ["Aÿ", "Aye", "Ayguesvives"],
        ["", "a"],
    ],
)
def test_a_reader_finds_a_name_where_a_french_list_has_it(in_order):
    as_typed = list(reversed(in_order))

    assert sorted(as_typed, key=sort_key) == in_order


@given(texts)
def test_a_plain_text_is_plain_already(text):
    assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Démocratie  implicative", "DEMOCRATIE IMPLICATIVE"),
        ("Pilotage / Évaluation", "pilotage évaluation"),
        ("Cœur d’Yvelines", "COEUR D'YVELINES"),
        ("Répar'café", "Re\N{COMBINING ACUTE ACCENT}par’cafe\N{COMBINING ACUTE ACCENT}"),
        ("Straße", "STRASSE"),
        ("Mobilité(s)", "mobilite s"),
        ("Saint\N{NARROW NO-BREAK SPACE}Denis", "saint denis"),
    ],
)
def test_the_same_words_are_recognised_however_they_are_typed(one, other):
    assert plain(one) == plain(other)


@given(fractions, st.integers(0, 6))
def test_rounding_is_half_up_away_from_zero(value, places):
    found = rounded(value, places)

    step = Fraction(1, 10**places)
    assert found.as_tuple().exponent == -places
    assert abs(Fraction(found) - value) <= step / 2
    if abs(Fraction(found) - value) == step / 2:
        assert abs(found) > abs(value)


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        (Fraction(5, 1000), 2, "0.01"),
        (Fraction(2675, 1000), 2, "2.68"),
        (Fraction(25, 10), 0, "3"),
        (Fraction(35, 10), 0, "4"),
        (Fraction(-25, 10), 0, "-3"),
        (Fraction(1, 3), 2, "0.33"),
        (Fraction(20), 2, "20.00"),
        (Fraction(0), 2, "0.00"),
        (Fraction(1999, 100), 1, "20.0"),
        (Fraction(-1, 1000), 2, "0.00"),
    ],
)
def test_a_shown_figure(value, places, expected):
    assert str(rounded(value, places)) == expected


@given(st.integers(-(10**6), 10**6), st.integers(0, 6))
def test_an_exact_decimal_says_all_of_a_decimal_number(units, places):
    value = Fraction(units, 10**places)

    assert Fraction(exact_decimal(value)) == value


@given(fractions.filter(bool))
def test_an_exact_decimal_has_far_more_than_twelve_digits(value):
    text = exact_decimal(value)

    assert abs(Fraction(text) / value - 1) < Fraction(1, 10**28)
    assert "e" not in text.lower()
    assert not text.endswith(("0", ".")) or "." not in text


@given(fractions, fractions)
def test_exact_decimals_keep_the_order_of_the_means(one, other):
    told = Decimal(exact_decimal(one)), Decimal(exact_decimal(other))

    assert (told[0] < told[1]) is (one < other)


@given(fractions)
def test_two_roads_to_a_shown_mean_agree(value):
    by_decimal = Decimal(exact_decimal(value)).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)

    assert by_decimal == rounded(value, 2)


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        (Fraction(265, 20), "13,25", "13.25"),
        (Fraction(40, 3), "13,33", "13.33"),
        (Fraction(20), "20,00", "20.00"),
        (None, MISSING, MISSING),
    ],
)
def test_a_mean_as_it_is_shown(value, french, english):
    with speaking("fr"):
        assert format_mean(value) == french
    with speaking("en"):
        assert format_mean(value) == english


def test_thousands_stand_apart():
    with speaking("fr"):
        assert format_number(1234567) == f"1{NNBSP}234{NNBSP}567"
    with speaking("en"):
        assert format_number(1234567) == "1,234,567"
    assert format_number(999) == "999"


def test_dates_and_hours_are_said_as_people_say_them():
    moment = datetime(2026, 7, 1, 9, 5, tzinfo=UTC)

    with speaking("fr"):
        assert format_date(date(2026, 7, 1)) == f"1er{NBSP}juillet 2026"
        assert format_date(date(2026, 12, 31)) == f"31{NBSP}décembre 2026"
        assert format_time(moment) == f"9{NBSP}h{NBSP}05"
    with speaking("en"):
        assert format_date(date(2026, 7, 1)) == f"1{NBSP}July 2026"
        assert format_time(moment) == "09:05"


def test_a_moment_is_told_in_the_clock_of_this_machine():
    moment = datetime(2026, 7, 1, 21, 32, tzinfo=UTC)
    local = moment.astimezone()

    with speaking("en"):
        told = format_moment(moment)
        day = format_date(local.date())

    assert told == f"{day}, {local.hour:02}:{local.minute:02}"


def test_quotation_marks_and_separators_follow_the_language():
    with speaking("fr"):
        assert quoted("Or") == f"«{NBSP}Or{NBSP}»"
        assert localised("13.25") == "13,25"
    with speaking("en"):
        assert quoted("Or") == "“Or”"
        assert localised("13.25") == "13.25"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Le « plus » utile", f"«{NBSP}Le “plus” utile{NBSP}»"),
        ("en", "The “most” useful", "“The \N{LEFT SINGLE QUOTATION MARK}most’ useful”"),
    ],
)
def test_quotation_marks_inside_others_change(language, text, expected):
    with speaking(language):
        assert quoted(text) == expected


@pytest.mark.parametrize("text", ["Un motif", "Un motif.", "Vraiment ?", "Il dit « oui »", "Soit…"])
def test_a_sentence_ends_once(text):
    told = ended(text)

    assert told.startswith(text)
    assert ended(told) == told
    assert (told == text) is (text != "Un motif")


@given(st.fractions())
def test_a_ratio_that_was_kept_is_read_as_it_was(value):
    assert ratio(str(value)) == value


@pytest.mark.parametrize("text", ["1e999999999", "1E9", "3.5", "1/0", "", " 1"])
def test_a_ratio_is_written_in_no_other_way(text):
    with pytest.raises(ValueError, match=f"^{text}$"):
        ratio(text)
