"""Agreement as published tables have it and other libraries compute it, and never a NaN."""

import runpy
from fractions import Fraction
from math import isfinite
from pathlib import Path

import krippendorff
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import friedmanchisquare

from jury_app.model.scoring.agreement import (
    complete_block,
    concordance,
    intraclass,
    mean_pairwise_tau,
)
from jury_app.model.scoring.krippendorff import Level, krippendorff_alpha
from jury_app.model.scoring.panel import Panel

PANELS = runpy.run_path(str(Path(__file__).parent / "panels.py"))
panels, shuffled, columns, panel_of = (
    PANELS[name] for name in ("panels", "shuffled", "columns", "panel_of")
)
TABLES = PANELS["REFERENCES"]["tables"]
COMPLETE = [name for name, table in TABLES.items() if "icc" in table]
FORMS = ("icc1", "icc2", "icc3", "icc1k", "icc2k", "icc3k")
KRIPPENDORFF_2011 = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)


def near(values):
    return pytest.approx(values, rel=1e-9, abs=1e-9)


def everything(panel):
    block = complete_block(panel)
    return (
        block and (intraclass(block), concordance(block)),
        [krippendorff_alpha(panel, level) for level in Level],
        mean_pairwise_tau(panel),
    )


@pytest.mark.parametrize("name", COMPLETE)
def test_the_six_forms_are_those_of_another_library(name):
    """Against pingouin."""
    found = intraclass(complete_block(panel_of(TABLES[name]["rows"])))

    assert [getattr(found, form) for form in FORMS] == near(list(TABLES[name]["icc"].values()))


def test_the_six_forms_are_those_of_shrout_and_fleiss():
    """Table 4 of the paper of 1979: .17, .29, .71 for one judge, .44, .62, .91 for four."""
    found = intraclass(complete_block(panel_of(TABLES["shrout_fleiss"]["rows"])))

    assert [round(getattr(found, form), 2) for form in FORMS] == [
        0.17,
        0.29,
        0.71,
        0.44,
        0.62,
        0.91,
    ]


def test_w_of_three_interviewers_and_six_applicants_is_that_of_siegel():
    """Siegel, Nonparametric Statistics, 1956, ch. 9: W = .16."""
    panel = columns(
        a=[1, 1, 6], b=[6, 5, 3], c=[3, 6, 2], d=[2, 4, 5], e=[5, 2, 4], f=[4, 3, 1]
    )  # fmt: skip

    found = concordance(complete_block(panel))

    assert found.w == near(306 / 1890)
    assert found.chi2 == near(15 * 306 / 1890)


@pytest.mark.parametrize("name", COMPLETE)
def test_w_goes_with_the_test_of_friedman_ties_and_all(name):
    panel = panel_of(TABLES[name]["rows"])
    block = complete_block(panel)

    found = concordance(block)

    friedman = friedmanchisquare(*block.marks)
    assert (found.chi2, found.p) == (near(friedman.statistic), near(friedman.pvalue))
    assert found.w == near(friedman.statistic / (len(block.jurors) * (len(block.marks) - 1)))


@pytest.mark.parametrize("name", TABLES)
def test_the_mean_tau_is_that_of_all_pairs_of_jurors(name):
    """Against tau-b of scipy."""
    table = TABLES[name]

    assert mean_pairwise_tau(panel_of(table["rows"])) == near(table["mean_pairwise_tau"])


def test_alpha_is_that_of_krippendorff_himself():
    """The example of 2011, E: .743 nominal, .815 ordinal, .849 interval, .797 ratio."""
    panel = panel_of(
        (f"{unit:02}", f"J{juror}", mark)
        for juror, marks in enumerate(KRIPPENDORFF_2011)
        for unit, mark in enumerate(marks)
        if mark is not None
    )

    found = {level: round(krippendorff_alpha(panel, level), 3) for level in Level}

    assert found == {"nominal": 0.743, "ordinal": 0.815, "interval": 0.849, "ratio": 0.797}


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("level", Level)
def test_alpha_is_that_of_another_library(name, level):
    panel = panel_of(TABLES[name]["rows"])
    table = np.array(
        [
            [float(panel.scores.get((each, juror), np.nan)) for each in panel.applications]
            for juror in panel.jurors
        ]
    )

    expected = krippendorff.alpha(table, level_of_measurement=str(level))

    assert krippendorff_alpha(panel, level) == near(expected)


