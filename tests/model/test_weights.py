"""Other weights tried: drawn around the official ones, one at a time, and in a moment."""

import runpy
from fractions import Fraction
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jury_app.model.scoring.grids import Scale
from jury_app.model.scoring.marked import MarkedPanel
from jury_app.model.scoring.robustness import order
from jury_app.model.scoring.weights import (
    NoInterval,
    Stability,
    Turn,
    Weighing,
    WeightStability,
    first_turn,
    vary_weights,
    weight_stability,
)

EDITIONS = runpy.run_path(str(Path(__file__).with_name("random_editions.py")))
random_marked = EDITIONS["random_marked"]

SCALES = (Scale("idea", 3), Scale("form", 1))
seeds = st.integers(0, 10**6)


def ranks(marked):
    return {each.application: each.rank for each in order(marked.panel())}


def marked_of(*rows, scales=SCALES):
    """Return a domain from the grids of its jurors, application by application."""
    codes = [each.code for each in scales]
    grids = {
        (f"a{row}", juror): {
            code: mark for code, mark in zip(codes, grid, strict=True) if mark is not None
        }
        for row, given_ in enumerate(rows)
        for juror, grid in enumerate(given_)
    }
    names = tuple(f"a{row}" for row in range(len(rows)))
    return MarkedPanel(names, tuple(range(len(rows[0]))), grids, scales)


@given(seeds)
def test_any_weights_rank_as_they_do_in_fractions(seed):
    marked = random_marked(seed)
    random = Random(seed)  # noqa: S311 -- weights that can be drawn again
    weighing = Weighing(marked)
    tried = [[random.randrange(4) for _code in weighing.codes] for _turn in range(6)]

    found = weighing.ranks(np.array(tried, float))

    for column, weights in enumerate(tried):
        exact = ranks(marked.weighted(dict(zip(weighing.codes, weights, strict=True))))
        assert found[:, column].tolist() == [exact.get(each, 0) for each in weighing.applications]


