"""Where a ballot goes, and what leaves the kit only when the juror says so."""

from collections.abc import Callable
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from jury_app.i18n import _
from jury_app.sealing.manifest import KitAttachment
from jury_app.ui.filing import documents
from jury_app.ui.widgets.message import Question, ask

if TYPE_CHECKING:
    from jury_app.ui.juror.reader import Reader


def choose_folder(
    parent: QWidget, start: Path, then: Callable[[Path], object], title: str
) -> QFileDialog:
    """Ask for another folder."""
    dialog = QFileDialog(parent, title, str(start))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, True)
    dialog.accepted.connect(lambda: then(Path(dialog.selectedFiles()[0])))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def save_copy(parent: QWidget, attachment: KitAttachment, reader: "Reader") -> None:
    """Put a readable copy of an attachment on the disk, once the juror knows what that means."""
    question = Question(
        _("Save a readable copy?"),
        _(
            "In the kit, this file is locked under your code. The copy is not: whoever uses this "
            "computer can read it. Delete it when you have done with it."
        ),
        _("Choose where to save it"),
    )
    ask(parent, question, lambda: _choose_file(parent, attachment, reader))


def _choose_file(parent: QWidget, attachment: KitAttachment, reader: "Reader") -> None:
    dialog = QFileDialog(parent, _("Save a readable copy"), str(documents()))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(PurePath(attachment.name).name)
    dialog.accepted.connect(lambda: reader.copy(attachment, Path(dialog.selectedFiles()[0])))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
