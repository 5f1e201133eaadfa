"""The domain before the jury as it was read, until an act may have touched its marks."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject

from jury_app.model.queries.sitting import DecisionRow
from jury_app.ui.secretariat.deliberated import Deliberated, deliberated
from jury_app.ui.workspace import Changes, Workspace

_SAY_NOTHING_OF_MARKS = frozenset({"attendance", "decision", "sitting", "journal_entry", "change"})
"""Where an act may write while all marks, and all that is made of them, stay as they were."""


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

    def decided(self, decisions: Iterable[DecisionRow]) -> Deliberated | None:
        """Return the marks that are known with what is decided now; nothing if they may be old."""
        if self.domain is None or self._read_after != self._changes:
            return None
        self.domain = self.domain.decided(decisions)
        return self.domain

    def _keep(self, after: int, then: Callable[[Deliberated], object], read: Deliberated) -> None:
        self.domain, self._read_after = read, after
        then(read)

    def _on_changed(self, changes: Changes) -> None:
        if not changes <= _SAY_NOTHING_OF_MARKS:
            self._changes += 1
