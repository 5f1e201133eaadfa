"""Which ballot counts, by the verifier’s own road: from the ballots and decisions, nothing else."""

import runpy
from pathlib import Path

import pytest

from jury_app import verify

BOOKS = runpy.run_path(str(Path(__file__).parent / "books.py"))
ballot, book, act, codes = (BOOKS[name] for name in ("ballot", "book", "act", "codes"))


def states(*ballots, decided=()):
    """Return what becomes of ballots, by their names."""
    told = [{"kept": kept, "aside": [*aside]} for kept, aside in decided]
    return verify._states(ballots, told)  # noqa: SLF001 -- one rule alone


def test_a_ballot_alone_counts_and_the_last_of_a_device_replaces_those_before():
    one, two, four = ballot("a", 1), ballot("b", 2, previous="a"), ballot("d", 4, previous="c")

    assert states(one) == {"a": "counted"}
    assert states(one, two) == {"a": "superseded", "b": "counted"}
    assert states(four, one) == {"a": "superseded", "d": "counted"}  # others never arrived


def test_another_device_replaces_a_ballot_by_naming_it_and_only_as_the_next():
    one, next_ = ballot("a", 1), ballot("b", 2, previous="a", device="B")
    too_far, stranger = ballot("c", 3, previous="a", device="B"), ballot("d", 2, device="B")

    assert states(one, next_) == {"a": "superseded", "b": "counted"}
    assert states(one, too_far) == {"a": "conflict", "c": "conflict"}
    assert states(one, stranger) == {"a": "conflict", "d": "conflict"}


def test_two_copies_of_one_work_file_are_disputed_whatever_came_after():
    one, other = ballot("a", 1), ballot("b", 1)
    third = ballot("c", 2, previous="a")

    assert states(one, other) == {"a": "conflict", "b": "conflict"}
    assert states(one, ballot("c", 2, previous="x")) == {"a": "conflict", "c": "conflict"}
    assert states(one, other, third) == dict.fromkeys("abc", "conflict")


def test_the_one_that_is_kept_counts_and_the_others_are_set_aside():
    one, other = ballot("a", 1), ballot("b", 1, device="B")

    assert states(one, other, decided=[("a", "b")]) == {"a": "counted", "b": "set_aside"}
    assert states(one, other, decided=[("a", "b"), ("b", "a")]) == {
        "a": "set_aside",
        "b": "counted",
    }
    assert states(one, other, decided=[("z", "a")]) == {"a": "conflict", "b": "conflict"}


def test_what_was_set_aside_takes_along_what_it_had_replaced():
    first, second = ballot("a", 1), ballot("b", 2, previous="a")
    third, kept = ballot("c", 3, previous="b"), ballot("k", 1, device="B")

    found = states(first, second, third, kept, decided=[("k", "c")])

    assert found == {"a": "superseded", "b": "superseded", "c": "set_aside", "k": "counted"}
    unnamed = states(first, ballot("d", 2, previous="x"), kept, decided=[("k", "d")])
    assert unnamed == {"a": "superseded", "d": "set_aside", "k": "counted"}


def test_what_follows_a_kept_copy_replaces_it_and_what_follows_the_other_is_in_conflict():
    one, other = ballot("a", 1), ballot("b", 1)
    after, beside = ballot("c", 2, previous="a"), ballot("d", 2, previous="b")
    kept = [("a", "b")]

    assert states(one, other, decided=kept) == {"a": "counted", "b": "set_aside"}
    assert states(one, other, after, decided=kept)["c"] == "counted"
    assert states(one, other, beside, decided=kept) == {
        "a": "conflict",
        "b": "set_aside",
        "d": "conflict",
    }


def test_a_device_that_was_not_copied_goes_on_after_a_decision_and_one_that_was_does_not():
    one, other = ballot("a", 1), ballot("b", 1, device="B")
    copied, later = ballot("d", 1, device="B"), ballot("c", 3, previous="x")

    found = states(one, other, later, decided=[("a", "b")])
    beside = states(one, other, copied, later, decided=[("a", "bd")])
    doubtful = states(one, ballot("e", 1), later, decided=[("a", "e")])

    assert found == {"a": "superseded", "b": "set_aside", "c": "counted"}
    assert beside == found | {"d": "set_aside"}
    assert doubtful == {"a": "conflict", "c": "conflict", "e": "set_aside"}


@pytest.mark.parametrize(
    ("undone", "state", "counted"), [(False, ("counted", "set_aside"), ["a"]),
                                     (True, ("conflict", "conflict"), [])]
)  # fmt: skip
def test_a_decision_that_was_undone_keeps_nothing(undone, state, counted):
    decided = act("conflict_resolved", {"juror": 1, "kept": "a", "aside": ["b"]})
    here = book(decided, *[act("correction", {"undoes": 1})] * undone)
    here.ballots = [ballot("a", 1), ballot("b", 1, device="B")]
    for each, told in zip(here.ballots, state, strict=True):
        each.row["state"] = told

    assert codes(verify._check_states, here) == []  # noqa: SLF001 -- one check alone
    assert [each.digest for each in here.counted.values()] == counted
