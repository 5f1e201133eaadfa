"""Severity evened out as least squares would, only where jurors can be compared at all."""

import runpy
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jury_app.model.scoring import additive
from jury_app.model.scoring.connections import Component, components, design_of, joining_readings
from jury_app.model.scoring.panel import Panel
from jury_app.model.scoring.ranking import competition_ranks
from jury_app.model.scoring.severity import AdditiveFit, Matters

PANELS = runpy.run_path(str(Path(__file__).parent / "panels.py"))
panels, shuffled, columns, panel_of = (
    PANELS[name] for name in ("panels", "shuffled", "columns", "panel_of")
)
TABLES = PANELS["REFERENCES"]["tables"]


def near(values):
    return pytest.approx(values, rel=1e-9, abs=1e-9)


def told(fit):
    return fit.adjusted(), fit.severities()


@pytest.mark.parametrize("name", TABLES)
def test_adjusted_scores_and_severities_are_those_of_least_squares(name):
    """Against ordinary least squares of statsmodels."""
    table = TABLES[name]
    panel = panel_of(table["rows"])
    fit = AdditiveFit(panel)

    assert [each.value for each in fit.adjusted()] == near(table["adjusted"])
    assert [each.error for each in fit.adjusted()] == near(table["adjusted_se"])
    assert [each.value for each in fit.severities()] == near(table["severity"])
    assert [each.error for each in fit.severities()] == near(table["severity_se"])
    assert fit.residual_deviation == near(table["residual_sd"])
    assert design_of(panel).rank == table["rank"]


def test_many_jurors_are_solved_as_few_are(monkeypatch):
    panel = panel_of(TABLES["sparse"]["rows"])
    directly = AdditiveFit(panel)
    monkeypatch.setattr(additive, "MOST_DIRECT", 0)
    monkeypatch.setattr(additive, "MOST_WITH_ERROR", 0)

    fit = AdditiveFit(panel)

    assert [each.value for each in fit.adjusted()] == near(
        [each.value for each in directly.adjusted()]
    )
    assert {each.error for each in fit.adjusted()} == {None}


def test_the_error_of_a_difference_is_that_of_the_contrast():
    """Against the covariance of least squares worked out in full."""
    panel = panel_of(TABLES["incomplete"]["rows"])
    pairs = sorted(panel.scores)
    width = len(panel.applications) + len(panel.jurors)
    design = np.zeros((len(pairs), width))
    for row, (application, juror) in enumerate(pairs):
        design[row, panel.applications.index(application)] = 1
        design[row, len(panel.applications) + panel.jurors.index(juror)] = -1
    covariance = np.linalg.pinv(design.T @ design)
    fit = AdditiveFit(panel)

    for one, other in ((0, 1), (3, 9)):
        contrast = np.zeros(width)
        contrast[one], contrast[other] = 1, -1
        names = panel.applications[one], panel.applications[other]
        expected = fit.residual_deviation * np.sqrt(contrast @ covariance @ contrast)
        assert fit.difference_error(*names) == near(expected)
    assert fit.difference_error(names[0], names[0]) == 0


@given(panels(), st.randoms(use_true_random=False))
def test_shuffling_changes_nothing_to_the_last_digit(panel, random):
    other = shuffled(panel, random)

    assert told(AdditiveFit(other)) == told(AdditiveFit(panel))
    assert design_of(other) == design_of(panel)
    assert joining_readings(other) == joining_readings(panel)


@given(panels())
def test_severities_sum_to_zero_in_every_component(panel):
    severity = {each.juror: each.value for each in AdditiveFit(panel).severities()}

    for part in components(panel):
        assert sum(severity[juror] for juror in part.jurors) == near(0)
    silent = {juror for juror in panel.jurors if not panel.of_juror(juror)}
    assert {juror for juror, value in severity.items() if value is None} == silent


@given(panels(complete=True))
def test_in_a_complete_panel_adjusted_scores_are_the_means_and_ranks_those_of_the_means(panel):
    means = {
        each: sum(given.values()) / len(given)
        for each in panel.applications
        if (given := panel.of_application(each))
    }

    found = AdditiveFit(panel).adjusted()

    assert [each.value for each in found] == near([float(each) for each in means.values()])
    assert {each.application: each.rank for each in found} == competition_ranks(means)


@given(panels(), st.integers(1, 10))
def test_a_juror_who_takes_points_off_everything_is_severer_by_as_much(panel, points):
    strict = panel.jurors[0]
    scores = {
        pair: score - (points if pair[1] == strict else 0) for pair, score in panel.scores.items()
    }
    before = {each.juror: each.value for each in AdditiveFit(panel).severities()}

    harder = AdditiveFit(Panel(panel.applications, panel.jurors, scores))

    after = {each.juror: each.value for each in harder.severities()}
    for part in components(panel):
        for juror in part.jurors:
            if strict in part.jurors:
                own = points if juror == strict else 0
                assert after[juror] - before[juror] == near(own - points / len(part.jurors))
            else:
                assert after[juror] == near(before[juror])


