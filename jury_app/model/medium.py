"""What became of a file that was opened: still there, moved, exchanged, or gone with its medium.

SQLite tells a medium that was pulled out and a file that is damaged by the same errors. A person
must not: one puts the medium back, the other opens a back-up.
"""

import os
from os.path import samestat
from pathlib import Path

MAGIC = b"SQLite format 3\0"


class Witness:
    """Remembers which file was opened, and keeps a handle of its own on it.

    The handle is closed after SQLite has let go, and never before: whoever closes one handle on a
    file drops all the locks that the process holds on it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._folder = path.parent.stat().st_dev
        self._handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        self._opened = os.fstat(self._handle)

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._handle)

    def loss(self) -> str | None:
        """Return the code of what became of the file; nothing when it is there and can be read."""
        return self.displacement() or self._spoiling()

    def displacement(self) -> str | None:
        """Return the code of why the name no longer leads to the file that was opened.

        SQLite does not look: it would go on writing into a file that nobody finds again.
        """
        try:
            held = os.fstat(self._handle)
            if self._path.parent.stat().st_dev != self._folder or not samestat(held, self._opened):
                return "store_removed"
            named = self._path.stat()
        except OSError:
            return "store_moved" if self._path.parent.is_dir() else "store_removed"
        if named.st_dev != held.st_dev:
            return "store_removed"
        return None if samestat(named, held) else "store_replaced"

    def _spoiling(self) -> str | None:
        try:
            os.lseek(self._handle, 0, os.SEEK_SET)
            start = os.read(self._handle, len(MAGIC))
        except OSError:
            return "store_removed"
        return None if start == MAGIC else "store_damaged"
