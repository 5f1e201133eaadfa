"""The rules choose how the official order is made, and a change of them tells what it changes."""

import runpy
import shutil
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jury_app.errors import RuleError
from jury_app.i18n import speaking
from jury_app.model.journal import now
from jury_app.model.operations.edition import change_rules
from jury_app.model.operations.recounting import require_agreement, require_same_counts
from jury_app.model.queries.foresight import foresee, foresight_sentence
from jury_app.model.queries.journal import list_journal
from jury_app.model.queries.record import dump_record, get_record, load_record
from jury_app.model.queries.standings import consolidate
from jury_app.model.rules import PartialGrids, RuleSettings, load_settings, sentences
from jury_app.model.scoring.grids import Scale, criterion_means_first, grid_mean
from jury_app.model.scoring.methods import Method
from jury_app.model.scoring.official import Way, official_order
from jury_app.model.scoring.panel import Panel
from jury_app.model.scoring.ranking import mean
from jury_app.model.scoring.second_road import is_same, mean_by_criteria, mean_by_grids
from jury_app.model.scoring.ties import Step
from jury_app.publishing.minutes import minutes_of

YEAR = runpy.run_path(str(Path(__file__).parent / "year.py"))["Year"]
MEAN_BY_HEAVIEST = RuleSettings(ties=(Step.HEAVIEST_CRITERION, Step.MEDIAN))
KEPT_FINGERPRINT = "27f0b5b8d4818a1f1a16d7a052cba46f635ca92754216fb30597d068feba3804"
TIES = st.lists(
    st.sampled_from((Step.HEAVIEST_CRITERION, Step.FIRST_PLACES, Step.MEDIAN)), unique=True
)


@pytest.fixture(scope="module")
def voted(founded, tmp_path_factory):
    """Three applications whose order depends on the method; the first two are equal on average.

    A1 has 10, 10, 1, 1, 3; A2 has 5 from everybody; A3 has 1, 6, 6, 6, 4.
    """
    path = shutil.copy(founded, tmp_path_factory.mktemp("order") / "voted.jury")
    year = YEAR(Path(path))
    year.applications("A1", "A2", "A3")
    jurors = year.jurors("Benali", "Chauvet", "Costa", "Diallo", "Evrard")
    year.assign()
    given_ = zip(jurors, (10, 10, 1, 1, 3), (5,) * 5, (1, 6, 6, 6, 4), strict=True)
    for juror, *marks in given_:
        year.ballot(juror, dict(zip(("A1", "A2", "A3"), marks, strict=True)))
    year.open()
    year.close()
    return year


@pytest.fixture
def year(voted, tmp_path):
    copied = voted.copy(tmp_path / "year.jury")
    yield copied
    copied.close()


def ranks(year, **rules):
    [domain, *_] = year.database.read(consolidate, settings=RuleSettings(**rules))
    return {each.number: each.rank for each in domain.standings}


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ({}, {"A1": 1, "A2": 1, "A3": 3}),
        ({"method": Method.TRIMMED_MEAN}, {"A1": 3, "A2": 2, "A3": 1}),
        ({"method": Method.MEDIAN}, {"A1": 3, "A2": 2, "A3": 1}),
        ({"method": Method.MAJORITY_JUDGMENT}, {"A1": 3, "A2": 2, "A3": 1}),
        ({"method": Method.BORDA}, {"A1": 3, "A2": 2, "A3": 1}),
        ({"method": Method.SCHULZE}, {"A1": 3, "A2": 2, "A3": 1}),
        ({"ties": (Step.FIRST_PLACES,)}, {"A1": 1, "A2": 2, "A3": 3}),
        ({"ties": (Step.MEDIAN,)}, {"A1": 2, "A2": 1, "A3": 3}),
        ({"ties": (Step.HEAVIEST_CRITERION, Step.MEDIAN)}, {"A1": 2, "A2": 1, "A3": 3}),
    ],
)
def test_each_method_and_each_step_makes_its_order(year, rules, expected):
    assert ranks(year, **rules) == expected


def test_a_standing_says_which_step_put_it_behind_its_equal(year):
    [domain, *_] = year.database.read(consolidate, settings=MEAN_BY_HEAVIEST)

    assert [(each.number, each.step) for each in domain.standings] == [
        ("A2", None),
        ("A1", Step.MEDIAN),
        ("A3", Step.TOTAL),
    ]


