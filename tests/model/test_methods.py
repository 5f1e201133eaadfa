"""The methods that an edition may choose: as published, exact, and blind to the order of a list."""

import runpy
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jury_app import verify
from jury_app.model.scoring import condorcet
from jury_app.model.scoring.condorcet import condorcet_winner, schulze_defeats
from jury_app.model.scoring.majority import majority_grade, majority_value
from jury_app.model.scoring.methods import Method, borda_shares, every_order, placed
from jury_app.model.scoring.official import Way, official_order
from jury_app.model.scoring.skating import NoFinal, final_of, skate
from jury_app.model.scoring.units import in_units

PANELS = runpy.run_path(str(Path(__file__).parent / "panels.py"))
panels, shuffled, columns = (PANELS[name] for name in ("panels", "shuffled", "columns"))

SCHULZE_2011 = {
    "ACBED": 5, "ADECB": 5, "BEDAC": 8, "CABED": 3, "CAEBD": 7, "CBADE": 2, "DCEBA": 7, "EBADC": 8,
}  # fmt: skip


def order(method, panel, **options):
    return {each.application: each.rank for each in placed(method, panel, **options)}


def values(method, panel, **options):
    return {each.application: each.value for each in placed(method, panel, **options)}


def ballots(orders):
    """Return the panel of jurors who put letters in order, best first; « AB=C » has a tie."""
    return PANELS["panel_of"](
        (letter, f"{order} {voter:02}", -place)
        for order, voters in orders.items()
        for voter in range(voters)
        for place, letter in enumerate(order)
    )


@given(panels(), st.randoms(use_true_random=False), st.integers(0, 2))
def test_shuffling_changes_no_order(panel, random, trim):
    assert every_order(shuffled(panel, random), trim=trim) == every_order(panel, trim=trim)


@given(panels())
def test_everybody_with_a_score_has_a_place_and_nobody_else_has(panel):
    for method, found in every_order(panel).items():
        unscored = {each.application for each in found if each.rank is None}
        assert sorted(each.application for each in found) == sorted(panel.applications)
        assert unscored >= {each for each in panel.applications if not panel.of_application(each)}
        if method is not Method.BORDA:
            assert all(not panel.of_application(each) for each in unscored)


@given(panels(complete=True), st.integers(0, 5))
def test_whoever_every_juror_prefers_is_first_whatever_the_method(panel, place):
    favourite = panel.applications[place % len(panel.applications)]
    scores = {
        pair: score + (100 if pair[0] == favourite else 0) for pair, score in panel.scores.items()
    }

    found = every_order(type(panel)(panel.applications, panel.jurors, scores))

    for method, places in found.items():
        ranked = [each for each in places if each.rank == 1]
        alone = method is Method.BORDA and len(panel.applications) == 1
        assert [each.application for each in ranked] == ([] if alone else [favourite])


def test_a_trimmed_mean_drops_one_copy_at_each_end():
    panel = columns(p=[0, 10, 10, 10, 20], q=[10, 10, 10, 20, 20])

    assert values(Method.TRIMMED_MEAN, panel, trim=1) == {"p": 10, "q": Fraction(40, 3)}
    assert values(Method.TRIMMED_MEAN, panel, trim=2) == {"p": 10, "q": 10}


@pytest.mark.parametrize(("trim", "expected"), [(0, 7), (1, 8), (2, 7)])
def test_where_nothing_would_be_left_the_trimmed_mean_is_the_mean(trim, expected):
    assert values(Method.TRIMMED_MEAN, columns(p=[1, 8, 12]), trim=trim) == {"p": expected}


def test_the_median_of_an_even_panel_lies_between_and_the_majority_grade_below():
    panel = columns(p=[8, 12, 13, 20])

    assert values(Method.MEDIAN, panel) == {"p": Fraction(25, 2)}
    assert values(Method.MAJORITY_JUDGMENT, panel) == {"p": 12}


def test_the_majority_value_removes_the_middle_grade_again_and_again():
    """Balinski and Laraki 2010: 7 9 9 11 11 is worth 9.9 11 7 11, and so beats 8 9 9 10 11."""
    assert majority_value([7, 9, 9, 11, 11]) == (9, 9, 11, 7, 11)
    assert majority_value([1, 2, 3, 4]) == (2, 3, 1, 4)

    panel = columns(p=[7, 9, 9, 11, 11], q=[8, 9, 9, 10, 11])

    assert order(Method.MAJORITY_JUDGMENT, panel) == {"p": 1, "q": 2}


def test_the_majority_value_separates_what_the_gauge_leaves_equal():
    """One grade above and one below the same middle grade: the gauges are equal, 1/3 and 1/3."""
    panel = columns(p=[5, 10, 11], q=[5, 10, 20], r=[6, 10, 11])

    assert order(Method.MAJORITY_JUDGMENT, panel) == {"r": 1, "q": 2, "p": 3}


