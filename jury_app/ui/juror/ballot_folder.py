"""Where the ballots of a kit go: where they were put the last time, or beside the kit."""

import os
from collections.abc import Callable
from pathlib import Path

from jury_app.ui.filing import documents


def _keep_nothing(_folder: str) -> None:
    """Forget the folder with the window."""


class BallotFolder:
    """A folder that takes files on opening; another one that the juror chooses is remembered."""

    def __init__(
        self, kit: Path, before: str = "", remember: Callable[[str], object] = _keep_nothing
    ) -> None:
        self._remember = remember
        beside = kit.resolve().parent
        known = (*((Path(before),) if before else ()), beside)
        self.path = next((each for each in known if _takes_files(each)), None) or documents()

    def choose(self, folder: Path) -> None:
        """Put ballots into this folder, now and the next time."""
        self.path = folder
        self._remember(str(folder))


def _takes_files(folder: Path) -> bool:
    return folder.is_dir() and os.access(folder, os.W_OK)
