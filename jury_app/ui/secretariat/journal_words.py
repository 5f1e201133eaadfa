"""The journal in words: kinds of acts, and the values that an act changed."""

import re
from collections.abc import Mapping
from typing import Any

from jury_app.formatting import MISSING
from jury_app.i18n import N_, _
from jury_app.model.enums import JournalKind
from jury_app.ui.secretariat.moments import moment_text

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")

_LONG_WORD = re.compile(r"\S{31,}")
_BREAK, _PIECE = "\N{ZERO WIDTH SPACE}", 16

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
        _K.SCORES_IMPORTED,
    ),
    N_("Sitting and decisions"): (
        _K.SNAPSHOT, _K.ATTENDANCE, _K.DEPARTURE, _K.CHAIR_TAKEN, _K.SITTING_OPENED,
        _K.SECRETARY_NAMED, _K.CONVENED, _K.ANNEXED, _K.ITEM_OPENED, _K.ITEM_CLOSED,
        _K.WENT_OUT, _K.CAME_BACK,
        _K.AMENDMENT, _K.VOTE, _K.CASTING_VOTE, _K.DISAGREEMENT, _K.SHOWN, _K.HIDDEN,
        _K.RUNNING_ORDER, _K.SHORTLIST_CUT, _K.CALLED_BACK, _K.MOVED,
        _K.DECISION, _K.DECISION_WITHDRAWN, _K.CLOSED,
    ),
    N_("Documents and presentations"): (
        _K.EXPORT, _K.PRESENTATION_PLANNED, _K.PRESENTATION_CANCELLED,
    ),
    N_("Keys and back-ups"): (_K.PASSPHRASE_CHANGED, _K.RECOVERY_RENEWED, _K.RESTORED),
    N_("Corrections"): (_K.CORRECTION,),
}  # fmt: skip

_ACTORS = {"secretariat": N_("Secretariat")}

_TABLES = {
    "edition": N_("Edition"),
    "key_ring": N_("Keys of the edition"),
    "rules": N_("Rules"),
    "domain": N_("Domain"),
    "round": N_("Round"),
    "criterion": N_("Criterion"),
    "award_level": N_("Award level"),
    "application": N_("Application"),
    "applicant": N_("Applicant"),
    "attachment": N_("Attachment"),
    "juror": N_("Juror"),
    "panel_member": N_("Seat in a panel"),
    "assignment": N_("Reading"),
    "recusal": N_("Recusal"),
    "kit": N_("Kit"),
    "invitation": N_("Invitation of a kit"),
    "ballot": N_("Ballot"),
    "imported_score": N_("Mark typed in"),
    "sitting": N_("Sitting"),
    "attendance": N_("Attendance"),
    "decision": N_("Decision"),
    "snapshot": N_("Standings kept"),
    "preselection": N_("Closing of the expert panel"),
    "frozen_decisions": N_("Frozen decisions"),
}

_FIELDS = {
    "title": N_("Title"),
    "year": N_("Year"),
    "organiser": N_("Organiser"),
    "place": N_("Place"),
    "secretary": N_("Secretary"),
    "display_scale": N_("Scale of the averages"),
    "shows_total": N_("Total shown to jurors"),
    "call_closes_at": N_("Call closes on"),
    "ballots_due_at": N_("Ballots due by"),
    "sitting_at": N_("Sitting on"),
    "ballots_email": N_("Where ballots are sent"),
    "has_passphrase": N_("Locked by a passphrase"),
    "recovery_recipient": N_("Recovery key, its public half"),
    "code": N_("Code"),
    "name": N_("Name"),
    "sponsor": N_("Sponsor"),
    "position": N_("Place in the list"),
    "guidance": N_("Guidance"),
    "weight": N_("Coefficient"),
    "min_points": N_("Lowest mark"),
    "max_points": N_("Highest mark"),
    "meanings": N_("What the marks mean"),
    "kind": N_("Kind"),
    "colour": N_("Metal"),
    "settings": N_("Settings"),
    "fingerprint": N_("Fingerprint"),
    "sealed_at": N_("Sealed on"),
    "opened_at": N_("Opened on"),
    "closed_at": N_("Closed on"),
    "witnesses": N_("Witnesses"),
    "number": N_("Number"),
    "summary": N_("Summary"),
    "axis": N_("Axis of innovation"),
    "domain_id": N_("Domain (number)"),
    "contact_name": N_("Contact"),
    "contact_email": N_("E-mail of the contact"),
    "status": N_("Status"),
    "status_reason": N_("Reason of the status"),
    "deposited": N_("Deposited on"),
    "is_late": N_("Late"),
    "siren": N_("SIREN"),
    "department": N_("Département"),
    "population": N_("Population"),
    "family_name": N_("Family name"),
    "given_name": N_("Given name"),
    "civility": N_("Civility"),
    "function": N_("Function"),
    "body": N_("Body"),
    "email": N_("E-mail"),
    "role": N_("Role"),
    "role_text": N_("Quality"),
    "is_withdrawn": N_("Withdrawn"),
    "is_lifted": N_("Lifted"),
    "reason": N_("Reason"),
    "state": N_("State"),
    "motive": N_("Motive"),
    "citation": N_("Citation"),
    "level_id": N_("Award level (number)"),
}


def actor_text(actor: str) -> str:
    """Return who did an act."""
    known = _ACTORS.get(actor)
    return _(known) if known else actor


def table_text(table: str) -> str:
    """Return what kind of thing was changed."""
    known = _TABLES.get(table)
    return _(known) if known else table


def field_text(field: str) -> str:
    """Return which of its values was changed."""
    known = _FIELDS.get(field)
    return _(known) if known else field


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
