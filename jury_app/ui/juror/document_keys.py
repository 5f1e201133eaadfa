"""The keys of a document, wherever one is read."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from jury_app.ui.juror.document_view import DocumentView


def bind_document_keys(view: DocumentView, owner: QWidget) -> None:
    """Let a page or a dialog answer to the keys of the document in it."""
    pages = view.pages
    shortcuts: tuple[tuple[str, Callable[[], object]], ...] = (
        ("Ctrl++", pages.enlarge),
        ("Ctrl+=", pages.enlarge),
        ("Ctrl+-", pages.reduce),
        ("Ctrl+0", pages.fit_width),
        ("Ctrl+à", pages.fit_width),  # the same key of a French keyboard
        ("Ctrl+9", pages.fit_page),
        ("Ctrl+ç", pages.fit_page),
        ("Ctrl+G", view.tools.page_edit.take_focus),
        ("F3", view.search.step),
        ("Shift+F3", lambda: view.search.step(-1)),
        ("F4", view.toggle_strip),
    )
    for keys, slot in shortcuts:
        shortcut = QShortcut(QKeySequence(keys), owner)
        shortcut.activated.connect(lambda slot=slot: slot() if view.is_shown else None)
