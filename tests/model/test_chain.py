import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jury_app.model.chain import Answer, Link, Resolution, answer, chains, resolution
from jury_app.model.queries.chained import ballot_states
from jury_app.verify import Ballot, _states

LAPTOP, TABLET = b"laptop", b"tablet"


def link(digest, revision, previous=None, *, device=LAPTOP, juror="zoe", round_="jury"):
    return Link(
        digest=digest,
        juror=juror,
        round=round_,
        revision=revision,
        previous=previous,
        device_key=device,
    )


A1, A2, A3 = link("a1", 1), link("a2", 2, "a1"), link("a3", 3, "a2")
TWIN = link("a2bis", 2, "a1")
B1 = link("b1", 1, device=TABLET)
B3 = link("b3", 3, "a2", device=TABLET)


def chain(*links):
    return chains(links)["zoe", "jury"]


@pytest.mark.parametrize(
    ("links", "counting"),
    [
        ([A1], "a1"),
        ([A1, A2], "a2"),
        ([A1, A2, A3], "a3"),
        ([A3], "a3"),
        ([A1, A3], "a3"),
        ([A1, A2, B3], "b3"),
        ([A2, B3], "b3"),
    ],
)
def test_the_last_of_the_chain_counts(links, counting):
    assert chain(*links).counting == counting
    assert chain(*links).heads == (counting,)
    assert not chain(*links).is_conflict


@pytest.mark.parametrize(
    ("links", "heads"),
    [
        ([A1, B1], ("a1", "b1")),
        ([A1, A2, B1], ("a2", "b1")),
        ([A1, A2, TWIN], ("a2", "a2bis")),
        ([A1, A2, A3, B3], ("a3", "b3")),
        ([A1, B3], ("a1", "b3")),  # until the ballot between them arrives
        ([A2, TWIN, A3], ("a2", "a2bis", "a3")),
        ([TWIN, A3], ("a2bis", "a3")),  # two copies of one work file
    ],
)
def test_two_ends_are_a_conflict_and_neither_counts(links, heads):
    assert chain(*links).is_conflict
    assert chain(*links).counting is None
    assert chain(*links).heads == heads


def test_a_ballot_lost_in_the_post_is_missed_by_name():
    assert chain(A1, A3).missing == ("a2",)
    assert chain(A1, A3).superseded == ("a1",)
    assert chain(A1, A2, A3).missing == ()


def test_jurors_and_rounds_have_their_own_chains():
    other, first = link("c1", 1, juror="ada"), link("d1", 1, round_="shortlist")

    found = chains([A1, other, first])

    assert {key: each.counting for key, each in found.items()} == {
        ("ada", "jury"): "c1",
        ("zoe", "jury"): "a1",
        ("zoe", "shortlist"): "d1",
    }


def test_a_revision_that_does_not_follow_replaces_nothing():
    assert chain(A1, link("b3", 3, "a1", device=TABLET)).is_conflict


@pytest.mark.parametrize(
    ("new", "before", "said"),
    [
        (A1, [], Answer.RECEIVED),
        (A1, [A1], Answer.ALREADY_RECEIVED),
        (A2, [A1], Answer.RECEIVED),
        (A1, [A2], Answer.SUPERSEDED),
        (A2, [A1, A3], Answer.SUPERSEDED),
        (B1, [A1], Answer.CONFLICT),
        (A3, [A1, B1], Answer.CONFLICT),
        (A2, [A1, B3], Answer.SUPERSEDED),
    ],
)
def test_each_file_gets_its_answer(new, before, said):
    assert answer(new, before) is said


def test_other_jurors_do_not_change_an_answer():
    assert answer(A1, [link("c1", 1, juror="ada")]) is Answer.RECEIVED


digests = st.sampled_from(["a", "b", "c", "d", "e"])
worlds = st.lists(
    st.builds(
        Link,
        digest=digests,
        juror=st.sampled_from(["zoe", "ada"]),
        round=st.just("jury"),
        revision=st.integers(1, 4),
        previous=st.none() | digests,
        device_key=st.sampled_from([LAPTOP, TABLET]),
    ),
    max_size=6,
    unique_by=lambda each: each.digest,
)


@given(worlds)
def test_the_order_of_arrival_does_not_matter(links):
    outcomes = [chains(order) for order in itertools.islice(itertools.permutations(links), 720)]

    assert all(outcome == outcomes[0] for outcome in outcomes)


@given(worlds, worlds.map(lambda links: links[:2]))
def test_sending_again_changes_nothing(links, more):
    again = [each for each in more if each in links]

    assert chains(links + links + again) == chains(links)


@given(worlds)
def test_every_ballot_is_either_standing_or_superseded(links):
    for (juror, round_), each in chains(links).items():
        known = {one.digest for one in links if (one.juror, one.round) == (juror, round_)}
        assert sorted(each.heads + each.superseded) == sorted(known)
        assert not known & set(each.missing)
        assert each.counting is None or each.heads == (each.counting,)


