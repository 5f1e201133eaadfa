"""A decision may say from which vote it follows; it must then be what that vote decided."""

from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.model.entities import Decision
from jury_app.model.queries.votes import list_votes, votes_in
from jury_app.model.room.state import Room


def require_carried(
    session: Session, vote: int | None, domain_id: int, application_id: int | None = None
) -> None:
    """Refuse a decision that its vote did not carry; one that names no vote is free."""
    if vote is None:
        return
    found = next((each for each in list_votes(session) if each.id == vote), None)
    if found is None:
        raise RuleError("vote_unknown", number=vote)
    if not found.carries(application_id, domain_id):
        raise RuleError("vote_carries_not", result=found.sentence)


def all_carried(session: Session, room: Room) -> bool:
    """Whether every decision that names a vote is what that vote decides now."""
    votes = {each.id: each for each in votes_in(session, room)}
    for key, act in room.decisions.items():
        decision = session.get_one(Decision, key)
        vote = act.body.get("vote")
        if vote is not None and not votes[vote].carries(
            decision.application_id, decision.domain_id
        ):
            return False
    return True
