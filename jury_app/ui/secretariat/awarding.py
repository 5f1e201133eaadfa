"""From what was chosen on the screen to a decision of the jury."""

from typing import Any

from jury_app.formatting import plain, quoted
from jury_app.i18n import _
from jury_app.model.operations.sitting import Award, decide, level_named
from jury_app.ui.secretariat.decision_panel import Wish


def award(session: Any, *, wish: Wish) -> object:
    """Give an award; a special prize is added to the levels by its name."""
    application = wish.application
    if application is None:
        raise ValueError("an award needs an application")
    level_id = wish.choice.level_id
    if level_id is None:
        level_id = level_named(session, prize_name(wish.special))
    return decide(
        session,
        award=Award(
            number=application.number,
            level_id=level_id,
            motive=wish.motive,
            citation=wish.citation,
        ),
    )


def prize_name(typed: str) -> str:
    """Return the whole name of a special prize: « Innovation » is « Prix spécial Innovation »."""
    words = plain(typed).split()
    return _("Special prize {name}").format(name=typed) if len(words) == 1 else typed


def award_text(wish: Wish) -> str:
    """Return what was just decided, in a line."""
    level = prize_name(wish.special) if wish.choice.is_special else wish.choice.word
    title = wish.application.title if wish.application else ""
    return _("{level}: {application}.").format(level=level, application=quoted(title))