@given(worlds)
def test_what_counts_was_answered_as_received_or_came_first(links):
    """No order of arrival calls the counting ballot superseded."""
    for each in links:
        before = [other for other in links if other is not each]
        if chains(links)[each.juror, each.round].counting == each.digest:
            assert answer(each, before) is Answer.RECEIVED


@given(st.integers(1, 6), st.integers(0, 5))
def test_a_single_device_never_conflicts_with_itself(length, lost):
    links = [link(f"a{n}", n, f"a{n - 1}" if n > 1 else None) for n in range(1, length + 1)]
    kept = [each for place, each in enumerate(links) if place != lost] or links

    assert chain(*kept).counting == kept[-1].digest


def test_the_very_same_ballot_from_another_device_is_no_second_one():
    same = link("a1", 1, device=TABLET)

    assert answer(same, [A1]) is Answer.ALREADY_RECEIVED


def test_the_one_that_is_kept_counts_and_the_other_is_set_aside():
    decided = resolution([A1, B1], (), "b1")

    assert decided == Resolution(kept="b1", aside=frozenset({"a1"}))
    after = chains([A1, B1], [decided])["zoe", "jury"]
    assert (after.counting, after.aside, after.superseded) == ("b1", ("a1",), ())


def test_only_an_end_of_the_conflict_can_be_kept():
    assert resolution([A1, A2, B1], (), "a1") is None
    assert resolution([A1, A2], (), "a2") is None
    assert chain(A2, TWIN, A3).ends == ("a2bis", "a3")


B2, B2_LATER = link("b2", 2, "b1", device=TABLET), link("b4", 4, "b3", device=TABLET)


@pytest.mark.parametrize(
    ("kept", "later", "counting", "heads"),
    [
        ("b1", B2, "b2", ("b2",)),  # continues the one that was kept
        ("b1", B2_LATER, "b4", ("b4",)),  # the same device, though ballots between are missing
        ("a1", B2, None, ("a1", "b2")),  # continues the one that was set aside
        ("a1", A2, "a2", ("a2",)),
    ],
)
def test_what_comes_after_a_decision_counts_if_it_continues_what_was_kept(
    kept, later, counting, heads
):
    decided = resolution([A1, B1], (), kept)

    after = chains([A1, B1, later], [decided])["zoe", "jury"]

    assert (after.counting, after.heads) == (counting, heads)


def test_of_two_copies_of_one_work_file_only_the_kept_one_goes_on():
    decided = resolution([A1, A2, TWIN], (), "a2")
    of_the_copy = link("a3bis", 3, "a2bis")
    nobody_knows = link("a5", 5, "a4")

    def after(*later):
        return chains([A1, A2, TWIN, *later], [decided])["zoe", "jury"]

    assert after().counting == "a2"
    assert after(A3).counting == "a3"
    assert after(of_the_copy).heads == ("a2", "a3bis")
    assert after(A3, nobody_knows).heads == ("a3", "a5")
    assert after(A3, nobody_knows, link("a4", 4, "a3")).counting == "a5"


def decided_at_random(links, data):
    """Let ballots come in one after another; at each conflict, decide or leave it."""
    decisions = []
    for place, each in enumerate(links, start=1):
        mine = [one for one in links[:place] if one.juror == each.juror]
        [now] = chains(mine, decisions).values()
        if now.is_conflict and data.draw(st.booleans()):
            kept = data.draw(st.sampled_from(now.ends))
            decisions.append(resolution(mine, decisions, kept))
            assert chains(mine, decisions)[each.juror, "jury"].counting == kept
    return decisions


@given(worlds, st.data())
def test_what_counts_follows_from_the_set_and_the_decisions_alone(links, data):
    decisions = decided_at_random(links, data)
    outcome = chains(links, decisions)

    assert chains(data.draw(st.permutations(links)), decisions) == outcome
    for (juror, _round), each in outcome.items():
        known = sorted(one.digest for one in links if one.juror == juror)
        assert sorted(each.heads + each.superseded + each.aside) == known
        assert each.heads  # somebody can always decide again


@given(worlds, st.data())
def test_a_decision_that_is_undone_leaves_what_there_would_be_without_it(links, data):
    decisions = decided_at_random(links, data)
    without = [each for each in decisions if data.draw(st.booleans())]

    assert all(each.heads for each in chains(links, without).values())
    assert chains(links, decisions[:0]) == chains(links)


@given(worlds, st.data())
def test_the_verifier_agrees_by_its_own_road(links, data):
    decisions = decided_at_random(links, data)
    bodies = [{"kept": each.kept, "aside": sorted(each.aside)} for each in decisions]
    ballots = {"zoe": [], "ada": []}
    for each in links:
        row = {"digest": each.digest, "device_key": each.device_key}
        ballots[each.juror].append(Ballot(row, {"rev": each.revision, "prev": each.previous}))

    again = _states(ballots["zoe"], bodies) | _states(ballots["ada"], bodies)

    assert again == ballot_states(links, decisions)
