"""Where everybody starts: what was open last, a new edition, a file, the demonstration."""

from pathlib import Path
from threading import Thread

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from jury_app.i18n import _
from jury_app.ui.geometry import keep_geometry, restore_geometry
from jury_app.ui.look import px
from jury_app.ui.preferences import Preferences, PreferencesBar
from jury_app.ui.recent_list import RecentList, RecentRow
from jury_app.ui.settings import RecentFile, Settings
from jury_app.ui.suffixes import BALLOT, COSIGNED, EDITION, KIT, REQUEST
from jury_app.ui.theme import Theme
from jury_app.ui.tokens import GAP_L, GAP_M, GAP_S, GAP_XL, GAP_XXL
from jury_app.ui.widgets.buttons import button, icon_button, primary_button, quiet_button
from jury_app.ui.widgets.empty_state import EmptyState
from jury_app.ui.widgets.error_bar import ErrorBar
from jury_app.ui.widgets.file_drop import FileDrop
from jury_app.ui.widgets.icon_label import IconLabel
from jury_app.ui.widgets.layouts import Stack, column, row
from jury_app.ui.widgets.progress_overlay import ProgressOverlay
from jury_app.ui.widgets.scrolled import Scrolled
from jury_app.ui.widgets.text import SentenceLabel, frame, label
from jury_app.ui.widgets.toast import toast

NAME = "start"

_SIZE = QSize(1040, 660)
_SIDE, _EMBLEM = 300, 72


