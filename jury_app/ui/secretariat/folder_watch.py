"""A folder in which ballots come in: looked at when it changes, and now and then all the same."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal
from shiboken6 import isValid

from jury_app.exchange.incoming import may_hold_ballots
from jury_app.progress import Progress, Steps
from jury_app.ui.task import Task

Stamp: TypeAlias = tuple[int, int]
"""The size of a file, and when it was written last."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How often a folder is looked at, in milliseconds.

    Network folders tell nobody that they changed: those are seen by the slow look alone.
    """

    slow: int = 15_000
    settling: int = 1_500


class FolderWatch(QObject):
    """Tells of files once they are wholly written; moves and changes nothing in the folder."""

    arrived = Signal(list)  # paths
    lost = Signal()  # the folder is not there, or cannot be read
    found = Signal()  # it is there again

    def __init__(self, parent: QObject, pace: Pace | None = None) -> None:
        super().__init__(parent)
        self._pace = pace or Pace()
        self._folder: Path | None = None
        self._known: dict[Path, Stamp] = {}
        self._settling: dict[Path, Stamp] = {}
        self._is_looking = False
        self._is_lost = False
        self._hands = ThreadPoolExecutor(max_workers=1, thread_name_prefix="folder")
        self._watcher = QFileSystemWatcher(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._watcher.directoryChanged.connect(self._look)
        self._timer.timeout.connect(self._look)
        self.destroyed.connect(self._hands.shutdown)

    @property
    def folder(self) -> Path | None:
        """What is watched, if anything."""
        return self._folder

    def start(self, folder: Path) -> None:
        """Watch a folder from now on; what is in it already counts as having come."""
        self.stop()
        self._folder = folder
        self._watcher.addPath(str(folder))
        self._look()

    def stop(self) -> None:
        """Watch nothing any more."""
        self._folder = None
        self._is_lost = False
        self._known.clear()
        self._settling.clear()
        self._timer.stop()
        if watched := self._watcher.directories():
            self._watcher.removePaths(watched)

    def _look(self) -> None:
        if self._folder is None or self._is_looking:
            return
        self._is_looking = True
        folder = self._folder
        task = Task(lambda: _stamps(folder))
        task.succeeded.connect(lambda stamps: self._on_looked(folder, stamps))
        task.failed.connect(lambda _error: self._on_looked(folder, None))
        task.start(self._hands)

    def _on_looked(self, folder: Path, stamps: Mapping[Path, Stamp] | None) -> None:
        if not isValid(self):
            return
        self._is_looking = False
        if folder != self._folder:
            self._look()
        elif stamps is None:
            self._on_unseen()
        else:
            self._on_seen(folder, stamps)

    def _on_seen(self, folder: Path, stamps: Mapping[Path, Stamp]) -> None:
        """Take what stands as it stood at the last look; what still grows waits for the next."""
        if self._is_lost:
            self._is_lost = False
            self._watcher.addPath(str(folder))
            self.found.emit()
        new = {path: stamp for path, stamp in stamps.items() if self._known.get(path) != stamp}
        whole = [path for path, stamp in new.items() if self._settling.get(path) == stamp]
        self._settling = {path: stamp for path, stamp in new.items() if path not in whole}
        self._known |= {path: stamps[path] for path in whole}
        self._timer.start(self._pace.settling if self._settling else self._pace.slow)
        if whole:
            self.arrived.emit(whole)

    def _on_unseen(self) -> None:
        self._timer.start(self._pace.slow)
        if not self._is_lost:
            self._is_lost = True
            self.lost.emit()


def _stamps(folder: Path) -> Steps[dict[Path, Stamp]]:
    """Return what may hold ballots; a file that goes while it is looked at is not there."""
    yield Progress(0, 1)
    found: dict[Path, Stamp] = {}
    for path in sorted(_listed(folder)):
        try:
            told = path.stat()
        except OSError:
            continue
        if told.st_size and may_hold_ballots(path) and path.is_file():
            found[path] = (told.st_size, told.st_mtime_ns)
    return found


def _listed(folder: Path) -> list[Path]:
    """Return what is in a folder and, one level down, in its own; or fail, if it is not there."""
    top = [each for each in folder.iterdir() if not each.name.startswith(".")]
    below = [inside for each in top if each.is_dir() for inside in each.iterdir()]
    return [*top, *below]
