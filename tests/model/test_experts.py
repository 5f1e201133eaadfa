"""Rasch measures and variance components: right where others worked them out, words elsewhere."""

import json
import math
import runpy
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jury_app.model.scoring.categories import MOST_CATEGORIES, categories_of
from jury_app.model.scoring.experts import expert_figures
from jury_app.model.scoring.generalisability import Components, NoComponents, variance_components
from jury_app.model.scoring.mark_table import mark_table
from jury_app.model.scoring.panel import Panel
from jury_app.model.scoring.rasch import Extreme, NoMeasures, rasch_measures
from jury_app.model.scoring.severity import AdditiveFit

PANELS = runpy.run_path(str(Path(__file__).parent / "panels.py"))
RASCH = json.loads(
    (Path(__file__).parent.parent / "files/references/rasch.json").read_text(encoding="utf-8")
)
SHROUT_FLEISS = PANELS["REFERENCES"]["tables"]["shrout_fleiss"]
NAMES = [(f"a{one}", f"j{two}", f"c{three}") for one in range(6) for two in range(4)
         for three in range(2)]  # fmt: skip


def near(value, close=1e-6):
    return pytest.approx(value, abs=close, rel=close)


def components_of(panel):
    return variance_components(panel, AdditiveFit(panel))


def facet(found, place):
    return {each.name: each for each in found.facets[place]}


def test_marks_of_yes_and_no_are_measured_as_a_logistic_regression_does():
    found = rasch_measures([((one, juror), mark) for one, juror, mark in RASCH["rows"]])

    assert {name: each.measure for name, each in facet(found, 0).items()} == near(RASCH["worth"])
    assert {name: each.measure for name, each in facet(found, 1).items()} == near(RASCH["severity"])
    assert found.thresholds == near((0.0,))


