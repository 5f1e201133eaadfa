"""The keys of SIREN and SIRET."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from jury_app.importing.siren import clean_number, is_valid_siren, is_valid_siret, siren_of

eight_digits = st.text("0123456789", min_size=8, max_size=8).filter(lambda text: int(text) > 0)
digit = st.sampled_from("0123456789")


def keyed(start: str) -> str:
    [number] = [start + key for key in "0123456789" if is_valid_siren(start + key)]
    return number


@given(eight_digits)
def test_every_number_has_exactly_one_key(start):
    assert keyed(start).startswith(start)


@given(eight_digits, st.integers(0, 8), digit)
def test_one_wrong_digit_is_noticed(start, place, other):
    number = keyed(start)
    assume(number[place] != other)

    assert not is_valid_siren(number[:place] + other + number[place + 1 :])


@given(eight_digits, st.integers(0, 7))
def test_two_digits_in_the_wrong_order_are_noticed_unless_they_are_0_and_9(start, place):
    number = keyed(start)
    first, second = number[place], number[place + 1]
    assume(first != second and {first, second} != {"0", "9"})

    assert not is_valid_siren(number[:place] + second + first + number[place + 2 :])


@given(st.text(max_size=20))
def test_any_text_is_answered(text):
    assert is_valid_siren(text) in (True, False)
    assert not (is_valid_siren(text) and is_valid_siret(text))


@pytest.mark.parametrize("siren", ["217500016", "223800012", "227806460", "200046977", "356000000"])
def test_numbers_of_real_bodies_are_right(siren):
    assert is_valid_siren(siren)


@pytest.mark.parametrize(
    "text",
    ["217 500 016", " 217500016 ", "217\N{NO-BREAK SPACE}500\N{NARROW NO-BREAK SPACE}016\n"],
)
def test_blanks_do_not_matter(text):
    assert clean_number(text) == "217500016"
    assert is_valid_siren(text)


@pytest.mark.parametrize(
    "text",
    ["", "217500015", "21750001", "2175000160", "000000000", "٢١٧٥٠٠٠١٦", "²17500016", "21750001x"],
)
def test_what_is_no_siren_is_said_so(text):
    assert not is_valid_siren(text)


def test_a_siret_is_a_siren_and_an_establishment():
    assert is_valid_siret("223 800 012 00013")
    assert not is_valid_siret("22380001200014")
    assert not is_valid_siret("223800012")
    assert not is_valid_siret("12345678900007"), "its own key is right, not that of its SIREN"


def test_the_siren_is_taken_out_of_a_siret():
    assert siren_of("223 800 012 00013") == "223800012"
    assert siren_of("223 800 012") == "223800012"
    assert siren_of("12") == "12"