def test_a_severe_reader_no_longer_costs_the_applications_that_he_read():
    panel = columns(p=[10, 12, None], q=[None, 12, 14], r=[13, None, 17], s=[10, 12, 14])

    fit = AdditiveFit(panel)

    assert [each.value for each in fit.adjusted()] == near([12, 12, 15, 12])
    assert [each.rank for each in fit.adjusted()] == [2, 2, 1, 2]
    assert [each.value for each in fit.severities()] == near([2, 0, -2])
    assert fit.residual_deviation == 0
    assert fit.matters() is Matters.YES


@pytest.mark.parametrize(
    ("panel", "matters"),
    [
        (columns(), Matters.NOTHING),
        (columns(p=[3], q=[7]), Matters.NOTHING),
        (columns(p=[3, 9, 4]), Matters.NOTHING),
        (columns(p=[3, 9], q=[5, 5]), Matters.COMPLETE),
        (columns(p=[3, None], q=[None, 5]), Matters.APART),
        (columns(p=[3, 9], q=[None, 5]), Matters.YES),
    ],
)
def test_it_is_said_when_severity_cannot_matter(panel, matters):
    assert AdditiveFit(panel).matters() is matters


def test_one_juror_one_application_and_constant_jurors_all_have_an_answer():
    alone = AdditiveFit(columns(p=[3], q=[7]))
    single = AdditiveFit(columns(p=[3, 9, 6]))
    constant = AdditiveFit(columns(p=[5, 5, 9], q=[5, 5, 9], r=[5, 5, 9]))

    assert [each.rank for each in alone.adjusted()] == [2, 1]
    assert [(each.value, each.error) for each in alone.severities()] == [(0, None)]
    assert [each.value for each in single.severities()] == near([3, -3, 0])
    assert single.adjusted()[0].error is None
    assert [each.rank for each in constant.adjusted()] == [1, 1, 1]
    assert [each.error for each in constant.adjusted()] == [0, 0, 0]


def test_parts_that_nobody_links_have_no_merged_order():
    panel = columns(p=[3, 5, None, None], q=[4, 6, None, None], r=[None, None, 9, 1])

    fit = AdditiveFit(panel)

    assert {each.rank for each in fit.adjusted()} == {None}
    assert fit.difference_error("p", "q") is not None
    assert fit.difference_error("p", "r") is None
    assert components(panel) == (
        Component(("p", "q"), ("A", "B")),
        Component(("r",), ("C", "D")),
    )


@given(panels())
def test_the_rank_is_that_of_the_design(panel):
    pairs = sorted(panel.scores)
    design = np.zeros((len(pairs), len(panel.applications) + len(panel.jurors)))
    for row, (application, juror) in enumerate(pairs):
        design[row, panel.applications.index(application)] = 1
        design[row, len(panel.applications) + panel.jurors.index(juror)] = 1

    assert design_of(panel).rank == (np.linalg.matrix_rank(design) if pairs else 0)


@given(panels())
def test_whoever_leaves_a_gap_is_an_articulation_point(panel):
    connected = Panel(
        tuple(each for each in panel.applications if panel.of_application(each)),
        tuple(each for each in panel.jurors if panel.of_juror(each)),
        panel.scores,
    )
    design = design_of(connected)

    def parts(applications, jurors):
        kept = {
            pair: score
            for pair, score in connected.scores.items()
            if pair[0] in applications and pair[1] in jurors
        }
        lonely = sum(not any(pair[1] == juror for pair in kept) for juror in jurors)
        return len(components(Panel(tuple(applications), tuple(jurors), kept))) + lonely

    whole = parts(connected.applications, connected.jurors)
    applications = tuple(
        gone
        for gone in connected.applications
        if parts([each for each in connected.applications if each != gone], connected.jurors)
        > whole
    )
    jurors = tuple(
        gone
        for gone in connected.jurors
        if parts(connected.applications, [each for each in connected.jurors if each != gone])
        > whole
    )

    assert (design.pivotal_applications, design.pivotal_jurors) == (applications, jurors)


@given(panels())
def test_as_many_readings_as_there_are_gaps_join_everything(panel):
    extra = joining_readings(panel)

    gaps = len(components(panel)) - 1
    assert len(extra) in ((gaps,) if panel.scores else (0, gaps))
    joined = Panel(
        panel.applications, panel.jurors, {**panel.scores, **dict.fromkeys(extra, Fraction(1))}
    )
    assert len(components(joined)) == (1 if extra or not gaps else gaps + 1)


def test_extra_readings_go_to_those_who_read_least_and_never_into_a_conflict():
    panel = columns(p=[3, 5, None, None], q=[4, None, None, None], r=[None, None, 9, 1])

    assert joining_readings(panel) == (("q", "C"),)
    assert joining_readings(panel, {("q", "C"), ("p", "C")}) == (("q", "D"),)
    everything = {(each, juror) for each in panel.applications for juror in panel.jurors}
    assert joining_readings(panel, everything) == ()
