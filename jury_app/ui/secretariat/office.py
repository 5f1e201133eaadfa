"""What every page of the secretariat is given: the edition, and a way to say what was done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from jury_app.i18n import _
from jury_app.model.journal import head
from jury_app.model.operations.undoing import undo_all
from jury_app.model.queries.edition import EditionRow, get_edition
from jury_app.model.queries.journal import is_undoable
from jury_app.progress import Steps
from jury_app.ui.secretariat.dialogs.passphrase_dialog import PassphraseDialog
from jury_app.ui.settings import Settings
from jury_app.ui.widgets.toast import toast
from jury_app.ui.workspace import Workspace, is_heard


@dataclass(frozen=True, slots=True)
class Done:
    """What an operation answered, and the number of its act, if it made one that can be undone."""

    value: Any
    seq: int | None


class Office:
    """Holds what the pages of one window share."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        self.workspace = workspace
        self.settings = settings
        self._passphrase: str | None = None

    def with_passphrase(self, parent: QWidget, then: Callable[[str | None], object]) -> None:
        """Go on with the passphrase of the keys, asked once; None when they have none."""
        if self._passphrase is not None:
            then(self._passphrase)
            return
        self.workspace.read(get_edition, then=partial(self._on_edition_read, parent, then))

    def write(
        self,
        parent: QWidget,
        operation: Callable[..., Any],
        *,
        told: str | Callable[[Any], str],
        then: Callable[[Any], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        **values: Any,
    ) -> None:
        """Do something, say that it was done, and offer to undo it."""

        def on_done(done: Done) -> None:
            sentence = told if isinstance(told, str) else told(done.value)
            self.told(parent, sentence, done.seq)
            if then is not None and is_heard(then):
                then(done.value)

        refused = failed or partial(self._on_refused, parent)
        self.workspace.write(_do, operation, then=on_done, failed=refused, **values)

    def told(self, parent: QWidget, sentence: str, seq: int | None = None) -> None:
        """Say what was done; with the number of its act, offer to undo it."""
        self.told_of_all(parent, sentence, () if seq is None else (seq,))

    def told_of_all(self, parent: QWidget, sentence: str, seqs: Sequence[int]) -> None:
        """Say what was done by several acts, and offer to undo all of them at once."""
        if isValid(parent):
            toast(parent, sentence, undo=partial(self._undo, parent, seqs) if seqs else None)

    def _undo(self, parent: QWidget, seqs: Sequence[int]) -> None:
        self.workspace.write(
            undo_all,
            seqs=seqs,
            then=lambda _seq: self.told(parent, _("Undone: everything is as it was before.")),
            failed=partial(self._on_refused, parent),
        )

    def _on_refused(self, parent: QWidget, error: Exception) -> None:
        self.told(parent, str(error))

    def _on_edition_read(
        self, parent: QWidget, then: Callable[[str | None], object], edition: EditionRow
    ) -> None:
        if not edition.has_passphrase:
            then(None)
            return
        dialog = PassphraseDialog(self.workspace, parent)
        dialog.accepted.connect(lambda: self._remember(dialog, then))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def remember(self, passphrase: str) -> None:
        """Go on with another passphrase: the keys have just been locked by it."""
        self._passphrase = passphrase

    def _remember(self, dialog: PassphraseDialog, then: Callable[[str | None], object]) -> None:
        self._passphrase = dialog.passphrase
        then(self._passphrase)


def _do(session: Any, operation: Callable[..., Any], **values: Any) -> Done:
    before = head(session)[0]
    value = operation(session, **values)
    after = head(session)[0]
    return Done(value, after if after != before and is_undoable(session, after) else None)


def done_steps(database: Any, steps: Callable[..., Steps[Any]], **values: Any) -> Steps[Done]:
    """Do something in steps, in a transaction of its own: stopped halfway, nothing is changed."""
    with database.transaction() as session:
        before = head(session)[0]
        value = yield from steps(session, **values)
        after = head(session)[0]
        undoable = after != before and is_undoable(session, after)
    return Done(value, after if undoable else None)
