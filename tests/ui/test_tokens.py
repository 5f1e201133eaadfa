import pytest

from jury_app.ui.tokens import TOKENS, contrast, readable_on

GROUNDS = ("surface", "raised", "sunken", "hover", "selected")
INKS = ("muted", "accent", "success", "warning", "danger", "gold", "silver", "bronze")
TONES = ("accent", "success", "warning", "danger", "gold", "silver", "bronze")


@pytest.fixture(params=TOKENS)
def tokens(request):
    return TOKENS[request.param]


def test_black_on_white_is_twenty_one_to_one():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("ground", GROUNDS)
def test_text_stands_seven_to_one_on_every_ground(tokens, ground):
    assert contrast(tokens.text, getattr(tokens, ground)) >= 7


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", INKS)
def test_every_other_ink_stands_four_and_a_half_to_one(tokens, ground, ink):
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tone", TONES)
def test_a_badge_reads_on_its_own_tint(tokens, tone):
    assert contrast(getattr(tokens, tone), getattr(tokens, f"{tone}_soft")) >= 4.5


def test_the_words_on_the_accent_read(tokens):
    assert contrast(tokens.accent_text, tokens.accent) >= 4.5
    assert contrast(tokens.accent_text, tokens.accent_hover) >= 4.5


@pytest.mark.parametrize("ground", ["surface", "raised", "sunken"])
@pytest.mark.parametrize("edge", ["focus", "border"])
def test_edges_of_fields_and_the_focus_are_seen(tokens, ground, edge):
    assert contrast(getattr(tokens, edge), getattr(tokens, ground)) >= 3


def test_a_mark_reads_on_every_step_of_the_heat(tokens):
    assert [step for step in tokens.heat if contrast(readable_on(step), step) < 4.5] == []


def test_the_heat_goes_one_way(tokens):
    steps = [contrast(step, tokens.heat[0]) for step in tokens.heat]

    assert steps == sorted(steps)