class StartWindow(QWidget):
    """Asks what to open; it opens nothing itself."""

    edition_asked = Signal(object)  # Path
    kit_asked = Signal(object)  # Path
    new_asked = Signal()
    open_asked = Signal()
    restore_asked = Signal()
    demo_asked = Signal()
    help_asked = Signal()
    rebuild_asked = Signal()  # another language or text size was chosen

    closed = Signal()

    _looked_up = Signal(object)  # the paths that are not there

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(_("Jury"))
        self.new_button = primary_button(_("Prepare a new edition"), icon_name="plus")
        self.open_button = button(_("Open a file…"), icon_name="folder-open")
        self.restore_button = quiet_button(_("Restore an edition…"), icon_name="history")
        self.demo_button = quiet_button(_("See the demonstration"), icon_name="play")
        self.help_button = icon_button("circle-help", _("Help with this page"))
        self.recent_list = RecentList()
        self.error_bar = ErrorBar()
        self.empty = EmptyState(
            "inbox",
            _("Nothing was opened here yet"),
            _(
                "Are you a juror? Open the kit that was sent to you, or drop it here. "
                "Do you prepare the prize? Begin with a new edition, or look at the demonstration "
                "first: it is a whole year on real names, and nothing in it can be broken."
            ),
        )
        self.preferences = Preferences(settings, theme, self)
        self.overlay = ProgressOverlay(self)
        taken = (EDITION, KIT, BALLOT, REQUEST, COSIGNED)
        self.file_drop = FileDrop(self, taken, _("Drop the file here to open it"))
        self._lay_out()
        self._connect()
        restore_geometry(self, settings, NAME, _SIZE)
        self.refresh()

    def refresh(self) -> None:
        """Show the recent files; those that are gone are found out a moment later."""
        recent = self._settings.choices.recent
        self.recent_list.set_rows([RecentRow(file) for file in recent])
        self._pages.setCurrentIndex(1 if recent else 0)
        paths = [file.path for file in recent]
        Thread(target=self._look_up, args=(paths,), daemon=True).start()  # a lost share is slow

    def tell_error(self, error: object) -> None:
        """Say why a file was not opened."""
        self.overlay.stop()
        self.error_bar.tell(error)

    def wait_for(self, file: Path) -> None:
        """Say which file is being opened."""
        self.error_bar.hide()
        self.overlay.start(_("Opening “{file}”…").format(file=file.stem))

    def ask_for(self, file: Path) -> None:
        """Ask for a file by what it is."""
        suffix = file.suffix.lower()
        if suffix == KIT:
            self.kit_asked.emit(file)
        elif suffix == BALLOT:
            self.error_bar.tell(
                _("A ballot is collected in its edition."),
                _("Open the edition first, then drop the ballot there."),
            )
        elif suffix == REQUEST:
            self.error_bar.tell(
                _("A request to countersign is opened with your kit."),
                _("Open your kit first, then drop the request on its window."),
            )
        elif suffix == COSIGNED:
            self.error_bar.tell(
                _("A countersignature is taken in by its edition."),
                _("Open the edition first, then drop the countersignature there."),
            )
        else:
            self.edition_asked.emit(file)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        keep_geometry(self, self._settings, NAME)
        self.closed.emit()

    def _lay_out(self) -> None:
        side = frame("rail")
        side.setFixedWidth(px(_SIDE))
        inside = Scrolled(
            column(
                IconLabel("jury", "accent", _EMBLEM),
                label(_("Jury"), "serif_display"),
                SentenceLabel(_("Applications, marks, deliberation, award list."), "muted"),
                _space(GAP_L),
                self.new_button,
                self.open_button,
                self.demo_button,
                self.restore_button,
                None,
                gap=GAP_S,
                margin=GAP_XL,
            )
        )
        side.setLayout(column(inside))
        recent = QWidget()
        recent.setLayout(column(label(_("Recent files"), "title"), self.recent_list, gap=GAP_M))
        self._pages = Stack(self)
        self._pages.addWidget(Scrolled(column(self.empty)))
        self._pages.addWidget(recent)
        main = column(gap=GAP_L)
        main.setContentsMargins(px(GAP_XXL), px(GAP_XL), px(GAP_XXL), px(GAP_L))
        main.addWidget(self.error_bar)
        main.addLayout(self._pages, 1)
        foot = row(PreferencesBar(self.preferences), self.help_button)
        foot.setStretch(0, 1)
        main.addLayout(foot)
        whole = row(side, gap=0)
        whole.addLayout(main, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.new_button.setShortcut(QKeySequence.StandardKey.New)
        self.open_button.setShortcut(QKeySequence.StandardKey.Open)
        self.help_button.clicked.connect(self.help_asked)
        QShortcut(QKeySequence("F1"), self).activated.connect(self.help_asked)
        self.new_button.clicked.connect(self.new_asked)
        self.open_button.clicked.connect(self.open_asked)
        self.demo_button.clicked.connect(self.demo_asked)
        self.restore_button.clicked.connect(self.restore_asked)
        self.recent_list.file_chosen.connect(self._on_file_chosen)
        self.recent_list.file_left_out.connect(self._on_file_left_out)
        self.preferences.rebuild_asked.connect(self.rebuild_asked)
        self.file_drop.dropped.connect(self._on_dropped)
        self._looked_up.connect(self._on_looked_up)

    def _look_up(self, paths: list[str]) -> None:
        missing = frozenset(path for path in paths if not Path(path).exists())
        if missing and isValid(self):
            self._looked_up.emit(missing)

    def _on_looked_up(self, missing: frozenset[str]) -> None:
        rows = self.recent_list.rows()
        self.recent_list.set_rows([RecentRow(each.file, each.id in missing) for each in rows])

    def _on_file_chosen(self, file: RecentFile) -> None:
        self.ask_for(Path(file.path))

    def _on_file_left_out(self, file: RecentFile) -> None:
        before = self._settings.choices.recent
        self._settings.forget_file(file.path)
        self.refresh()
        toast(
            self,
            _("The file was left out of this list; it stays where it is."),
            lambda: self._restore(before),
        )

    def _restore(self, files: tuple[RecentFile, ...]) -> None:
        for file in reversed(files):
            self._settings.remember_file(file)
        self.refresh()

    def _on_dropped(self, files: list[Path]) -> None:
        self.ask_for(files[0])


def _space(height: int) -> QWidget:
    space = QWidget()
    space.setFixedHeight(px(height))
    return space
