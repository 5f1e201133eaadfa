"""Who has a file open: told to others as a courtesy; SQLite's own lock is what keeps them out."""

import getpass
import json
import os
import platform
from contextlib import suppress
from pathlib import Path

from jury_app.files import name_file


def leave_name(path: Path) -> None:
    """Tell others who holds the file."""
    who = {"host": platform.node(), "user": _user(), "pid": os.getpid()}
    try:
        name_file(path).write_text(json.dumps(who), encoding="utf-8")
    except OSError:  # the name is a courtesy; the file is ours all the same
        return


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "?"


def holder(path: Path) -> str:
    """Return who left their name, where it can be read."""
    try:
        who = json.loads(name_file(path).read_text(encoding="utf-8"))
        return f"{who['user']}, {who['host']}, nº {who['pid']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "?"


def remove_name(path: Path) -> None:
    """Take the name away again, unless the medium refuses that."""
    with suppress(OSError):
        name_file(path).unlink(missing_ok=True)
