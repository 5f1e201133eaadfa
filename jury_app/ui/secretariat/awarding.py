"""From what was chosen on the screen to a decision of the jury."""

from typing import Any

from jury_app.formatting import plain, quoted
from jury_app.i18n import _
from jury_app.model.operations.recording import Recorded, record_award, record_not_awarded
from jury_app.model.operations.sitting import Award, level_named
from jury_app.model.queries.sitting import DecisionRow
from jury_app.ui.secretariat.decision_panel import Wish


def award(session: Any, *, wish: Wish, domain_code: str) -> Recorded:
    """Record the award that was wished for; a new special prize becomes a level by its name.

    Or record that nothing is awarded in the domain.
    """
    if wish.choice.is_not_awarded:
        return record_not_awarded(
            session, domain_code=domain_code, motive=wish.motive, vote=wish.vote
        )
    application = wish.application
    if application is None:
        raise ValueError("an award needs an application")
    level_id = wish.choice.level_id
    if level_id is None:
        level_id = level_named(session, prize_name(wish.special))
    return record_award(
        session,
        award=Award(
            number=application.number,
            level_id=level_id,
            motive=wish.motive,
            citation=wish.citation,
            vote=wish.vote,
        ),
    )


def prize_name(typed: str) -> str:
    """Return the whole name of a special prize: « Innovation » is « Prix spécial Innovation »."""
    words = plain(typed).split()
    return _("Special prize {name}").format(name=typed) if len(words) == 1 else typed


def recorded_text(recorded: Recorded) -> str:
    """Return what was just decided in a line, and what is withdrawn by it."""
    row = recorded.decision
    told = (
        _("Not awarded: {domain}.").format(domain=row.domain_name)
        if row.is_not_awarded
        else _("{level}: {application}.").format(
            level=row.level_name, application=quoted(row.title)
        )
    )
    return " ".join((told, *map(_withdrawn_text, recorded.withdrawn)))


def _withdrawn_text(row: DecisionRow) -> str:
    if row.is_not_awarded:
        return _("That nothing is awarded in {domain} is withdrawn.").format(
            domain=quoted(row.domain_name)
        )
    return _("{level} is withdrawn.").format(level=quoted(row.level_name))
