"""The page where a juror reads and scores."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jury_app.desk.views import DeskView, Entry, EntryState
from jury_app.i18n import _
from jury_app.sealing.manifest import KitManifest
from jury_app.ui.juror.application_list import ApplicationList
from jury_app.ui.juror.bookmarks import Bookmarks
from jury_app.ui.juror.dossier_pane import DossierPane
from jury_app.ui.juror.grid_pane import GridPane
from jury_app.ui.juror.panes import Panes, Width
from jury_app.ui.juror.recused_pane import RecusedPane
from jury_app.ui.widgets.empty_state import EmptyState
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.scrolled import Scrolled

if TYPE_CHECKING:
    from jury_app.ui.juror.document_view import DocumentView


class DeskPage(QWidget):
    """Keeps list, dossier and grid on the same application."""

    recusal_lifted = Signal(str)

    def __init__(
        self,
        manifest: KitManifest,
        make_document: Callable[[], "DocumentView"],
        shown: Callable[[], DeskView],
        bookmarks: Bookmarks,
    ) -> None:
        """Show what the desk says; `shown` tells how things stand, saved or on the way."""
        super().__init__()
        self._shown = shown
        self._is_begun = False
        self.applications = ApplicationList(manifest)
        self.dossier = DossierPane(manifest, make_document, bookmarks)
        self.grid = GridPane(manifest)
        self.panes = Panes(self.applications, self.dossier, self.grid)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panes)
        self.applications.application_chosen.connect(self._on_chosen)
        self.applications.application_activated.connect(self._on_activated)
        self.applications.list.clicked.connect(self.panes.bring_dossier)
        self.panes.arranged.connect(self._on_arranged)
        self.dossier.step_asked.connect(self._on_step_asked)
        self.grid.next_asked.connect(self.go_to_next)

    @cached_property
    def recused(self) -> RecusedPane:
        """What stands in the place of an application that is not scored."""
        pane = RecusedPane()
        pane.next_button.clicked.connect(self.go_to_next)
        pane.lift_button.clicked.connect(lambda: self.recusal_lifted.emit(self.chosen()))
        return pane

    @cached_property
    def empty(self) -> EmptyState:
        """What is said where there is no application at all."""
        return EmptyState(
            "inbox",
            _("There is nothing to score in this kit"),
            _("Call the secretariat: they will send you a kit with your applications."),
        )

    def show_view(self, view: DeskView) -> None:
        """Show how things stand; the first time, where the juror left off."""
        self.applications.show_view(view)
        if not self._is_begun:
            self._is_begun = True
            self._choose_first(view)
        elif self.chosen():
            self._show(view.entry(self.chosen()))

    def chosen(self) -> str:
        """Return the application that is read."""
        return self.applications.chosen()

    def choose(self, number: str) -> None:
        """Read an application."""
        self.applications.choose(number)
        self.panes.bring_dossier()

    def step(self, by: int) -> None:
        """Go to the next application of the list, or to the one before."""
        self.applications.step(by)

    def go_to_next(self) -> None:
        """Go to the next application that still misses a mark, and to its first empty criterion."""
        following = self._next_to_score()
        if following:
            self.choose(following)
            self.focus_grid()

    def focus_list(self) -> None:
        """Go to the list."""
        self.panes.bring_list()
        self.applications.list.setFocus()

    def search(self) -> None:
        """Search in the document that is shown; from the list, or without one, in the list."""
        is_in_list = self.applications.isAncestorOf(self.window().focusWidget() or self)
        if not is_in_list and self.dossier.search():
            return
        self.panes.bring_list()
        self.applications.search_edit.take_focus()

    def focus_dossier(self) -> None:
        """Go to what is read."""
        self.panes.bring_dossier()
        self.dossier.focus_document()

    def focus_grid(self) -> None:
        """Go to the marks."""
        self.panes.bring_grid()
        if not self.chosen():
            return
        if self.panes.is_hidden:
            self.recused.take_focus()
        else:
            self.grid.take_focus()

    def _choose_first(self, view: DeskView) -> None:
        states = (EntryState.BEGUN, EntryState.TO_DO)
        wanted = next(
            (each.number for state in states for each in view.entries if each.state is state), ""
        )
        if wanted or view.entries:
            self.applications.choose(wanted or view.entries[0].number)
        else:
            self.panes.show_instead(Scrolled(column(self.empty)))

    def _next_to_score(self) -> str:
        view = self._shown()
        numbers = self.applications.model.numbers()
        here = self.chosen()
        place = numbers.index(here) + 1 if here in numbers else 0
        around = numbers[place:] + numbers[:place]
        waiting = (EntryState.TO_DO, EntryState.BEGUN)
        return next(
            (each for each in around if each != here and view.entry(each).state in waiting),
            "",
        )

    def _on_chosen(self, number: str) -> None:
        self._show(self._shown().entry(number))

    def _on_arranged(self, width: Width) -> None:
        """Say beside the marks what they are for, where the dossier is out of sight."""
        self.grid.application_label.setVisible(width == "narrow")
        is_in_grid = self.grid.isAncestorOf(self.window().focusWidget() or self)
        if width == "narrow" and is_in_grid:  # a figure is no mark where no mark is seen
            self.focus_dossier()

    def _on_step_asked(self, by: int) -> None:
        """Step; after a click the figures that are typed next are marks, where one sees them."""
        self.step(by)
        buttons = self.dossier.previous_button, self.dossier.next_button
        is_clicked = self.window().focusWidget() not in buttons
        if is_clicked and self.panes.arrangement != "narrow":
            self.focus_grid()

    def _on_activated(self, _number: str) -> None:
        self.focus_grid()

    def _show(self, entry: Entry) -> None:
        is_recused = entry.state is EntryState.RECUSED
        is_changing = is_recused != self.panes.is_hidden
        was_inside = self.panes.right.isAncestorOf(self.window().focusWidget() or self)
        if is_recused:
            self.grid.flush()
            self.recused.show_entry(entry, is_last=not self._next_to_score())
        else:
            numbers = self.applications.model.numbers()
            place = numbers.index(entry.number) if entry.number in numbers else -1
            self.dossier.show_entry(entry, place, len(numbers))
            self.grid.show_entry(entry)
            self.grid.next_button.setEnabled(bool(self._next_to_score()))
        self.panes.show_instead(self.recused if is_recused else None)
        if is_changing and was_inside:
            self.focus_grid()
