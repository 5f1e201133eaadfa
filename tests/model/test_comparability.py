"""Which applications of a domain the readings leave incomparable, and what mends it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jury_app.model.scoring import comparability
from jury_app.model.scoring.comparability import compare, compare_steps
from jury_app.model.scoring.connections import Side

EVERYBODY = dict.fromkeys(range(1, 9), frozenset(range(11, 19)))
ONE = dict.fromkeys(range(1, 9), 1)


def test_readings_that_are_linked_leave_nothing_to_say():
    assert compare({(11, 1), (11, 2), (12, 1), (12, 2)}, ONE, EVERYBODY).gaps == ()


def test_two_parts_without_a_common_reader_are_told_with_the_one_reading_that_joins_them():
    [gap] = compare({(11, 1), (11, 2), (12, 1), (12, 2), (13, 3), (14, 3)}, ONE, EVERYBODY).open

    assert gap.parts == ((1, 2), (3,))
    assert gap.holder is None
    [(juror, application)] = gap.mends
    mended = compare(
        {(11, 1), (11, 2), (12, 1), (12, 2), (13, 3), (14, 3), (juror, application)}, ONE, EVERYBODY
    )
    assert mended.open == ()


def test_a_juror_on_whom_everything_hangs_is_named():
    found = compare({(11, 1), (11, 2), (12, 1), (13, 2)}, ONE, EVERYBODY)

    assert found.open == ()
    [gap] = found.hanging
    assert gap.holder == (Side.JUROR, 11)
    assert compare({(11, 1), (11, 2), (12, 1), (13, 2), *gap.mends}, ONE, EVERYBODY).hanging == ()


def test_an_application_on_which_everything_hangs_is_named():
    found = compare(
        {(11, 1), (11, 2), (12, 2), (12, 3), (13, 1), (13, 2), (14, 2), (14, 3)}, ONE, EVERYBODY
    )

    assert [gap.holder for gap in found.hanging] == [(Side.APPLICATION, 2)]


def test_applications_of_different_domains_need_not_be_comparable():
    groups = {1: 1, 2: 1, 3: 2, 4: 2}
    pairs = {(11, 1), (11, 2), (12, 1), (12, 2), (13, 3), (13, 4), (14, 3), (14, 4)}

    assert compare(pairs, groups, EVERYBODY).gaps == ()


def test_a_domain_may_be_joined_by_readers_of_another_one():
    groups = {1: 1, 2: 1, 3: 2}
    pairs = {(11, 1), (11, 3), (12, 3), (12, 2)}

    assert compare(pairs, groups, EVERYBODY).open == ()
    assert {gap.holder for gap in compare(pairs, groups, EVERYBODY).hanging} == {
        (Side.JUROR, 11), (Side.JUROR, 12), (Side.APPLICATION, 3),
    }  # fmt: skip


def test_nothing_is_proposed_that_a_conflict_forbids():
    eligible = {1: frozenset({11, 12}), 2: frozenset({13})}

    [gap] = compare({(11, 1), (12, 1), (13, 2)}, {1: 1, 2: 1}, eligible).open

    assert gap.mends == ()


def test_without_readings_there_is_nothing_to_compare():
    assert compare((), ONE, EVERYBODY).gaps == ()


@pytest.mark.parametrize("only", [1, 2])
def test_one_domain_alone_is_told_as_among_all(only):
    groups = {each: 1 + each % 2 for each in range(1, 9)}
    pairs = {(10 + each, each) for each in range(1, 9)} | {(11, 3), (12, 4)}
    everything = compare(pairs, groups, EVERYBODY)

    alone = compare(pairs, groups, EVERYBODY, only)

    assert [each.parts for each in alone.open] == [
        each.parts for each in everything.open if each.group == only
    ]
    assert [each.holder for each in alone.hanging] == [
        each.holder for each in everything.hanging if each.group == only
    ]


CHAIN = {(10 + place + more, place) for place in range(1, 9) for more in (0, 1)}
HOLDERS = 15  # all its applications, and the jurors between them


def test_whatever_holds_something_together_is_looked_at_one_by_one_and_may_be_stopped():
    steps = compare_steps(CHAIN, ONE, EVERYBODY)

    assert sum(1 for _progress in steps) == HOLDERS


def test_what_is_too_much_to_look_at_is_told_as_unseen(monkeypatch):
    monkeypatch.setattr(comparability, "_MOST_LOOKED_AT", 3 * len(CHAIN))

    found = compare(CHAIN, ONE, EVERYBODY)

    assert len(found.hanging) == 3
    assert found.unseen == HOLDERS - 3


@given(st.sets(st.tuples(st.integers(11, 18), st.integers(1, 8)), min_size=1))
def test_the_readings_proposed_always_close_the_gap(pairs):
    found = compare(pairs, ONE, EVERYBODY)

    for gap in found.open:
        assert len(gap.mends) == len(gap.parts) - 1
        assert compare(pairs | set(gap.mends), ONE, EVERYBODY).open == ()
