"""The result of a vote: a pure function of what was counted and of the rules, in whole numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from jury_app.formatting import sort_key
from jury_app.model.voting.terms import Majority, Prevalence, Restriction, RoomRules

FOR, AGAINST = "for", "against"
NO_CHOICE = ABSTENTION, BLANK, SPOILT = ("abstention", "blank", "spoilt")

_A_DUEL = 2

Choice: TypeAlias = str
"""FOR or AGAINST of a proposal; the number of an application among several."""


class Verdict(StrEnum):
    """What a vote comes to."""

    ADOPTED = "adopted"
    REJECTED = "rejected"
    CHOSEN = "chosen"
    ANOTHER_ROUND = "another_round"
    TIED = "tied"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What was counted; the voices of a choice are those of the slips, the hands or the names.

    `chair` is the choice of the chair where their voice is worth two; `recused` are those who are
    out of the room and count in the majority all the same.
    """

    voices: Mapping[Choice, int]
    abstention: int = 0
    blank: int = 0
    spoilt: int = 0
    round: int = 1
    chair: Choice | None = None
    recused: int = 0

    @property
    def is_proposal(self) -> bool:
        """Whether one votes for or against, rather than among applications."""
        return self.voices.keys() == {FOR, AGAINST}

    @property
    def total(self) -> int:
        """How many took part."""
        return sum(self.voices.values()) + self.abstention + self.blank + self.spoilt


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a vote comes to, and by how much."""

    verdict: Verdict
    voices: Mapping[Choice, int]
    base: int
    """What the majority is a share of."""

    needed: int
    """How many voices the majority is; nothing where the most voices suffice."""

    winner: Choice | None = None
    tied: tuple[Choice, ...] = ()
    stay: tuple[Choice, ...] = ()
    """Who stands in the next round."""

    is_relative: bool = False
    """Whether the most voices sufficed, as in a last round."""

    by_casting_vote: bool = False


def outcome(count: Count, rules: RoomRules, casting: Choice | None = None) -> Outcome:
    """Return what a vote comes to; a casting vote counts in a tie and nowhere else."""
    voices = _voices(count, rules)
    base = sum(voices.values()) + (count.blank if rules.blank_counts else 0) + count.recused
    found = (
        _proposal(voices, base, rules)
        if count.is_proposal
        else _among(voices, base, rules, count.round)
    )
    if found.verdict is Verdict.TIED and casting in found.tied:
        return _broken(found, casting)
    return found


def needed(base: int, majority: Majority) -> int:
    """Return how many voices a majority is; a simple one has no number of its own."""
    match majority:
        case Majority.SIMPLE:
            return 0
        case Majority.ABSOLUTE:
            return base // 2 + 1
        case Majority.TWO_THIRDS:
            return -(-2 * base // 3)


def _voices(count: Count, rules: RoomRules) -> dict[Choice, int]:
    """Return the voices in an order of their own: a record keeps none."""
    order = (FOR, AGAINST) if count.is_proposal else sorted(count.voices, key=sort_key)
    voices = {choice: count.voices[choice] for choice in order}
    if rules.prevalence is Prevalence.DOUBLE and count.chair in voices:
        voices[count.chair] += 1
    return voices


def _proposal(voices: Mapping[Choice, int], base: int, rules: RoomRules) -> Outcome:
    least = needed(base, rules.majority)
    found = Outcome(verdict=Verdict.REJECTED, voices=voices, base=base, needed=least)
    in_favour, against = voices[FOR], voices[AGAINST]
    if in_favour > against and in_favour >= least:
        return replace(found, verdict=Verdict.ADOPTED)
    if in_favour == against > 0 and rules.majority is not Majority.TWO_THIRDS:
        return replace(found, verdict=Verdict.TIED, tied=(FOR, AGAINST))
    return found


def _among(voices: Mapping[Choice, int], base: int, rules: RoomRules, round_: int) -> Outcome:
    is_last = round_ >= rules.rounds
    is_relative = rules.majority is Majority.SIMPLE or (is_last and rules.last_round_relative)
    least = 0 if is_relative else needed(base, rules.majority)
    most = max(voices.values(), default=0)
    first = tuple(each for each, count in voices.items() if count == most)
    found = Outcome(
        verdict=Verdict.NOBODY, voices=voices, base=base, needed=least, is_relative=is_relative
    )
    if not most:
        return found
    if len(first) == 1 and most >= least:
        return replace(found, verdict=Verdict.CHOSEN, winner=first[0])
    if len(first) > 1 and (is_last or len(voices) == len(first) == _A_DUEL):
        return replace(found, verdict=Verdict.TIED, tied=first)
    if is_last:
        return found
    stay = _staying(voices, rules.restriction)
    return replace(found, verdict=Verdict.ANOTHER_ROUND, stay=stay)


def _staying(voices: Mapping[Choice, int], restriction: Restriction) -> tuple[Choice, ...]:
    """Return who stands again: equals stay or go together, and two stay at least."""
    ordered = sorted(voices.values(), reverse=True)
    match restriction:
        case Restriction.NONE:
            least = ordered[-1]
        case Restriction.TOP_TWO:
            least = ordered[:2][-1]
        case Restriction.LAST_OUT:
            least = min((each for each in ordered if each > ordered[-1]), default=ordered[-1])
    stay = tuple(each for each, count in voices.items() if count >= least)
    return stay if len(stay) >= _A_DUEL else tuple(voices)


def _broken(tie: Outcome, casting: Choice | None) -> Outcome:
    verdicts = {FOR: Verdict.ADOPTED, AGAINST: Verdict.REJECTED}
    winner = None if casting in verdicts else casting
    verdict = verdicts.get(casting or "", Verdict.CHOSEN)
    return replace(tie, verdict=verdict, winner=winner, by_casting_vote=True)
