"""A document is printed through the system's dialog; here onto a printer that writes a file."""

from io import BytesIO

import pypdfium2
import pytest
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget
from reportlab.pdfgen.canvas import Canvas

from jury_app.errors import JuryError
from jury_app.progress import finish
from jury_app.ui.printing import Printing, print_file

A4, LYING, LARGE = (595, 842), (842, 595), (842, 1191)


@pytest.fixture(name="document")
def _document(tmp_path):
    """Three pages: one upright, one lying, one larger than the paper; a square near a corner."""
    output = BytesIO()
    canvas = Canvas(output)
    for number, size in enumerate((A4, LYING, LARGE)):
        canvas.setPageSize(size)
        canvas.rect(72, 144, 72 * (number + 1), 72, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    path = tmp_path / "document.pdf"
    path.write_bytes(output.getvalue())
    return path


@pytest.fixture(name="printer")
def _printer(qapp, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(150)
    printer.setFullPage(True)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    return printer


def sheets(path):
    """Return the size of each sheet, and the box of what is black on it, in points."""
    with pypdfium2.PdfDocument(path) as document:
        return [
            (
                tuple(round(side) for side in page.get_size()),
                page.render(scale=1)
                .to_pil()
                .convert("L")
                .point(lambda tone: 255 * (tone < 99))
                .getbbox(),
            )
            for page in document
        ]


def near(box, expected):
    return all(abs(one - other) <= 2 for one, other in zip(box, expected, strict=True))


def test_pages_lie_on_their_sheets_at_their_true_size_or_smaller(document, printer, tmp_path):
    assert finish(print_file(document, printer)) == 3

    upright, lying, large = sheets(tmp_path / "printed.pdf")
    assert [upright[0], lying[0], large[0]] == [(595, 842), (842, 595), (595, 842)]
    assert near(upright[1], (72, 842 - 216, 144, 842 - 144))
    assert near(lying[1], (72, 595 - 216, 216, 595 - 144))
    assert near(large[1], (51, 842 - 153, 204, 842 - 102))


def test_only_the_pages_that_were_asked_for_are_printed(document, printer, tmp_path):
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 2)

    assert finish(print_file(document, printer)) == 1
    assert [size for size, _box in sheets(tmp_path / "printed.pdf")] == [(842, 595)]


def test_a_page_is_drawn_in_bands_that_join_without_a_seam(tmp_path, printer):
    canvas = Canvas(str(tmp_path / "black.pdf"), pagesize=A4)
    canvas.rect(0, 0, *A4, stroke=0, fill=1)
    canvas.save()
    printer.setResolution(600)

    finish(print_file(tmp_path / "black.pdf", printer))

    with pypdfium2.PdfDocument(tmp_path / "printed.pdf") as document:
        picture = document[0].render(scale=2).to_pil().convert("L")
    wide, high = picture.size
    assert picture.crop((4, 4, wide - 4, high - 4)).getextrema()[1] < 40


def test_who_stops_prints_nothing_more(document, printer, tmp_path):
    steps = print_file(document, printer)
    first = next(steps)
    next(steps)
    steps.close()

    assert (first.done, first.total) == (0, 3)
    printed = tmp_path / "printed.pdf"
    assert not printed.exists() or len(sheets(printed)) == 1


@pytest.mark.qt_log_ignore("^QPainter::begin")
def test_a_file_that_went_away_and_a_printer_that_takes_nothing_are_told(
    document, printer, tmp_path
):
    with pytest.raises(JuryError) as missing:
        finish(print_file(tmp_path / "gone.pdf", printer))
    assert missing.value.code == "file_missing"

    printer.setOutputFileName(str(tmp_path / "no folder" / "printed.pdf"))
    with pytest.raises(JuryError) as refused:
        finish(print_file(document, printer))
    assert refused.value.code == "printer_refused"


def test_the_dialog_of_the_system_asks_and_the_window_goes_on(qtbot, document, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    printed, told = [], []
    printing = Printing(window, then=printed.append, failed=told.append)

    dialog = printing.ask(document, 3)
    assert isinstance(dialog, QPrintDialog)
    assert (dialog.minPage(), dialog.maxPage()) == (1, 3)
    dialog.printer().setPageLayout(QPageLayout())
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(tmp_path / "asked.pdf"))
    dialog.printer().setResolution(72)
    dialog.done(QPrintDialog.DialogCode.Accepted)

    qtbot.waitUntil(lambda: printed == [3], timeout=20_000)
    assert not told
    assert len(sheets(tmp_path / "asked.pdf")) == 3
