"""A vote as it was counted in the room, and what has to hold of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jury_app.errors import RuleError
from jury_app.formatting import joined
from jury_app.model.queries.floor import Floor, Voice
from jury_app.model.queries.votes import VoteRow
from jury_app.model.requirements import require_text
from jury_app.model.voting.outcome import (
    ABSTENTION,
    AGAINST,
    BLANK,
    FOR,
    NO_CHOICE,
    SPOILT,
    Verdict,
)
from jury_app.model.voting.terms import Prevalence, VoteForm

PROPOSAL = (FOR, AGAINST)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenVote:
    """What was counted in the room.

    `voices` are by choice: for and against, or the numbers of applications. `numbers` are the
    applications that a proposal is about, or those among which one chooses. In a roll call
    `by_name` holds what each member said, by the id of the juror whose voice it is.
    """

    question: str = ""
    form: VoteForm | None = None
    domain_code: str | None = None
    numbers: tuple[str, ...] = ()
    voices: Mapping[str, int] = field(default_factory=dict)
    by_name: Mapping[int, str] = field(default_factory=dict)
    abstention: int = 0
    blank: int = 0
    spoilt: int = 0
    chair: str | None = None
    """What the chair declares, where the voice of the chair counts twice."""

    asked_by: int | None = None
    """Who asked for a secret vote."""

    follows: int | None = None
    """The vote of which it is the next round."""

    at: str = ""

    @property
    def counted(self) -> Mapping[str, int]:
        """What was counted for each choice, and for none."""
        if self.by_name:
            return Counter(self.by_name.values())
        rest = {ABSTENTION: self.abstention, BLANK: self.blank, SPOILT: self.spoilt}
        return Counter({**self.voices, **rest})

    @property
    def choices(self) -> tuple[str, ...]:
        """Return what one may choose, in the order in which it was put."""
        said = {*self.voices, *self.by_name.values()} - {*NO_CHOICE}
        return PROPOSAL if said <= {*PROPOSAL} else self.numbers


def require_sense(vote: TakenVote) -> None:
    """Two choices at least, nothing else counted, and nothing counted below zero."""
    if vote.choices == PROPOSAL:
        require_text(vote.question, "question_missing")
    known = {*vote.choices, *NO_CHOICE}
    unknown = [each for each in vote.counted if each not in known]
    if unknown or len(vote.choices) < len(PROPOSAL):
        raise RuleError("vote_choices", choices=joined(unknown or vote.choices))
    if min(vote.counted.values(), default=0) < 0 or not any(vote.counted.values()):
        raise RuleError("vote_empty")


def require_voters(floor: Floor, voices: Sequence[Voice], vote: TakenVote) -> None:
    """Nobody votes who may not, and no more voices are counted than there are."""
    entitled = {each.of for each in voices}
    for juror in vote.by_name:
        if juror not in entitled:
            raise RuleError("vote_not_voter", juror=floor.names.get(juror, "…"))
    counted = sum(vote.counted.values())
    if counted > len(voices):
        raise RuleError("vote_too_many", counted=counted, voters=len(voices))
    if vote.chair is None:
        return
    if floor.settings.room.prevalence is not Prevalence.DOUBLE:
        raise RuleError("chair_one_voice")
    if floor.chair not in entitled:
        raise RuleError("casting_chair_out")
    if not vote.counted[vote.chair]:
        raise RuleError("vote_choices", choices=vote.chair)


def require_form(floor: Floor, vote: TakenVote) -> VoteForm:
    """Return how the vote is taken: names need a roll call, and one member may ask for secrecy."""
    form = vote.form or (VoteForm.ROLL_CALL if vote.by_name else floor.settings.room.vote_form)
    if vote.asked_by is not None:
        if not floor.settings.room.secret_on_request:
            raise RuleError("secret_not_in_rules")
        form = VoteForm.SECRET
    if bool(vote.by_name) is not (form is VoteForm.ROLL_CALL):
        raise RuleError("vote_names_roll_call")
    return form


def require_round(earlier: VoteRow | None, vote: TakenVote) -> int:
    """Return which round it is; the next round is among those who stand in it."""
    if earlier is None:
        return 1
    if earlier.count.is_proposal or earlier.outcome.verdict is not Verdict.ANOTHER_ROUND:
        raise RuleError("round_not_open", result=earlier.sentence)
    if {*vote.choices} != {*earlier.outcome.stay}:
        raise RuleError("round_restricted", numbers=joined(earlier.outcome.stay))
    return earlier.count.round + 1
