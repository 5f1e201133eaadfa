"""What falls due: each kind of data with its period, its day, and how much there is of it."""

from datetime import UTC, date, datetime
from pathlib import Path

from jury_app.findings import Finding
from jury_app.formatting import format_date, format_number
from jury_app.i18n import _, ngettext
from jury_app.model.backups import Backup
from jury_app.model.database import Database
from jury_app.model.journal import now
from jury_app.model.queries.erasures import list_erasures
from jury_app.model.queries.retention import DueRow, list_due
from jury_app.progress import Progress, Steps


def due_list(database: Database, *, today: date | None = None) -> list[DueRow]:
    """Return every kind of data, by the day of the edition’s clock unless another is named."""
    day = today or date.fromisoformat(database.read(now)[:10])
    return database.read(list_due, today=day, backups=len(old_backups(database)))


def old_backups(database: Database) -> list[Path]:
    """Return the back-ups made before the last erasure: they hold what it took; all, before one."""
    erasures = database.read(list_erasures)
    last = datetime.fromisoformat(erasures[-1].at) if erasures else None
    return [path for path in database.backups() if last is None or _made_at(path) < last]


def due_steps(database: Database) -> Steps[list[DueRow]]:
    """Return the same, for a window that does not wait."""
    yield Progress(0, 1)
    rows = due_list(database)
    yield Progress(1, 1)
    return rows


def overdue(database: Database) -> list[Finding]:
    """Return one finding where the time of something is over and it is still here."""
    count = sum(row.is_due for row in due_list(database))
    return [Finding("retention_overdue", {"count": count})] if count else []


def due_words(row: DueRow) -> str:
    """Say of a kind of data how long it is kept, how much there is, and when it falls due."""
    return " · ".join(
        (
            row.title,
            period_words(row.months),
            day_words(row),
            _("{count} here").format(count=format_number(row.count)),
        )
    )


def period_words(months: int | None) -> str:
    """Say a period after the closing."""
    if months is None:
        return _("as long as the edition")
    return ngettext("{count} month", "{count} months", months).format(count=format_number(months))


def day_words(row: DueRow) -> str:
    """Say the day on which a kind of data falls due."""
    if row.due_on is None:
        return _("no day set") if row.months is None else _("not before the closing")
    day = format_date(date.fromisoformat(row.due_on))
    text = _("due since {date}") if row.is_due else _("until {date}")
    return text.format(date=day)


def _made_at(path: Path) -> datetime:
    """Return the moment in the name of a back-up; the first ones bore none."""
    backup = Backup.of(path)
    if backup is not None and backup.made_at:
        return datetime.fromisoformat(backup.made_at)
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)
