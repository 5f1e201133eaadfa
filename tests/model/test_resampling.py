"""What the order owes to its jurors: every draw exactly, or many from a seed, no false ties."""

import os
import runpy
from fractions import Fraction
from itertools import product
from math import isclose
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jury_app.model.scoring import resampling
from jury_app.model.scoring.drawn_ranks import DrawnRanks, rank_rows
from jury_app.model.scoring.panel import Panel
from jury_app.model.scoring.ranking import competition_ranks
from jury_app.model.scoring.resampling import every_draw, resample

EDITIONS = runpy.run_path(str(Path(__file__).with_name("random_editions.py")))
panel_of = EDITIONS["panel_of"]
panels = EDITIONS["panels"]
random_panel = EDITIONS["random_panel"]
shuffled = EDITIONS["shuffled"]

CAMPAIGN = int(os.environ.get("JURY_RANDOM_EDITIONS", "60"))


def by_hand(panel):
    """Return the ranks in every ordered draw, in fractions, one draw after the other."""
    jurors = sorted({juror for _application, juror in panel.scores})
    for draw in product(jurors, repeat=len(jurors)):
        means = {}
        for application in panel.applications:
            given_ = [
                panel.scores[application, juror]
                for juror in draw
                if (application, juror) in panel.scores
            ]
            if given_:
                means[application] = sum(given_) / len(given_)
        yield competition_ranks(means)


def told(drawn):
    return {
        each: (
            drawn.rank_probabilities(each),
            drawn.first_probability(each),
            drawn.rank_interval(each),
        )
        for each in drawn.applications
    }


@pytest.mark.parametrize("seed", range(12))
def test_up_to_five_jurors_every_draw_is_counted(seed):
    panel = random_panel(seed, most_applications=4, most_jurors=4)
    ranks = list(by_hand(panel)) if panel.scores else []

    drawn = resample(panel)

    assert drawn.is_exact
    assert drawn.draws == len(ranks)
    for application in panel.applications if ranks else ():
        expected = [
            Fraction(sum(each.get(application) == place for each in ranks), len(ranks))
            for place in range(1, len(panel.applications) + 1)
        ]
        assert list(drawn.rank_probabilities(application)) == expected


def test_two_jurors_who_disagree_make_four_draws():
    drawn = resample(panel_of([9, 1], [1, 8]))

    assert drawn.draws == 4
    assert drawn.rank_probabilities("a0") == (Fraction(3, 4), Fraction(1, 4))
    assert drawn.rank_probabilities("a1") == (Fraction(1, 4), Fraction(3, 4))


def test_a_tie_at_the_top_counts_for_both():
    drawn = resample(panel_of([5, 7], [7, 5]))

    assert drawn.first_probability("a0") == Fraction(3, 4)
    assert drawn.first_probability("a1") == Fraction(3, 4)


def test_equal_means_are_equal_in_every_draw_whatever_floats_would_say():
    drawn = resample(panel_of(["0.1"] * 7, ["0.1"] * 7, ["0.3", *["0.1"] * 6]))

    assert (drawn.of("a0") == drawn.of("a1")).all()


def test_five_jurors_weigh_their_126_distinct_draws():
    times, weights = every_draw(5)

    assert times.shape == (126, 5)
    assert weights.sum() == 5**5
    assert (times.sum(axis=1) == 5).all()


@given(panels)
def test_probabilities_are_shares_and_their_sum_is_how_often_one_is_ranked(panel):
    drawn = resample(panel, resamples=40)

    for application in panel.applications:
        probabilities = drawn.rank_probabilities(application)
        assert all(each >= 0 for each in probabilities)
        ranked = int(drawn.weights[drawn.of(application) > 0].sum())
        assert sum(probabilities) == (Fraction(ranked, drawn.draws) if drawn.draws else 0)


@given(panels, st.randoms(use_true_random=False))
def test_the_order_in_which_an_edition_is_told_changes_nothing(panel, random):
    assert told(resample(shuffled(panel, random), resamples=30)) == told(
        resample(panel, resamples=30)
    )


