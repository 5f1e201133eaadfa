"""One juror's grid becomes one number: exactly, and never from a mark that was not given."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from jury_app.model.scoring.grids import (
    GridMeans,
    Scale,
    criterion_means_first,
    grid_mean,
    without_conflicts,
)

THREE_QUARTERS = Fraction(3, 4)


@st.composite
def scales(draw, code="c"):
    lowest = draw(st.integers(-20, 20))
    return Scale(
        code=code,
        weight=draw(st.integers(0, 5)),
        min_points=lowest,
        max_points=lowest + draw(st.integers(1, 100)),
        steps_per_point=draw(st.sampled_from([1, 2, 4, 10])),
        lower_is_better=draw(st.booleans()),
    )


@st.composite
def grids(draw):
    size = draw(st.integers(1, 6))
    criteria = [draw(scales(f"c{place}")) for place in range(size)]
    marks = {
        each.code: draw(st.integers(each.lowest, each.highest))
        for each in criteria
        if draw(st.booleans())
    }
    return criteria, marks


HALVES = Scale(code="c", min_points=1, max_points=5, steps_per_point=2)

thresholds = st.integers(0, 100).map(lambda percent: Fraction(percent, 100))


@given(grids(), thresholds)
def test_a_grid_stands_on_the_unit_range_or_nowhere(grid, threshold):
    criteria, marks = grid

    found = grid_mean(marks, criteria, threshold=threshold)

    assert found is None or 0 <= found <= 1


@given(grids(), thresholds, st.randoms(use_true_random=False))
def test_the_order_of_criteria_and_marks_changes_nothing(grid, threshold, random):
    criteria, marks = grid
    shuffled = dict(random.sample(sorted(marks.items()), len(marks)))

    found = grid_mean(shuffled, random.sample(criteria, len(criteria)), threshold=threshold)

    assert found == grid_mean(marks, criteria, threshold=threshold)


@given(grids())
def test_a_missing_mark_is_never_a_zero(grid):
    criteria, marks = grid

    partial = grid_mean(marks, criteria, threshold=Fraction(0))
    alone = [each for each in criteria if each.code in marks]

    assert partial == grid_mean(marks, alone, threshold=Fraction(1))


@given(grids(), thresholds)
def test_a_grid_counts_when_its_weights_reach_the_threshold(grid, threshold):
    criteria, marks = grid
    total = sum(each.weight for each in criteria)
    covered = sum(each.weight for each in criteria if each.code in marks)

    counts = grid_mean(marks, criteria, threshold=threshold) is not None

    assert counts is (covered > 0 and covered >= threshold * total)


@given(scales())
def test_the_bounds_are_nothing_and_everything(scale):
    worst, best = (
        (scale.highest, scale.lowest) if scale.lower_is_better else (scale.lowest, scale.highest)
    )

    assert scale.position(worst) == 0
    assert scale.position(best) == 1


@given(scales(), st.data())
def test_a_better_mark_stands_higher(scale, data):
    marks = st.integers(scale.lowest, scale.highest)
    one, other = data.draw(marks), data.draw(marks)
    assume(one < other)

    assert (scale.position(one) < scale.position(other)) is not scale.lower_is_better


@given(grids(), st.integers(2, 9))
def test_weights_are_relative(grid, factor):
    criteria, marks = grid
    heavier = [
        Scale(
            each.code,
            each.weight * factor,
            each.min_points,
            each.max_points,
            each.steps_per_point,
            each.lower_is_better,
        )
        for each in criteria
    ]

    assert grid_mean(marks, heavier, threshold=THREE_QUARTERS) == grid_mean(
        marks, criteria, threshold=THREE_QUARTERS
    )


@given(grids(), st.fractions(0, 1, max_denominator=10))
def test_the_same_position_everywhere_is_the_mean(grid, share):
    criteria, _marks = grid
    assume(any(each.weight for each in criteria))
    even = [
        Scale(each.code, each.weight, 0, 10, share.denominator, each.lower_is_better)
        for each in criteria
    ]
    marks = {
        each.code: int(10 * share.denominator * (1 - share if each.lower_is_better else share))
        for each in even
    }

    assert grid_mean(marks, even, threshold=Fraction(1)) == share


@pytest.mark.parametrize(
    ("scale", "mark", "expected"),
    [
        (Scale("c", 1, 1, 5), 1, Fraction(0)),
        (Scale("c", 1, 1, 5), 3, Fraction(1, 2)),
        (Scale("c", 1, 0, 10), 0, Fraction(0)),
        (Scale("c", 1, 0, 20, 2), 25, Fraction(5, 8)),
        (Scale("c", 1, 1, 6, 1, lower_is_better=True), 1, Fraction(1)),
        (Scale("c", 1, 1, 6, 1, lower_is_better=True), 6, Fraction(0)),
        (Scale("c", 1, -5, 5), 0, Fraction(1, 2)),
    ],
)
def test_scales_are_placed_between_their_own_bounds(scale, mark, expected):
    assert scale.position(mark) == expected


def test_weights_of_a_sentence_give_the_mean_of_that_sentence():
    criteria = [Scale("a", 3), Scale("b", 2), Scale("c", 2), Scale("d", 1)]
    marks = {"a": 7, "b": 5, "c": 9, "d": 10}

    found = grid_mean(marks, criteria, threshold=THREE_QUARTERS)

    assert found == Fraction(3 * 7 + 2 * 5 + 2 * 9 + 10, 80)


def test_three_of_four_equal_criteria_reach_three_quarters_and_two_do_not():
    criteria = [Scale(code) for code in "abcd"]

    assert grid_mean({"a": 6, "b": 6, "c": 9}, criteria, threshold=THREE_QUARTERS) == Fraction(
        7, 10
    )
    assert grid_mean({"a": 6, "b": 6}, criteria, threshold=THREE_QUARTERS) is None


@pytest.mark.parametrize(
    ("typed", "mark"),
    [
        ("4,5", 9), (" 4.5 ", 9), ("3", 6), ("1", 2), ("5", 10), ("5,5", None), ("0,5", None),
        ("4,3", None), ("", None), ("quatre", None), ("-3", None),
    ],
)  # fmt: skip
def test_points_are_read_as_people_write_them_where_they_are_on_the_scale(typed, mark):
    assert HALVES.mark(typed) == mark


def test_a_zero_is_a_mark():
    criteria = [Scale(code) for code in "abcd"]

    found = grid_mean(dict.fromkeys("abcd", 0), criteria, threshold=THREE_QUARTERS)

    assert found == 0
    assert found is not None


def test_an_empty_grid_says_nothing_even_without_a_threshold():
    assert grid_mean({}, [Scale("a")], threshold=Fraction(0)) is None
    assert grid_mean({"a": 5}, [Scale("a", 0)], threshold=Fraction(0)) is None


@given(st.lists(grids(), min_size=1, max_size=1), st.integers(1, 4))
def test_on_complete_grids_all_policies_agree(drawn, jurors):
    [(criteria, _marks)] = drawn
    assume(any(each.weight for each in criteria))
    complete = [
        {each.code: each.lowest + (juror * each.steps_per_point) // 4 for each in criteria}
        for juror in range(jurors)
    ]

    means = [grid_mean(marks, criteria, threshold=Fraction(1)) for marks in complete]

    assert means == [grid_mean(marks, criteria, threshold=THREE_QUARTERS) for marks in complete]
    assert criterion_means_first(complete, criteria) == sum(means) / len(means)


def test_only_complete_grids_count_where_the_rules_say_so():
    criteria = [Scale("a"), Scale("b", 0)]

    means = GridMeans(criteria, Fraction(1), complete=True)
    assert means.of({"a": 5, "b": 3}) == Fraction(1, 2)
    assert means.of({"a": 5}) is None


def test_criterion_means_first_take_every_mark_and_need_one_on_each_criterion():
    criteria = [Scale("a", 3), Scale("b", 1), Scale("c", 0)]

    found = criterion_means_first([{"a": 4}, {"a": 6, "b": 10}, {}], criteria)

    assert found == Fraction(3 * 5 + 10, 40)
    assert criterion_means_first([{"a": 4}], criteria) is None
    assert criterion_means_first([], criteria) is None
    assert criterion_means_first([{"c": 4}], [Scale("c", 0)]) is None


def test_a_grid_under_a_recorded_conflict_is_left_out_and_no_other():
    grids_ = {("p", "Ada"): {"a": 9}, ("p", "Bo"): {"a": 5}, ("q", "Ada"): {"a": 4}}

    assert without_conflicts(grids_, {("p", "Ada")}) == {
        ("p", "Bo"): {"a": 5},
        ("q", "Ada"): {"a": 4},
    }


@given(grids())
def test_a_grid_in_whole_numbers_is_the_weighted_mean_of_its_positions(grid):
    criteria, marks = grid
    told = [each for each in criteria if each.code in marks]
    covered = sum(each.weight for each in told)
    assume(covered)

    earned = sum(each.weight * each.position(marks[each.code]) for each in told)

    assert grid_mean(marks, criteria, threshold=Fraction(0)) == earned / covered


@given(grids(), st.sampled_from([Fraction(0), THREE_QUARTERS, Fraction(1)]), st.integers(1, 20))
def test_many_grids_are_worth_what_each_is_worth_alone(drawn, threshold, times):
    criteria, marks = drawn
    means = GridMeans(criteria, threshold, times)
    others = {**dict(reversed(marks.items())), "not asked": 7}

    alone = grid_mean(marks, criteria, threshold=threshold)
    for grid in (marks, others, marks):
        assert means.of(grid) == (None if alone is None else alone * times)


@given(grids())
def test_where_complete_grids_alone_count_every_criterion_is_asked(drawn):
    criteria, marks = drawn

    found = GridMeans(criteria, Fraction(1), complete=True).of(marks)

    is_complete = all(each.code in marks for each in criteria)
    assert found == (grid_mean(marks, criteria, threshold=Fraction(1)) if is_complete else None)


def test_a_mark_on_a_criterion_that_is_not_of_the_grid_counts_for_nothing():
    assert GridMeans([Scale("a")], Fraction(1)).of({"a": 5, "z": 9}) == Fraction(1, 2)
