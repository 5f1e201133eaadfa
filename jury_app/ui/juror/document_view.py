"""One attachment: its pages, and the tools to turn and enlarge them."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from jury_app.i18n import _
from jury_app.sealing.manifest import KitAttachment
from jury_app.ui.juror.page_view import PageView, Reading
from jury_app.ui.juror.reader import READABLE, Drawn, Opened, Reader, Wanted
from jury_app.ui.tokens import GAP_S, GAP_XS
from jury_app.ui.widgets.buttons import button, icon_button
from jury_app.ui.widgets.empty_state import EmptyState
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import label


class DocumentView(QWidget):
    """Shows what the reader draws; each document is found again where it was left."""

    copy_asked = Signal(object)  # KitAttachment: to be put on the disk, if the juror wants

    def __init__(self, reader: Reader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._attachment: KitAttachment | None = None
        self._asked: KitAttachment | None = None
        self._readings: dict[int, Reading] = {}
        self.pages = PageView()
        self.page_label = label("", "muted")
        self.zoom_label = label("", "muted")
        self.previous_button = icon_button("chevron-up", _("Previous page"))
        self.next_button = icon_button("chevron-down", _("Next page"))
        self.smaller_button = icon_button("zoom-out", _("Smaller"))
        self.larger_button = icon_button("zoom-in", _("Larger"))
        self.fit_button = icon_button("maximize", _("Fit the width"))
        self.copy_button = icon_button("download", _("Save a copy of this file…"))
        self.waiting = EmptyState("file-text", _("Opening the document…"), "")
        self.refusal = EmptyState("file-text", "", "")
        self.save_button = self.refusal.add_action(
            button(_("Save a copy of this file…"), icon_name="download")
        )
        self._stack = QStackedWidget()
        for page in (self.waiting, self.pages, self.refusal):
            self._stack.addWidget(page)
        self.tools = QWidget()
        self.tools.setLayout(
            row(
                self.previous_button,
                self.next_button,
                self.page_label,
                None,
                self.smaller_button,
                self.zoom_label,
                self.larger_button,
                self.fit_button,
                self.copy_button,
                gap=GAP_XS,
            )
        )
        self.setLayout(column(self.tools, self._stack, gap=GAP_S))
        self._connect()

    def show_attachment(self, attachment: KitAttachment) -> None:
        """Show an attachment; nothing is read before it is in sight."""
        self.leave()
        self._attachment = attachment
        self.pages.setAccessibleName(_("Document {name}").format(name=attachment.name))
        self._stack.setCurrentWidget(self.waiting)
        self.tools.setEnabled(False)
        self.page_label.setText("")
        self.zoom_label.setText("")
        if attachment.media_type not in READABLE:
            self._refuse(_("This kind of file cannot be shown here."))
        elif self.isVisible():
            self._open()

    def leave(self) -> None:
        """Remember the place in the document that is shown."""
        if self._attachment is not None and self.pages.page_count:
            self._readings[self._attachment.n] = self.pages.reading
        self._attachment = None
        self._asked = None
        self.pages.close_document()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._attachment is not None and self._asked is None:
            self._open()

    def _connect(self) -> None:
        self.previous_button.clicked.connect(lambda: self.pages.turn(-1))
        self.next_button.clicked.connect(lambda: self.pages.turn(1))
        self.smaller_button.clicked.connect(self.pages.reduce)
        self.larger_button.clicked.connect(self.pages.enlarge)
        self.fit_button.clicked.connect(self.pages.fit_width)
        for each in (self.copy_button, self.save_button):
            each.clicked.connect(lambda: self.copy_asked.emit(self._attachment))
        self.pages.page_changed.connect(self._on_page_changed)
        self.pages.zoomed.connect(self._on_zoomed)
        self.pages.wanted.connect(self._on_wanted)
        self._reader.opened.connect(self._on_opened)
        self._reader.drawn.connect(self._on_drawn)
        self._reader.failed.connect(self._on_failed)

    def _open(self) -> None:
        if self._attachment is not None and self._attachment.media_type in READABLE:
            self._asked = self._attachment
            self._reader.open_attachment(self._attachment)

    def _is_mine(self, n: int) -> bool:
        return self._attachment is not None and self._attachment.n == n

    def _refuse(self, sentence: str) -> None:
        advice = _("A copy saved on this computer can be opened with another program.")
        self.refusal.set_words(sentence, advice)
        self._stack.setCurrentWidget(self.refusal)
        self.tools.setEnabled(False)

    def _on_opened(self, opened: Opened) -> None:
        if self._is_mine(opened.n):
            self._stack.setCurrentWidget(self.pages)
            self.tools.setEnabled(True)
            reading = self._readings.get(opened.n, Reading())
            self.pages.open_document(opened.n, opened.sizes, reading)

    def _on_drawn(self, drawn: Drawn) -> None:
        if self._is_mine(drawn.wanted.n):
            self.pages.take(drawn)

    def _on_failed(self, n: int, error: Exception) -> None:
        if self._is_mine(n):
            self._refuse(str(error))

    def _on_wanted(self, wanted: list[Wanted]) -> None:
        self._reader.draw(wanted)

    def _on_page_changed(self, page: int) -> None:
        count = self.pages.page_count
        text = _("Page {number} of {count}").format(number=page + 1, count=count)
        self.page_label.setText(text)
        self.pages.setAccessibleDescription(text)
        self.previous_button.setEnabled(page > 0)
        self.next_button.setEnabled(page + 1 < count)

    def _on_zoomed(self) -> None:
        self.zoom_label.setText(f"{round(self.pages.scale * 100)}\N{NO-BREAK SPACE}%")
