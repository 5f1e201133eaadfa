"""What deserves a look: outliers, jurors unlike the others, one impression for every criterion."""

import runpy
from fractions import Fraction
from math import sqrt
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jury_app.model.scoring.diagnostics import application_figures, juror_figures
from jury_app.model.scoring.severity import AdditiveFit
from jury_app.model.scoring.spread import correlation, deviation, far_out

PANELS = runpy.run_path(str(Path(__file__).parent / "panels.py"))
panels, shuffled, columns, panel_of = (
    PANELS[name] for name in ("panels", "shuffled", "columns", "panel_of")
)


def near(value):
    return pytest.approx(value, rel=1e-9, abs=1e-9)


def fractions(*values):
    return [Fraction(str(value)) for value in values]


def jurors_of(panel, positions=None):
    return {each.juror: each for each in juror_figures(panel, AdditiveFit(panel), positions)}


@given(panels(), st.randoms(use_true_random=False))
def test_shuffling_changes_nothing_to_the_last_digit(panel, random):
    other = shuffled(panel, random)

    assert application_figures(other) == application_figures(panel)
    assert jurors_of(other) == jurors_of(panel)


@given(panels())
def test_figures_are_those_of_the_marks(panel):
    for each in application_figures(panel):
        marks = [float(mark) for mark in panel.of_application(each.application).values()]
        assert each.n == len(marks)
        if marks:
            assert float(each.mean) == near(np.mean(marks))
            assert float(each.median) == near(np.median(marks))
            assert (each.lowest, each.highest) == (min(marks), max(marks))
        assert each.deviation == (near(np.std(marks, ddof=1)) if len(marks) > 1 else None)


@pytest.mark.parametrize("name", ["thirty_by_seven", "sparse"])
def test_a_juror_is_compared_with_the_mean_of_the_others(name):
    panel = panel_of(PANELS["REFERENCES"]["tables"][name]["rows"])

    for juror, figures in jurors_of(panel).items():
        pairs = []
        for application, mark in panel.of_juror(juror).items():
            others = [
                float(each)
                for each in panel.without_juror(juror).of_application(application).values()
            ]
            if others:
                pairs.append((float(mark), np.mean(others)))
        assert figures.correlation_with_rest == near(np.corrcoef(np.array(pairs).T)[0, 1])


def test_a_juror_who_gives_one_mark_to_all_has_no_correlation_and_no_deviation():
    figures = jurors_of(columns(p=[5, 7], q=[5, 9], r=[5, 3]))["A"]

    assert figures.deviation == 0
    assert figures.correlation_with_rest is None
    assert (figures.distinct, figures.lowest, figures.highest) == (1, 5, 5)


def test_a_juror_without_marks_is_told_with_none():
    panel = columns(p=[5, 7], q=[5, 9])
    panel = type(panel)(panel.applications, (*panel.jurors, "Z"), panel.scores)

    figures = jurors_of(panel)["Z"]

    assert (figures.n, figures.mean, figures.deviation, figures.severity) == (0, None, None, None)
    assert figures.large_residuals is None


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([14, 15, 13, 14, 2], ("E",)),
        ([14, 14, 14, 14, 8], ("E",)),
        ([14, 14, 14, 14, 14], ()),
        ([2, 8, 14, 17, 20], ()),
        ([14, 2], ()),
        ([14], ()),
    ],
)
def test_an_outlying_mark_is_seen_even_where_all_the_others_agree(marks, expected):
    [figures] = application_figures(columns(p=marks))

    assert figures.outliers == expected


def test_nobody_lies_far_out_of_nothing():
    assert far_out({}) == ()
    assert deviation(fractions(3)) is None
    assert correlation(zip(fractions(1, 2), fractions(1, 2), strict=True)) is None


def test_one_impression_for_every_criterion_is_a_halo_of_one():
    panel = columns(p=[5, 7], q=[6, 9], r=[9, 3])
    fifth = Fraction(1, 5)
    positions = {
        (application, juror): {"one": mark * fifth / 2, "other": mark * fifth / 3}
        if juror == "A"
        else {"one": mark * fifth / 2, "other": 1 - mark * fifth / 2}
        for (application, juror), mark in panel.scores.items()
    }

    found = jurors_of(panel, positions)

    assert (found["A"].halo, found["B"].halo) == (near(1), near(-1))
    assert jurors_of(panel)["A"].halo is None


def test_a_surprising_mark_counts_among_the_large_residuals_of_its_juror():
    rows = [
        (f"P{one:02}", f"J{juror}", 10 + one % 5 + (one * juror) % 2)
        for one in range(20)
        for juror in range(4)
    ]
    rows[0] = ("P00", "J0", 40)

    found = jurors_of(panel_of(rows))

    assert found["J0"].large_residuals == Fraction(1, 20)
    assert found["J3"].large_residuals == 0 or found["J3"].large_residuals == Fraction(1, 20)


@given(
    st.lists(
        st.tuples(st.fractions(-20, 20, max_denominator=9), st.fractions(0, 5, max_denominator=7)),
        min_size=3,
        max_size=8,
    )
)
def test_whole_numbers_give_the_spread_of_the_fractions_to_the_digit(pairs):
    sides = tuple(zip(*pairs, strict=True))
    first, second = ([value - Fraction(sum(side), len(side)) for value in side] for side in sides)
    squares = [sum(each * each for each in side) for side in (first, second)]
    together = sum(one * other for one, other in zip(first, second, strict=True))

    expected = float(together) / sqrt(squares[0] * squares[1]) if all(squares) else None

    assert correlation(pairs) == expected
    assert deviation(list(sides[0])) == sqrt(squares[0] / (len(pairs) - 1))
