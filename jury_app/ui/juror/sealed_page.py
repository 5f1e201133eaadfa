"""The last page: the ballot is sealed; its code, its place, and what to do with it."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jury_app.desk.due import due_text, is_late
from jury_app.desk.naming import spoken_code
from jury_app.desk.views import DeskView, SealedFile
from jury_app.i18n import _, pgettext
from jury_app.sealing.manifest import KitManifest
from jury_app.ui.juror import words
from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_L, GAP_M, GAP_S, GAP_XL, GAP_XS
from jury_app.ui.widgets.buttons import button, icon_button, primary_button, quiet_button
from jury_app.ui.widgets.error_bar import ErrorBar
from jury_app.ui.widgets.icon_label import IconLabel
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.scrolled import Scrolled
from jury_app.ui.widgets.text import SentenceLabel, frame, hairline, label, set_look, set_tone
from jury_app.ui.widgets.toast import toast

_WIDTH = 560
_ICON = 48


class SealedPage(QWidget):
    """Quiet: one code in large type, one file, one thing to do."""

    back_asked = Signal()
    folder_shown = Signal(object)  # Path
    message_asked = Signal()
    copy_asked = Signal()
    receipt_asked = Signal()
    ballot_shown = Signal()

    def __init__(self, manifest: KitManifest, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._manifest = manifest
        self._path = Path()
        self._code = ""
        self.title_label = label("", "serif")
        self.title_label.setWordWrap(True)
        self.state_label = SentenceLabel("", "muted")
        self.code_label = label("", "serif_display")
        self.code_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy_button = icon_button("copy", _("Copy the code"))
        self.device_label = SentenceLabel("", "muted")
        self.file_label = SentenceLabel("", "strong")
        self.folder_label = SentenceLabel("", "muted")
        self.folder_label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.todo_label = SentenceLabel("")
        self.due_label = SentenceLabel("", "muted")
        self.receipt_label = SentenceLabel("", "muted")
        self.receipt_button = button(_("Read a receipt…"), icon_name="file-check")
        self.error_bar = ErrorBar()
        self.message_button = primary_button(_("Prepare the message"), icon_name="mail")
        self.show_button = button(_("Show the file in its folder"), icon_name="folder-open")
        self.print_button = quiet_button(_("Make a copy to print"), icon_name="printer")
        self.back_button = button(_("Back to my applications"), icon_name="arrow-left")
        self._place()
        self.copy_button.clicked.connect(self._on_copy)
        self.message_button.clicked.connect(self.message_asked)
        self.print_button.clicked.connect(self.copy_asked)
        self.receipt_button.clicked.connect(self.receipt_asked)
        self.show_button.clicked.connect(lambda: self.folder_shown.emit(self._path))
        self.back_button.clicked.connect(self.back_asked)

    @property
    def folder(self) -> Path:
        """Where the ballot is."""
        return self._path.parent

    def show_ballot(self, sealed: SealedFile, view: DeskView, *, is_new: bool) -> None:
        """Show a ballot: the one that was just sealed, or the last one again.

        Only of a new one it is known for certain that this kit says what was sealed.
        """
        self.error_bar.hide()
        self.print_button.setVisible(is_new)
        self._path, self._code = sealed.path, spoken_code(sealed.code)
        self.title_label.setText(
            _("Your ballot is sealed") if sealed.revision == 1 else _("Your new ballot is sealed")
        )
        number = _("Ballot {revision}").format(revision=sealed.revision)
        state = pgettext("juror", "complete")
        if not sealed.complete:
            state = words.left_text(view) if is_new else pgettext("ballot", "marks are missing")
        self.state_label.setText(f"{number} · {state}")
        self.code_label.setText(self._code)
        self.code_label.setAccessibleName(_("Code of the ballot: {code}").format(code=self._code))
        self.device_label.setText(
            _("Fingerprint of this device: {fingerprint}").format(fingerprint=sealed.device)
        )
        self.file_label.setText(sealed.path.name)
        self.folder_label.setText(words.folder_text(sealed.path.parent))
        self.todo_label.setText(_todo(self._manifest))
        self.due_label.setText(_until(self._manifest))
        set_tone(self.due_label, "warning" if is_late(self._manifest) else "muted")
        self.show_receipt(None)
        self.message_button.setFocus()
        self.ballot_shown.emit()

    def show_receipt(self, sentence: str | None) -> None:
        """Say that the secretariat counts the ballot, or that nobody here can know it yet."""
        self.receipt_label.setText(sentence or _no_receipt())
        set_look(self.receipt_label, "kind", "strong" if sentence else "muted")

    def _place(self) -> None:
        panel = frame("panel")
        panel.setFixedWidth(px(_WIDTH))
        code = row(self.code_label, self.copy_button, None, gap=GAP_M)
        head = row(
            IconLabel("shield-check", "success", _ICON),
            column(self.title_label, self.state_label, gap=GAP_XS),
            gap=GAP_L,
        )
        head.setStretch(1, 1)
        panel.setLayout(
            column(
                head,
                column(label(_("Code of the ballot"), "caps"), code, self.device_label, gap=GAP_XS),
                hairline(),
                column(self.file_label, self.folder_label, gap=GAP_XS),
                self.todo_label,
                self.error_bar,
                row(self.message_button, self.show_button, None, gap=GAP_S),
                hairline(),
                column(
                    label(_("Receipt"), "caps"),
                    self.receipt_label,
                    row(self.receipt_button, None),
                    gap=GAP_XS,
                ),
                self.due_label,
                row(self.print_button, None, self.back_button, gap=GAP_S),
                gap=GAP_M,
                margin=GAP_XL,
            )
        )
        page = column(None, row(None, panel, None), None, margin=GAP_L)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Scrolled(page))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._code)
        toast(self, _("The code is copied."))


def _no_receipt() -> str:
    return _(
        "None yet. This computer cannot know whether the ballot has arrived: the secretariat "
        "sends you a receipt. Drop it here, or choose its file."
    )


def _todo(manifest: KitManifest) -> str:
    if address := manifest.edition.ballots_email:
        return _(
            "Send this file to the secretariat of the prize: {address}. If they call, read them "
            "this code: it proves that the ballot they have is this one."
        ).format(address=address)
    return _(
        "Send this file to the secretariat of the prize, as an answer to the message that "
        "brought your kit. If they call, read them this code: it proves that the ballot "
        "they have is this one."
    )


def _until(manifest: KitManifest) -> str:
    due = due_text(manifest)
    if is_late(manifest):
        return _(
            "Ballots were due by {date}: call the secretariat, to know whether this one counts."
        ).format(date=due)
    if due:
        return _(
            "Until {date} you can come back, change your marks and seal again: the latest "
            "ballot counts."
        ).format(date=due)
    return _("You can come back, change your marks and seal again: the latest ballot counts.")
