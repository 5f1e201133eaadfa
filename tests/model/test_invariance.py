"""What must change nothing: a constant, a ballot taken back and given again, one not ranked."""

from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from jury_app.model.scoring.methods import Method
from jury_app.model.scoring.official import Way, official_order
from jury_app.model.scoring.panel import Panel
from jury_app.model.scoring.ranking import Candidate, mean, rank
from jury_app.model.scoring.robustness import with_ballot
from jury_app.model.scoring.severity import AdditiveFit
from jury_app.model.scoring.ties import Step

WITHIN_A_JUROR = (Method.MEAN, Method.BORDA, Method.SCHULZE)
"""What compares the marks of one juror with one another, and not with those of others."""

marks = st.integers(0, 4).map(Fraction)


@st.composite
def panels(draw, *, complete=False):
    applications, jurors = draw(st.integers(2, 6)), draw(st.integers(1, 5))
    scores = {
        (application, juror): draw(marks)
        for application in range(applications)
        for juror in range(jurors)
        if complete or draw(st.booleans())
    }
    return Panel(tuple(range(applications)), tuple(range(jurors)), scores)


def official(panel, way):
    given_ = {each: list(panel.of_application(each).values()) for each in panel.applications}
    means = {each: mean(scores) for each, scores in given_.items() if scores}
    kept = tuple(means)
    return official_order(means, Panel(kept, panel.jurors, panel.scores), way)


def ranks(panel, way):
    return {each.application: each.rank for each in official(panel, way)}


def shifted(panel, juror, constant):
    """The panel as if a juror had given so much more to everybody."""
    scores = {pair: score + constant * (pair[1] == juror) for pair, score in panel.scores.items()}
    return Panel(panel.applications, panel.jurors, scores)


@given(panels(complete=True), st.sampled_from(WITHIN_A_JUROR), st.fractions(-9, 9), st.data())
def test_a_constant_added_to_a_complete_juror_changes_no_rank(panel, method, constant, data):
    juror = data.draw(st.sampled_from(panel.jurors))

    assert ranks(shifted(panel, juror, constant), Way(method)) == ranks(panel, Way(method))


@given(panels(), st.integers(-9, 9), st.data())
def test_a_constant_added_to_any_juror_changes_no_rank_once_severity_is_evened_out(
    panel, constant, data
):
    juror = data.draw(st.sampled_from(panel.jurors))

    before, after = AdditiveFit(panel), AdditiveFit(shifted(panel, juror, Fraction(constant)))

    assert [each.rank for each in after.adjusted()] == [each.rank for each in before.adjusted()]


@given(panels(), st.sampled_from(Method), st.booleans(), st.data())
def test_a_ballot_that_is_withdrawn_and_given_again_restores_everything(
    panel, method, with_ties, data
):
    juror = data.draw(st.sampled_from(panel.jurors))
    way = Way(method, ties=(Step.FIRST_PLACES, Step.MEDIAN) if with_ties else ())
    ballot = panel.of_juror(juror)

    again = with_ballot(panel.without_juror(juror), juror, ballot)

    assert again.scores == panel.scores
    assert official(again, way) == official(panel, way)


@given(panels(), st.lists(marks, max_size=2), st.integers(1, 3))
def test_an_application_that_is_not_ranked_changes_no_other_rank(panel, few, minimum):
    assume(len(few) < minimum)
    candidates = [
        Candidate(each, list(panel.of_application(each).values()), len(panel.jurors))
        for each in panel.applications
    ]

    before = rank(candidates, minimum=minimum)
    after = rank([*candidates, Candidate(99, few, 9)], minimum=minimum)

    assert after.ranked == before.ranked
    assert [each.application for each in after.unranked][-1] == 99
