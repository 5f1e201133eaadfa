"""Files dropped anywhere on the window find the page that takes them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from jury_app.i18n import _
from jury_app.ui.suffixes import BALLOT, COSIGNED, EDITION, KIT
from jury_app.ui.widgets.file_drop import FileDrop

_TABLES = (".csv", ".tsv", ".xlsx", ".ods")
_ARCHIVE = ".zip"
_OTHERS = (EDITION, KIT)
_COLLECTED = (BALLOT, COSIGNED)


class Arrivals(QObject):
    """Ballots are collected, tables and archives imported, editions and kits opened."""

    def __init__(
        self,
        window: QWidget,
        open_page: Callable[[str], Any],
        is_on: Callable[[str], bool],
        open_file: Callable[[Path], object],
    ) -> None:
        super().__init__(window)
        self._open_page = open_page
        self._is_on = is_on
        self._open_file = open_file
        self.drop = FileDrop(
            window,
            (*_COLLECTED, *_TABLES, _ARCHIVE, *_OTHERS),
            _("Drop ballots to collect them, a table or an archive to import it."),
        )
        self.drop.text_label.setWordWrap(True)
        self.drop.dropped.connect(self.take)

    def take(self, paths: Sequence[Path]) -> None:
        """Bring files to the page that takes them."""
        ballots = [path for path in paths if path.suffix.lower() in _COLLECTED or path.is_dir()]
        if ballots:
            self._open_page("ballots").collect(ballots)
            return
        for path in paths:
            self._take_one(path)

    def _take_one(self, path: Path) -> None:
        suffix = path.suffix.lower()
        if suffix == _ARCHIVE:
            self._open_page("applications").import_attachments(path)
        elif suffix in _TABLES:
            self._open_page("jury" if self._is_on("jury") else "applications").import_file(path)
        elif suffix in _OTHERS:
            self._open_file(path)
