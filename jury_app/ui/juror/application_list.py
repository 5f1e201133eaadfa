"""The left column: what is to be scored, what is begun, what is done."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from jury_app.desk.views import DeskView
from jury_app.i18n import _
from jury_app.sealing.manifest import KitManifest
from jury_app.ui.juror.application_delegate import ApplicationDelegate
from jury_app.ui.juror.application_model import ApplicationModel, DomainLine, EntryLine
from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_M, GAP_S, GAP_XS
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.search_edit import SearchEdit
from jury_app.ui.widgets.text import SentenceLabel

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ApplicationList(QFrame):
    """Chooses the application that is read and scored."""

    application_chosen = Signal(str)
    application_activated = Signal(str)  # Enter or a click: go and score it

    def __init__(self, manifest: KitManifest, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rail")
        self._chosen = ""
        self.model = ApplicationModel(manifest, self)
        self.search_edit = SearchEdit(_("Search my applications"))
        self.search_edit.setMaximumWidth(px(2000))
        self.nothing_label = SentenceLabel(_("No application has these words."), "muted")
        self.nothing_label.hide()
        self.list = _List(self.model)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(column(self.search_edit, self.nothing_label, gap=GAP_S, margin=GAP_M))
        layout.setSpacing(0)
        inset = column(self.list)
        inset.setContentsMargins(px(GAP_XS), 0, px(GAP_XS), 0)
        layout.addLayout(inset, 1)
        self.search_edit.textChanged.connect(self._on_search)
        self.search_edit.left_downwards.connect(self.list.setFocus)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.entered.connect(self.application_activated)

    def show_view(self, view: DeskView) -> None:
        """Show how things stand now; the choice stays."""
        self.model.set_view(view)
        self._select(self._chosen)

    def chosen(self) -> str:
        """Return the application that is read, or nothing."""
        return self._chosen

    def choose(self, number: str) -> None:
        """Read an application; a search that hides it is cleared."""
        if not self.model.index_of(number).isValid():
            self.search_edit.clear()
        self._select(number)

    def step(self, by: int) -> None:
        """Go to the next application, or to the one before."""
        numbers = self.model.numbers()
        if not numbers:
            return
        place = numbers.index(self._chosen) + by if self._chosen in numbers else 0
        self._select(numbers[min(max(place, 0), len(numbers) - 1)])

    def _select(self, number: str) -> None:
        index = self.model.index_of(number)
        if index.isValid() and index != self.list.currentIndex():
            above = self.model.index(index.row() - 1)
            if isinstance(self.model.line_at(above), DomainLine):
                self.list.scrollTo(above)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(index, flags)
            self.list.scrollTo(index)

    def _on_search(self, text: str) -> None:
        self.model.set_search(text)
        self.nothing_label.setVisible(not self.model.lines)
        self._select(self._chosen)

    def _on_current_changed(self, current: QModelIndex) -> None:
        line = self.model.line_at(current)
        if isinstance(line, EntryLine):
            self._chosen = line.key
            self.application_chosen.emit(line.key)


class _List(QListView):
    """Arrows move over the headings; Enter goes to the marks."""

    entered = Signal(str)

    def __init__(self, model: ApplicationModel) -> None:
        super().__init__()
        self.setViewport(QWidget())  # of Qt’s own, Python would look up every kind there is
        self._applications = model
        self.setModel(model)
        self.setItemDelegate(ApplicationDelegate(self, model))
        self.setProperty("role", "plain")
        self.setAccessibleName(_("Applications to score"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self._applications.line_at(self.currentIndex())
        if event.key() in _ENTER and isinstance(line, EntryLine):
            self.entered.emit(line.key)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # titles break elsewhere

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.scheduleDelayedItemsLayout()
