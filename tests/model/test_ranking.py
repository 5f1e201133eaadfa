"""The official order: exact means, competition ranks, and no list order that matters."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jury_app.model.scoring.ranking import (
    Candidate,
    ascending,
    competition_ranks,
    mean,
    rank,
)

shares = st.fractions(min_value=0, max_value=1, max_denominator=60)
panels = st.lists(shares, max_size=6)
worlds = st.dictionaries(st.integers(1, 200), panels, max_size=8).map(
    lambda world: [Candidate(key, means, max(len(means), 3)) for key, means in world.items()]
)
minimums = st.integers(0, 4)


def places(order):
    return {each.application: each.rank for each in order.ranked}


@given(worlds, minimums)
def test_a_rank_is_one_more_than_the_number_of_better_ones(candidates, minimum):
    order = rank(candidates, minimum=minimum)

    for each in order.ranked:
        better = [other for other in order.ranked if other.mean > each.mean]
        assert each.rank == len(better) + 1


@given(worlds, minimums, st.randoms(use_true_random=False))
def test_shuffling_applications_and_jurors_changes_nothing(candidates, minimum, random):
    shuffled = [
        Candidate(each.application, random.sample(each.means, len(each.means)), each.panel)
        for each in random.sample(candidates, len(candidates))
    ]

    def told(order):
        ranked = [(each.application, each.rank, each.mean, each.n) for each in order.ranked]
        return ranked, [each.application for each in order.unranked]

    assert told(rank(shuffled, minimum=minimum)) == told(rank(candidates, minimum=minimum))


@given(worlds, minimums)
def test_everybody_is_ranked_or_to_be_discussed_and_nobody_both(candidates, minimum):
    order = rank(candidates, minimum=minimum)

    named = [each.application for each in (*order.ranked, *order.unranked)]
    assert sorted(named) == sorted(each.application for each in candidates)


@given(worlds, minimums)
def test_the_best_is_told_first(candidates, minimum):
    order = rank(candidates, minimum=minimum)

    assert [each.rank for each in order.ranked] == sorted(each.rank for each in order.ranked)
    means = [each.mean for each in order.ranked]
    assert means == sorted(means, reverse=True)


@given(worlds)
def test_too_few_marks_are_neither_last_nor_first(candidates):
    order = rank(candidates, minimum=3)

    assert all(each.n >= 3 for each in order.ranked)
    assert all(len(each.means) < 3 for each in order.unranked)


@given(st.lists(shares, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_equal_exact_means_share_a_rank(means, random):
    same = random.sample(means, len(means))
    third = [each / 2 for each in means]

    order = rank([Candidate(1, means, 3), Candidate(2, same, 3), Candidate(3, third, 3)], minimum=1)

    expected = {1: 1, 2: 1, 3: 1 if not any(means) else 3}
    assert places(order) == expected


def test_ranks_leave_a_gap_behind_ex_aequo():
    values = {"a": Fraction(9, 10), "b": Fraction(8, 10), "c": Fraction(8, 10), "d": Fraction(1)}

    assert competition_ranks(values) == {"d": 1, "a": 2, "b": 3, "c": 3}
    assert competition_ranks(values | {"e": Fraction(0)})["e"] == 5


def test_floats_would_have_invented_a_winner():
    one = [Fraction(1, 10)] * 3
    other = [Fraction(3, 10), Fraction(0), Fraction(0)]
    assert 0.1 + 0.1 + 0.1 != 0.3 + 0.0 + 0.0

    order = rank([Candidate(1, one, 3), Candidate(2, other, 3)], minimum=3)

    assert places(order) == {1: 1, 2: 1}


def test_a_difference_below_any_display_still_decides():
    barely = Fraction(1, 2) + Fraction(1, 10**15)

    order = rank([Candidate(1, [Fraction(1, 2)], 1), Candidate(2, [barely], 1)], minimum=1)

    assert places(order) == {2: 1, 1: 2}


@pytest.mark.parametrize(
    ("marks", "panel", "minimum", "is_ranked"),
    [
        (0, 5, 3, False),
        (2, 5, 3, False),
        (3, 5, 3, True),
        (2, 2, 3, True),
        (1, 1, 3, True),
        (0, 0, 3, False),
        (0, 4, 0, False),
        (1, 4, 0, True),
    ],
)
def test_an_application_needs_the_minimum_or_its_whole_panel(marks, panel, minimum, is_ranked):
    order = rank([Candidate(1, [Fraction(1, 2)] * marks, panel)], minimum=minimum)

    assert bool(order.ranked) is is_ranked
    assert bool(order.unranked) is not is_ranked


@given(st.lists(shares, min_size=1, max_size=20))
def test_the_mean_is_exact(values):
    assert mean(values) * len(values) == sum(values)


def test_nobody_makes_an_empty_order():
    order = rank([], minimum=3)

    assert (order.ranked, order.unranked) == ((), ())


def test_fractions_are_put_in_their_order_and_equals_in_that_of_their_names():
    values = [Fraction(1, 2), Fraction(1, 3), Fraction(3, 4), Fraction(2, 3)]
    equal = [Candidate(name, [Fraction(1, 2)] * size, 2) for name, size in (("b", 2), ("a", 1))]

    assert ascending(values) == [Fraction(1, 3), Fraction(1, 2), Fraction(2, 3), Fraction(3, 4)]
    assert [each.application for each in rank(equal, minimum=1).ranked] == ["a", "b"]
    assert [each.application for each in rank(equal, minimum=3).ranked] == ["b"]
