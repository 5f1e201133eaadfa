"""Looking for words in the document that is shown, and going from one match to the next."""

from PySide6.QtCore import QObject

from jury_app.formatting import plain
from jury_app.ui.juror.document_pages import DocumentPages
from jury_app.ui.juror.page_search import PageSearch
from jury_app.ui.juror.reader import Found, Opened, Reader, Search
from jury_app.ui.juror.search_bar import SearchBar


class DocumentSearch(QObject):
    """Between the line where words are typed, the reader and the pages."""

    def __init__(self, bar: SearchBar, pages: DocumentPages, reader: Reader) -> None:
        super().__init__(bar)
        self._bar = bar
        self._pages = pages
        self._reader = reader
        self._opened: Opened | None = None
        self._state = PageSearch()
        bar.words_given.connect(self._on_words_given)
        bar.step_asked.connect(self.step)
        bar.closed.connect(self.close)
        reader.found.connect(self._on_found)

    def begin_in(self, opened: Opened) -> None:
        """Look for words in this document from now on."""
        self._opened = opened

    def leave(self) -> None:
        """Look for nothing any more; the words stay for the next document."""
        self._opened = None
        self._bar.hide()
        self._on_words_given("")

    def open(self) -> None:
        """Be ready to look for words: those that are marked, or those of the last time."""
        if self._opened is None or not self._opened.is_pdf:
            return
        marked = " ".join(self._pages.selection.text.split())
        if marked:
            self._bar.edit.setText(marked)
        self._bar.show()
        self._bar.edit.take_focus()
        if self._state.search is None and self._bar.edit.text():
            self._bar.begin()

    def step(self, by: int = 1) -> None:
        """Go to the next match or to the one before; without a search, begin one."""
        if self._state.search is None:
            self.open()
            return
        hit = self._state.step(by)
        if hit is not None:
            self._pages.go_to_hit(hit)
        self._show()

    def close(self) -> None:
        """Look for nothing any more, and go on reading."""
        self._bar.hide()
        self._on_words_given("")
        self._pages.setFocus()

    def _show(self) -> None:
        self._bar.show_search(self._state)
        self._pages.show_hits(self._state.hits, self._state.here)

    def _on_words_given(self, words: str) -> None:
        search = None
        if plain(words) and self._opened is not None:
            search = Search(self._opened.n, words, max(self._pages.page, 0))
        self._state = PageSearch(search)
        self._reader.search(search)
        self._show()

    def _on_found(self, found: Found) -> None:
        if found.search is not self._state.search:
            return
        is_first = self._state.take(found)
        if is_first and self._state.here is not None:
            self._pages.go_to_hit(self._state.here)
        if self._state.is_full:
            self._reader.search(None)
        self._show()
