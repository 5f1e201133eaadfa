"""Putting the edition's window together: what is loaded while one looks at the start window."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from jury_app.ui.collecting import keep_what_is_loaded

if TYPE_CHECKING:
    from jury_app.ui.workspace import Database


def load_model() -> object:
    """Load what an edition needs and that has no widget in it, on any thread."""
    from jury_app.archiving import archive
    from jury_app.exchange import messages, opening, preselecting, recovery
    from jury_app.importing import intake, preview
    from jury_app.model import database

    keep_what_is_loaded()
    return archive, messages, opening, preselecting, recovery, intake, preview, database


def window_parts() -> Iterator[object]:
    """Load the window of an edition, page by page."""
    from jury_app.ui.secretariat import office

    yield office
    from jury_app.ui.secretariat.dialogs import criterion_dialog

    yield criterion_dialog
    from jury_app.ui.secretariat.pages import edition_page

    yield edition_page
    from jury_app.ui.secretariat.pages import applications_page

    yield applications_page
    from jury_app.ui.secretariat.pages import jury_page

    yield jury_page
    from jury_app.ui.secretariat.pages import assignment_page

    yield assignment_page
    from jury_app.ui.secretariat.pages import ballots_page

    yield ballots_page
    from jury_app.ui.secretariat.pages import standings_page

    yield standings_page
    from jury_app.ui.secretariat.pages import deliberation_page

    yield deliberation_page
    from jury_app.ui.secretariat.pages import publication_page

    yield publication_page
    from jury_app.ui.secretariat import window

    yield window
    keep_what_is_loaded()


def open_database(file: Path) -> "Database":
    """Open the file of an edition, on the thread that keeps it."""
    from jury_app.model.database import Database as Store

    return Store(file)