def test_the_mean_is_told_whatever_the_method_and_its_own_value_beside_it(year):
    [domain, *_] = year.database.read(consolidate, settings=RuleSettings(method=Method.MEDIAN))

    assert [(each.number, each.mean, each.value) for each in domain.standings] == [
        ("A3", Fraction(46, 5), 12),
        ("A2", 10, 10),
        ("A1", 10, 6),
    ]


def test_the_record_keeps_the_value_of_the_method_and_the_step_that_told_equals_apart(year):
    rules = RuleSettings(method=Method.MEDIAN, ties=(Step.FIRST_PLACES,))
    year.database.write(change_rules, settings=rules, reason="Médiane")

    record = year.database.read(lambda session: get_record(session, closed_at=now(session)))

    assert [(each.number, each.value, each.step) for each in record.domains[0].standings] == [
        ("A3", "12", None),
        ("A2", "10", Step.TOTAL),
        ("A1", "6", Step.TOTAL),
    ]
    assert load_record(dump_record(record)) == record


def test_every_mark_counts_when_each_criterion_is_averaged_first(year):
    juror = year.juror("Faure", "D01")
    year.late(juror, {"A1": {"cible": 10}, "A2": {}, "A3": {}})

    by_criteria = RuleSettings(partial_grids=PartialGrids.CRITERION_MEANS)
    [domain, *_] = year.database.read(consolidate, settings=by_criteria)

    found = {each.number: (each.mean, each.n) for each in domain.standings}
    assert found["A1"] == (2 * (3 * 5 + Fraction(35, 6)) / 4, 6)
    assert found["A2"] == (10, 5)


def test_averages_by_criterion_go_with_no_other_method(year):
    contradicting = RuleSettings(method=Method.MEDIAN, partial_grids=PartialGrids.CRITERION_MEANS)

    with pytest.raises(RuleError) as refusal:
        year.database.write(change_rules, settings=contradicting, reason="Essai")

    assert refusal.value.code == "rules_contradict"


def test_what_other_rules_change_is_known_before_and_stands_in_the_journal_and_the_minutes(year):
    year.decide("A1", "or")
    foreseen = year.database.read(foresee, settings=MEAN_BY_HEAVIEST)
    assert [(each.number, each.before, each.after) for each in foreseen.shifts] == [("A1", 1, 2)]
    assert [each.number for each in foreseen.departures] == ["A1"]
    with speaking("en"):
        assert foresight_sentence(foreseen) == (
            "With these rules, 1 rank changes: A1 from rank 1 to 2. "
            "These awards would then pass over a higher place: A1."
        )

    year.database.write(change_rules, settings=MEAN_BY_HEAVIEST, reason="Égalité à départager")

    with speaking("en"):
        assert year.database.read(list_journal)[-1].sentence == "Rules changed (1 rank with them)"
        record = year.database.read(lambda session: get_record(session, closed_at=now(session)))
        assert load_record(dump_record(record)) == record
        [told] = minutes_of(record, "SEAL").rules_changes
    assert "Égalité à départager" in told
    assert "A1 from rank 1 to 2" in told


def test_a_decision_against_a_tie_break_departs_from_the_order(year):
    year.database.write(change_rules, settings=MEAN_BY_HEAVIEST, reason="Égalité")

    with pytest.raises(RuleError) as refusal:
        year.decide("A1", "or")
    assert refusal.value.code == "motive_required"
    year.decide("A2", "or")


def test_rules_that_were_sealed_before_keep_their_fingerprint():
    kept = load_settings('{"minimum_scores":3}')

    assert kept == RuleSettings()
    assert kept.fingerprint() == KEPT_FINGERPRINT
    chosen = RuleSettings(method=Method.TRIMMED_MEAN, trim=2, ties=(Step.MEDIAN,))
    assert load_settings(chosen.dump()) == chosen
    assert chosen.fingerprint() != kept.fingerprint()


