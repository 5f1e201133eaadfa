"""Deciding between two ballots of one juror that stand against each other."""

from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.i18n import _
from jury_app.model.chain import Resolution, chains, resolution
from jury_app.model.entities import Ballot
from jury_app.model.enums import JournalKind
from jury_app.model.journal import record
from jury_app.model.queries.chained import ballot_links, ballot_states, resolved_conflicts
from jury_app.model.requirements import (
    current_round,
    require_juror,
    require_not_closed,
    require_text,
)


def resolve_conflict(
    session: Session, *, juror_id: int, kept: str, reason: str, witness: str
) -> int:
    """Keep one of the ballots of a juror and set the others aside, before a witness.

    Who saw it stands with the reason, outside the chain.
    """
    require_not_closed(session)
    why = require_text(reason, "reason_missing")
    seen = require_text(witness, "witness_missing")
    witnessed = _("Witness: {name}").format(name=seen)
    decided = _decide(session, juror_id, kept)
    settle_ballots(session, juror_id, decided)
    body = {
        "juror": juror_id,
        "kept": decided.kept,
        "aside": sorted(decided.aside),
        "revision": session.get_one(Ballot, decided.kept).revision,
    }
    return record(session, JournalKind.CONFLICT_RESOLVED, body, reason=f"{why}\n{witnessed}")


def settle_ballots(session: Session, juror_id: int, *more: Resolution, undoing: int = 0) -> None:
    """Say again what becomes of the ballots of a juror."""
    resolutions = [each.resolution for each in resolved_conflicts(session, undoing=undoing)]
    links = ballot_links(session, juror_id)
    for digest, state in ballot_states(links, [*resolutions, *more]).items():
        session.get_one(Ballot, digest).state = state


def _decide(session: Session, juror_id: int, kept: str) -> Resolution:
    juror, code = require_juror(session, juror_id), current_round(session).code
    links = [each for each in ballot_links(session, juror_id) if each.round == code]
    resolutions = [each.resolution for each in resolved_conflicts(session)]
    if not any(each.is_conflict for each in chains(links, resolutions).values()):
        raise RuleError("conflict_none", juror=juror.name)
    decided = resolution(links, resolutions, kept)
    if decided is None:
        raise RuleError("ballot_not_in_conflict", juror=juror.name)
    return decided
