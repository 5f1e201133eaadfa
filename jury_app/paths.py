"""Where the application finds its resources and keeps the user's own data."""

import os
import sys
from pathlib import Path

from platformdirs import user_data_path

RESOURCES = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parent.parent)) / "resources"


def user_data() -> Path:
    """Return the folder of the work files and settings; `JURY_DATA` overrides it."""
    override = os.environ.get("JURY_DATA")
    return Path(override) if override else user_data_path("Jury", appauthor=False)
