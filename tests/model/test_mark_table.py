"""Any table of marks becomes scores: as they are, or between the bounds that somebody told."""

import random
import runpy
from fractions import Fraction
from itertools import product
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from jury_app.model.scoring.analysis import analyse
from jury_app.model.scoring.grids import Scale
from jury_app.model.scoring.mark_table import mark_table
from jury_app.model.scoring.solidity import Solidity
from jury_app.model.scoring.trials import evidence

MARKS = [None, *map(Fraction, range(11))]
PANELS = runpy.run_path(str(Path(__file__).parent / "panels.py"))


def table_of(panel, *, scales=(), bounds=None):
    """Return the table of the scores of a panel; what is missing is told as missing."""
    return mark_table(
        {
            (application, juror): {"": panel.scores.get((application, juror))}
            for application in panel.applications
            for juror in panel.jurors
        },
        scales,
        bounds,
    )


@given(PANELS["panels"](marks=st.fractions(-9, 30, max_denominator=7)))
def test_without_criteria_marks_count_exactly_as_they_are(panel):
    assert table_of(panel).panel() == panel


@given(PANELS["panels"]())
def test_a_scale_that_is_told_changes_no_mark(panel):
    assert table_of(panel, bounds=(-4, 40)).panel() == panel


def test_the_grid_of_a_juror_is_its_weighted_mean():
    scales = (Scale("a", 3, 0, 20), Scale("b", 1, 0, 20))
    table = mark_table({("p", "A"): {"a": Fraction(12), "b": Fraction(31, 2)}}, scales)

    assert table.panel().scores == {("p", "A"): Fraction(3 * 24 + 31, 8)}


def test_criteria_of_unlike_scales_are_told_out_of_twenty_or_as_asked():
    scales = (Scale("a", 1, 1, 5), Scale("b", 1, 0, 100, lower_is_better=True))
    marks = {("p", "A"): {"a": Fraction(3), "b": Fraction(25)}}

    assert mark_table(marks, scales).panel().scores == {("p", "A"): Fraction(25, 2)}
    assert mark_table(marks, scales, (1, 5)).panel().scores == {("p", "A"): Fraction(7, 2)}


def test_where_low_is_good_the_mark_is_turned_round_on_its_own_scale():
    table = mark_table(
        {("p", "A"): {"a": Fraction(2)}}, (Scale("a", 1, 1, 6, lower_is_better=True),)
    )

    assert table.panel().scores == {("p", "A"): 5}


def test_a_grid_counts_from_three_quarters_of_its_weight_on():
    marks = {
        ("p", "A"): {"a": Fraction(4), "b": Fraction(5), "c": Fraction(6), "d": None},
        ("p", "B"): {"a": Fraction(4), "b": Fraction(5), "c": None, "d": None},
    }

    assert mark_table(marks).panel().scores == {("p", "A"): 5}


@given(PANELS["panels"](applications=4, jurors=3))
def test_there_is_an_answer_for_every_table(panel):
    found = analyse(table_of(panel))

    ranked = {each.application for each in found.trials.order}
    assert ranked == {each for each in panel.applications if panel.of_application(each)}
    assert found.verdicts.keys() == set(panel.applications)
    assert [each.rank for each in found.methods["mean"] if each.rank] == [
        each.rank for each in found.trials.order
    ]


def _how_narrow(margin):
    return margin.points_to_overturn, margin.gap, margin.challenger


def test_the_narrowest_margin_is_found_without_trying_everybody():
    rng = random.Random(4)  # noqa: S311 -- repeatable, no secret
    for _table in range(12):
        criteria = "abc"[: rng.randint(1, 3)]
        marks = {
            (f"p{one}", f"j{juror}"): {code: rng.choice(MARKS) for code in criteria}
            for one in range(rng.randint(2, 8))
            for juror in range(rng.randint(1, 5))
        }
        trials = analyse(mark_table(marks)).trials
        ranks = {each.application: each.rank for each in trials.order}
        for application, places in product(ranks, range(1, len(ranks))):
            is_above = ranks[application] <= places
            across = [each for each in ranks if (ranks[each] <= places) is not is_above]
            margins = [
                trials.margin(*((application, each) if is_above else (each, application)))
                for each in across
            ]
            everybody = [each for each in margins if each.points_to_overturn is not None]
            narrowest = min(everybody, key=_how_narrow, default=None)

            assert evidence(trials, application, places).margin == narrowest


def test_a_clear_winner_is_solid_and_equals_are_undecidable():
    def marks_of(**given):
        return {
            (application, f"J{place}"): {"": Fraction(mark)}
            for application, marks in given.items()
            for place, mark in enumerate(marks)
        }

    clear = analyse(mark_table(marks_of(p=[18, 17, 19, 18], q=[9, 8, 9, 7], r=[2, 3, 1, 2])))
    level = analyse(mark_table(marks_of(p=[18, 9, 18, 9], q=[9, 18, 9, 18], r=[2, 3, 1, 2])))

    assert clear.verdicts["p"].solidity is Solidity.SOLID
    assert level.verdicts["p"].solidity is Solidity.UNDECIDABLE
    assert level.verdicts["q"].solidity is Solidity.UNDECIDABLE
