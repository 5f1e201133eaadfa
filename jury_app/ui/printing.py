"""Printing a document through the system’s own dialog, page by page and away from the window.

Pages are drawn where a file can hang nothing, in bands and as finely as the printer prints, so that
a poster needs no more memory than a letter.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from math import ceil
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QRect, QSize
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from jury_app.errors import StoreError
from jury_app.helper import Part, PdfSession, Picture
from jury_app.i18n import _
from jury_app.progress import Progress, Steps
from jury_app.ui.task import Task
from jury_app.ui.widgets.progress_dialog import ProgressDialog

_POINTS = 72
_FINEST = 600  # dots to the inch; no eye sees more of them
_BAND = 4_000_000  # pixels drawn at a time


class Printing(QObject):
    """Asks for a printer, then prints while somebody may watch and stop it."""

    def __init__(
        self,
        parent: QWidget,
        *,
        then: Callable[[int], object],
        failed: Callable[[Exception], object],
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self._then = then
        self._failed = failed
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="printer")

    def ask(self, file: Path, pages: int) -> QPrintDialog:
        """Show the system’s dialog for a document; it prints what is chosen there."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(file.name)
        printer.setFullPage(True)
        dialog = QPrintDialog(printer, self._window)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, pages)
        dialog.setFromTo(1, pages)
        dialog.setPrintRange(QAbstractPrintDialog.PrintRange.AllPages)
        dialog.accepted.connect(lambda *_same: self._start(file, printer))  # it is only borrowed
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)
        return dialog

    def _start(self, file: Path, printer: QPrinter) -> None:
        task = Task(partial(print_file, file, printer), _("Printing"))
        task.succeeded.connect(self._then)
        task.failed.connect(self._failed)
        ProgressDialog(task, self._window)
        task.start(self._executor)


def print_file(file: Path, printer: QPrinter) -> Steps[int]:
    """Print the pages that the printer was told, and return how many sheets that makes."""
    try:
        data = file.read_bytes()
    except OSError:
        raise StoreError("file_missing", file=file.name) from None
    with PdfSession(data, file.name) as session:
        pages = list(_asked(printer, session.page_count))
        painter = QPainter()
        try:
            for done, page in enumerate(pages):
                yield Progress(done, len(pages), _("Page {number}").format(number=page + 1))
                size = session.sizes[page]
                _turn_to(printer, painter, size)
                place = _place(printer, size)
                for part, area in place.bands(size):
                    _draw(painter, session.render(page, place.scale, part), area)
                    yield Progress(done, len(pages), _("Page {number}").format(number=page + 1))
        except GeneratorExit:
            printer.abort()
            raise
        finally:
            if painter.isActive():
                painter.end()
    return len(pages)


def _asked(printer: QPrinter, count: int) -> Iterator[int]:
    """Yield the pages as they leave the printer, from 0 on."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    pages = range(max(first, 1) - 1, min(last, count))
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    is_reversed = printer.pageOrder() == QPrinter.PageOrder.LastPageFirst
    for _copy in range(copies):
        yield from reversed(pages) if is_reversed else pages


def _turn_to(printer: QPrinter, painter: QPainter, size: tuple[float, float]) -> None:
    """Begin a sheet that lies as the page does."""
    lies = size[0] > size[1]
    orientation = QPageLayout.Orientation
    printer.setPageOrientation(orientation.Landscape if lies else orientation.Portrait)
    started = printer.newPage() if painter.isActive() else painter.begin(printer)
    if not started:
        raise StoreError("printer_refused", printer=printer.printerName())


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a page lies on its sheet, and how many of its pixels make a point of it."""

    area: QRect
    scale: float

    def bands(self, size: tuple[float, float]) -> Iterator[tuple[Part, QRect]]:
        """Yield parts of the page in its own pixels from the top, and where each goes."""
        wide, high = (ceil(side * self.scale) for side in size)
        step = max(1, _BAND // wide)
        for top in range(0, high, step):
            rows = min(step, high - top)
            start, end = (self.area.height() * row // high for row in (top, top + rows))
            corner = self.area.topLeft() + QPoint(0, start)
            yield (0, top, wide, rows), QRect(corner, QSize(self.area.width(), end - start))


def _place(printer: QPrinter, size: tuple[float, float]) -> _Place:
    """Lay a page in the middle of its sheet: at its true size, or smaller if the paper is."""
    resolution = printer.resolution()
    paper = printer.pageLayout().fullRectPixels(resolution)
    wide, high = (side * resolution / _POINTS for side in size)
    fit = min(1.0, paper.width() / wide, paper.height() / high)
    area = QRect(0, 0, round(wide * fit), round(high * fit))
    area.moveCenter(paper.center())
    return _Place(area, fit * min(resolution, _FINEST) / _POINTS)


def _draw(painter: QPainter, picture: Picture, area: QRect) -> None:
    image = QImage(
        picture.pixels,
        picture.width,
        picture.height,
        4 * picture.width,
        QImage.Format.Format_RGBA8888,
    )
    painter.drawImage(area, image.convertToFormat(QImage.Format.Format_RGB32))
