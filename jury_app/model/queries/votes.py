"""The votes of the sitting, each with its result, which follows from what was counted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.formatting import joined
from jury_app.i18n import _
from jury_app.model.entities import Rules
from jury_app.model.queries.floor import QuorumCount
from jury_app.model.queries.listed import numbered
from jury_app.model.queries.room_acts import get_room
from jury_app.model.room.acts import Act
from jury_app.model.room.state import Room
from jury_app.model.rules import load_settings
from jury_app.model.voting.outcome import Count, Outcome, Verdict, outcome
from jury_app.model.voting.terms import RoomRules, VoteForm
from jury_app.model.voting.words import result_sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteRow:
    """A vote, and what it comes to."""

    id: int
    at: str
    domain_id: int | None
    application_ids: tuple[int, ...]
    is_no_award: bool
    """Whether it asks that its domain have no award."""

    numbers: tuple[str, ...]
    question: str
    form: VoteForm
    count: Count
    outcome: Outcome
    rules: RoomRules
    voters: tuple[int, ...]
    """Whose voices there were."""

    by_name: Mapping[int, str]
    proxies: tuple[tuple[int, int], ...]
    """Givers and holders."""

    asked_by: int | None
    quorum: QuorumCount
    casting: str | None = None
    cast_by: int | None = None
    """The chair who broke a tie, and how."""

    decisions: tuple[int, ...] = ()
    """Those that stand and follow from it."""

    @property
    def sentence(self) -> str:
        """The result in one sentence."""
        return result_sentence(self.outcome, self.rules)

    @property
    def title(self) -> str:
        """The question, or the choice where none was put in words."""
        if self.question:
            return self.question
        return _("choice among applications {numbers}").format(numbers=joined(self.numbers))

    def said_by(self, juror: int | None) -> str:
        """Return what somebody said in a roll call."""
        return self.by_name.get(juror or 0, "")

    @property
    def carried_application(self) -> int | None:
        """The one application that it decides for, if it is about one alone."""
        found = [each for each in self.application_ids if self.carries(each, self.domain_id or 0)]
        return found[0] if len(found) == 1 else None

    def carries(self, application_id: int | None, domain_id: int) -> bool:
        """Whether it decides for an application, or, without one, that its domain has no award."""
        if self.outcome.verdict is Verdict.CHOSEN:
            chosen = dict(zip(self.numbers, self.application_ids, strict=True))
            return chosen.get(self.outcome.winner or "") == application_id
        if self.outcome.verdict is not Verdict.ADOPTED:
            return False
        if application_id is None:
            return self.is_no_award and self.domain_id in (None, domain_id)
        if not self.application_ids:
            return self.domain_id in (None, domain_id)
        return application_id in self.application_ids


def missed_quorums(session: Session, *, after: int = 0) -> list[str]:
    """Say at which votes since an act too few members were there."""
    return [
        _("{question}: the quorum was not reached at that vote.").format(question=row.title)
        for row in list_votes(session)
        if row.id > after and not row.quorum.is_reached
    ]


def votes_for(votes: Iterable[VoteRow], domain_id: int | None) -> list[VoteRow]:
    """Return the votes that concern a domain: those taken in it, and those in none."""
    return [each for each in votes if each.domain_id in (None, domain_id)]


def list_votes(session: Session) -> list[VoteRow]:
    """Return the votes that count, the first one first."""
    return votes_in(session, get_room(session))


def votes_in(session: Session, room: Room) -> list[VoteRow]:
    """Return the votes of a room that is known already."""
    if not room.votes:
        return []
    numbers = {each.id: each.number for each in numbered(session)}
    rules = {
        each.version: load_settings(each.settings).room for each in session.scalars(select(Rules))
    }
    return [
        replace(
            _row(act, room.casting.get(seq), numbers, rules[act.body["rules"]]),
            decisions=tuple(
                each for each, told in room.decisions.items() if told.body.get("vote") == seq
            ),
        )
        for seq, act in room.votes.items()
    ]


def _row(act: Act, casting: Act | None, numbers: Mapping[int, str], rules: RoomRules) -> VoteRow:
    body = act.body
    count = _count(body, numbers)
    choice = _choice(casting.body["choice"], numbers) if casting else None
    return VoteRow(
        id=act.seq,
        at=act.hour,
        domain_id=body["domain"],
        application_ids=tuple(body["applications"]),
        is_no_award=body.get("no_award", True),  # an older one does not say
        numbers=tuple(numbers.get(each, "…") for each in body["applications"]),
        question=act.reason,
        form=VoteForm(body["form"]),
        count=count,
        outcome=outcome(count, rules, choice),
        rules=rules,
        voters=tuple(body["voters"]),
        by_name={juror: _choice(said, numbers) for juror, said in body["by_name"]},
        proxies=tuple((giver, holder) for giver, holder in body["proxies"]),
        asked_by=body["asked_by"],
        quorum=QuorumCount(**body["quorum"]),
        casting=choice,
        cast_by=casting.body["chair"] if casting else None,
    )


def _count(body: Mapping[str, Any], numbers: Mapping[int, str]) -> Count:
    return Count(
        voices={_choice(choice, numbers): voices for choice, voices in body["voices"]},
        abstention=body["abstention"],
        blank=body["blank"],
        spoilt=body["spoilt"],
        round=body["round"],
        chair=None if body["chair"] is None else _choice(body["chair"], numbers),
        recused=body["recused"],
    )


def _choice(told: str | int, numbers: Mapping[int, str]) -> str:
    return numbers.get(told, "…") if isinstance(told, int) else told
