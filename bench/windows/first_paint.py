"""Ours, started as a user does, with or without a file; goes as soon as it has been painted."""

import os
import sys

from jury_app import cli

cli.prepare_for_windows()

from jury_app import app

HEAVY = {"sqlalchemy", "reportlab", "numpy", "scipy", "alembic", "openpyxl", "PIL"}


def leave(*_painted: object) -> None:
    """Say what came too early, if anything did."""
    early = HEAVY & set(sys.modules)
    if early:
        sys.stderr.write(f"loaded before the first paint: {sorted(early)}\n")
    sys.stderr.flush()
    os._exit(1 if early else 0)


app.after_first_paint = leave
cli.run(sys.argv[1:])
