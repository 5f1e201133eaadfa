"""One attachment: its pages, what is looked for in them, and the tools above."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from jury_app.helper import Letters
from jury_app.i18n import _
from jury_app.sealing.manifest import KitAttachment
from jury_app.ui.juror.bookmarks import Bookmarks
from jury_app.ui.juror.document_pages import DocumentPages
from jury_app.ui.juror.document_search import DocumentSearch
from jury_app.ui.juror.document_stack import DocumentStack
from jury_app.ui.juror.document_tools import DocumentTools
from jury_app.ui.juror.fit import Fit
from jury_app.ui.juror.page_layout import Reading
from jury_app.ui.juror.page_strip import PageStrip
from jury_app.ui.juror.panes import beside
from jury_app.ui.juror.reader import READABLE, Drawn, Opened, Reader, Wanted
from jury_app.ui.juror.search_bar import SearchBar
from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_S
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.toast import toast

_STRIP, _PAGES, _NARROWEST = 116, 600, 140


class DocumentView(QWidget):
    """Shows what the reader draws; each document is found again where it was left."""

    copy_asked = Signal(object)  # KitAttachment: to be put on the disk, if the juror wants

    def __init__(
        self, reader: Reader, bookmarks: Bookmarks | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._reader = reader
        self._bookmarks = bookmarks or Bookmarks()
        self._attachment: KitAttachment | None = None
        self._asked: KitAttachment | None = None
        self._wanted: list[Wanted] = []
        self._wanted_small: list[Wanted] = []
        self._opened: Opened | None = None
        self._has_strip = False
        self.tools = DocumentTools()
        self.search_bar = SearchBar()
        self.search_bar.hide()
        self.strip = PageStrip()
        self.strip.hide()
        self.pages = DocumentPages()
        self.pages.setMinimumWidth(px(_NARROWEST))
        self.search = DocumentSearch(self.search_bar, self.pages, reader)
        self.splitter = beside(self.strip, self.pages)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([px(_STRIP), px(_PAGES)])
        self._stack = DocumentStack(self.splitter)
        self.refusal, self.save_button = self._stack.refusal, self._stack.save_button
        self.setLayout(column(self.tools, self.search_bar, self._stack, gap=GAP_S))
        self._connect_tools()
        self._connect_pages()
        self._connect_reader()

    @property
    def is_shown(self) -> bool:
        """Whether there are pages in sight."""
        return self._opened is not None and self.isVisible()

    def show_attachment(self, attachment: KitAttachment) -> None:
        """Show an attachment; nothing is read before it is in sight."""
        self.leave()
        self._attachment = attachment
        self.pages.setAccessibleName(_("Document {name}").format(name=attachment.name))
        self._show(self._stack.nothing)
        if attachment.media_type not in READABLE:
            self._refuse(_("This kind of file cannot be shown here."))
        elif self.isVisible():
            self._open()

    def leave(self) -> None:
        """Remember the place in the document that is shown."""
        if self._attachment is not None and self._opened is not None:
            self._bookmarks.readings[self._attachment.n] = self.pages.reading
        self._attachment = None
        self._asked = None
        self._opened = None
        self.search.leave()
        self.tools.show_nothing()
        self.pages.close_document()

    def take_focus(self) -> None:
        """Be ready to scroll; what is still being opened takes the keyboard when it is there."""
        is_open = self._stack.currentWidget() is self.splitter
        taker = self.pages if is_open else self._stack.focus_taker() or self
        taker.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_strip(self, *, shown: bool) -> None:
        """Show or hide the pages in small; a single page needs none."""
        self._has_strip = shown
        self.tools.pages_button.setChecked(shown)
        is_alone = self._opened is not None and len(self._opened.sizes) == 1
        self.tools.pages_button.setEnabled(not is_alone)
        self.strip.setVisible(shown and not is_alone)
        if self.strip.isHidden():
            self._on_wanted_small([])
        elif self._opened is not None:
            self.strip.open_document(self._opened)
            self.strip.show_page(self.pages.page)

    def toggle_strip(self) -> None:
        """Show the pages in small if they are hidden, and hide them if they are not."""
        self.show_strip(shown=not self._has_strip)

    def state(self) -> str:
        """Return whether the pages are shown in small, and how wide: to be found again."""
        width = self.splitter.sizes()[0] or px(_STRIP)
        return f"{int(self._has_strip)} {width} {self._bookmarks.fit.name}"

    def restore(self, state: str) -> None:
        """Show the pages in small, or not, as it was."""
        shown, width, fit = (*state.split(), "", "", "")[:3]
        if fit in Fit.__members__:
            self._bookmarks.fit = Fit[fit]
        self.show_strip(shown=shown == "1")
        if width.isdecimal():
            self.splitter.setSizes([int(width), px(_PAGES)])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._attachment is not None and self._asked is None:
            self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.search_bar.isVisible():
            self.search.close()
        else:
            super().keyPressEvent(event)

    def _connect_tools(self) -> None:
        tools = self.tools
        tools.pages_button.clicked.connect(lambda checked: self.show_strip(shown=checked))
        tools.previous_button.clicked.connect(lambda: self.pages.turn(-1))
        tools.next_button.clicked.connect(lambda: self.pages.turn(1))
        tools.page_asked.connect(self.pages.go_to)
        tools.page_edit.left.connect(self.pages.setFocus)
        tools.search_button.clicked.connect(self.search.open)
        tools.smaller_button.clicked.connect(lambda _checked: self.pages.reduce())
        tools.larger_button.clicked.connect(lambda _checked: self.pages.enlarge())
        tools.width_button.clicked.connect(self.pages.fit_width)
        tools.whole_button.clicked.connect(self.pages.fit_page)
        for each in (tools.copy_button, self.save_button):
            each.clicked.connect(lambda: self.copy_asked.emit(self._attachment))

    def _connect_pages(self) -> None:
        self.pages.page_changed.connect(self._on_page_changed)
        self.pages.zoomed.connect(self._on_zoomed)
        self.pages.wanted.connect(self._on_wanted)
        self.pages.letters_wanted.connect(self._on_letters_wanted)
        self.pages.copied.connect(lambda: toast(self, _("The words are copied.")))
        self.strip.wanted.connect(self._on_wanted_small)
        self.strip.page_asked.connect(self.pages.go_to)
        self.strip.entered.connect(self.pages.setFocus)

    def _connect_reader(self) -> None:
        self._stack.slow.connect(lambda: self._show(self._stack.waiting))
        self._reader.opened.connect(self._on_opened)
        self._reader.drawn.connect(self._on_drawn)
        self._reader.not_drawn.connect(self._on_not_drawn)
        self._reader.lettered.connect(self._on_lettered)
        self._reader.failed.connect(self._on_failed)

    def _open(self) -> None:
        if self._attachment is not None and self._attachment.media_type in READABLE:
            self._asked = self._attachment
            self._stack.be_patient()
            self._reader.open_attachment(self._attachment)

    def _is_mine(self, n: int) -> bool:
        return self._attachment is not None and self._attachment.n == n

    def _refuse(self, sentence: str) -> None:
        advice = _("A copy saved on this computer can be opened with another program.")
        self.refusal.set_words(sentence, advice)
        self._show(self.refusal)

    def _show(self, page: QWidget) -> None:
        """Show another page; the keyboard stays in the document if it was there."""
        was_inside = self.hasFocus() or self.isAncestorOf(self.window().focusWidget() or self)
        if was_inside:
            self.setFocus()
        self._stack.setCurrentWidget(page)
        self.tools.setEnabled(page is self.splitter)
        if was_inside:
            self.take_focus()

    def _on_opened(self, opened: Opened) -> None:
        if not self._is_mine(opened.n):
            return
        self._opened = opened
        self._show(self.splitter)
        self.tools.search_button.setEnabled(opened.is_pdf)
        self.search.begin_in(opened)
        unread = Reading(self._bookmarks.fit)
        self.pages.open_document(opened, self._bookmarks.readings.get(opened.n, unread))
        self.show_strip(shown=self._has_strip)

    def _on_drawn(self, drawn: Drawn) -> None:
        if self._is_mine(drawn.wanted.n) and not self.strip.take(drawn):
            self.pages.take(drawn)

    def _on_not_drawn(self, wanted: Wanted) -> None:
        if self._is_mine(wanted.n):
            self.pages.fail(wanted)
            self.strip.fail(wanted)

    def _on_failed(self, n: int, error: Exception) -> None:
        if self._is_mine(n):
            self._refuse(str(error))

    def _on_lettered(self, n: int, page: int, letters: Letters) -> None:
        if self._is_mine(n):
            self.pages.take_letters(page, letters)
            if page == self.pages.page and letters.text:
                self._describe(page)

    def _on_letters_wanted(self, page: int) -> None:
        if self._opened is not None and self._opened.is_pdf:
            self._reader.read_letters(self._opened.n, page)

    def _on_wanted(self, wanted: list[Wanted]) -> None:
        self._wanted = wanted
        self._draw()

    def _on_wanted_small(self, wanted: list[Wanted]) -> None:
        self._wanted_small = wanted
        self._draw()

    def _draw(self) -> None:
        """Have drawn what is missing, the pages to be read before the small ones."""
        large = [each for each in self._wanted if self.pages.pictures.missing(each)]
        small = [each for each in self._wanted_small if self.strip.pictures.missing(each)]
        self._reader.draw([*large, *small])

    def _on_page_changed(self, page: int) -> None:
        count = self.pages.page_count
        self.tools.show_page(page, count)
        self.strip.show_page(page)
        self._describe(page)

    def _describe(self, page: int) -> None:
        """Tell a screen reader where the juror is, and what the page says."""
        count = self.pages.page_count
        here = _("Page {number} of {count}").format(number=page + 1, count=count)
        words = self.pages.selection.words_of(page)
        self.pages.setAccessibleDescription(f"{here}\n{words}" if words else here)
        if QAccessible.isActive() and not words:
            self.pages.ask_for_words(page)

    def _on_zoomed(self) -> None:
        self.tools.show_zoom(self.pages.zoom, self.pages.scale)
        if isinstance(self.pages.zoom, Fit):
            self._bookmarks.fit = self.pages.zoom
