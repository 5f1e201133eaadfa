"""What a vote is taken on: the floor, the applications of the domain, and the vote before it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from jury_app.formatting import joined
from jury_app.i18n import _, ngettext
from jury_app.model.queries.edition import LevelRow, list_levels
from jury_app.model.queries.floor import Floor, Voice, get_floor
from jury_app.model.queries.jury import list_jurors
from jury_app.model.queries.sitting import get_deliberation
from jury_app.model.queries.standings import NotRanked, Standing
from jury_app.model.queries.votes import VoteRow, votes_for, votes_in
from jury_app.model.voting.outcome import AGAINST, FOR, Count, Verdict, outcome
from jury_app.model.voting.terms import Prevalence
from jury_app.model.voting.words import result_sentence
from jury_app.ui.room.room_state import quorum_sentence

PROPOSAL = (FOR, AGAINST)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An application that may be voted on."""

    id: int
    number: str
    title: str

    @property
    def text(self) -> str:
        """The number and the title."""
        return f"{self.number} {self.title}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is put to the vote."""

    question: str = ""
    numbers: tuple[str, ...] = ()
    choices: tuple[str, ...] = PROPOSAL
    domain_code: str | None = None
    follows: VoteRow | None = None
    level_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """All that the vote dialog asks of the room."""

    floor: Floor
    domain_code: str
    domain_name: str
    candidates: tuple[Candidate, ...]
    levels: tuple[LevelRow, ...]
    order: tuple[int, ...]
    """The jurors as they are called, by their family names."""

    last: VoteRow | None

    @property
    def next_round(self) -> VoteRow | None:
        """Return the vote that wants another round, if the last one does."""
        if self.last is None or self.last.outcome.verdict is not Verdict.ANOTHER_ROUND:
            return None
        return self.last

    @property
    def counts_chair_twice(self) -> bool:
        """Whether the voice of the chair is worth two."""
        return self.floor.settings.room.prevalence is Prevalence.DOUBLE

    def voices(self, subject: Subject) -> list[Voice]:
        """Return the voices there are on a subject."""
        return self.floor.voices(self._ids(subject))

    def notes(self, subject: Subject) -> list[str]:
        """Say who has no voice in it, whose voice somebody else gives, and that a quorum lacks."""
        floor, ids = self.floor, self._ids(subject)
        barred = floor.entitled & (floor.barred(ids) | floor.room.out.keys())
        told = []
        if barred:
            names = joined([floor.names[each] for each in sorted(barred)])
            told.append(_("Without a voice here, being recused: {names}.").format(names=names))
        told += [
            _("{holder} votes for {giver} as well.").format(
                holder=floor.names[each.by], giver=floor.names[each.of]
            )
            for each in self.voices(subject)
            if each.of != each.by
        ]
        quorum = floor.quorum(ids)
        return told if quorum.is_reached else [*told, quorum_sentence(quorum)]

    def tally(self, subject: Subject, counted: Mapping[str, int]) -> str:
        """Say how many voices are counted, and how many are missing."""
        return tally_sentence(sum(counted.values()), len(self.voices(subject)))

    def result(self, subject: Subject, counted: Mapping[str, int], chair: str | None) -> str:
        """Say what the vote comes to as it is counted now."""
        if not any(counted.values()):
            return ""
        count = Count(
            voices={each: counted.get(each, 0) for each in subject.choices},
            abstention=counted.get("abstention", 0),
            blank=counted.get("blank", 0),
            spoilt=counted.get("spoilt", 0),
            round=subject.follows.count.round + 1 if subject.follows else 1,
            chair=chair,
            recused=self.floor.recused_counted(self._ids(subject)),
        )
        rules = self.floor.settings.room
        return result_sentence(outcome(count, rules), rules)

    def named(self, numbers: Iterable[str]) -> list[Candidate]:
        """Return the applications of these numbers, in this order."""
        known = {each.number: each for each in self.candidates}
        return [known[each] for each in numbers if each in known]

    def _ids(self, subject: Subject) -> list[int]:
        return [each.id for each in self.named(subject.numbers)]


def tally_sentence(counted: int, voices: int) -> str:
    """Say how many voices are counted, and how many are missing."""
    if not voices:
        return _("Nobody here has a voice in this vote. Say who attends first.")
    if counted == voices:
        return ngettext(
            "The {voices} voice is counted.", "All {voices} voices are counted.", voices
        ).format(voices=voices)
    missing = voices - counted
    text = (
        ngettext(
            "{counted} of {voices} voices counted, {missing} is missing.",
            "{counted} of {voices} voices counted, {missing} are missing.",
            missing,
        )
        if missing > 0
        else ngettext(
            "{counted} voices counted and only {voices} there: {missing} too many.",
            "{counted} voices counted and only {voices} there: {missing} too many.",
            -missing,
        )
    )
    return text.format(counted=counted, voices=voices, missing=abs(missing))


def _candidate(place: Standing | NotRanked) -> Candidate:
    return Candidate(place.application_id, place.number, place.title)


def read_poll(session: Any, domain_id: int) -> Poll:
    """Return what a vote in a domain is taken on."""
    floor = get_floor(session)
    domain = get_deliberation(session, domain_id).standings
    votes = votes_for(votes_in(session, floor.room), domain_id)
    return Poll(
        floor=floor,
        domain_code=domain.code,
        domain_name=domain.name,
        candidates=tuple(map(_candidate, domain.standings))
        + tuple(map(_candidate, domain.not_ranked)),
        levels=tuple(list_levels(session)),
        order=tuple(each.id for each in list_jurors(session)),
        last=votes[-1] if votes else None,
    )
