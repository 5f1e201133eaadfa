"""Which program on which system: what a report says before anything else."""

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import qVersion


def about() -> str:
    """Return which program on which system, for a report."""
    try:
        ours = version("jury-app")
    except PackageNotFoundError:  # a bundle may come without its metadata
        ours = "?"
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    return f"Jury {ours} · Python {platform.python_version()} · Qt {qVersion()} · {system}"
