"""Where a juror stands, in one icon and one word, the same on every page."""

from PySide6.QtGui import QIcon

from jury_app.i18n import N_
from jury_app.model.queries.exchange import KitRow, KitState
from jury_app.ui.secretariat.words import Sign

KIT_STATES: dict[KitState, Sign] = {
    "to_issue": Sign(N_("Kit to make"), "circle-dashed", "neutral"),
    "issued": Sign(N_("Ballot awaited"), "clock", "neutral"),
    "received": Sign(N_("Ballot complete"), "circle-check", "success"),
    "incomplete": Sign(N_("Ballot incomplete"), "circle-alert", "warning"),
    "conflict": Sign(N_("Ballots in conflict"), "triangle-alert", "danger"),
}

_TELLING: dict[KitState, str] = {"incomplete": "warning", "conflict": "danger"}


def state_text(row: KitRow) -> str:
    """Return where a juror stands in a word or two."""
    return KIT_STATES[row.state].word


def state_icon(row: KitRow) -> QIcon:
    """Return the icon of where a juror stands."""
    return KIT_STATES[row.state].icon


def state_ink(row: KitRow) -> str | None:
    """Return the token in which the state is written; nothing for a quiet one."""
    return _TELLING.get(row.state)
