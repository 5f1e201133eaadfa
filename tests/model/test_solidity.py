"""Each award is solid, tight or undecidable, for reasons that can be told and checked."""

import runpy
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jury_app.model.scoring.grids import Scale
from jury_app.model.scoring.marked import MarkedPanel
from jury_app.model.scoring.solidity import (
    Doubt,
    Solidity,
    Thresholds,
    judge,
    line_of,
    to_discuss,
)
from jury_app.model.scoring.trials import evidence, try_marks, try_scores

EDITIONS = runpy.run_path(str(Path(__file__).with_name("random_editions.py")))
panel_of = EDITIONS["panel_of"]
random_panel = EDITIONS["random_panel"]
random_marked = EDITIONS["random_marked"]
shuffled = EDITIONS["shuffled"]

TWENTY = (Fraction(0), Fraction(20))
CLEAR = ([18, 17, 19, 18], [11, 12, 10, 13], [9, 9, 9, 9])
seeds = st.integers(0, 10**6)


def verdict(panel, application="a0", places=1, **known):
    return judge(evidence(try_scores(panel, bounds=TWENTY, **known), application, places))


def test_who_leads_with_every_juror_is_solid():
    found = verdict(panel_of(*CLEAR))

    assert (found.solidity, found.doubts) == (Solidity.SOLID, ())
    shown = found.evidence
    assert (shown.resampled, shown.jurors, shown.is_above) == (1, (), True)
    assert (shown.margin.challenger, shown.margin.points_to_overturn) == ("a1", 27)


def test_who_leads_thanks_to_one_juror_is_tight():
    found = verdict(panel_of([20, 14, 14, 14], [14, 15, 15, 15]))

    assert found.evidence.jurors == ("j0",)
    assert Doubt.ONE_JUROR in found.doubts


def test_equals_over_whom_the_line_falls_are_undecidable():
    panel = panel_of([15, 14, 16], [16, 15, 14], [9, 9, 9])

    assert verdict(panel).doubts[0] is Doubt.TIED
    assert verdict(panel).solidity is Solidity.UNDECIDABLE
    assert Doubt.TIED not in verdict(panel, places=2).doubts


def test_two_jurors_say_nothing_of_how_jurors_differ():
    found = verdict(panel_of([18, 18], [4, 4]))

    assert (found.solidity, found.doubts) == (Solidity.UNDECIDABLE, (Doubt.FEW_JURORS,))


def test_what_is_not_ranked_is_undecidable():
    found = verdict(panel_of([None, None, None], [4, 4, 4]))

    assert (found.solidity, found.doubts) == (Solidity.UNDECIDABLE, (Doubt.NOT_RANKED,))
    assert found.evidence.margin is None


def test_a_lead_that_half_of_the_draws_undo_is_undecidable():
    found = verdict(panel_of([20, 10, 10, 14], [10, 20, 13, 10]))

    assert Doubt.EVEN_CHANCE in found.doubts
    assert found.solidity is Solidity.UNDECIDABLE


def test_other_ways_to_count_may_name_one_other_in_six():
    methods = {name: {"a0": 1, "a1": 2, "a2": 3} for name in "abcde"}
    once = {**methods, "f": {"a0": 2, "a1": 1, "a2": 3}}
    twice = {**once, "g": {"a0": 2, "a1": 1, "a2": 3}}

    assert verdict(panel_of(*CLEAR), methods=once).doubts == ()
    assert verdict(panel_of(*CLEAR), methods=once).evidence.methods_lost == ("f",)
    assert verdict(panel_of(*CLEAR), methods=twice).doubts == (Doubt.METHODS,)


def test_those_whom_no_juror_links_cannot_be_compared():
    panel = panel_of([18, 17, 19, None, None, None], [None, None, None, 9, 9, 9])

    found = verdict(panel, components=[{"a0"}, {"a1"}])

    assert Doubt.NOT_COMPARABLE in found.doubts
    assert found.solidity is Solidity.UNDECIDABLE
    assert Doubt.NOT_COMPARABLE not in verdict(panel, components=[{"a0", "a1"}]).doubts


def test_a_lead_of_less_than_a_point_is_tight():
    found = verdict(panel_of([15, 15, 15], ["14.9", "14.9", "14.9"], [3, 3, 3]))

    assert (found.solidity, found.doubts) == (Solidity.TIGHT, (Doubt.ONE_POINT,))