def test_marks_that_print_alike_are_still_different_categories():
    third, printed = Fraction(10, 3), Fraction(333, 100)
    scores = {("p", "A"): third, ("p", "B"): printed, ("q", "A"): third, ("q", "B"): printed}
    panel = Panel(("p", "q"), ("A", "B"), scores)

    assert krippendorff_alpha(panel, Level.NOMINAL) == near(-0.5)


@given(panels(), st.randoms(use_true_random=False))
def test_shuffling_changes_nothing_to_the_last_digit(panel, random):
    assert everything(shuffled(panel, random)) == everything(panel)


@given(panels(marks=st.sampled_from([Fraction(0), Fraction(5), Fraction(10)])))
def test_every_value_is_a_number_in_its_range_or_nothing(panel):
    block, alphas, tau = everything(panel)

    assert all(alpha is None or alpha <= 1 for alpha in alphas)
    assert tau is None or -1 <= tau <= 1
    if block:
        forms, w = block
        assert all(value is None or isfinite(value) for value in map(forms.__getattribute__, FORMS))
        assert all(value is None or value <= 1 for value in (forms.icc1, forms.icc3))
        assert w is None or (0 <= w.w <= 1 + 1e-12 and 0 <= w.p <= 1)


@given(panels(complete=True), st.integers(2, 7))
def test_the_unit_of_the_marks_makes_no_difference(panel, factor):
    larger = Panel(
        panel.applications,
        panel.jurors,
        {pair: score * factor for pair, score in panel.scores.items()},
    )

    block, alphas, tau = everything(panel)
    other_block, other_alphas, other_tau = everything(larger)

    assert other_block == block
    assert [each or 0 for each in other_alphas] == near([each or 0 for each in alphas])
    assert other_tau == tau


def test_jurors_who_agree_in_everything_agree_wholly():
    panel = columns(p=[4, 4, 4], q=[7, 7, 7], r=[9, 9, 9])

    (forms, w), alphas, tau = everything(panel)

    assert [getattr(forms, form) for form in FORMS] == near([1] * 6)
    assert (w.w, alphas, tau) == (1, [1] * 4, 1)


@pytest.mark.parametrize(
    "panel",
    [
        columns(),
        columns(p=[5]),
        columns(p=[5, 7]),
        columns(p=[5], q=[7]),
        columns(p=[5, None], q=[None, 7]),
        columns(p=[5, 5, 5], q=[5, 5, 5]),
    ],
)
def test_where_nothing_can_be_said_nothing_is_said(panel):
    block, alphas, tau = everything(panel)

    assert tau is None
    if block:
        forms, w = block
        assert (w, alphas) == (None, [None] * 4)
        assert [getattr(forms, form) for form in FORMS] == [None] * 6
    else:
        assert len(panel.applications) < 2 or len(panel.jurors) < 2 or len(panel.scores) < 4


def test_a_missing_cell_costs_its_application_and_not_the_whole_table():
    panel = columns(p=[4, 5, 4], q=[7, None, 7], r=[9, 8, 9], s=[1, 3, 2])

    block = complete_block(panel)

    assert (block.applications, block.jurors) == (("p", "r", "s"), ("A", "B", "C"))


def test_panels_of_their_own_are_looked_at_in_the_largest_block():
    panel = columns(
        p=[4, 5, None, None],
        q=[7, 6, None, None],
        r=[None, None, 9, 9],
        s=[None, None, 2, 8],
        t=[None, None, 3, 8],
    )

    block = complete_block(panel)

    assert (block.applications, block.jurors) == (("r", "s", "t"), ("C", "D"))
    assert complete_block(columns(p=[4, 5, None], q=[None, 5, 6])) is None
