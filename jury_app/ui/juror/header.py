"""The head of the juror's window: what is left, what is saved, and the way to the end."""

import textwrap

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QProgressBar, QVBoxLayout, QWidget

from jury_app.desk.due import due_text
from jury_app.desk.naming import edition_title, juror_name
from jury_app.desk.views import DeskView
from jury_app.i18n import _
from jury_app.sealing.manifest import KitManifest
from jury_app.ui.juror import words
from jury_app.ui.juror.places import keep_place
from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_L, GAP_S, GAP_XS
from jury_app.ui.tool_tip import set_tip
from jury_app.ui.widgets.buttons import icon_button, primary_button
from jury_app.ui.widgets.icon_label import IconLabel
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.rehearsal_band import RehearsalBand
from jury_app.ui.widgets.text import Kind, hairline, label, set_tone

SLOW_MS = 250  # a save that takes longer is said to be on its way
_ICON = 16
_LETTERS = 44
_ONE_LINE, _WITH_NAMES, _NARROWEST = 860, 620, 320


class Header(QFrame):
    """Says where things stand, always in the same places."""

    undo_asked = Signal()
    redo_asked = Signal()
    help_asked = Signal()
    overview_asked = Signal()
    review_asked = Signal()
    preferences_asked = Signal()

    def __init__(self, manifest: KitManifest, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._manifest = manifest
        self.title_label = _short(edition_title(manifest), "heading")
        self.juror_label = _short(juror_name(manifest), "small")
        self.left_icon = IconLabel("circle-dashed", "muted", _ICON)
        self.left_label = label("", "strong")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setMinimumWidth(px(120))
        self.bar.setMaximumWidth(px(220))
        self.bar.setAccessibleName(_("Applications done"))
        self.saved_icon = IconLabel("check", "success", _ICON)
        self.saved_label = label("", "muted")
        self.saved_label.setMinimumWidth(self.saved_label.fontMetrics().horizontalAdvance("0" * 20))
        self.due_label = label("", "small")
        self.undo_button = icon_button("undo-2", _("Undo the last change"))
        self.redo_button = icon_button("redo-2", _("Do again what was undone"))
        self.exchange_button = icon_button("ellipsis", _("Spreadsheet and paper"))
        self.overview_button = icon_button("table", _("All my marks at a glance"))
        self.display_button = icon_button("sliders-horizontal", _("Language and display"))
        self.help_button = icon_button("circle-help", _("Help with this page"))
        self.review_button = primary_button(_("Review and seal…"), icon_name="shield-check")
        keep_place(self.review_button)
        self._names = QWidget()
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(self.tell_unsaved)
        self._place()
        self._connect()

    def show_view(self, view: DeskView) -> None:
        """Say how things stand, now that all of it is on the disk."""
        self._slow.stop()
        self.left_label.setText(words.left_text(view))
        set_tone(self.left_label, "success" if view.is_complete else "text")
        self.left_icon.set_icon(
            *(("circle-check", "success") if view.is_complete else ("circle-dashed", "muted"))
        )
        self.bar.setRange(0, max(len(view.entries), 1))
        self.bar.setValue(len(view.entries) - view.left)
        self.undo_button.setEnabled(view.can_undo)
        self.redo_button.setEnabled(view.can_redo)
        self._tell_due()
        self._tell(
            words.saved_text(view.saved_at), "check", "success" if view.saved_at else "muted"
        )

    def await_save(self) -> None:
        """Something is being saved; say so if it takes time."""
        self._slow.start()

    def tell_unsaved(self) -> None:
        """Say that something is not on the disk yet."""
        self._slow.stop()
        self._tell(_("Saving…"), "ellipsis", "muted")

    def tell_failed(self) -> None:
        """Say that something could not be saved."""
        self._slow.stop()
        self._tell(_("Not saved"), "circle-alert", "danger")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width()
        directions = QBoxLayout.Direction
        self._lines.setDirection(
            directions.LeftToRight if room >= px(_ONE_LINE) else directions.TopToBottom
        )
        self._names.setVisible(room >= px(_WITH_NAMES))
        self.bar.setVisible(room >= px(_ONE_LINE))

    def _place(self) -> None:
        self._names.setLayout(column(self.title_label, self.juror_label, gap=0))
        left = column(row(self.left_icon, self.left_label, None, gap=GAP_XS), self.bar, gap=GAP_XS)
        saved = column(
            row(self.saved_icon, self.saved_label, None, gap=GAP_XS), self.due_label, gap=0
        )
        self._lines.addLayout(row(self._names, None, left, None, saved, gap=GAP_L), 1)
        self._lines.addLayout(
            row(
                self.undo_button,
                self.redo_button,
                self.exchange_button,
                self.overview_button,
                self.display_button,
                self.help_button,
                None,
                self.review_button,
                gap=GAP_S,
            )
        )
        self._lines.setSpacing(px(GAP_S))
        self._lines.setContentsMargins(px(GAP_L), px(GAP_S), px(GAP_L), px(GAP_S))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        if self._manifest.is_rehearsal:
            self.band = RehearsalBand(_("What you mark here counts nowhere."))
            layout.addWidget(self.band)
        layout.addLayout(self._lines)
        layout.addWidget(hairline())
        self.setMinimumWidth(px(_NARROWEST))

    def _connect(self) -> None:
        self.undo_button.clicked.connect(self.undo_asked)
        self.redo_button.clicked.connect(self.redo_asked)
        self.display_button.clicked.connect(self.preferences_asked)
        self.overview_button.clicked.connect(self.overview_asked)
        self.help_button.clicked.connect(self.help_asked)
        self.review_button.clicked.connect(self.review_asked)

    def _tell_due(self) -> None:
        """Say how long ballots are awaited; the day may change while the window is open."""
        text, tone = words.due_words(self._manifest)
        self.due_label.setText(text)
        self.due_label.setVisible(bool(text))
        set_tone(self.due_label, tone)
        set_tip(self.due_label, due_text(self._manifest))

    def _tell(self, text: str, icon_name: str, ink: str) -> None:
        self.saved_label.setText(text)
        self.saved_icon.set_icon(icon_name, ink)
        set_tone(self.saved_label, "danger" if ink == "danger" else "muted")


def _short(text: str, kind: Kind) -> QLabel:
    """Return words that leave room for the rest; all of them are in the tool tip."""
    made = label(textwrap.shorten(text, _LETTERS, placeholder="…"), kind)
    made.setAccessibleName(text)
    set_tip(made, text)
    return made
