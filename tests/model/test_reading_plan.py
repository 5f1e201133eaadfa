"""Who reads what: loads within bounds, the most expertise, panels mixed, refusals by name."""

from collections import Counter
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jury_app.model.scoring.assignment import TooFewReadersError
from jury_app.model.scoring.mixing import mixed, reading_design
from jury_app.model.scoring.reading_plan import Loads, LoadsError, plan_readings

EVERYBODY = set(range(1, 7))


@st.composite
def worlds(draw):
    jurors = draw(st.integers(1, 5))
    readers = draw(st.integers(1, min(jurors, 2)))
    panel = st.sets(st.integers(1, jurors), min_size=readers, max_size=jurors)
    eligible = draw(st.dictionaries(st.integers(1, 60), panel, min_size=1, max_size=4))
    least = draw(st.integers(0, 2))
    loads = Loads(least, least + draw(st.integers(0, 3)))
    expertise = {
        (juror, application): draw(st.integers(0, 3))
        for application in sorted(eligible)
        for juror in sorted(eligible[application])
    }
    return eligible, readers, loads, expertise


def all_plans(eligible, readers, loads):
    """Try every plan there is."""
    jurors = set().union(*eligible.values())
    for chosen in product(*(combinations(sorted(eligible[each]), readers) for each in eligible)):
        given_ = Counter(juror for panel in chosen for juror in panel)
        if all(loads.least <= given_[juror] <= loads.most for juror in jurors):
            panels = zip(eligible, chosen, strict=True)
            yield {(juror, each) for each, panel in panels for juror in panel}


@given(worlds())
def test_no_plan_has_more_expertise_and_none_is_refused_that_exists(world):
    eligible, readers, loads, expertise = world
    best = max(
        (sum(expertise[pair] for pair in plan) for plan in all_plans(eligible, readers, loads)),
        default=None,
    )

    try:
        pairs = plan_readings(eligible, readers, loads, expertise)
    except LoadsError:
        assert best is None
    else:
        assert sum(expertise[pair] for pair in pairs) == best
        assert pairs in list(all_plans(eligible, readers, loads))


@settings(max_examples=settings.default.max_examples // 2)
@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_in_which_it_is_told_changes_nothing(world, random):
    eligible, readers, loads, expertise = world
    told = {key: eligible[key] for key in random.sample(sorted(eligible), len(eligible))}

    def outcome(eligible):
        try:
            return plan_readings(eligible, readers, loads, expertise)
        except LoadsError as refusal:
            return refusal.args

    assert outcome(told) == outcome(eligible)


def test_an_application_with_too_few_eligible_jurors_is_named():
    with pytest.raises(TooFewReadersError) as refusal:
        plan_readings({7: {1, 2}, 8: {1, 2, 3}}, 3, Loads())

    assert (refusal.value.application, refusal.value.eligible) == (7, 2)


def test_applications_that_ask_more_of_the_same_jurors_than_they_may_read_are_named():
    eligible = {1: {1, 2}, 2: {1, 2}, 3: {1, 2}, 4: {3, 4, 5}}

    with pytest.raises(LoadsError) as refusal:
        plan_readings(eligible, 2, Loads(0, 2))

    assert refusal.value.jurors == ()
    assert refusal.value.applications == (1, 2, 3)


def test_jurors_who_cannot_be_given_as_many_as_they_must_are_named():
    eligible = {1: {1, 2, 3}, 2: {1, 2}, 3: {1, 2}}

    with pytest.raises(LoadsError) as refusal:
        plan_readings(eligible, 1, Loads(2, 2))

    assert refusal.value.jurors == (1, 2, 3)
    with pytest.raises(LoadsError) as refusal:
        plan_readings(eligible, 2, Loads(2, 3))
    assert refusal.value.jurors == (3,)


def test_twenty_jurors_read_two_hundred_dossiers_and_can_all_be_compared():
    eligible = {each: set(range(20)) - {each % 20} for each in range(200)}

    pairs = plan_readings(eligible, 5, Loads(48, 52), {(each % 7, each): 2 for each in eligible})

    loads = Counter(juror for juror, _application in pairs)
    assert set(loads.values()) <= set(range(48, 53))
    design = reading_design(pairs)
    assert len(design.components) == 1
    assert design.pivotal_jurors == design.pivotal_applications == ()


def test_panels_that_never_meet_are_mixed():
    apart = {(juror, each) for each in range(4) for juror in (1, 2, 3)} | {
        (juror, each) for each in range(4, 8) for juror in (4, 5, 6)
    }

    pairs = mixed(apart, dict.fromkeys(range(8), EVERYBODY))

    assert len(reading_design(apart).components) == 2
    design = reading_design(pairs)
    assert len(design.components) == 1
    assert design.pivotal_jurors == design.pivotal_applications == ()
    for side in (0, 1):
        assert Counter(pair[side] for pair in pairs) == Counter(pair[side] for pair in apart)


def test_who_alone_holds_two_panels_together_is_joined_by_another():
    chain = {(juror, each) for each in (1, 2, 3) for juror in (1, 2, 3)} | {
        (juror, each) for each in (4, 5, 6) for juror in (3, 4, 5)
    }

    pairs = mixed(chain, dict.fromkeys(range(1, 7), EVERYBODY))

    assert reading_design(chain).pivotal_jurors == (3,)
    assert reading_design(pairs).pivotal_jurors == ()


def test_panels_that_conflicts_keep_apart_stay_apart():
    eligible = {1: {1, 2}, 2: {1, 2}, 3: {3, 4}, 4: {3, 4}}
    pairs = {(juror, each) for each, panel in eligible.items() for juror in panel}

    assert mixed(pairs, eligible) == pairs


def test_no_expertise_is_given_away_to_mix_panels():
    pairs = {(juror, each) for each, panel in ((1, (1, 2)), (2, (3, 4))) for juror in panel}

    assert mixed(pairs, dict.fromkeys((1, 2), EVERYBODY), dict.fromkeys(pairs, 1)) == pairs


def test_nobody_and_nothing_make_no_readings():
    assert plan_readings({}, 3, Loads()) == set()
    assert mixed(set(), {}) == set()


@given(worlds())
def test_the_jurors_named_as_overloaded_may_not_read_all_that_falls_on_them(world):
    eligible, readers, loads, _expertise = world
    limit = Loads(0, loads.most)

    try:
        plan_readings(eligible, readers, limit)
    except LoadsError as refusal:
        full = set(refusal.overloaded)
        falls = sum(
            max(0, readers - len(set(eligible[each]) - full)) for each in refusal.applications
        )
        assert falls > len(full) * limit.most
