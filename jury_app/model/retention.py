"""How long an edition keeps each kind of data about people, and why: settings of the edition."""

import json
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeAlias

from jury_app.i18n import _
from jury_app.model.enums import DataKind

LONGEST = 1200
"""Months: whoever means for ever says so."""

Periods: TypeAlias = Mapping[DataKind, int | None]
"""Months after the closing; none is for as long as the edition itself."""

DEFAULT: Periods = {
    DataKind.COMMENTS: 6,
    DataKind.MARKS: 12,
    DataKind.REASONS: 60,
    DataKind.APPLICANTS: 24,
    DataKind.JURORS: 24,
    DataKind.ATTACHMENTS: 24,
    DataKind.UNSUCCESSFUL: 12,
    DataKind.BACKUPS: 12,
    DataKind.LOGS: 6,
}

TITLES: Mapping[DataKind, Callable[[], str]] = {
    DataKind.COMMENTS: lambda: _("Comments and opinions of the jurors"),
    DataKind.MARKS: lambda: _("Individual marks"),
    DataKind.REASONS: lambda: _("Reasons in the journal and for recusals"),
    DataKind.APPLICANTS: lambda: _("Contacts of the applicants"),
    DataKind.JURORS: lambda: _("E-mail addresses of the jurors"),
    DataKind.ATTACHMENTS: lambda: _("Attached files"),
    DataKind.UNSUCCESSFUL: lambda: _("Dossiers without an award"),
    DataKind.BACKUPS: lambda: _("Back-ups on this computer"),
    DataKind.LOGS: lambda: _("Logs"),
}

GROUNDS: Mapping[DataKind, Callable[[], str]] = {
    DataKind.COMMENTS: lambda: _(
        "They serve the deliberation, and answers to applicants after it."
    ),
    DataKind.MARKS: lambda: _(
        "They let the result be counted again for as long as it can be contested."
    ),
    DataKind.REASONS: lambda: _("They explain the acts of the secretariat if an auditor asks."),
    DataKind.APPLICANTS: lambda: _("They serve the ceremony, and the call of the year after."),
    DataKind.JURORS: lambda: _("They serve the kits and the receipts, then the next invitation."),
    DataKind.ATTACHMENTS: lambda: _(
        "They serve the judging, the ceremony and the presentations on site."
    ),
    DataKind.UNSUCCESSFUL: lambda: _("They serve the answers to applicants who received nothing."),
    DataKind.BACKUPS: lambda: _("They hold all of the above, whatever was erased since."),
    DataKind.LOGS: lambda: _("Jury keeps none: the journal holds numbers and goes with the seal."),
}

KEYS = {kind.value: kind for kind in DataKind}


def load_periods(text: str) -> dict[DataKind, int | None]:
    """Return the periods of an edition; where it says nothing, those that are proposed."""
    told = json.loads(text or "{}")
    return {**DEFAULT, **{KEYS[key]: months for key, months in told.items() if key in KEYS}}


def dump_periods(periods: Periods) -> str:
    """Return the periods as they are stored."""
    return json.dumps({kind.value: months for kind, months in periods.items()}, sort_keys=True)


def due_on(closed: date, months: int) -> date:
    """Return the day on which a period ends: the same day of a later month, or its last."""
    years, month = divmod(closed.month - 1 + months, 12)
    year = closed.year + years
    return date(year, month + 1, min(closed.day, monthrange(year, month + 1)[1]))