@given(st.lists(PANELS["MARKS"], min_size=1, max_size=6), st.integers(1, 6))
def test_a_panel_repeated_has_the_same_majority_value(marks, times):
    panel = columns(p=marks, q=marks * times)

    assert order(Method.MAJORITY_JUDGMENT, panel) == {"p": 1, "q": 1}


@given(panels())
def test_majority_judgment_is_the_order_of_the_majority_values_where_panels_are_equal(panel):
    found = order(Method.MAJORITY_JUDGMENT, panel)
    worth = {each: majority_value(sorted(panel.of_application(each).values())) for each in found}
    for one, first in worth.items():
        for other, second in worth.items():
            if first and len(first) == len(second):
                assert (found[one] < found[other]) is (first > second)


def test_borda_counts_shares_so_that_who_read_more_says_no_more():
    panel = columns(p=[9, None, 4], q=[5, 8, 4], r=[1, None, None], s=[1, 3, None])

    assert borda_shares(panel) == {
        "p": Fraction(1 + Fraction(1, 2), 2),
        "q": Fraction(Fraction(2, 3) + 1 + Fraction(1, 2), 3),
        "r": Fraction(1, 6),
        "s": Fraction(Fraction(1, 6) + 0, 2),
    }


@given(panels(complete=True))
def test_on_complete_panels_shares_of_borda_are_half_on_average(panel):
    shares = borda_shares(panel)

    if len(panel.applications) > 1:
        assert sum(shares.values()) == Fraction(len(panel.applications), 2)
    else:
        assert shares == {}


def test_schulze_orders_his_own_example():
    """Schulze 2011, example 1: E before A before C before B before D."""
    panel = ballots(SCHULZE_2011)

    assert order(Method.SCHULZE, panel) == {"E": 1, "A": 2, "C": 3, "B": 4, "D": 5}
    assert condorcet_winner(panel) is None


def test_a_weak_victory_over_the_first_of_the_list_is_no_stronger_than_it_is():
    panel = ballots({"ayx": 2, "yxa": 2, "xay": 1})

    assert schulze_defeats(panel) == {"a": 0, "x": 1, "y": 0}


def test_schulze_goes_by_winning_votes_where_margins_would_name_another():
    """A over B by 6 to 5, B over C by 5 to 1, C over A by 7 to 2: the fewest votes give way."""
    duels = {
        ("a", "b"): 6,
        ("b", "a"): 5,
        ("b", "c"): 5,
        ("c", "b"): 1,
        ("c", "a"): 7,
        ("a", "c"): 2,
    }
    panel = PANELS["panel_of"](
        (letter, f"{winner}{loser}{voter}", mark)
        for (winner, loser), voters in duels.items()
        for voter in range(voters)
        for letter, mark in ((winner, 2), (loser, 1))
    )

    assert schulze_defeats(panel) == {"c": 0, "a": 1, "b": 2}


@pytest.mark.parametrize("election", PANELS["REFERENCES"]["elections"])
def test_schulze_and_condorcet_agree_with_another_library(election):
    rows = [
        (candidate, f"J{juror}", -place)
        for juror, places in enumerate(election["orders"])
        for candidate, place in enumerate(places)
    ]
    panel = PANELS["panel_of"](rows)

    defeats = schulze_defeats(panel)

    assert sorted(each for each, count in defeats.items() if not count) == election["schulze"]
    assert condorcet_winner(panel) == election["condorcet"]


@given(panels())
def test_a_condorcet_winner_is_first_by_schulze_and_alone(panel):
    winner = condorcet_winner(panel)

    if winner is not None:
        first = [each for each, rank in order(Method.SCHULZE, panel).items() if rank == 1]
        assert first == [winner]


def test_scores_are_counted_in_the_largest_unit_that_they_share():
    units = in_units(columns(p=[Fraction(5, 2)], q=[Fraction(1)]))

    assert (units.origin, units.unit) == (Fraction(5, 2), Fraction(3, 2))
    assert sorted(units.short.values()) == [0, 1]


def test_of_more_applications_than_can_be_compared_nothing_is_told(monkeypatch):
    monkeypatch.setattr(condorcet, "MOST_APPLICATIONS", 2)

    assert schulze_defeats(columns(p=[10], q=[5], r=[1])) == {}
    assert schulze_defeats(columns(p=[10], q=[5])) == {"p": 0, "q": 1}


def test_two_thousand_applications_are_compared_by_both_that_count():
    assert condorcet.MOST_APPLICATIONS == verify.MOST_SCHULZE == 2_000


def test_one_at_each_end_is_dropped_where_the_rules_do_not_say_how_many():
    panel = columns(p=[0, 4, 5, 6, 10, 10, 10], q=[5])

    assert values(Method.TRIMMED_MEAN, panel) == values(Method.TRIMMED_MEAN, panel, trim=1)
    assert every_order(panel)[Method.TRIMMED_MEAN] == placed(Method.TRIMMED_MEAN, panel, trim=1)
    assert Way().trim == 1


