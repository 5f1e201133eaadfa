"""The kinds of correction that an act of rectification knows, as the dialog names them."""

from enum import StrEnum

from jury_app.i18n import N_, _
from jury_app.model.queries.sitting import DecisionRow
from jury_app.ui.secretariat.rectifiable import Rectifiable


class Kind(StrEnum):
    """What may be put right."""

    NAMES = "names"
    AWARD = "award"
    WITHDRAWAL = "withdrawal"
    NOT_AWARDED = "not_awarded"
    WORDS = "words"
    MARK = "mark"
    ATTENDANCE = "attendance"
    VOTE = "vote"


KINDS = {
    Kind.NAMES: N_("A title or a name was misspelt"),
    Kind.AWARD: N_("An application has another award"),
    Kind.WITHDRAWAL: N_("A decision is withdrawn"),
    Kind.NOT_AWARDED: N_("A domain has no award"),
    Kind.WORDS: N_("A motive or a citation is worded otherwise"),
    Kind.MARK: N_("A mark was amended wrongly"),
    Kind.ATTENDANCE: N_("The roll call was entered wrongly"),
    Kind.VOTE: N_("A vote was counted wrongly"),
}


def kinds_of(read: Rectifiable) -> list[tuple[str, Kind]]:
    """Return what can be put right; where there was no vote, none was counted wrongly."""
    missing = set() if read.votes else {Kind.VOTE}
    return [(_(text), kind) for kind, text in KINDS.items() if kind not in missing]


def decision_text(row: DecisionRow) -> str:
    """Name a decision: what was given to which application, or that a domain has no award."""
    if row.is_not_awarded:
        return _("{whom}: {what}").format(whom=row.domain_name, what=_("not awarded"))
    return f"{row.number}  {row.level_name}"
