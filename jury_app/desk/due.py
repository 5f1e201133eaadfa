"""Until when ballots are taken."""

from datetime import datetime, timedelta

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


def is_late(manifest: KitManifest) -> bool:
    """Whether the time for ballots is over."""
    if manifest.edition.ballots_due is None:
        return False
    end = datetime.fromisoformat(manifest.edition.ballots_due).astimezone()
    if "T" not in manifest.edition.ballots_due:
        end += timedelta(days=1)  # the whole of the last day
    return datetime.now().astimezone() > end