def test_of_two_the_better_by_the_method_is_first_and_one_that_is_alone_is_too():
    two, alone = columns(p=[10, 0, 0], q=[3, 3, 3]), columns(p=[10])

    def ranks(panel, method):
        means = {each: Fraction(1) for each in panel.applications}
        return {each.application: each.rank for each in official_order(means, panel, Way(method))}

    for method in (Method.MEDIAN, Method.BORDA, Method.SCHULZE, Method.MAJORITY_JUDGMENT):
        assert ranks(two, method) == {"q": 1, "p": 2}
        assert ranks(alone, method) == {"p": 1}


def test_equals_share_a_rank_and_are_told_in_the_order_of_their_names():
    panel = replace(columns(c=[1], b=[1], a=[1]), applications=("b", "c", "a"))

    assert all(
        [(each.application, each.rank) for each in told] == [(name, 1) for name in "abc"]
        for told in every_order(panel).values()
    )


def test_the_best_is_told_first_and_whoever_has_no_score_last():
    panel = replace(columns(b=[1, 1], c=[2, 2]), applications=("a", "b", "c"))

    assert [each.application for each in placed(Method.MEDIAN, panel)] == ["c", "b", "a"]


def test_jurors_who_compared_nothing_make_no_condorcet_winner():
    assert condorcet_winner(columns(p=[10, None], q=[None, 5])) is None
    assert condorcet_winner(columns(p=[10, 12])) == "p"
    assert condorcet_winner(columns()) is None


def test_in_a_final_the_majority_takes_the_place():
    """Rule 5: three of five first places win, whatever the others think."""
    places = {
        "a": [1, 1, 1, 4, 4],
        "b": [3, 2, 2, 1, 1],
        "c": [2, 3, 3, 2, 2],
        "d": [4, 4, 4, 3, 3],
    }

    assert skate(places) == {"a": 1, "b": 2, "c": 3, "d": 4}


def test_in_a_final_half_of_the_jurors_are_no_majority_and_no_place_is_passed_over():
    half = {"a": [1, 1, 4, 4], "b": [2, 2, 2, 1], "c": [3, 3, 1, 3], "d": [4, 4, 3, 2]}
    second = {
        "a": [2, 2, 2, 5, 5],
        "b": [3, 3, 3, 3, 1],
        "c": [1, 4, 1, 4, 4],
        "d": [4, 1, 5, 1, 3],
        "e": [5, 5, 4, 2, 2],
    }

    assert skate(half)["b"] == 1
    assert (skate(second)["a"], skate(second)["b"]) == (1, 2)


def test_in_a_final_the_larger_majority_then_the_lower_sum_then_the_next_place_decides():
    larger = {
        "a": [1, 1, 2, 2, 3],
        "b": [2, 2, 1, 3, 4],
        "c": [3, 4, 4, 1, 1],
        "d": [4, 3, 3, 4, 2],
    }
    lower = {"a": [1, 2, 2, 3, 4], "b": [2, 1, 1, 4, 3], "c": [3, 3, 4, 1, 2], "d": [4, 4, 3, 2, 1]}

    assert skate(larger)["a"] == 1
    assert skate(larger)["b"] == 2
    assert skate(lower)["b"] == 1
    assert skate(lower)["a"] == 2


def test_in_a_final_no_place_is_passed_over_when_equals_are_told_apart():
    told = {"x": [1, 2, 2, 3, 5], "y": [2, 1, 2, 4, 4], "z": [3, 3, 1, 1, 1]}

    assert skate(told) == {"z": 1, "x": 2, "y": 3}
    assert skate({"x": [1, 3, 3], "y": [2, 3, 3], "z": [3, 1, 1]}) == {"z": 1, "x": 2, "y": 3}


def test_the_majority_grade_is_the_lower_middle_one():
    grades = [Fraction(each) for each in range(9)]

    assert [majority_grade(grades[:size]) for size in range(1, 10)] == [0, 0, 1, 1, 2, 2, 3, 3, 4]


def test_in_a_final_those_whom_nothing_separates_share_the_mean_place():
    assert skate({"a": [1, 2], "b": [2, 1], "c": [3, 3]}) == {
        "a": Fraction(3, 2),
        "b": Fraction(3, 2),
        "c": 3,
    }


def test_there_is_no_final_of_nobody():
    assert final_of(columns()) is NoFinal.NOBODY


@given(panels())
def test_a_final_needs_every_juror_to_have_placed_every_finalist(panel):
    given_ = [juror for juror in panel.jurors if panel.of_juror(juror)]
    found = final_of(panel)

    if not given_:
        assert found is NoFinal.NOBODY
    elif len(panel.scores) < len(given_) * len(panel.applications):
        assert found is NoFinal.INCOMPLETE
    else:
        assert sum(found.values()) == sum(range(1, len(panel.applications) + 1))
