"""All my marks at a glance, at any time: how they lie, what to look at again, and the seal."""

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from jury_app.desk.due import due_text, is_late
from jury_app.desk.review import findings
from jury_app.desk.usage import spreads
from jury_app.desk.views import DeskView
from jury_app.formatting import format_moment
from jury_app.i18n import _, ngettext
from jury_app.sealing.manifest import KitManifest
from jury_app.ui.juror import words
from jury_app.ui.juror.findings import Findings
from jury_app.ui.juror.matrix import MatrixRow, matrix_model, matrix_rows
from jury_app.ui.juror.places import scrolled
from jury_app.ui.juror.spread_strips import SpreadStrips
from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_L, GAP_M, GAP_XL, GAP_XS
from jury_app.ui.widgets.buttons import button, primary_button, quiet_button
from jury_app.ui.widgets.data_table import DataTable
from jury_app.ui.widgets.error_bar import ErrorBar
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.page_header import PageHeader
from jury_app.ui.widgets.scrolled import Scrolled
from jury_app.ui.widgets.text import SentenceLabel, frame, hairline, label, set_tone

_WIDE, _SIDE, _NARROWEST, _LEAST = 900, 330, 320, 80
QWIDGETSIZE_MAX = 16_777_215  # Qt's own; it is not in the bindings


class ReviewPage(QWidget):
    """Shows a juror nobody's marks but one's own."""

    back_asked = Signal()
    application_asked = Signal(str)
    folder_asked = Signal()
    last_asked = Signal()
    seal_asked = Signal()

    def __init__(self, manifest: KitManifest, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._manifest = manifest
        self.header = PageHeader(_("All my marks"))
        self.back_button = self.header.add_action(
            button(_("Back to my applications"), icon_name="arrow-left")
        )
        self.model = matrix_model(manifest, self)
        self.table = DataTable(self.model, _("My marks"))
        self.strips = SpreadStrips(manifest.grid.criteria)
        self.findings = Findings(manifest)
        self.state_label = SentenceLabel("", "strong")
        self.previous_label = SentenceLabel("", "muted")
        self.lost_label = SentenceLabel("", tone="warning")
        self.due_label = SentenceLabel("", "muted")
        self.folder_label = SentenceLabel("", "muted")
        self.folder_label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.folder_button = quiet_button(_("Choose another folder…"), icon_name="folder-open")
        self.last_button = quiet_button("", icon_name="file-check")
        self.seal_button = primary_button(_("Seal my ballot"), icon_name="lock")
        self.error_bar = ErrorBar()
        self._side = QWidget()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._place()
        self.back_button.clicked.connect(self.back_asked)
        self.table.row_activated.connect(self._on_row_activated)
        self.findings.application_asked.connect(self.application_asked)
        self.folder_button.clicked.connect(self.folder_asked)
        self.last_button.clicked.connect(self.last_asked)
        self.seal_button.clicked.connect(self.seal_asked)

    def show_view(self, view: DeskView) -> None:
        """Show how things stand."""
        self.model.set_rows(matrix_rows(view, self._manifest))
        self.strips.show_spreads(spreads(view.entries, self._manifest.grid.criteria))
        found = findings(view.entries, self._manifest.grid.criteria)
        self.findings.show_findings(found, view)
        self._order_stops()
        self.header.set_sentence(_sentence(view))
        self.state_label.setText(_state(view))
        self.previous_label.setText(_previous(view))
        self.previous_label.setVisible(bool(view.ballots))
        self.last_button.setVisible(bool(view.ballots))
        if view.ballots:
            last = _("Show ballot {revision} again").format(revision=view.ballots[-1].revision)
            self.last_button.setText(last)
        self.lost_label.setVisible(bool(view.lost_marks))
        if view.lost_marks:
            self.lost_label.setText(words.lost_text(view))
        self._tell_due()

    def focus_seal(self) -> None:
        """Go to the button that seals, wherever the page is."""
        self.seal_button.setFocus()
        QTimer.singleShot(0, self._area, lambda: self._area.ensureWidgetVisible(self.seal_button))

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
                column(
                    self.state_label,
                    self.previous_label,
                    self.lost_label,
                    self.due_label,
                    gap=GAP_XS,
                ),
                self.error_bar,
                row(self.seal_button, None),
                row(self.last_button, None),
                hairline(),
                column(self.folder_label, row(self.folder_button, None), gap=GAP_XS),
                gap=GAP_M,
                margin=GAP_L,
            )
        )
        room = row(area)
        room.addStrut(px(_LEAST))
        side = column(room, seal, gap=GAP_L)
        side.setStretch(0, 1)
        self._side.setLayout(side)
        area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        matrix = QWidget()
        title = label(_("My marks and my order"), "heading")
        shown = column(self.strips, title, self.table, gap=GAP_M)
        shown.setStretch(2, 1)
        matrix.setLayout(shown)
        self.table.setMinimumHeight(px(200))
        self._body.setSpacing(px(GAP_L))
        self._body.addWidget(matrix, 1)
        self._body.addWidget(self._side)
        whole = column(self.header, self._body, gap=GAP_L, margin=GAP_XL)
        whole.setStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._area = Scrolled(whole)
        layout.addWidget(self._area)
        self.setMinimumWidth(px(_NARROWEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= px(_WIDE)
        directions = QBoxLayout.Direction
        self._body.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)
        self._side.setMinimumWidth(px(_SIDE) if is_wide else 0)
        self._side.setMaximumWidth(px(_SIDE) if is_wide else QWIDGETSIZE_MAX)

    def _order_stops(self) -> None:
        """Have Tab go on from the marks to what is worth a look, and only then to the ballot."""
        last = (self.error_bar.close_button, self.seal_button, self.last_button, self.folder_button)
        for stop, following in pairwise((self.table, *self.findings.buttons, *last)):
            self.setTabOrder(stop, following)

    def _tell_due(self) -> None:
        due, late = due_text(self._manifest), is_late(self._manifest)
        sentence = (
            _("Ballots were due by {date}. Seal it all the same and call the secretariat.")
            if late
            else _("The secretariat expects it by {date}.")
        )
        self.due_label.setText(sentence.format(date=due) if due else "")
        self.due_label.setVisible(bool(due))
        set_tone(self.due_label, "warning" if late else "muted")

    def _on_row_activated(self, row_: MatrixRow) -> None:
        self.application_asked.emit(row_.id)


def _sentence(view: DeskView) -> str:
    if view.is_spared:
        return _("You score no application. Seal your ballot all the same: it will say so.")
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
    known = {"revision": last.revision, "moment": format_moment(last.made_at)}
    if last.is_current:
        return _("Nothing has changed since ballot {revision}, sealed on {moment}.").format(**known)
    return _("It will replace ballot {revision}, sealed on {moment}.").format(**known)
