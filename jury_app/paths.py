"""Where the application finds its resources and keeps the user's own data."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from platformdirs import user_data_path

RESOURCES = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parent.parent)) / "resources"


_kept: ContextVar[Path | None] = ContextVar("kept", default=None)


@contextmanager
def keeping(folder: Path) -> Iterator[None]:
    """Keep what belongs to the user elsewhere for one block: a demonstration leaves no trace."""
    token = _kept.set(folder)
    try:
        yield
    finally:
        _kept.reset(token)


def user_data() -> Path:
    """Return the folder of the work files and settings; `JURY_DATA` overrides it."""
    if kept := _kept.get():
        return kept
    override = os.environ.get("JURY_DATA")
    return Path(override) if override else user_data_path("Jury", appauthor=False)
