"""The tour of the juror's window: the list, the dossier, the marks, what is saved, the seal."""

from PySide6.QtWidgets import QWidget

from jury_app.i18n import _
from jury_app.ui.juror.desk_page import DeskPage
from jury_app.ui.juror.header import Header
from jury_app.ui.widgets.tour import TourStep


def desk_tour(page: DeskPage, header: Header) -> tuple[TourStep, ...]:
    """Return the five steps of the tour."""
    return (
        TourStep(
            _("Your applications"),
            _("All that you are to score, domain by domain, with what is left to do of each."),
            lambda: _in_sight(page, page.applications),
        ),
        TourStep(
            _("The dossier"),
            _("What the applicants tell, and the files they joined: one tab each."),
            lambda: _in_sight(page, page.dossier),
        ),
        TourStep(
            _("Your marks"),
            _("One click or one figure gives a mark. Add a word wherever it helps."),
            lambda: _in_sight(page, page.grid),
        ),
        TourStep(
            _("Always saved"),
            _("Each mark and each word is saved at once, on this computer alone. No button."),
            lambda: header.saved_label,
        ),
        TourStep(
            _("And in the end"),
            _("You look at everything once more, seal your ballot and send one file."),
            lambda: header.review_button,
        ),
    )


def _in_sight(page: DeskPage, part: QWidget) -> QWidget:
    """Return a part of the desk, or the tabs that bring it where there is less room."""
    return part if part.isVisible() else page.panes.tabs
