"""The marks of the chosen application; the names of the jurors are hidden unless asked for."""

from PySide6.QtWidgets import QWidget

from jury_app.i18n import _
from jury_app.ui.icons import icon
from jury_app.ui.secretariat.marks_grid import MarksGrid, amended_text
from jury_app.ui.secretariat.marks_view import MarksView
from jury_app.ui.tokens import GAP_S
from jury_app.ui.widgets.buttons import quiet_button
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import SentenceLabel


class MarksPanel(QWidget):
    """A heading, a heat map, and what shows or hides the names or amends a mark."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = MarksGrid()
        self._names_shown = False
        self.title_label = SentenceLabel(_("Marks by juror and criterion"), "strong")
        self.names_button = quiet_button(_("Show the names"), icon_name="eye")
        self.names_button.setCheckable(True)
        self.amend_button = quiet_button(_("Amend a mark"), icon_name="pencil")
        self.amend_button.hide()  # where marks are amended, the page shows it
        self.amended_label = SentenceLabel("", "small")
        self.panel_label = SentenceLabel("", "small")
        self.marks_view = MarksView()
        self.nothing_label = SentenceLabel(_("No juror was given this application."), "muted")
        head = row(gap=GAP_S)
        head.addWidget(self.title_label, 1)
        head.addWidget(self.amend_button)
        head.addWidget(self.names_button)
        parts = (
            head, self.marks_view, self.amended_label, self.nothing_label, self.panel_label,
        )  # fmt: skip
        self.setLayout(column(*parts, gap=GAP_S))
        self.names_button.toggled.connect(self._on_names_toggled)
        self._show()

    @property
    def named(self) -> bool:
        """Whether names are shown."""
        return self.names_button.isChecked()

    @property
    def grid(self) -> MarksGrid:
        """The marks that are shown."""
        return self._grid

    def follow_rule(self, *, names_shown: bool) -> None:
        """Show the names, or hide them, as the rules say; whoever asks otherwise is heard."""
        if names_shown is not self._names_shown:
            self._names_shown = names_shown
            self.names_button.setChecked(names_shown)

    def set_grid(self, grid: MarksGrid) -> None:
        """Show the marks of another application; names stay as they were asked for."""
        if grid is not self._grid and grid != self._grid:
            self._grid = grid
            self._show()

    def _on_names_toggled(self, named: bool) -> None:  # noqa: FBT001 -- what the signal brings
        self.names_button.setText(_("Hide the names") if named else _("Show the names"))
        self.names_button.setIcon(icon("eye-off" if named else "eye", "accent"))
        self._show()

    def _show(self) -> None:
        self.marks_view.set_grid(self._grid, named=self.named)
        self.marks_view.setVisible(bool(self._grid.columns))
        self.nothing_label.setVisible(not self._grid.columns)
        self.names_button.setVisible(bool(self._grid.columns))
        self.amend_button.setEnabled(bool(self._grid.columns))
        told = amended_text(self._grid, named=self.named)
        self.amended_label.setText(told)
        self.amended_label.setVisible(bool(told))
        self.panel_label.setText(self._grid.panel)
        self.panel_label.setVisible(bool(self._grid.panel))
