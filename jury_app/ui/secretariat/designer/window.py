"""The designer: the designs at the top, the fields, the sheet, and how the chosen one is set."""

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from jury_app.formatting import NBSP, format_number
from jury_app.helper import Picture
from jury_app.i18n import _
from jury_app.publishing.designing import ground_of
from jury_app.publishing.specimens import SPECIMENS
from jury_app.ui.geometry import fill_small_screen, keep_geometry, restore_geometry
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.secretariat.columns import Columns, Part
from jury_app.ui.secretariat.designer.board import Board
from jury_app.ui.secretariat.designer.canvas import WHOLE, Canvas
from jury_app.ui.secretariat.designer.field_list import FieldList
from jury_app.ui.secretariat.designer.field_panel import FieldPanel
from jury_app.ui.secretariat.designer.painting import image_of
from jury_app.ui.secretariat.designer.sheet_panel import SheetPanel
from jury_app.ui.secretariat.designer.shelf import Shelf
from jury_app.ui.secretariat.designer.words import specimen_word
from jury_app.ui.secretariat.help_pages import page_help
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.scroll import Scroll
from jury_app.ui.tokens import GAP_L, GAP_M, GAP_S
from jury_app.ui.widgets.buttons import button, icon_button, primary_button, quiet_button
from jury_app.ui.widgets.empty_state import EmptyState
from jury_app.ui.widgets.error_bar import ErrorBar
from jury_app.ui.widgets.help_sheet import HelpSheet
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import label

_NAME = "designer"
_SIZE = QSize(1280, 720)
_LEFT, _RIGHT, _NARROW = 264, 330, 1000
_ZOOM = 1.25
_LETTERS = 19


