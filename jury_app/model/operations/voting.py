"""Votes, entered as they were counted; and the casting vote of the chair."""

from dataclasses import asdict
from typing import Any

from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.limits import LONGEST_LINE
from jury_app.model.enums import JournalKind
from jury_app.model.journal import record
from jury_app.model.operations.poll import (
    TakenVote,
    require_form,
    require_round,
    require_sense,
    require_voters,
)
from jury_app.model.operations.sitting import open_sitting
from jury_app.model.operations.suspending import require_sitting
from jury_app.model.queries.floor import Floor, Voice, get_floor
from jury_app.model.queries.votes import VoteRow, votes_in
from jury_app.model.requirements import (
    require_application,
    require_domain,
    require_length,
    require_not_closed,
    rules_of,
)
from jury_app.model.voting.outcome import NO_CHOICE, Verdict
from jury_app.model.voting.terms import Prevalence, VoteForm


def take_vote(session: Session, *, vote: TakenVote) -> int:
    """Enter a vote, and return its act; the quorum on its subject is counted with it."""
    require_not_closed(session)
    require_length(vote.question, LONGEST_LINE)
    open_sitting(session)
    require_sense(vote)
    about = {number: require_application(session, number).id for number in vote.numbers}
    floor = get_floor(session)
    require_sitting(floor.room)
    voices = floor.voices(about.values())
    require_voters(floor, voices, vote)
    earlier = None if vote.follows is None else _vote(session, floor, vote.follows)
    body: dict[str, Any] = {
        "domain": _domain(session, floor, vote, about),
        "applications": list(about.values()),
        "no_award": vote.domain_code is not None and not about,
        "form": require_form(floor, vote).value,
        "round": require_round(earlier, vote),
        "before": vote.follows,
        "voters": [each.of for each in voices],
        "proxies": [[each.of, each.by] for each in voices if _serves(each, vote)],
        "asked_by": vote.asked_by,
        "quorum": asdict(floor.quorum(about.values())),
        "rules": rules_of(session)[0].version,
        **_counted(floor, vote, about),
    }
    if vote.at:
        body["at"] = vote.at
    return record(session, JournalKind.VOTE, body, reason=vote.question.strip())


def give_casting_vote(
    session: Session, *, vote: int, choice: str, is_declared: bool = False, at: str = ""
) -> int:
    """Let the chair break a tie, by the choice that the chair made in that vote.

    After a secret vote it must be declared: nobody saw how the chair voted.
    """
    require_not_closed(session)
    floor = get_floor(session)
    require_sitting(floor.room)
    found = _vote(session, floor, vote)
    if floor.settings.room.prevalence is not Prevalence.CASTING:
        raise RuleError("casting_not_in_rules")
    if found.outcome.verdict is not Verdict.TIED:
        raise RuleError("casting_no_tie", result=found.sentence)
    if choice not in found.outcome.tied:
        raise RuleError("vote_choices", choices=choice)
    _require_chair_voted(floor, found, choice)
    if found.form is VoteForm.SECRET and not is_declared:
        raise RuleError("casting_undeclared")
    about = dict(zip(found.numbers, found.application_ids, strict=True))
    body: dict[str, Any] = {
        "vote": vote,
        "choice": about.get(choice, choice),
        "chair": floor.chair,
        "declared": is_declared,
    }
    if at:
        body["at"] = at
    return record(session, JournalKind.CASTING_VOTE, body)


def _require_chair_voted(floor: Floor, vote: VoteRow, choice: str) -> None:
    if floor.chair not in vote.voters or floor.chair in dict(vote.proxies):
        raise RuleError("casting_chair_out")
    if not vote.by_name:
        return
    said = vote.said_by(floor.chair)
    if said not in vote.outcome.tied:
        raise RuleError("casting_chair_out")
    if said != choice:
        raise RuleError("casting_differs", choice=said)


def _serves(voice: Voice, vote: TakenVote) -> bool:
    """Whether a proxy served: in a roll call only where its giver was heard."""
    return voice.of != voice.by and (not vote.by_name or voice.of in vote.by_name)


def _vote(session: Session, floor: Floor, seq: int) -> VoteRow:
    found = next((each for each in votes_in(session, floor.room) if each.id == seq), None)
    if found is None:
        raise RuleError("vote_unknown", number=seq)
    return found


def _domain(session: Session, floor: Floor, vote: TakenVote, about: dict[str, int]) -> int | None:
    """Return the domain of a vote: the one named, that of its applications, or the open one."""
    if vote.domain_code is not None:
        return require_domain(session, vote.domain_code).id
    domains = {floor.domains[each] for each in about.values()}
    if domains:
        return domains.pop() if len(domains) == 1 else None
    return floor.room.item.domain if floor.room.item else None


def _counted(floor: Floor, vote: TakenVote, about: dict[str, int]) -> dict[str, Any]:
    """Return what was counted, by the ids of applications: the chain holds no other names."""
    counted = vote.counted
    return {
        "voices": [[about.get(each, each), counted[each]] for each in vote.choices],
        **{each: counted[each] for each in NO_CHOICE},
        "by_name": [[juror, about.get(said, said)] for juror, said in vote.by_name.items()],
        "chair": None if vote.chair is None else about.get(vote.chair, vote.chair),
        "recused": floor.recused_counted(about.values()),
    }
