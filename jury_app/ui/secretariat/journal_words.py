"""The journal in words: kinds of acts, and the values that an act changed."""

import re
from collections.abc import Mapping
from typing import Any

from jury_app.formatting import MISSING
from jury_app.i18n import N_, _
from jury_app.model.enums import JournalKind
from jury_app.model.row_words import field_text, table_text
from jury_app.ui.secretariat.moments import moment_text

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")

_LONG_WORD = re.compile(r"\S{31,}")
_BREAK, _PIECE = "\N{ZERO WIDTH SPACE}", 16

__all__ = ["field_text", "table_text"]  # told here too: the journal is read by them

_K = JournalKind
GROUPS: Mapping[str, tuple[JournalKind, ...]] = {
    N_("Edition and rules"): (
        _K.EDITION_CREATED, _K.EDITION_EDITED, _K.RULES_CHANGED, _K.DOMAIN_ADDED,
        _K.DOMAIN_EDITED, _K.DOMAIN_REMOVED, _K.CRITERION_ADDED, _K.CRITERION_EDITED,
        _K.CRITERION_REMOVED, _K.LEVEL_ADDED, _K.LEVEL_EDITED, _K.LEVEL_REMOVED,
    ),
    N_("Applications"): (
        _K.APPLICATIONS_IMPORTED, _K.ATTACHMENTS_IMPORTED, _K.APPLICATION_ADDED,
        _K.APPLICATION_EDITED, _K.SHORTLIST_FIXED, _K.PRESELECTED,
    ),
    N_("Jury"): (
        _K.JURORS_IMPORTED, _K.JUROR_ADDED, _K.JUROR_EDITED, _K.ASSIGNED, _K.RECUSAL,
        _K.RECUSAL_LIFTED,
    ),
    N_("Kits and ballots"): (
        _K.KITS_ISSUED, _K.BALLOTS_RECEIVED, _K.BALLOT_REFUSED, _K.BALLOTS_OPENED,
        _K.CONFLICT_RESOLVED,
        _K.SCORES_IMPORTED,
    ),
    N_("Sitting and decisions"): (
        _K.SNAPSHOT, _K.ATTENDANCE, _K.DEPARTURE, _K.CHAIR_TAKEN, _K.SITTING_OPENED,
        _K.SECRETARY_NAMED, _K.CONVENED, _K.ANNEXED, _K.ITEM_OPENED, _K.ITEM_CLOSED,
        _K.WENT_OUT, _K.CAME_BACK, _K.SITTING_SUSPENDED, _K.SITTING_RESUMED,
        _K.AMENDMENT, _K.VOTE, _K.CASTING_VOTE, _K.DISAGREEMENT, _K.SHOWN, _K.HIDDEN,
        _K.RUNNING_ORDER, _K.SHORTLIST_CUT, _K.CALLED_BACK, _K.MOVED,
        _K.DECISION, _K.DECISION_WITHDRAWN, _K.CLOSED, _K.COSIGNED,
    ),
    N_("Documents and presentations"): (
        _K.DESIGN_ADDED, _K.DESIGN_CHANGED, _K.DESIGN_REMOVED, _K.EXPORT,
        _K.PRESENTATION_PLANNED, _K.PRESENTATION_CANCELLED,
    ),
    N_("Keys and back-ups"): (_K.PASSPHRASE_CHANGED, _K.RECOVERY_RENEWED, _K.RESTORED),
    N_("Privacy"): (_K.RETENTION_SET, _K.ERASURE),
    N_("Corrections"): (
        _K.CORRECTION, _K.RECTIFICATION, _K.ACT_CORRECTED, _K.RECTIFIED,
    ),
}  # fmt: skip

_ACTORS = {"secretariat": N_("Secretariat")}


def actor_text(actor: str) -> str:
    """Return who did an act."""
    known = _ACTORS.get(actor)
    return _(known) if known else actor


def value_text(value: Any) -> str:
    """Return a value as people read it."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if value is None or value == "":
        return MISSING
    text = str(value)
    return moment_text(text) if _MOMENT.fullmatch(text) else _LONG_WORD.sub(_breakable, text)


def _breakable(word: re.Match[str]) -> str:
    """Return a very long word with places where a line may end."""
    text = word.group()
    return _BREAK.join(text[place : place + _PIECE] for place in range(0, len(text), _PIECE))