def test_who_stands_below_the_line_is_sure_to_stay_there_or_is_not():
    panel = panel_of([18, 17, 19], [17, 18, 18], [9, 9, 9])

    out = verdict(panel, "a2")
    near = verdict(panel, "a1")

    assert (out.solidity, out.evidence.is_above, out.evidence.resampled) == (
        Solidity.SOLID, False, 1,
    )  # fmt: skip
    assert near.solidity is not Solidity.SOLID
    assert near.evidence.margin.leader == "a0"


def test_an_application_alone_has_nothing_to_fear():
    found = verdict(panel_of([5, 6, 7]))

    assert (found.solidity, found.evidence.margin) == (Solidity.SOLID, None)


def test_thresholds_are_what_it_is_judged_by():
    shown = evidence(try_scores(panel_of([18, 18], [4, 4]), bounds=TWENTY), "a0", 1)

    assert judge(shown, Thresholds(fewest_jurors=2)).solidity is Solidity.SOLID


def marked(*rows):
    scales = (Scale("idea", 3), Scale("form", 1))
    grids = {
        (f"a{row}", juror): {"idea": idea, "form": form}
        for row, given_ in enumerate(rows)
        for juror, (idea, form) in enumerate(given_)
    }
    names = tuple(f"a{row}" for row in range(len(rows)))
    return MarkedPanel(names, tuple(range(len(rows[0]))), grids, scales)


def test_who_leads_by_one_criterion_is_tight():
    trials = try_marks(marked([(9, 4)] * 3, [(7, 6)] * 3))

    found = judge(evidence(trials, "a0", 1))

    assert found.evidence.criteria == ("idea",)
    assert found.doubts == (Doubt.ONE_CRITERION,)


def test_weights_that_barely_make_a_winner_are_a_doubt():
    trials = try_marks(marked([(7, 4)] * 3, [(6, 6), (6, 6), (6, 7)]))

    found = judge(evidence(trials, "a0", 1))

    assert found.evidence.reweighted < Fraction(9, 10)
    assert Doubt.WEIGHTS in found.doubts


def test_a_single_criterion_is_neither_left_out_nor_weighed_otherwise():
    grids = {("a", juror): {"idea": 7} for juror in range(3)}
    trials = try_marks(MarkedPanel(("a",), (0, 1, 2), grids, (Scale("idea"),)))

    shown = evidence(trials, "a", 1)

    assert (shown.reweighted, shown.criteria) == (None, ())


def test_what_is_not_solid_is_to_be_discussed_best_first():
    panel = panel_of([18, 17, 19], [15, 14, 15], [14, 15, 14], [2, 2, 2], [None, None, None])

    found = to_discuss(try_scores(panel, bounds=TWENTY), [1, 2])

    assert [each.evidence.application for each in found] == ["a1", "a2", "a4"]
    assert [each.evidence.places for each in found] == [2, 2, 2]
    assert found[2].doubts == (Doubt.NOT_RANKED,)


def test_without_awards_there_is_nothing_to_discuss():
    assert to_discuss(try_scores(panel_of([1, 2, 3])), []) == []


@pytest.mark.parametrize(("rank", "line"), [(1, 1), (2, 3), (3, 3), (4, 6), (9, 6)])
def test_an_application_is_judged_by_the_line_of_its_award(rank, line):
    assert line_of(rank, [6, 1, 3]) == line


@given(seeds, st.integers(1, 3))
def test_every_world_has_its_verdicts(seed, places):
    panel, grids = random_panel(seed), random_marked(seed)
    for trials in (try_scores(panel, resamples=30), try_marks(grids, resamples=30)):
        for application in trials.panel.applications:
            found = judge(evidence(trials, application, places))
            assert (found.solidity is Solidity.SOLID) is not found.doubts


@settings(max_examples=settings.default.max_examples // 2)
@given(seeds, st.randoms(use_true_random=False))
def test_the_order_in_which_it_is_told_changes_nothing(seed, random):
    panel = random_panel(seed)
    told = shuffled(panel, random)

    assert to_discuss(try_scores(told, resamples=30), [1, 2]) == to_discuss(
        try_scores(panel, resamples=30), [1, 2]
    )
