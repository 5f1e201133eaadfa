"""The rules of the room as data: quorum, proxies, recusals, votes, casting vote, caps."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class VoteForm(StrEnum):
    """How voices are taken."""

    SHOW_OF_HANDS = "show_of_hands"
    ROLL_CALL = "roll_call"
    SECRET = "secret"  # noqa: S105 -- a secret vote, no password


class Majority(StrEnum):
    """How many voices carry a vote."""

    SIMPLE = "simple"
    ABSOLUTE = "absolute"
    TWO_THIRDS = "two_thirds"


class Restriction(StrEnum):
    """Who stays in for another round."""

    NONE = "none"
    LAST_OUT = "last_out"
    TOP_TWO = "top_two"


class Prevalence(StrEnum):
    """What the chair’s voice is worth."""

    NONE = "none"
    CASTING = "casting"
    DOUBLE = "double"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomRules:
    """Every rule of the room with its default."""

    quorum_numerator: int = 1
    quorum_denominator: int = 2
    represented_counts: bool = True
    second_convocation_free: bool = True
    proxies_per_holder: int = 1
    recused_count: bool = False
    vote_form: VoteForm = VoteForm.SHOW_OF_HANDS
    secret_on_request: bool = True
    majority: Majority = Majority.ABSOLUTE
    blank_counts: bool = False
    rounds: int = 3
    restriction: Restriction = Restriction.LAST_OUT
    last_round_relative: bool = True
    prevalence: Prevalence = Prevalence.CASTING
    level_cap: int = 0
    awards_cap: int = 0
    awards_share_percent: int = 0

    def told(self) -> dict[str, Any]:
        """Return the rules that are not their defaults: rules to come change no fingerprint."""
        usual = asdict(RoomRules())
        return {name: value for name, value in asdict(self).items() if value != usual[name]}

    @property
    def is_sound(self) -> bool:
        """Whether the numbers mean something."""
        return (
            0 < self.quorum_numerator <= self.quorum_denominator
            and self.rounds > 0
            and min(self.proxies_per_holder, self.level_cap, self.awards_cap) >= 0
            and 0 <= self.awards_share_percent <= 100  # noqa: PLR2004 -- per cent
        )
