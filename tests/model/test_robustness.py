"""The order without one juror, without one criterion, and with any ballot still to come."""

import runpy
from fractions import Fraction
from itertools import product
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from jury_app.model.scoring.grids import Scale
from jury_app.model.scoring.marked import MarkedPanel
from jury_app.model.scoring.panel import Panel
from jury_app.model.scoring.ranking import Candidate, rank
from jury_app.model.scoring.robustness import (
    PossibleRanks,
    may_change,
    order,
    possible_ranks,
    with_ballot,
    without_each_criterion,
    without_each_juror,
)

EDITIONS = runpy.run_path(str(Path(__file__).with_name("random_editions.py")))
panel_of = EDITIONS["panel_of"]
panels = EDITIONS["panels"]
shuffled = EDITIONS["shuffled"]

FIVE = (Fraction(0), Fraction(5))
marks = st.one_of(st.none(), st.integers(0, 5))
small = st.lists(st.tuples(marks, marks), min_size=1, max_size=4)


def official(panel):
    candidates = [
        Candidate(each, list(panel.of_application(each).values()), 99)
        for each in panel.applications
    ]
    return rank(candidates, minimum=1).ranked


def ranks(ranked):
    return {each.application: each.rank for each in ranked}


@given(panels)
def test_the_order_is_the_official_one(panel):
    assert order(panel) == official(panel)


@given(panels)
def test_without_a_juror_the_order_is_that_of_the_others(panel):
    found = without_each_juror(panel)

    assert found.keys() == set(panel.jurors)
    for juror, ranked in found.items():
        assert ranked == official(panel.without_juror(juror))


@given(panels, st.randoms(use_true_random=False))
def test_the_order_in_which_it_is_told_changes_nothing(panel, random):
    told = shuffled(panel, random)

    assert without_each_juror(told) == without_each_juror(panel)
    assert possible_ranks(told, panel.applications[:1], FIVE) == possible_ranks(
        panel, panel.applications[:1], FIVE
    )


def test_nobody_is_ranked_without_the_only_juror():
    assert without_each_juror(panel_of([4], [5])) == {"j0": ()}
    assert without_each_juror(Panel((), (), {})) == {}


def test_without_a_criterion_the_order_is_that_of_the_others():
    scales = (Scale("idea", 2), Scale("form", 1))
    grids = {("a", 1): {"idea": 9, "form": 2}, ("b", 1): {"idea": 5, "form": 8}}
    marked = MarkedPanel(("a", "b"), (1,), grids, scales)

    found = without_each_criterion(marked)

    assert ranks(found["idea"]) == {"b": 1, "a": 2}
    assert ranks(found["form"]) == {"a": 1, "b": 2}
    assert found["form"][0].mean == 18


def test_nobody_is_ranked_without_the_only_criterion_that_weighs():
    scales = (Scale("idea", 2), Scale("form", 0))
    marked = MarkedPanel(("a",), (1,), {("a", 1): {"idea": 9, "form": 2}}, scales)

    found = without_each_criterion(marked)

    assert found["idea"] == ()
    assert ranks(found["form"]) == {"a": 1}


@given(small, st.sets(st.integers(0, 3), max_size=3))
def test_possible_ranks_are_those_of_all_ballots_that_can_be_sent(rows, late):
    panel = panel_of(*rows)
    missing = [each for each in (f"a{number}" for number in late) if each in panel.applications]
    tried = [
        ranks(order(with_ballot(panel, "late", dict(zip(missing, ballot, strict=True)))))
        for ballot in product((Fraction(0), Fraction(3), Fraction(5)), repeat=len(missing))
    ]

    found = possible_ranks(panel, missing, FIVE)

    assert found == {
        each: PossibleRanks(min(one[each] for one in tried), max(one[each] for one in tried))
        for each in tried[0]
    }


@given(small, st.sets(st.integers(0, 3), max_size=3), st.integers(1, 3))
def test_a_line_may_move_only_if_a_ballot_moves_it(rows, late, line):
    panel = panel_of(*rows)
    missing = [each for each in (f"a{number}" for number in late) if each in panel.applications]
    above = {each.application for each in order(panel) if each.rank <= line}
    moved = False
    for ballot in product((Fraction(0), Fraction(3), Fraction(5)), repeat=len(missing)):
        scores = dict(zip(missing, ballot, strict=True))
        then = order(with_ballot(panel, "late", scores))
        moved = moved or {each.application for each in then if each.rank <= line} != above

    assert may_change(panel, missing, FIVE, [line]) == ({line} if moved else set())


def test_a_late_ballot_may_change_the_second_award_and_not_the_first():
    panel = panel_of([5, 5, 5], [3, 3, 3], [3, 2, 3])

    assert may_change(panel, ["a2"], FIVE, [1, 2]) == {2}


def test_a_ballot_takes_the_place_of_the_one_before():
    panel = with_ballot(panel_of([5, 1], [4, 2]), "j1", {"a0": Fraction(3)})

    assert panel.of_application("a0") == {"j0": 5, "j1": 3}
    assert panel.of_application("a1") == {"j0": 4}
