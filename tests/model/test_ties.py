"""Equals are told apart by the steps of the rules, and by nothing else."""

import runpy
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from jury_app.model.scoring.grids import Scale
from jury_app.model.scoring.ranking import competition_ranks
from jury_app.model.scoring.ties import CASCADE, Step, separate, tie_values

PANELS = runpy.run_path(str(Path(__file__).parent / "panels.py"))
columns = PANELS["columns"]

few = st.integers(0, 2).map(Fraction)
worths = st.dictionaries(
    st.sampled_from(CASCADE), st.dictionaries(st.sampled_from("pqrstu"), few), max_size=5
)


def places(found):
    return [(each.application, each.rank, each.step) for each in found]


@given(worths)
def test_no_step_overrules_an_earlier_one(values):
    totals = values.get(Step.TOTAL, {})

    found = {each.application: each for each in separate(values)}

    assert found.keys() == totals.keys()
    for one in totals:
        for other in totals:
            if totals[one] > totals[other]:
                assert found[one].rank < found[other].rank


@given(worths)
def test_ranks_are_competition_ranks_and_only_a_step_makes_one_follow_another(values):
    found = separate(values)

    keys = {each.application: Fraction(-each.rank) for each in found}
    assert {each.application: each.rank for each in found} == competition_ranks(keys)
    for before, after in pairwise(found):
        assert (after.step is None) is (before.rank == after.rank)
    assert not found or found[0].step is None


@given(PANELS["panels"](marks=few), st.randoms(use_true_random=False))
def test_shuffling_changes_nothing(panel, random):
    shuffled = PANELS["shuffled"](panel, random)

    assert separate(tie_values(shuffled)) == separate(tie_values(panel))


def test_each_step_is_asked_only_of_those_whom_the_others_left_equal():
    panel = columns(
        p=[9, 5, 7],  # most first places of the three equals
        q=[7, 7, 7],
        r=[8, 5, 8],
        s=[9, 9, 9],
        t=[1, 1, 1],
    )

    found = separate(tie_values(panel, preferred=["r"]))

    assert places(found) == [
        ("s", 1, None),
        ("p", 2, Step.TOTAL),
        ("r", 3, Step.FIRST_PLACES),
        ("q", 4, Step.MEDIAN),
        ("t", 5, Step.TOTAL),
    ]


def test_the_casting_vote_decides_last_and_without_one_equals_are_ex_aequo():
    panel = columns(p=[6, 8], q=[8, 6])

    assert places(separate(tie_values(panel))) == [("p", 1, None), ("q", 1, None)]
    assert places(separate(tie_values(panel, preferred=["q"]))) == [
        ("q", 1, None),
        ("p", 2, Step.CASTING_VOTE),
    ]


def test_the_heaviest_criterion_decides_and_where_several_weigh_most_all_of_them():
    panel = columns(p=[6, 8], q=[8, 6])
    grids = {
        ("p", "A"): {"a": 6, "b": 2, "c": 10},
        ("p", "B"): {"a": 8, "b": 9, "c": 0},
        ("q", "A"): {"a": 9, "b": 2, "c": 0},
        ("q", "B"): {"a": 6, "c": 0},
    }

    one = tie_values(panel, grids, [Scale("a", 3), Scale("b", 2), Scale("c", 1)])
    several = tie_values(panel, grids, [Scale("a", 2), Scale("b", 2), Scale("c", 1)])

    assert places(separate(one))[1] == ("p", 2, Step.HEAVIEST_CRITERION)
    assert several[Step.HEAVIEST_CRITERION] == {
        "p": Fraction(7 + Fraction(11, 2), 20),
        "q": Fraction(Fraction(15, 2) + 2, 20),
    }


def test_criteria_that_all_weigh_one_are_all_the_heaviest_and_what_weighs_nothing_is_none():
    grids = {("p", "A"): {"a": 4, "b": 8}, ("q", "A"): {"a": 2, "b": 9}}

    equal = tie_values(columns(p=[6], q=[6]), grids, [Scale("a"), Scale("b")])
    none = tie_values(columns(p=[6], q=[6]), grids, [Scale("a", 0), Scale("b", 0)])

    assert equal[Step.HEAVIEST_CRITERION] == {"p": Fraction(12, 20), "q": Fraction(11, 20)}
    assert none[Step.HEAVIEST_CRITERION] == {}


def test_equals_are_told_in_the_order_of_their_names():
    equal = dict.fromkeys("qpr", Fraction(1))
    values = {Step.TOTAL: equal | {"s": Fraction(1)}, Step.MEDIAN: equal | {"s": Fraction(2)}}

    assert [each.application for each in separate(values)] == ["s", "p", "q", "r"]


def test_a_step_that_knows_nothing_of_one_of_them_is_passed_over():
    values = {
        Step.TOTAL: {"p": Fraction(1), "q": Fraction(1)},
        Step.HEAVIEST_CRITERION: {"p": Fraction(1)},
        Step.MEDIAN: {"p": Fraction(0), "q": Fraction(1)},
    }

    assert places(separate(values)) == [("q", 1, None), ("p", 2, Step.MEDIAN)]
    assert separate(values, []) == ()
