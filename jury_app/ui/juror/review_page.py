"""The page before sealing: all my marks at a glance, what to look at again, and one button."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from jury_app.desk.review import findings
from jury_app.desk.views import DeskView
from jury_app.formatting import format_moment
from jury_app.i18n import _, ngettext
from jury_app.sealing.manifest import KitManifest
from jury_app.ui.juror import words
from jury_app.ui.juror.findings import Findings
from jury_app.ui.juror.matrix import MatrixRow, matrix_model, matrix_rows
from jury_app.ui.juror.places import scrolled
from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_L, GAP_M, GAP_S, GAP_XL, GAP_XS
from jury_app.ui.widgets.buttons import button, primary_button, quiet_button
from jury_app.ui.widgets.data_table import DataTable
from jury_app.ui.widgets.error_bar import ErrorBar
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.page_header import PageHeader
from jury_app.ui.widgets.text import SentenceLabel, frame, hairline, label, set_tone

_WIDE, _SIDE, _NARROWEST = 900, 330, 320
QWIDGETSIZE_MAX = 16_777_215  # Qt's own; it is not in the bindings


class ReviewPage(QWidget):
    """Shows a juror nobody's marks but one's own."""

    back_asked = Signal()
    application_asked = Signal(str)
    folder_asked = Signal()
    seal_asked = Signal()

    def __init__(self, manifest: KitManifest, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._manifest = manifest
        self.header = PageHeader(_("Before you seal"))
        self.back_button = self.header.add_action(
            button(_("Back to my applications"), icon_name="arrow-left")
        )
        self.model = matrix_model(manifest, self)
        self.table = DataTable(self.model, _("My marks"))
        self.findings = Findings(manifest)
        self.state_label = SentenceLabel("", "strong")
        self.previous_label = SentenceLabel("", "muted")
        self.due_label = SentenceLabel("", "muted")
        self.folder_label = SentenceLabel("", "muted")
        self.folder_button = quiet_button(_("Choose another folder…"), icon_name="folder-open")
        self.seal_button = primary_button(_("Seal my ballot"), icon_name="lock")
        self.error_bar = ErrorBar()
        self._side = QWidget()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._place()
        self.back_button.clicked.connect(self.back_asked)
        self.table.row_activated.connect(self._on_row_activated)
        self.findings.application_asked.connect(self.application_asked)
        self.folder_button.clicked.connect(self.folder_asked)
        self.seal_button.clicked.connect(self.seal_asked)

    def show_view(self, view: DeskView) -> None:
        """Show how things stand."""
        self.model.set_rows(matrix_rows(view, self._manifest))
        found = findings(view.entries, self._manifest.grid.criteria)
        self.findings.show_findings(found, view)
        self.header.set_sentence(_sentence(view))
        self.state_label.setText(_state(view))
        self.previous_label.setText(_previous(view))
        self.previous_label.setVisible(bool(view.ballots))
        self._tell_due()

    def show_folder(self, folder: Path) -> None:
        """Say where the ballot will be put."""
        self.folder_label.setText(
            _("It will be put into the folder {folder}").format(folder=words.folder_text(folder))
        )

    def set_busy(self, *, busy: bool) -> None:
        """Seal only once at a time."""
        self.seal_button.setEnabled(not busy)

    def refuse(self, error: Exception) -> None:
        """Say why it could not be sealed."""
        self.error_bar.tell(error)

    def _place(self) -> None:
        inside = QWidget()
        inside.setLayout(
            column(label(_("Worth a second look"), "heading"), self.findings, None, gap=GAP_M)
        )
        area = scrolled(inside)
        seal = frame("panel")
        seal.setLayout(
            column(
                label(_("My ballot"), "heading"),
                column(self.state_label, self.previous_label, self.due_label, gap=GAP_XS),
                self.error_bar,
                row(self.seal_button, None),
                hairline(),
                column(self.folder_label, row(self.folder_button, None), gap=GAP_XS),
                gap=GAP_M,
                margin=GAP_L,
            )
        )
        self._side.setLayout(column(area, seal, gap=GAP_L))
        area.setMinimumHeight(px(120))
        matrix = QWidget()
        matrix.setLayout(
            column(label(_("My marks and my order"), "heading"), self.table, gap=GAP_S)
        )
        self.table.setMinimumHeight(px(200))
        self._body.setSpacing(px(GAP_L))
        self._body.addWidget(matrix, 1)
        self._body.addWidget(self._side)
        whole = column(self.header, self._body, gap=GAP_L, margin=GAP_XL)
        whole.setStretch(1, 1)
        page = QWidget()
        page.setLayout(whole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(page))
        self.setMinimumWidth(px(_NARROWEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= px(_WIDE)
        directions = QBoxLayout.Direction
        self._body.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)
        self._side.setMinimumWidth(px(_SIDE) if is_wide else 0)
        self._side.setMaximumWidth(px(_SIDE) if is_wide else QWIDGETSIZE_MAX)

    def _tell_due(self) -> None:
        due, is_late = words.due_text(self._manifest), words.is_late(self._manifest)
        sentence = (
            _("Ballots were due by {date}. Seal it all the same and call the secretariat.")
            if is_late
            else _("The secretariat expects it by {date}.")
        )
        self.due_label.setText(sentence.format(date=due) if due else "")
        self.due_label.setVisible(bool(due))
        set_tone(self.due_label, "warning" if is_late else "muted")

    def _on_row_activated(self, row_: MatrixRow) -> None:
        self.application_asked.emit(row_.id)


def _sentence(view: DeskView) -> str:
    if view.is_complete:
        return _("Everything is scored. Look at your marks once more, then seal your ballot.")
    return ngettext(
        "{count} application is not complete. You may seal all the same, and seal again later.",
        "{count} applications are not complete. You may seal all the same, and seal again later.",
        view.left,
    ).format(count=view.left)


def _state(view: DeskView) -> str:
    return _("Your ballot is complete.") if view.is_complete else words.left_text(view) + "."


def _previous(view: DeskView) -> str:
    if not view.ballots:
        return ""
    last = view.ballots[-1]
    known = {"revision": last.revision, "moment": format_moment(last.made_at), "code": last.code}
    if last.is_current:
        return _("Nothing has changed since ballot {revision}, sealed on {moment}.").format(**known)
    return _("It will replace ballot {revision}, sealed on {moment}.").format(**known)
