"""The page that the room sees; of it only what became different is painted again."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from jury_app.formatting import format_number, joined
from jury_app.i18n import _
from jury_app.model.queries.room import RoomScreen
from jury_app.rehearsal import word
from jury_app.ui.room.published import LINES, Line, announced, is_of_the_day, published_pages
from jury_app.ui.room.screen_label import ScreenLabel
from jury_app.ui.room.watermark import paint_watermark

_WIDTH, _HEIGHT, _MARGIN, _GAP = 1280, 720, 56, 8
_READING_MS = 9_000
_SMALL = 20 / 28  # a page whose titles are long is read nearer, rather than cut


class ScreenView(QWidget):
    """Large type within safe margins; what fills more than a page comes page after page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.screen_row: RoomScreen | None = None
        self._pages: list[list[Line]] = [[]]
        self._page = 0
        self.turning = QTimer(self)
        self.turning.setInterval(_READING_MS)
        self.turning.timeout.connect(self.turn)
        self.title_label = ScreenLabel(28, tone="muted")
        self.clock_label = ScreenLabel(28, tone="muted", wraps=False)
        self.domain_label = ScreenLabel(64, is_title=True)
        self.sponsor_label = ScreenLabel(28, tone="muted")
        self.application_label = ScreenLabel(40)
        self.leaving_label = ScreenLabel(28, tone="warning")
        self.heading_label = ScreenLabel(28, tone="muted")
        self.sentence_label = ScreenLabel(28)
        self.lines = [tuple(self._cell(place) for place in range(3)) for _line in range(LINES)]
        self._grid = QGridLayout()
        self._layout = QVBoxLayout(self)
        self._lay_out()

    def show_screen(self, screen: RoomScreen) -> None:
        """Show what the room may see now."""
        if screen == self.screen_row:
            return
        self.screen_row = screen
        self.setAccessibleDescription(self.watermark)
        self.update()
        self.title_label.say(f"{screen.title} {screen.year}".strip())
        is_of_one = not is_of_the_day(screen)
        self.domain_label.say(screen.domain if is_of_one else "")
        self.sponsor_label.say(_sponsor(screen) if is_of_one else "")
        self.application_label.say(_application(screen) if is_of_one else "")
        self.leaving_label.say(_leaving(screen))
        self._pages, self._page = published_pages(screen), 0
        if len(self._pages) > 1:
            self.turning.start()
        else:
            self.turning.stop()
        self._say_page(screen)

    def turn(self, by: int = 1) -> None:
        """Go on to the next page or back; the first follows the last."""
        if self.screen_row is None or len(self._pages) == 1:
            return
        self._page = (self._page + by) % len(self._pages)
        self.turning.start()  # each page has its time, whoever turned to it
        self._say_page(self.screen_row)

    def _say_page(self, screen: RoomScreen) -> None:
        heading, sentence = announced(screen)
        if len(self._pages) > 1:
            heading = _("{heading} · page {page} of {pages}").format(
                heading=heading,
                page=format_number(self._page + 1),
                pages=format_number(len(self._pages)),
            )
        self.heading_label.say(heading)
        self.sentence_label.say(sentence)
        said = self._pages[self._page]
        empty = [("", "", "")] * (LINES - len(said))
        for cells, line in zip(self.lines, [*said, *empty], strict=True):
            for cell, text in zip(cells, line, strict=True):
                cell.say(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    @property
    def watermark(self) -> str:
        """The word that stands behind all others while the jury only rehearses."""
        return word() if self.screen_row is not None and self.screen_row.is_rehearsal else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.watermark:
            paint_watermark(self, self.watermark)

    def labels(self) -> Iterator[ScreenLabel]:
        """Return every place where words can stand, from the top."""
        yield from (self.title_label, self.clock_label, self.domain_label, self.sponsor_label)
        yield from (self.application_label, self.leaving_label, self.heading_label)
        for cells in self.lines:
            yield from cells
        yield self.sentence_label

    def _cell(self, place: int) -> ScreenLabel:
        """The middle one tells what it is about, and takes the room there is."""
        return ScreenLabel(28, tone="muted" if place > 1 else "text", is_title=place == 0)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.title_label, 1)
        top.addWidget(self.clock_label)
        for line, cells in enumerate(self.lines):
            for place, cell in enumerate(cells):
                self._grid.addWidget(cell, line, place, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(2, 2)
        self._layout.addLayout(top)
        self._layout.addStretch(1)
        for each in (
            self.domain_label,
            self.sponsor_label,
            self.application_label,
            self.leaving_label,
            self.heading_label,
        ):
            self._layout.addWidget(each)
        self._layout.addLayout(self._grid)
        self._layout.addWidget(self.sentence_label)
        self._layout.addStretch(2)

    def _fit(self) -> None:
        """Grow with the screen; a domain makes room for what was shown."""
        unit = min(self.width() / _WIDTH, self.height() / _HEIGHT)
        is_full = self.screen_row is not None and bool(self.heading_label.text())
        for each in self.labels():
            each.fit(unit)
        self.domain_label.fit(unit * 40 / 64 if is_full else unit)
        self.application_label.fit(unit * 28 / 40 if is_full else unit)
        margin, gap = round(_MARGIN * unit), round(_GAP * unit)
        self._layout.setContentsMargins(margin, margin, margin, margin)
        self._layout.setSpacing(gap)
        self._grid.setHorizontalSpacing(gap * 4)
        self._grid.setVerticalSpacing(gap)
        self._grid.invalidate()  # Qt remembers how tall the words of the page before were
        if is_full and self._layout.totalHeightForWidth(self.width()) > self.height():
            for cells in self.lines:
                for each in cells:
                    each.fit(unit * _SMALL)


def _sponsor(screen: RoomScreen) -> str:
    return _("Sponsor: {sponsor}").format(sponsor=screen.sponsor) if screen.sponsor else ""


def _application(screen: RoomScreen) -> str:
    told = (screen.number, screen.application, screen.applicant)
    return " · ".join(part for part in told if part)


def _leaving(screen: RoomScreen) -> str:
    if not screen.leaving:
        return ""
    return _("Asked to leave the room: {names}").format(names=joined(screen.leaving))