@settings(max_examples=settings.default.max_examples // 2)
@given(seeds, st.randoms(use_true_random=False))
def test_the_order_in_which_it_is_told_changes_nothing(seed, random):
    marked = random_marked(seed)
    told = MarkedPanel(
        tuple(random.sample(marked.applications, len(marked.applications))),
        tuple(random.sample(marked.jurors, len(marked.jurors))),
        dict(random.sample(list(marked.marks.items()), len(marked.marks))),
        tuple(random.sample(marked.scales, len(marked.scales))),
    )

    assert (vary_weights(told, draws=20).ranks == vary_weights(marked, draws=20).ranks).all()
    assert weight_stability(told) == weight_stability(marked)


def test_who_is_best_on_every_criterion_is_first_under_all_weights():
    drawn = vary_weights(marked_of([(9, 9)], [(8, 9)], [(9, 8)]))

    assert drawn.first_probability("a0") == 1
    assert drawn.draws == 2000
    assert not drawn.is_exact


def test_the_nearer_a_turn_of_the_order_the_more_often_drawn_weights_make_it():
    close = vary_weights(marked_of([(6, 4)], [(5, 7)])).first_probability("a1")
    far = vary_weights(marked_of([(9, 4)], [(5, 7)])).first_probability("a1")

    assert far < Fraction(1, 50) < Fraction(1, 4) < close < Fraction(3, 4)


def test_weights_are_drawn_around_the_official_ones():
    one_of_two = vary_weights(marked_of([(10, 0)], [(5, 5)]))

    assert one_of_two.first_probability("a0") > Fraction(99, 100)


def test_a_criterion_without_weight_stays_without():
    marked = marked_of([(5, 9)], [(6, 1)], scales=(Scale("idea", 2), Scale("form", 0)))

    assert vary_weights(marked).first_probability("a1") == 1


def test_identical_applications_share_their_rank_under_all_weights():
    grids = [(3, 7), (6, 1), (9, 2)]

    drawn = vary_weights(marked_of(grids, grids[::-1], grids))

    assert (drawn.ranks == 1).all()


@pytest.mark.parametrize("scales", [(Scale("idea", 0), Scale("form", 0)), ()])
def test_where_nothing_weighs_nothing_is_drawn(scales):
    marked = MarkedPanel((1,), (1,), {(1, 1): {each.code: 5 for each in scales}}, scales)

    assert vary_weights(marked).first_probability(1) is None
    assert weight_stability(marked) is NoInterval.NOBODY_RANKED


def test_nobody_has_no_weights_to_vary():
    nobody = MarkedPanel((), (), {}, SCALES)

    assert vary_weights(nobody).draws == 2000
    assert weight_stability(nobody) is NoInterval.NOBODY_RANKED


def test_the_interval_ends_where_somebody_comes_level():
    found = weight_stability(marked_of([(6, 4)], [(5, 6)]))

    # with 3 and 1: 22 against 21; level at idea 2, and at form 1.5
    assert found["idea"].first == Stability(Fraction(2), None)
    assert found["form"].first == Stability(Fraction(0), Fraction(3, 2))


def test_the_order_may_turn_before_the_first_does():
    found = weight_stability(marked_of([(9, 9)], [(6, 4)], [(5, 6)]))

    assert found["idea"] == WeightStability(
        first=Stability(Fraction(0), None), order=Stability(Fraction(2), None)
    )


def test_a_tie_that_any_other_weight_breaks_has_no_room():
    found = weight_stability(marked_of([(6, 4)], [(5, 7)]))

    assert found["idea"].first == found["idea"].order == Stability(Fraction(3), Fraction(3))


def test_the_weight_with_the_least_way_to_go_is_the_one_that_turns_the_first():
    marked = marked_of([(6, 4)], [(5, 6)])

    assert first_turn(SCALES, weight_stability(marked)) == Turn("form", 1, Fraction(3, 2))


def test_no_weight_turns_whoever_is_best_on_every_criterion():
    assert first_turn(SCALES, weight_stability(marked_of([(9, 9)], [(6, 4)], [(5, 6)]))) is None


def test_partial_grids_have_no_straight_lines():
    assert weight_stability(marked_of([(6, None)], [(5, 7)])) is NoInterval.PARTIAL_GRIDS


def test_an_empty_grid_is_no_partial_one():
    found = weight_stability(marked_of([(6, 4), (None, None)], [(5, 6), (5, 6)]))

    assert found["idea"].first == Stability(Fraction(2), None)


@given(seeds, st.data())
def test_within_the_interval_the_order_stays_and_beyond_it_does_not(seed, data):
    marked = random_marked(seed, complete=True)
    found = weight_stability(marked)
    scale = data.draw(st.sampled_from(marked.scales))
    if isinstance(found, NoInterval):
        return
    before, stays = ranks(marked), found[scale.code]
    for interval, kept in (
        (stays.order, lambda after: after == before),
        (stays.first, lambda after: firsts(after) == firsts(before)),
    ):
        low, high = interval.low, interval.high
        assert low <= scale.weight
        assert high is None or scale.weight <= high
        top = low + 10 if high is None else high
        if low < top:
            assert kept(ranks(with_weight(marked, scale.code, (low + top) / 2)))
        if high is not None:
            assert not kept(ranks(with_weight(marked, scale.code, high + Fraction(1, 1000))))
        if low > Fraction(1, 1000):
            assert not kept(ranks(with_weight(marked, scale.code, low - Fraction(1, 1000))))


def firsts(places):
    return {each for each, rank in places.items() if rank == 1}


def with_weight(marked, code, weight):
    """Return the domain with a weight that is a fraction, all of them made whole."""
    times = weight.denominator
    weights = {each.code: each.weight * times for each in marked.scales}
    return marked.weighted(weights | {code: weight.numerator})
