"""Until when ballots are taken."""

from datetime import datetime

from jury_app.formatting import format_date, format_time
from jury_app.i18n import _
from jury_app.sealing.manifest import KitManifest


def due_text(manifest: KitManifest) -> str:
    """Return until when ballots are taken, or nothing when no day is fixed."""
    if manifest.edition.ballots_due is None:
        return ""
    due = datetime.fromisoformat(manifest.edition.ballots_due)
    day = format_date(due.astimezone().date() if due.tzinfo else due.date())
    if "T" not in manifest.edition.ballots_due:
        return day
    return _("{date} at {time}").format(date=day, time=format_time(due.astimezone()))