@given(panels)
def test_the_interval_is_that_of_the_percentiles_by_the_inverted_distribution(panel):
    drawn = resample(panel, resamples=50)

    for application in panel.applications:
        ranks = np.repeat(drawn.of(application), drawn.weights)
        ranked = ranks[ranks > 0].astype(float)
        expected = (
            tuple(int(np.percentile(ranked, q, method="inverted_cdf")) for q in (5, 95))
            if len(ranked)
            else None
        )
        assert drawn.rank_interval(application) == expected


@pytest.mark.parametrize("seed", range(CAMPAIGN))
def test_machine_numbers_and_fractions_give_the_same_ranks(seed, monkeypatch):
    panel = random_panel(seed)
    quick = resample(panel, resamples=30, seed=seed)
    monkeypatch.setattr(resampling, "SMALLEST_FRACTION_OF_SINGLE", 0)
    doubles = resample(panel, resamples=30, seed=seed)
    monkeypatch.setattr(resampling, "SMALLEST_FRACTION_OF_DOUBLE", 0)

    exact = resample(panel, resamples=30, seed=seed)

    assert (quick.ranks == exact.ranks).all()
    assert (doubles.ranks == exact.ranks).all()


def test_differences_that_no_machine_number_holds_still_decide():
    third = Fraction(1, 3)
    tiny = Fraction(1, 10**20)
    panel = Panel((1, 2), (1,), {(1, 1): third, (2, 1): third + tiny})

    drawn = resample(panel)

    assert drawn.first_probability(2) == 1
    assert drawn.first_probability(1) == 0


def test_a_draw_without_marks_leaves_an_application_unranked_there():
    drawn = resample(panel_of([9, None], [1, 8]))

    assert sum(drawn.rank_probabilities("a0")) == Fraction(3, 4)
    assert drawn.rank_probabilities("a1") == (Fraction(1, 4), Fraction(3, 4))
    assert drawn.rank_interval("a0") == (1, 1)


def test_an_application_that_nobody_marked_has_no_interval():
    drawn = resample(panel_of([9, 7], [None, None]))

    assert drawn.rank_interval("a1") is None
    assert drawn.first_probability("a1") == 0


def test_a_jury_that_has_said_nothing_has_no_draws():
    drawn = resample(panel_of([None, None]))

    assert drawn.draws == 0
    assert drawn.first_probability("a0") is None
    assert drawn.rank_interval("a0") is None
    assert drawn.rank_probabilities("a0") == ()


def test_nobody_and_nothing_are_ranked_too():
    assert resample(Panel((), (), {})).draws == 0


def test_a_juror_who_gave_no_mark_is_not_drawn():
    with_absent = resample(panel_of([9, 1, None], [1, 8, None]))

    assert told(with_absent) == told(resample(panel_of([9, 1], [1, 8])))


def test_draws_from_a_seed_come_near_to_all_of_them(monkeypatch):
    panel = panel_of([9, 2, 7, 5, 4], [4, 6, 5, 6, 5], [1, 9, 3, 8, 3])
    exact = resample(panel)
    monkeypatch.setattr(resampling, "MOST_JURORS_ENUMERATED", 0)

    drawn = resample(panel)

    assert drawn.draws == resampling.RESAMPLES
    assert not drawn.is_exact
    for each in panel.applications:
        assert isclose(drawn.first_probability(each), exact.first_probability(each), abs_tol=0.04)


def test_the_same_seed_draws_the_same_and_another_does_not():
    panel = panel_of(*(range(row, row + 12) for row in (0, 0, 1)), [6, 2, 9] * 4)

    assert told(resample(panel)) == told(resample(panel))
    assert (resample(panel).of("a3") != resample(panel, seed=1).of("a3")).any()


def test_rows_are_ranked_lowest_first_with_ties_and_without_what_is_infinite():
    values = np.array([[2.0, 1.0, 2.0, np.inf, 3.0], [0.0, 0.0, 0.0, 0.0, 0.0]])

    for kind in (np.float32, np.float64):
        assert rank_rows(values.astype(kind)).tolist() == [[2, 1, 2, 0, 4], [1, 1, 1, 1, 1]]


def test_first_places_are_counted_together():
    ranks = np.array([[1, 2, 3, 0], [2, 1, 1, 1], [3, 3, 2, 2]], np.uint8)
    drawn = DrawnRanks(("a", "b", "c"), ranks, np.array([1, 2, 3, 4]), is_exact=False)

    assert drawn.probability_within("a", 2) == Fraction(3, 10)
