"""Where files go when nobody says otherwise, and how the file of an edition is named."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from jury_app.ui.suffixes import EDITION


def documents() -> Path:
    """Return where this account keeps its documents."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def named_file(typed: str) -> Path:
    """Return the file whose name somebody typed."""
    return Path(typed.strip()).expanduser()


def edition_file(typed: str) -> Path:
    """Return the file of an edition, named as one whatever was typed."""
    path = named_file(typed)
    return path if path.suffix == EDITION else path.with_name(path.name + EDITION)
