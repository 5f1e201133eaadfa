"""What a vote comes to: exact, explained, and by the rules alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jury_app.model.voting.outcome import AGAINST, FOR, Count, Verdict, outcome
from jury_app.model.voting.terms import Majority, Prevalence, Restriction, RoomRules

USUAL = RoomRules()


def among(*voices, round_=1, **counted):
    return Count(voices=dict(zip("ABCD", voices, strict=False)), round=round_, **counted)


def proposal(in_favour, against, **counted):
    return Count(voices={FOR: in_favour, AGAINST: against}, **counted)


def test_the_real_case_of_twenty_four_voters():
    first = outcome(among(5, 11, 5, 3), USUAL)
    assert (first.verdict, first.base, first.needed) == (Verdict.ANOTHER_ROUND, 24, 13)
    assert first.stay == ("A", "B", "C")

    second = outcome(among(7, 11, 6, round_=2), USUAL)
    assert (second.verdict, second.stay) == (Verdict.ANOTHER_ROUND, ("A", "B"))

    third = among(12, 12, round_=3)
    assert outcome(third, USUAL).verdict is Verdict.TIED
    broken = outcome(third, USUAL, casting="B")
    assert (broken.verdict, broken.winner, broken.by_casting_vote) == (Verdict.CHOSEN, "B", True)


@pytest.mark.parametrize(
    ("count", "rules", "verdict"),
    [
        (proposal(13, 11), USUAL, Verdict.ADOPTED),
        (proposal(12, 12), USUAL, Verdict.TIED),
        (proposal(0, 0, abstention=9), USUAL, Verdict.REJECTED),
        (proposal(5, 4, blank=3), USUAL, Verdict.ADOPTED),
        (proposal(5, 4, blank=3), RoomRules(blank_counts=True), Verdict.REJECTED),
        (proposal(5, 4, abstention=9, spoilt=2), USUAL, Verdict.ADOPTED),
        (proposal(5, 4, recused=2), RoomRules(recused_count=True), Verdict.REJECTED),
        (proposal(5, 4), RoomRules(majority=Majority.TWO_THIRDS), Verdict.REJECTED),
        (proposal(6, 3), RoomRules(majority=Majority.TWO_THIRDS), Verdict.ADOPTED),
        (proposal(4, 4), RoomRules(majority=Majority.TWO_THIRDS), Verdict.REJECTED),
        (proposal(1, 0, blank=8), RoomRules(majority=Majority.SIMPLE), Verdict.ADOPTED),
        (among(8, 5, 4), RoomRules(majority=Majority.SIMPLE), Verdict.CHOSEN),
        (among(8, 5, 4, round_=3), USUAL, Verdict.CHOSEN),
        (among(8, 5, 4, round_=3), RoomRules(last_round_relative=False), Verdict.NOBODY),
        (among(6, 6, 4), USUAL, Verdict.ANOTHER_ROUND),
        (among(6, 6, 4, round_=3), USUAL, Verdict.TIED),
        (among(0, 0, blank=4), USUAL, Verdict.NOBODY),
    ],
)
def test_a_vote_comes_to_what_the_rules_say(count, rules, verdict):
    assert outcome(count, rules).verdict is verdict


@pytest.mark.parametrize(
    ("restriction", "voices", "stay"),
    [
        (Restriction.LAST_OUT, (5, 11, 5, 3), "ABC"),
        (Restriction.LAST_OUT, (5, 9, 5), "ABC"),
        (Restriction.LAST_OUT, (6, 11, 5, 5), "AB"),
        (Restriction.TOP_TWO, (5, 11, 6, 3), "BC"),
        (Restriction.TOP_TWO, (5, 11, 5, 3), "ABC"),
        (Restriction.NONE, (5, 11, 5, 3), "ABCD"),
    ],
)
def test_equals_stay_or_go_together(restriction, voices, stay):
    found = outcome(among(*voices), RoomRules(restriction=restriction))

    assert "".join(found.stay) == stay


def test_a_casting_vote_breaks_ties_only():
    assert outcome(proposal(13, 11), USUAL, casting=AGAINST).verdict is Verdict.ADOPTED
    assert outcome(proposal(12, 12), USUAL, casting=AGAINST).verdict is Verdict.REJECTED
    assert outcome(among(6, 6, 4), USUAL, casting="A").verdict is Verdict.ANOTHER_ROUND
    assert outcome(among(6, 6, 4, round_=3), USUAL, casting="C").verdict is Verdict.TIED


def test_where_the_chair_has_two_voices_both_are_counted():
    double = RoomRules(prevalence=Prevalence.DOUBLE)

    found = outcome(proposal(12, 12, chair=FOR), double)

    assert (found.verdict, found.voices[FOR], found.needed) == (Verdict.ADOPTED, 13, 13)
    assert outcome(proposal(12, 12, chair=FOR), USUAL).verdict is Verdict.TIED


RULES = st.builds(
    RoomRules,
    majority=st.sampled_from(Majority),
    restriction=st.sampled_from(Restriction),
    blank_counts=st.booleans(),
    last_round_relative=st.booleans(),
)
COUNTS = st.builds(
    Count,
    voices=st.lists(st.integers(0, 30), min_size=2, max_size=5).map(
        lambda each: dict(zip("ABCDE", each, strict=False))
    ),
    blank=st.integers(0, 9),
    abstention=st.integers(0, 9),
    round=st.integers(1, 3),
)


@given(COUNTS, RULES)
def test_whoever_is_chosen_has_the_most_voices_and_the_majority(count, rules):
    found = outcome(count, rules)

    if found.verdict is Verdict.CHOSEN:
        others = [voices for each, voices in count.voices.items() if each != found.winner]
        assert count.voices[found.winner] > max(others)
        assert count.voices[found.winner] >= found.needed
    if found.verdict is Verdict.TIED:
        assert len({count.voices[each] for each in found.tied}) == 1
    if found.verdict is Verdict.ANOTHER_ROUND:
        assert 2 <= len(found.stay) <= len(count.voices)
        gone = count.voices.keys() - set(found.stay)
        least = min(count.voices[each] for each in found.stay)
        assert all(count.voices[each] < least for each in gone)


@given(COUNTS, RULES)
def test_abstentions_and_spoilt_slips_change_no_result(count, rules):
    more = Count(voices=count.voices, blank=count.blank, round=count.round, abstention=50, spoilt=7)

    assert outcome(more, rules) == outcome(count, rules)