@given(st.integers(1, 12), st.integers(1, 12))
@settings(max_examples=settings.default.max_examples // 2)
def test_two_jurors_of_yes_and_no_are_twice_as_far_apart_as_the_odds_of_their_disagreement(p, q):
    """E. B. Andersen, Conditional inference and models for measuring (Mentalhygiejnisk, 1973).

    Of two items only the persons who differ on them tell anything. The conditional estimate of
    their distance is ln(p/q), p and q of these having passed one alone; the joint one is exactly
    twice that: the factor L/(L - 1) of B. D. Wright and G. A. Douglas, Conditional versus
    unconditional procedures for sample-free item analysis (1977), at L = 2. Each person stands in
    the middle, half of what divides the two away from either.
    """
    passed = [(1, 0)] * p + [(0, 1)] * q + [(1, 1), (0, 0)]
    ratings = [
        ((f"a{place:02}", juror), mark)
        for place, marks in enumerate(passed)
        for juror, mark in zip("xy", marks, strict=True)
    ]

    found = rasch_measures(ratings)

    severity = facet(found, 1)
    assert severity["y"].measure - severity["x"].measure == near(2 * math.log(p / q))
    half = math.log(p / q)
    told = 1 / (1 + math.exp(-half)) / (1 + math.exp(half))
    assert severity["x"].error == near(1 / math.sqrt((p + q) * told))
    for name, each in facet(found, 0).items():
        if each.extreme is None:
            assert each.measure == near(0)
            assert each.error == near(1 / math.sqrt(2 * told)), name


@given(st.lists(st.integers(0, 4), min_size=len(NAMES), max_size=len(NAMES)))
def test_what_is_expected_of_everybody_is_what_was_observed(marks):
    """The equations of joint maximum likelihood, worked out in plain loops."""
    ratings = list(zip(NAMES, marks, strict=True))
    found = rasch_measures(ratings)
    if isinstance(found, NoMeasures):
        return
    measures = [{each.name: each for each in elements} for elements in found.facets]
    kept = [
        (names, mark)
        for names, mark in ratings
        if not any(measures[place][name].extreme for place, name in enumerate(names))
    ]
    used = sorted({mark for _names, mark in kept})
    left = defaultdict(list)
    for names, mark in kept:
        one, juror, criterion = (measures[place][name].measure for place, name in enumerate(names))
        chances = chances_of(one - juror - criterion, found.thresholds)
        expected = sum(place * chance for place, chance in enumerate(chances))
        spread = sum((place - expected) ** 2 * chance for place, chance in enumerate(chances))
        for place, name in enumerate(names):
            left[place, name].append((used.index(mark) - expected, spread))
        for place in range(len(chances)):
            left["category", place].append(((used.index(mark) == place) - chances[place], 0))
    for (place, name), surprises in left.items():
        assert sum(each for each, _spread in surprises) == near(0, 1e-5)
        if place != "category":
            told = measures[place][name]
            information = sum(spread for _each, spread in surprises)
            assert told.error == near(1 / math.sqrt(information))
            assert told.infit == near(sum(each**2 for each, _ in surprises) / information, 1e-4)
            assert told.outfit == near(
                sum(each**2 / spread for each, spread in surprises) / len(surprises), 1e-4
            )


def chances_of(logit, thresholds):
    weights = [1.0]
    for threshold in thresholds:
        weights.append(weights[-1] * math.exp(logit - threshold))
    return [each / sum(weights) for each in weights]


def test_the_order_of_the_marks_changes_no_measure():
    ratings = [((one, juror), mark) for one, juror, mark in RASCH["rows"]]

    one, other = rasch_measures(ratings), rasch_measures(ratings[::-1])

    for place in range(2):
        for name, each in facet(one, place).items():
            assert each.measure == near(facet(other, place)[name].measure)


def test_whoever_has_only_highest_marks_is_set_aside_measured_and_said_to_be_so():
    ratings = [((one, juror), mark) for one, juror, mark in RASCH["rows"]]
    perfect = [(("zz", juror), 1) for juror in RASCH["severity"]]

    found = rasch_measures([*ratings, *perfect])

    worth = facet(found, 0)
    assert worth["zz"].extreme is Extreme.HIGHEST
    assert (worth["zz"].infit, worth["zz"].outfit) == (None, None)
    assert worth["zz"].measure > max(RASCH["worth"].values())
    assert {name: worth[name].measure for name in RASCH["worth"]} == near(RASCH["worth"])


def test_a_severe_juror_has_the_higher_measure_and_the_better_application_too():
    marks = {"a": (1, 3, 4), "b": (0, 2, 3), "c": (2, 4, 3), "d": (1, 1, 2)}
    found = rasch_measures(
        [
            ((one, juror), mark)
            for one, row in marks.items()
            for juror, mark in zip("xyz", row, strict=True)
        ]
    )

    worth, severity = facet(found, 0), facet(found, 1)
    assert worth["c"].measure > worth["d"].measure
    assert severity["x"].measure > severity["z"].measure
    assert sum(each.measure for each in severity.values()) == near(0)


@pytest.mark.parametrize(
    ("ratings", "why"),
    [
        ([], NoMeasures.TOO_FEW),
        ([(("a", "x"), 1), (("b", "x"), 0)], NoMeasures.TOO_FEW),
        ([(("a", "x"), 1), (("a", "y"), 0)], NoMeasures.TOO_FEW),
        ([((one, juror), 0) for one in "ab" for juror in "xy"], NoMeasures.TOO_FEW),
        ([((one, juror), int(one == "a")) for one in "ab" for juror in "xy"], NoMeasures.EXTREME),
        (
            [
                ((f"{group}{one}", f"{group}{juror}"), int("1010011011000011"[4 * one + juror]))
                for group in "pq"
                for one in range(4)
                for juror in range(4)
            ],
            NoMeasures.APART,
        ),
    ],
)
def test_where_there_are_no_measures_there_is_a_reason(ratings, why):
    assert rasch_measures(ratings) is why


def test_marks_that_part_without_overlap_have_no_finite_measure_and_do_not_hang():
    order = [((f"a{one}", f"j{juror}"), one + juror) for one in range(4) for juror in range(4)]

    found = rasch_measures(order)

    assert found is NoMeasures.NOT_FINITE


def test_ten_categories_stay_apart_and_more_are_the_tenths_of_the_way():
    close = [Fraction(place, 100) for place in range(10)]
    many = [Fraction(place, 11) for place in range(12)]

    assert [*categories_of(close).values()] == [*range(10)]
    assert [*categories_of(many).values()] == [0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9]


@given(st.lists(st.fractions(0, 1, max_denominator=60), min_size=1, max_size=80))
def test_categories_are_few_in_order_and_without_gaps(positions):
    found = categories_of(positions)

    assert sorted(set(found.values())) == list(range(len(set(found.values()))))
    assert len(set(found.values())) <= MOST_CATEGORIES
    in_order = [found[each] for each in sorted(set(positions))]
    assert in_order == sorted(in_order)
    if len(set(positions)) <= MOST_CATEGORIES:
        assert len(set(found.values())) == len(set(positions))


def test_components_of_the_table_of_shrout_and_fleiss_are_those_of_its_mean_squares():
    """BMS 11.24, JMS 32.49, EMS 1.02: Psychological Bulletin 86 (1979), table 3."""
    found = components_of(PANELS["panel_of"](SHROUT_FLEISS["rows"]))

    assert found.rest == near(1.02, 0.005)
    assert found.application == near((11.24 - 1.02) / 4, 0.005)
    assert found.juror == near((32.49 - 1.02) / 6, 0.005)
    assert found.readings == 4
    assert (found.relative, found.absolute) == near(
        (SHROUT_FLEISS["icc"]["ICC3k"], SHROUT_FLEISS["icc"]["ICC2k"])
    )
    assert found.needed == 2


@given(PANELS["panels"](complete=True))
def test_components_of_a_complete_panel_are_those_of_the_analysis_of_variance(panel):
    found = components_of(panel)
    n, k = len(panel.applications), len(panel.jurors)
    if isinstance(found, NoComponents):
        assert min(n, k) < 2
        return
    rows = [sum(panel.of_application(each).values()) / k for each in panel.applications]
    columns = [sum(panel.of_juror(each).values()) / n for each in panel.jurors]
    middle = Fraction(sum(rows), n)
    msb = k * sum((each - middle) ** 2 for each in rows) / (n - 1)
    msj = n * sum((each - middle) ** 2 for each in columns) / (k - 1)
    total = sum((each - middle) ** 2 for each in panel.scores.values())
    mse = (total - msb * (n - 1) - msj * (k - 1)) / ((n - 1) * (k - 1))
    assert found.rest == near(float(mse))
    assert found.application == near(max(0.0, float((msb - mse) / k)))
    assert found.juror == near(max(0.0, float((msj - mse) / n)))


@given(PANELS["panels"](), st.randoms(use_true_random=False))
def test_any_panel_has_components_or_a_reason_whatever_its_order(panel, random):
    found, again = components_of(panel), components_of(PANELS["shuffled"](panel, random))

    if isinstance(found, NoComponents):
        assert again is found
        return
    assert min(found.application, found.juror, found.rest) >= 0
    assert again.application == near(found.application)
    for share in (found.relative, found.absolute):
        assert share is None or 0 <= share <= 1


def test_identical_marks_have_no_variance_and_nothing_to_be_sure_of():
    panel = Panel(("a", "b"), ("x", "y"), {(one, two): Fraction(5) for one in "ab" for two in "xy"})

    found = components_of(panel)

    assert isinstance(found, Components)
    assert (found.application, found.juror, found.rest) == (0, 0, 0)
    assert (found.relative, found.absolute, found.needed) == (None, None, None)


def test_a_scale_of_forty_one_marks_is_collapsed():
    marks = {
        (f"a{one}", f"j{juror}"): {"": Fraction((7 * one + 11 * juror + one * juror) % 41, 2)}
        for one in range(12)
        for juror in range(5)
    }

    found = expert_figures(mark_table(marks, bounds=(0, 20)))

    assert found.rasch.categories <= MOST_CATEGORIES
