"""Until when ballots are taken."""

from datetime import datetime, timedelta

from jury_app.desk.work_file import Clock, utc_now
from jury_app.formatting import format_date, format_time
from jury_app.i18n import _
from jury_app.sealing.manifest import KitManifest


def due_text(manifest: KitManifest) -> str:
    """Return until when ballots are taken, or nothing when no day is fixed."""
    due = _due(manifest)
    if due is None:
        return ""
    if _is_whole_day(manifest):
        return due_day(manifest)
    return _("{date} at {time}").format(date=format_date(due.date()), time=format_time(due))


def due_day(manifest: KitManifest) -> str:
    """Return the last day for ballots without its hour, or nothing when no day is fixed."""
    due = _due(manifest)
    return "" if due is None else format_date(due.date())


def is_late(manifest: KitManifest, clock: Clock = utc_now) -> bool:
    """Whether the time for ballots is over."""
    due = _due(manifest)
    if due is None:
        return False
    end = due + timedelta(days=1) if _is_whole_day(manifest) else due
    return clock() > end


def days_left(manifest: KitManifest, clock: Clock = utc_now) -> int | None:
    """Return how many days there are until the last one for ballots, if one is fixed."""
    due = _due(manifest)
    return None if due is None else (due.date() - clock().astimezone().date()).days


def _due(manifest: KitManifest) -> datetime | None:
    """Return the moment by the clock of this place, or the beginning of the day."""
    due = manifest.edition.ballots_due
    return None if due is None else datetime.fromisoformat(due).astimezone()


def _is_whole_day(manifest: KitManifest) -> bool:
    return "T" not in (manifest.edition.ballots_due or "")
