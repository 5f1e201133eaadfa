"""How sure an order is, by the method of the rules: whatever they choose, and not by the mean."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jury_app.model.scoring.drawn_duels import affordable_draws
from jury_app.model.scoring.drawn_rules import (
    Rules,
    heaviest_criteria,
    official_ranks,
    ranks_in_draws,
)
from jury_app.model.scoring.grids import Scale
from jury_app.model.scoring.marked import MarkedPanel
from jury_app.model.scoring.methods import Method
from jury_app.model.scoring.official import Way
from jury_app.model.scoring.redrawn import Redrawn
from jury_app.model.scoring.reweighed import Reweighed
from jury_app.model.scoring.rule_trials import try_rules
from jury_app.model.scoring.solidity import Doubt, Solidity, judge
from jury_app.model.scoring.ties import Step
from jury_app.model.scoring.trials import evidence

TIES = (Step.HEAVIEST_CRITERION, Step.FIRST_PLACES, Step.MEDIAN)


@st.composite
def marked_panels(draw):
    """A small domain with few different marks, so that equals abound, and some marks missing."""
    applications, jurors = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    scales = tuple(
        Scale(code, weight=draw(st.integers(0, 3)), max_points=3, lower_is_better=code == "c")
        for code in "abc"[: draw(st.integers(1, 3))]
    )
    mark = st.sampled_from([None, 0, 1, 1, 2, 3])
    marks = {}
    for pair in ((a, j) for a in range(applications) for j in range(jurors)):
        grid = {each.code: draw(mark) for each in scales}
        filled = {code: value for code, value in grid.items() if value is not None}
        if filled:
            marks[pair] = filled
    threshold = Fraction(draw(st.sampled_from([0, 3, 4])), 4)
    return MarkedPanel(tuple(range(applications)), tuple(range(jurors)), marks, scales, threshold)


ways = st.builds(
    Rules,
    st.builds(
        Way,
        st.sampled_from(Method),
        st.integers(1, 2),
        st.sampled_from([(), (Step.FIRST_PLACES,), TIES, TIES[::-1]]),
    ),
    st.booleans(),
)


def counted(marked, rules):
    """The domain with every mark counted, where each criterion is averaged first."""
    return replace(marked, threshold=Fraction(0)) if rules.by_criterion else marked


def seated(marked, held):
    """The domain as a draw has it: each juror as many times as he was drawn."""
    marks, jurors = {}, []
    scorers = sorted({juror for _application, juror in marked.panel().scores})
    for juror, times in zip(scorers, held, strict=True):
        for _time in range(times):
            seat = len(jurors)
            jurors.append(seat)
            marks |= {(a, seat): grid for (a, j), grid in marked.marks.items() if j == juror}
    return replace(marked, jurors=tuple(jurors), marks=marks)


def in_column(ranks, column):
    return {row: int(rank) for row, rank in enumerate(ranks[:, column]) if rank}


@given(marked_panels(), ways, st.data())
def test_a_drawn_jury_is_ranked_as_the_same_jury_would_be_officially(marked, rules, data):
    marked = counted(marked, rules)
    jurors = len({juror for _application, juror in marked.panel().scores})
    draw = st.lists(st.integers(0, 3), min_size=jurors, max_size=jurors)
    held = data.draw(st.lists(draw, min_size=1, max_size=4))
    times = np.array(held, np.int64).reshape(len(held), jurors)

    ranks = ranks_in_draws(Redrawn(marked, marked.panel(), times), rules, heaviest_criteria(marked))

    for column, each in enumerate(held):
        assert in_column(ranks, column) == official_ranks(seated(marked, each), rules)


@given(marked_panels(), ways, st.data())
def test_other_weights_rank_as_they_would_officially(marked, rules, data):
    marked = counted(marked, rules)
    draw = st.lists(st.integers(0, 3), min_size=len(marked.scales), max_size=len(marked.scales))
    tried = data.draw(st.lists(draw, min_size=1, max_size=4))
    draws = Reweighed(marked, np.array(tried, float))

    for column, weights in enumerate(tried):
        codes = sorted(each.code for each in marked.scales)
        reweighed = marked.weighted(dict(zip(codes, weights, strict=True)))
        ranks = ranks_in_draws(draws, rules, heaviest_criteria(reweighed))
        assert in_column(ranks, column) == official_ranks(reweighed, rules)


def test_a_grid_that_does_not_count_tells_no_equals_apart_under_other_weights_either():
    scales = tuple(Scale(code, max_points=4) for code in "abcd")
    full = dict.fromkeys("abcd", 2)
    marked = MarkedPanel((1, 2), (0, 1), {(1, 0): full, (2, 0): full, (2, 1): {"a": 0}}, scales)

    trials = try_rules(marked, Rules(Way(ties=(Step.HEAVIEST_CRITERION,))))

    assert {each.application: each.rank for each in trials.order} == {1: 1, 2: 1}
    assert trials.reweighted.rank_probabilities(1)[0] == 1
    assert trials.reweighted.rank_probabilities(2)[0] == 1


APART = {1: [10, 10, 5, 5, 5, 5, 5], 2: [6, 6, 6, 6, 6, 6, 6], 3: [1, 2, 0, 1, 2, 0, 1]}
"""The mean puts the first of them first, the median the second, and by far."""


def domain(grids):
    marks = {
        (application, juror): {"a": mark, "b": mark}
        for application, given in grids.items()
        for juror, mark in enumerate(given)
    }
    jurors = tuple(range(max(map(len, grids.values()))))
    return MarkedPanel(tuple(grids), jurors, marks, (Scale("a"), Scale("b")))


def verdict(marked, method, application, places=1, ties=()):
    trials = try_rules(marked, Rules(Way(method, 1, ties)))
    return judge(evidence(trials, application, places))


def test_where_the_mean_and_the_median_differ_the_verdict_is_on_whom_the_rules_put_first():
    by_mean = verdict(domain(APART), Method.MEAN, 1)
    by_median = verdict(domain(APART), Method.MEDIAN, 2)

    assert (by_mean.evidence.is_above, by_median.evidence.is_above) == (True, True)
    assert by_mean.evidence.resampled < Fraction(7, 10)
    assert by_median.evidence.resampled > Fraction(4, 5)
    assert by_median.evidence.jurors == ()
    assert by_mean.evidence.jurors == (0, 1)
    assert "median" not in by_median.evidence.methods_lost
    assert "mean" in by_median.evidence.methods_lost


def test_points_are_told_of_the_mean_alone():
    assert verdict(domain(APART), Method.MEAN, 1, ties=TIES).evidence.margin is not None
    for method in set(Method) - {Method.MEAN}:
        found = verdict(domain(APART), method, 2)
        assert found.evidence.margin is None
        assert Doubt.ONE_POINT not in found.doubts


@pytest.mark.parametrize("method", Method)
def test_by_each_method_a_clear_first_is_solid_and_equals_are_undecidable(method):
    clear = domain({1: [9, 9, 8, 9, 9], 2: [5, 6, 5, 6, 6], 3: [2, 3, 2, 1, 1]})
    equal = domain({1: [9, 5, 7, 7], 2: [5, 9, 7, 7], 3: [1, 2, 1, 1]})

    assert verdict(clear, method, 1).solidity is Solidity.SOLID
    assert verdict(equal, method, 1).solidity is Solidity.UNDECIDABLE
    assert Doubt.TIED in verdict(equal, method, 1).doubts


def test_equals_whom_the_rules_tell_apart_are_not_said_to_be_equal():
    grids = {1: [9, 5, 7, 7, 7], 2: [8, 6, 8, 8, 5], 3: [1, 2, 1, 1, 1]}

    plain = verdict(domain(grids), Method.MEAN, 2)
    told_apart = verdict(domain(grids), Method.MEAN, 2, ties=(Step.MEDIAN,))

    assert plain.evidence.is_tied
    assert not told_apart.evidence.is_tied
    assert told_apart.evidence.is_above
    assert told_apart.evidence.methods_lost == ()


@pytest.mark.parametrize("method", Method)
def test_on_complete_grids_it_makes_no_difference_which_average_comes_first(method):
    marked = domain(APART)

    plain = try_rules(marked, Rules(Way(method)), resamples=500)
    by_criterion = try_rules(marked, Rules(Way(method), by_criterion=True), resamples=500)

    assert plain.resampled.draws == by_criterion.resampled.draws == 500
    for application in APART:
        for one, other in (
            (plain.resampled, by_criterion.resampled),
            (plain.reweighted, by_criterion.reweighted),
        ):
            assert one.rank_probabilities(application) == other.rank_probabilities(application)
    assert [each.rank for each in plain.order] == [each.rank for each in by_criterion.order]
    assert plain.methods == by_criterion.methods
    assert plain.without_juror == by_criterion.without_juror
    assert plain.without_criterion == by_criterion.without_criterion


@pytest.mark.parametrize("method", Method)
def test_without_a_juror_the_order_is_the_official_one_of_the_others(method):
    marked, rules = domain(APART), Rules(Way(method))

    found = try_rules(marked, rules, resamples=50).without_juror

    assert found == {
        juror: official_ranks(seated(marked, [each != juror for each in marked.jurors]), rules)
        for juror in marked.jurors
    }


def test_duels_of_very_many_are_not_drawn_again_and_nothing_is_pretended():
    assert affordable_draws(20, 2000) == 2000
    assert 200 <= affordable_draws(200, 2000) < 2000
    assert affordable_draws(500, 2000) == 0

    many = {each: [each % 11, each % 7, each % 5] for each in range(300)}
    found = verdict(domain(many), Method.SCHULZE, 10, places=3)

    assert found.evidence.resampled is None
    assert found.evidence.reweighted is None
    assert found.evidence.jurors_tried == 0


def test_whoever_is_not_ranked_is_preferred_to_nobody_in_any_draw():
    marks = {
        (1, 1): {"b": 0},  # nobody marked its other criterion
        (2, 0): {"a": 0},
        (2, 1): {"b": 1},
        (3, 0): {"b": 1},
        (3, 1): {"a": 0},
    }
    marked = MarkedPanel((1, 2, 3), (0, 1), marks, (Scale("a"), Scale("b")), Fraction(0))
    rules = Rules(Way(Method.BORDA, 1, ()), by_criterion=True)

    ranks = ranks_in_draws(Redrawn(marked, marked.panel(), np.array([[1, 1]])), rules, ())

    assert official_ranks(marked, rules) == {2: 1, 3: 1}
    assert ranks[:, 0].tolist() == [0, 1, 1]
