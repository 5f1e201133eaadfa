"""The domain before the jury as it was read, until an act may have touched its marks."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from jury_app.ui.secretariat.deliberated import Deliberated, deliberated
from jury_app.ui.secretariat.sitting_overview import SittingOverview
from jury_app.ui.workspace import Changes, Workspace

_SAY_NOTHING_OF_MARKS = frozenset(
    {"attendance", "decision", "sitting", "journal_entry", "change", "reason"}
)
"""Where an act of the sitting writes while the marks, and all that is made of them, stand."""


class KnownDomain(QObject):
    """Reads a domain with all its marks, and again only when they may be others."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._changes = self._read_after = 0
        self.domain: Deliberated | None = None
        workspace.changed.connect(self._on_changed)

    @property
    def domain_id(self) -> int | None:
        """Which domain is known."""
        return self.domain.domain_id if self.domain else None

    def forget(self) -> None:
        """Know no domain any more: another is on its way."""
        self.domain = None

    def read(self, domain_id: int, then: Callable[[Deliberated], object]) -> None:
        """Read a domain and its marks."""
        keep = partial(self._keep, self._changes, then)
        self._workspace.read(deliberated, domain_id, then=keep, key="deliberation")

    def decided(self, overview: SittingOverview) -> Deliberated | None:
        """Return the marks that are known with what is decided now; nothing if they may be old.

        Once the sitting is closed they always may be: words are erased when they fall due.
        """
        is_old = overview.stages.is_closed or self._read_after != self._changes
        if self.domain is None or is_old:
            return None
        self.domain = self.domain.decided(overview.decisions)
        return self.domain

    def _keep(self, after: int, then: Callable[[Deliberated], object], read: Deliberated) -> None:
        self.domain, self._read_after = read, after
        then(read)

    def _on_changed(self, changes: Changes) -> None:
        if not changes <= _SAY_NOTHING_OF_MARKS:
            self._changes += 1
