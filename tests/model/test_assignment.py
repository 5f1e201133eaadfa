"""Who reads what: exactly n readers, never a conflict, as even as can be, always the same."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jury_app.model.scoring.assignment import TooFewReadersError, balanced_readers


@st.composite
def worlds(draw):
    jurors = draw(st.integers(1, 9))
    readers = draw(st.integers(1, jurors))
    panel = st.sets(st.integers(1, jurors), min_size=readers, max_size=jurors)
    eligible = draw(st.dictionaries(st.integers(1, 60), panel, max_size=14))
    return eligible, readers


@given(worlds())
def test_every_application_has_exactly_its_readers(world):
    eligible, readers = world

    pairs = balanced_readers(eligible, readers)

    assert Counter(application for _juror, application in pairs) == dict.fromkeys(eligible, readers)


@given(worlds())
def test_nobody_reads_what_they_may_not(world):
    eligible, readers = world

    pairs = balanced_readers(eligible, readers)

    assert all(juror in eligible[application] for juror, application in pairs)


@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_in_which_things_are_told_changes_nothing(world, random):
    eligible, readers = world
    shuffled = {
        key: set(random.sample(sorted(eligible[key]), len(eligible[key])))
        for key in random.sample(sorted(eligible), len(eligible))
    }

    assert balanced_readers(shuffled, readers) == balanced_readers(eligible, readers)


@given(st.integers(1, 12), st.integers(0, 40), st.data())
def test_equal_panels_share_the_work_to_within_one(jurors, applications, data):
    readers = data.draw(st.integers(1, jurors))
    everybody = set(range(1, jurors + 1))

    pairs = balanced_readers(dict.fromkeys(range(applications), everybody), readers)

    loads = Counter(dict.fromkeys(everybody, 0))
    loads.update(juror for juror, _application in pairs)
    assert max(loads.values()) - min(loads.values()) <= 1


@given(worlds(), st.data())
def test_too_few_are_refused_by_name(world, data):
    eligible, readers = world
    number = data.draw(st.integers(61, 99))
    few = set(range(1, data.draw(st.integers(0, readers - 1)) + 1))

    with pytest.raises(TooFewReadersError) as refusal:
        balanced_readers({**eligible, number: few}, readers)

    assert (refusal.value.application, refusal.value.eligible) == (number, len(few))


def test_panels_are_mixed_so_that_jurors_can_be_compared():
    pairs = balanced_readers({application: {1, 2, 3, 4} for application in range(6)}, 2)

    panels = {
        frozenset(juror for juror, each in pairs if each == application) for application in range(6)
    }
    assert len(panels) == 6
