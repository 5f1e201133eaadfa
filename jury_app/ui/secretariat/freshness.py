"""A page that is true whenever it is looked at, and asks nothing while it is not."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from jury_app.ui.workspace import Changes, Workspace


class Freshness(QObject):
    """Reads a page again when what it shows has changed, at once or when it is next seen."""

    def __init__(
        self,
        page: QWidget,
        workspace: Workspace,
        sources: AbstractSet[str],
        refresh: Callable[[], object],
    ) -> None:
        super().__init__(page)
        self._page = page
        self._sources = frozenset(sources)
        self._refresh = refresh
        self._stale = False
        page.installEventFilter(self)
        workspace.changed.connect(self._on_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and self._stale:
            self._stale = False
            self._refresh()
        return super().eventFilter(watched, event)

    def _on_changed(self, changes: Changes) -> None:
        if not changes & self._sources:
            return
        if self._page.isVisible():
            self._refresh()
        else:
            self._stale = True
