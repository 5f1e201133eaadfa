"""Moments of the store, ISO 8601 with an offset, in the words and the clock of the reader."""

from datetime import datetime

from jury_app.formatting import MISSING, NBSP, format_moment, format_time
from jury_app.i18n import language


def moment_text(moment: str | None) -> str:
    """Return a stored moment as a sentence says it."""
    return format_moment(datetime.fromisoformat(moment)) if moment else MISSING


def short_moment(moment: str | None) -> str:
    """Return a stored moment as a table shows it."""
    if not moment:
        return MISSING
    local = datetime.fromisoformat(moment).astimezone()
    day = f"{local:%d/%m/%Y}" if language() == "fr" else f"{local:%Y-%m-%d}"
    return f"{day},{NBSP}{format_time(local)}"


def is_past(moment: str | None) -> bool:
    """Whether a stored moment is over; one that nobody set never is."""
    if not moment:
        return False
    return datetime.fromisoformat(moment).astimezone() < datetime.now().astimezone()
