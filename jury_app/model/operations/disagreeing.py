"""Statements of disagreement, which a member may have entered in the minutes."""

from sqlalchemy.orm import Session

from jury_app.limits import LONGEST_TEXT
from jury_app.model.enums import JournalKind
from jury_app.model.journal import record
from jury_app.model.operations.sitting import open_sitting
from jury_app.model.requirements import (
    require_domain,
    require_juror,
    require_length,
    require_not_closed,
    require_text,
)


def state_disagreement(
    session: Session, *, juror_id: int, text: str, domain_code: str | None = None, at: str = ""
) -> int:
    """Enter that a member disagrees with what was decided in a domain, or with all of it."""
    require_not_closed(session)
    require_juror(session, juror_id)
    said = require_text(text, "statement_missing")
    require_length(said, LONGEST_TEXT)
    open_sitting(session)
    domain = require_domain(session, domain_code).id if domain_code else None
    body = {"juror": juror_id, "domain": domain} | ({"at": at} if at else {})
    return record(session, JournalKind.DISAGREEMENT, body, reason=said)