@pytest.mark.parametrize("method", list(Method))
@pytest.mark.parametrize("ties", [(), (Step.FIRST_PLACES, Step.MEDIAN)])
def test_the_order_has_its_sentences_in_both_languages(method, ties):
    chosen = RuleSettings(method=method, trim=2, ties=ties)
    with speaking("fr"):
        french = sentences(chosen)
    with speaking("en"):
        english = sentences(chosen)

    assert len(french) == len(english)
    assert not set(french) & set(english)
    assert ("médiane des notes" in " ".join(french)) == (method is Method.MEDIAN or bool(ties))


@pytest.mark.parametrize("policy", list(PartialGrids))
def test_both_counts_agree_before_anything_is_closed(year, policy):
    year.late(year.juror("Faure", "D01"), {"A1": {"cible": 10}, "A2": {"cible": 1, "demarche": 2}})
    chosen = RuleSettings(partial_grids=policy, partial_threshold_percent=40)
    year.database.write(change_rules, settings=chosen, reason="Essai")

    year.database.read(require_same_counts)


def test_counts_that_differ_close_nothing(year):
    [domain, *_] = year.database.read(consolidate)
    means = {
        each.application_id: (each.mean.numerator, each.mean.denominator)
        for each in domain.standings
    }
    require_agreement(domain, means, RuleSettings())

    swapped = replace(domain, standings=domain.standings[::-1])
    apart = replace(domain, standings=(domain.standings[0], replace(domain.standings[1], rank=2)))
    wrong = {**means, domain.standings[0].application_id: (1, 3)}
    for order, counted in ((swapped, means), (apart, means), (domain, wrong)):
        with pytest.raises(RuleError) as refusal:
            require_agreement(order, counted, RuleSettings())
        assert refusal.value.code == "orders_differ"


SCALES = (
    Scale("a", weight=3, max_points=5),
    Scale("b", weight=2, min_points=1, max_points=5, steps_per_point=2),
    Scale("c", weight=0, lower_is_better=True),
)
GRIDS = st.lists(
    st.fixed_dictionaries(
        {}, optional={"a": st.integers(0, 5), "b": st.integers(2, 10), "c": st.integers(0, 10)}
    ),
    min_size=1,
    max_size=6,
)


@given(GRIDS, st.integers(0, 100))
def test_whole_numbers_lead_to_the_same_means(grids, percent):
    found = [grid_mean(marks, SCALES, threshold=Fraction(percent, 100)) for marks in grids]
    counted = [one for one in found if one is not None]
    again = mean_by_grids(grids, SCALES, percent=percent)
    if counted:
        exact = mean(counted)
        assert is_same((exact.numerator, exact.denominator), again)
    else:
        assert again[1] == 0

    first = criterion_means_first(grids, SCALES)
    again = mean_by_criteria(grids, SCALES)
    if first is None:
        assert again[1] == 0
    else:
        assert is_same((first.numerator, first.denominator), again)


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 5), st.integers(0, 4)), st.integers(0, 4).map(Fraction), min_size=1
    ),
    st.sampled_from(Method),
    TIES,
    st.randoms(use_true_random=False),
)
def test_shuffling_applications_jurors_and_rows_changes_no_order(scores, method, ties, random):
    def order(pairs):
        applications = list(dict.fromkeys(application for application, _juror in pairs))
        jurors = list(dict.fromkeys(juror for _application, juror in pairs))
        panel = Panel(tuple(applications), tuple(jurors), {pair: scores[pair] for pair in pairs})
        means = {each: mean(list(panel.of_application(each).values())) for each in applications}
        return official_order(means, panel, Way(method, 1, tuple(ties)))

    found = order(list(scores))

    assert order(random.sample(list(scores), len(scores))) == found
    assert [each.rank for each in found] == sorted(each.rank for each in found)
    assert all(
        (each.step is None) == (each.rank != place) or place == 1
        for place, each in enumerate(found, start=1)
    )


def test_one_that_was_compared_with_nobody_is_to_be_discussed(year):
    year.application("B1", "D02")
    year.application("B2", "D02")
    year.late(year.juror("Faure", "D02"), {"B1": 5})
    year.late(year.juror("Girard", "D02"), {"B2": 5})
    borda = RuleSettings(method=Method.BORDA, minimum_scores=1)

    domains = {each.code: each for each in year.database.read(consolidate, settings=borda)}

    assert domains["D02"].standings == ()
    assert {each.reason for each in domains["D02"].not_ranked} == {"not_compared"}