class DesignerWindow(QDialog):
    """Each step is saved at once, told in the journal, and can be taken back."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.office = office
        self._wanted: object = None
        self.setWindowTitle(_("Designs of the certificates"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.board = Board(office, self)
        self.shelf = Shelf(office, self.board)
        self.error_bar = ErrorBar()
        self.field_list = FieldList(self.board)
        self.canvas = Canvas(self.board)
        self.field_panel, self.sheet_panel = FieldPanel(self.board), SheetPanel(self.board)
        self.specimen = Choice((specimen_word(each), each) for each in SPECIMENS)
        self.specimen.setAccessibleName(_("Try it on"))
        self.specimen.setMinimumContentsLength(_LETTERS)
        self.undo_button = icon_button("undo-2", _("Take the last step back (Ctrl+Z)"))
        self.redo_button = icon_button("redo-2", _("Make that step again (Ctrl+Y)"))
        self.close_button = button(_("Close the designs"))
        self.smaller_button = icon_button("zoom-out", _("Smaller"))
        self.larger_button = icon_button("zoom-in", _("Larger"))
        self.whole_button = icon_button("maximize", _("See all of the sheet"))
        self.true_button = quiet_button(f"100{NBSP}%")
        self.nothing = EmptyState(
            "award",
            _("No design of your own yet"),
            _(
                "Begin as one of ours, or lay the graphic designer’s background on an empty sheet. "
                "Until then, certificates are printed in the design chosen with the documents."
            ),
        )
        self.begin_button = self.nothing.add_action(
            primary_button(_("Begin a design"), icon_name="plus")
        )
        self._lay_out()
        self._connect()
        restore_geometry(self, office.settings, _NAME, _SIZE)
        fill_small_screen(self)
        self.board.open()

    def _lay_out(self) -> None:
        head = row(gap=GAP_S)
        head.addWidget(self.shelf, 1)
        head.addWidget(self.undo_button)
        head.addWidget(self.redo_button)
        head.addWidget(self.close_button)
        self._set = QStackedWidget()
        self._set.addWidget(Scroll(self.sheet_panel))
        self._set.addWidget(Scroll(self.field_panel))
        middle = QWidget()
        middle.setLayout(self._middle())
        self.columns = Columns(
            (
                Part(_("Fields"), self.field_list, _LEFT),
                Part(_("Sheet"), middle),
                Part(_("Settings"), self._set, _RIGHT),
            ),
            _NARROW,
        )
        self._pages = QStackedWidget()
        for page in (QWidget(), self.nothing, self.columns):
            self._pages.addWidget(page)
        layout = column(head, self.error_bar, gap=GAP_M, margin=GAP_L)
        layout.addWidget(self._pages, 1)
        self.setLayout(layout)

    def _middle(self) -> QVBoxLayout:
        foot = row(label(_("Try it on"), "strong"), gap=GAP_S)
        foot.addWidget(self.specimen, 1)
        foot.addStretch(1)
        for each in (
            self.smaller_button,
            self.true_button,
            self.larger_button,
            self.whole_button,
        ):
            foot.addWidget(each)
        middle = column(gap=GAP_S)
        middle.addWidget(self.canvas, 1)
        middle.addLayout(foot)
        return middle

    def _connect(self) -> None:
        board = self.board
        board.opened.connect(self._on_opened)
        board.settled.connect(self._allow)
        board.settled.connect(self._ask_ground)
        board.drawn.connect(self._ask_ground)
        board.chosen.connect(self._show_settings)
        board.refused.connect(self.error_bar.tell)
        self.sheet_panel.named.connect(self.shelf.rename)
        self.begin_button.clicked.connect(partial(self.shelf.begin, "classical"))
        self.specimen.currentIndexChanged.connect(lambda: board.try_on(self.specimen.value))
        board.drawn.connect(lambda: self.specimen.choose(board.specimen))
        self.undo_button.clicked.connect(board.undo)
        self.redo_button.clicked.connect(board.redo)
        self.close_button.clicked.connect(self.accept)
        self.smaller_button.clicked.connect(lambda: self._zoom(1 / _ZOOM))
        self.larger_button.clicked.connect(lambda: self._zoom(_ZOOM))
        self.whole_button.clicked.connect(lambda: self.canvas.zoom_to(WHOLE))
        self.true_button.clicked.connect(lambda: self.canvas.zoom_to(1.0))
        self.canvas.zoomed.connect(self._tell_zoom)
        for keys, slot in (
            ("F1", self.open_help),
            ("Ctrl+Z", board.undo),
            ("Ctrl+Y", board.redo),
            ("Ctrl+Shift+Z", board.redo),
            ("Ctrl+D", board.copy),
            ("Ctrl++", lambda: self._zoom(_ZOOM)),
            ("Ctrl+-", lambda: self._zoom(1 / _ZOOM)),
            ("Ctrl+0", lambda: self.canvas.zoom_to(WHOLE)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def _on_opened(self) -> None:
        self._pages.setCurrentWidget(self.columns if self.board.row else self.nothing)
        self._wanted = None
        self.canvas.set_ground(None)
        self._show_settings()
        self._allow()

    def _show_settings(self) -> None:
        self._set.setCurrentIndex(1 if self.board.is_chosen else 0)

    def _allow(self) -> None:
        has_design = self.board.row is not None
        self.undo_button.setEnabled(has_design and bool(self.board.draft.past))
        self.redo_button.setEnabled(has_design and bool(self.board.draft.future))

    def open_help(self) -> None:
        """Help with the designer: it stands on the page that opens it."""
        HelpSheet(page_help("publication"), self).open()

    def _zoom(self, by: float) -> None:
        self.canvas.zoom_to(self.canvas.zoom * by)

    def _tell_zoom(self) -> None:
        zoom = format_number(round(self.canvas.zoom * 100))
        self.true_button.setText(f"{zoom}{NBSP}%")
        self.true_button.setAccessibleName(
            _("Seen at {zoom} % of its true size: see it at true size").format(zoom=zoom)
        )

    def _ask_ground(self) -> None:
        """Have what lies under the words drawn as the press draws it, when it is another."""
        dress, content = self.board.dress, self.board.content
        if dress is None or content is None:
            return
        design, place = dress.design, SPECIMENS.index(self.board.specimen)
        ornament = content.items[place].ornament
        wanted = (
            design.paper, design.orientation, design.ornaments, design.background,
            "" if design.background else ornament,
        )  # fmt: skip
        if wanted == self._wanted:
            return
        self._wanted = wanted
        if not design.background and not design.ornaments:
            self.canvas.set_ground(None)
            return
        draw = partial(ground_of, dress, content, place)
        self.board.errands.run(draw, partial(self._on_ground, wanted))

    def _on_ground(self, wanted: object, picture: Picture) -> None:
        if wanted == self._wanted:
            self.canvas.set_ground(image_of(picture))

    def done(self, result: int) -> None:
        """Save what is on its way, and go."""
        self._leave()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._leave()
        super().closeEvent(event)

    def _leave(self) -> None:
        self.board.save()
        self.board.errands.close()
        keep_geometry(self, self.office.settings, _NAME)
