"""Undo and redo: the last change goes or comes back, is shown where it is, and said."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from jury_app.desk.views import DeskView
from jury_app.sealing.manifest import KitManifest
from jury_app.ui.juror.desk_thread import Act, DeskThread
from jury_app.ui.juror.outbox import Outbox
from jury_app.ui.juror.undo_words import changed_entries, redone_text, undone_text
from jury_app.ui.widgets.toast import toast, withdraw

if TYPE_CHECKING:
    from jury_app.ui.juror.desk_screen import DeskScreen

Sentence = Callable[[DeskView, DeskView, KitManifest], str]


class Undoing(QObject):
    """Takes back the last thing said, or says it again; either is one more act on the disk."""

    viewed = Signal(object)  # DeskView
    refused = Signal(object)

    def __init__(
        self, screen: "DeskScreen", manifest: KitManifest, desk: DeskThread, outbox: Outbox
    ) -> None:
        super().__init__(screen)
        self._screen = screen
        self._manifest = manifest
        self._desk = desk
        self._outbox = outbox
        outbox.heard.connect(self._on_heard)

    def undo(self) -> None:
        """Take back the last change; what no disk has taken yet is simply given up."""
        self._screen.flush()
        before = self._screen.shown
        if self._outbox.take_back():
            self.viewed.emit(self._screen.view)
            self._tell(before, undone_text)
        elif before.can_undo or self._outbox.said:
            self._do(lambda desk: desk.undo(), before, undone_text)

    def redo(self) -> None:
        """Do again what was undone last, as long as nothing else was said since."""
        self._screen.flush()
        before = self._screen.shown
        if before.can_redo:
            self._do(lambda desk: desk.redo(), before, redone_text)

    def _on_heard(self) -> None:
        withdraw(self._screen)

    def _do(self, act: Act, before: DeskView, sentence: Sentence) -> None:
        def tell(view: DeskView) -> None:
            self.viewed.emit(view)
            self._tell(before, sentence)

        self._desk.ask(act, tell, self.refused.emit)

    def _tell(self, before: DeskView, sentence: Sentence) -> None:
        after = self._screen.shown
        page, changed = self._screen.desk_page, changed_entries(before, after)
        if changed and changed[0].number != page.chosen():  # whoever is there stays in the marks
            page.choose(changed[0].number)
        toast(self._screen, sentence(before, after, self._manifest))
