"""Which keys do what in the juror's window; `keys.py` is the sheet that tells them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from jury_app.ui.juror.desk_screen import DeskScreen


def connect_keys(screen: "DeskScreen") -> None:
    """Have the keys of the window heard: some everywhere, most where one reads and scores."""
    page = screen.desk_page
    everywhere: tuple[tuple[str, Callable[[], object]], ...] = (
        ("F1", screen.open_help),
        ("Ctrl+Z", screen.undo),
        ("Ctrl+Y", screen.redo),
        ("Ctrl+Shift+Z", screen.redo),
        ("Ctrl+Return", screen.open_review),
        ("Ctrl+4", screen.open_overview),
        ("Ctrl+'", screen.open_overview),  # the same key of a French keyboard
    )
    reading: tuple[tuple[str, Callable[[], object]], ...] = (
        ("Ctrl+PgDown", lambda: page.step(1)),
        ("Ctrl+PgUp", lambda: page.step(-1)),
        ("Ctrl+J", page.go_to_next),
        ("Ctrl+1", page.focus_list),
        ("Ctrl+2", page.focus_dossier),
        ("Ctrl+3", page.focus_grid),
        ("Ctrl+&", page.focus_list),  # the same keys of a French keyboard
        ("Ctrl+é", page.focus_dossier),
        ('Ctrl+"', page.focus_grid),
        ("Ctrl+D", lambda: screen.ask_recusal(page.chosen())),
        ("Ctrl+F", page.search),
        ("Ctrl+Tab", lambda: page.dossier.turn_tab(1)),
        ("Ctrl+Shift+Tab", lambda: page.dossier.turn_tab(-1)),
    )
    for owner, known in ((screen, everywhere), (page, reading)):
        for keys, slot in known:
            QShortcut(QKeySequence(keys), owner).activated.connect(slot)
