"""The grid outside of the window: nothing is taken unseen, and one undo brings all back."""

import runpy
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from shiboken6 import isValid

from jury_app.ui.juror.grid_dialog import GridDialog
from jury_app.ui.widgets.progress_dialog import ProgressDialog
from jury_app.ui.widgets.toast import Toast

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
NOTHING = Qt.KeyboardModifier.NoModifier
FILLING = runpy.run_path(str(Path(__file__).parents[2] / "desk" / "filling.py"))


class Viewer(QObject):
    """The system's viewer of PDFs, as far as the window knows of it."""

    def __init__(self):
        super().__init__()
        self.shown = []

    @Slot("QUrl")
    def show_url(self, url):
        self.shown.append(Path(url.toLocalFile()))


@pytest.fixture
def viewer():
    viewer = Viewer()
    QDesktopServices.setUrlHandler("file", viewer, "show_url")
    yield viewer
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def small(kits, open_screen, tmp_path):
    return open_screen(kits["make_kit"](tmp_path, count=4))


def numbers(screen):
    return [each.number for each in screen.view.entries]


def chosen_file(screen, path):
    """Choose a file in the dialog that is open, as a click on its name does."""
    dialog = screen.findChildren(QFileDialog)[-1]
    dialog.selectFile(str(path))
    dialog.accept()


def come_back(qtbot, screen):
    """Be in the window again after a dialog; this platform does not do it by itself."""
    screen.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)


def exported(qtbot, screen, path):
    screen.annex.exchange.export(path)
    qtbot.waitUntil(path.exists)
    return path


def filled(path, **cells):
    workbook = load_workbook(path)
    for address, value in cells.items():
        workbook.worksheets[0][address] = value
    workbook.save(path)
    workbook.close()


def read_back(qtbot, screen, path):
    screen.annex.exchange.read(path)
    qtbot.waitUntil(lambda: screen.findChild(GridDialog) is not None)
    return screen.findChild(GridDialog)


def texts(model):
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_the_grid_goes_out_and_comes_back_by_keyboard(qtbot, small, tmp_path):
    path = tmp_path / "grille.xlsx"
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_E, CONTROL)
    chosen_file(small, path)
    qtbot.waitUntil(path.exists)
    filled(path, C2=7, D2="8", E3="huit")

    come_back(qtbot, small)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_O, CONTROL)
    chosen_file(small, path)
    qtbot.waitUntil(lambda: small.findChild(GridDialog) is not None)
    dialog = small.findChild(GridDialog)

    assert small.view.entries[0].marks == {}
    qtbot.keyClick(dialog, Key.Key_Return)
    qtbot.waitUntil(lambda: small.view.entries[0].marks == {"cible": 7, "demarche": 8})


def test_what_would_change_and_what_was_not_understood_is_shown_first(qtbot, small, tmp_path):
    first, second, *_others = small.view.entries
    qtbot.keyClicks(QApplication.focusWidget(), "4")
    qtbot.waitUntil(lambda: small.view.entries[0].marks == {"cible": 4})
    path = exported(qtbot, small, tmp_path / "grille.xlsx")
    filled(path, C2=7, D2=None, C3=7.5, B4=first.application.title, H5="Ma commune")

    dialog = read_back(qtbot, small, path)

    assert texts(dialog.changes) == [
        [first.application.title, "Cible", "4", "7", "modifiée"],
        [small.view.entries[3].application.title, "Déport", "–", "«\xa0Ma commune\xa0»", "déport"],
    ]
    assert [row[:3] for row in texts(dialog.cells)] == [
        ["C3", second.application.title, "Cible"],
        ["B4", small.view.entries[2].application.title, "Titre du dossier"],
    ]
    assert "7,5" in dialog.why_label.text()
    assert "1 case non comprise · 1 case à vérifier" in dialog.counts_label.text()
    assert small.view.entries[0].marks == {"cible": 4}
    dialog.reject()


def test_one_undo_brings_everything_back(qtbot, small, tmp_path):
    qtbot.keyClicks(QApplication.focusWidget(), "4")
    qtbot.waitUntil(lambda: small.view.entries[0].marks == {"cible": 4})
    before = small.view.entries
    path = exported(qtbot, small, tmp_path / "grille.csv")
    path.write_text(path.read_text("utf-8").replace(",4,", ",9,"), "utf-8")
    dialog = read_back(qtbot, small, path)
    qtbot.mouseClick(dialog.take_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: small.view.entries[0].marks == {"cible": 9})
    [toast] = [each for each in small.findChildren(Toast) if each.isVisible()]
    assert "1 changement" in toast.text_label.text()

    come_back(qtbot, small)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Z, CONTROL)

    qtbot.waitUntil(lambda: small.view.entries == before)


def test_a_grid_that_changes_nothing_can_only_be_left(qtbot, small, tmp_path):
    dialog = read_back(qtbot, small, exported(qtbot, small, tmp_path / "grille.xlsx"))

    assert not dialog.take_button.isEnabled()
    assert dialog.counts_label.text() == "Rien ne change"
    assert not dialog.tabs.isVisible()
    dialog.reject()


def test_after_a_grid_the_ballot_that_was_sealed_before_is_no_longer_offered(
    qtbot, small, tmp_path
):
    small.seal()
    qtbot.waitUntil(small.sealed_page.isVisible)
    path = exported(qtbot, small, tmp_path / "grille.xlsx")
    filled(path, C2=7)

    read_back(qtbot, small, path).accept()

    qtbot.waitUntil(small.review_page.isVisible)
    assert "Il remplacera le bulletin" in small.review_page.previous_label.text()


def test_a_paper_ballot_is_called_by_its_name(qtbot, small):
    small.annex.exchange.choose_paper()

    [dialog] = small.findChildren(QFileDialog)
    [path] = dialog.selectedFiles()
    assert Path(path).name.startswith("Bulletin papier 2026 ")
    dialog.reject()


def test_a_paper_ballot_is_opened_to_be_printed_and_read_when_it_was_filled(
    qtbot, small, viewer, tmp_path
):
    path = tmp_path / "bulletin.pdf"
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_P, CONTROL)
    chosen_file(small, path)
    qtbot.waitUntil(lambda: viewer.shown == [path])
    with FILLING["filling"](path) as hand:
        hand.tick(numbers(small)[1], "service", 10)

    dialog = read_back(qtbot, small, path)
    dialog.accept()

    qtbot.waitUntil(lambda: small.view.entries[1].marks == {"service": 10})


def test_a_file_that_is_no_grid_is_refused_and_nothing_is_lost(qtbot, small, tmp_path):
    path = tmp_path / "grille.xlsx"
    path.write_bytes(b"PK\x03\x04 not a workbook")

    small.annex.exchange.read(path)
    qtbot.waitUntil(small.error_bar.isVisible)

    assert "grille.xlsx" in small.error_bar.sentence_label.text()
    assert small.findChild(GridDialog) is None


def test_a_grid_that_is_being_read_can_be_stopped_and_nothing_is_shown(qtbot, small, tmp_path):
    lines = (f"{number},5\n" for number in range(20_000))
    path = tmp_path / "grille.csv"
    path.write_text("application,cible\n" + "".join(lines))
    before = small.view

    small.annex.exchange.read(path)
    dialog = small.findChild(ProgressDialog)
    dialog.open()
    qtbot.keyClick(dialog, Key.Key_Escape)

    qtbot.waitUntil(lambda: not isValid(dialog))
    assert small.findChild(GridDialog) is None
    assert not small.error_bar.isVisible()
    assert small.view == before


def test_the_menu_names_what_it_does(small):
    button = small.header.exchange_button

    assert button.accessibleName() == "Tableur et papier"
    assert [action.text() for action in button.menu().actions()] == [
        "Exporter ma grille…",
        "Lire une grille remplie…",
        "Imprimer un bulletin papier…",
    ]


def test_a_grid_goes_out_with_all_that_was_said_or_not_at_all(
    qtbot, small, saved, no_room, tmp_path
):
    path, number = tmp_path / "grille.csv", small.desk_page.chosen()
    with no_room():
        qtbot.keyClicks(QApplication.focusWidget(), "7")
        qtbot.waitUntil(small.error_bar.isVisible)
        small.error_bar.hide()
        small.annex.exchange.export(path)
        qtbot.waitUntil(small.error_bar.isVisible)
    assert not path.exists()

    exported(qtbot, small, path)
    assert ",7,,,,,\n" in path.read_text("utf-8-sig").replace("\r", "")
    saved(small, lambda view: view.entry(number).marks == {"cible": 7})


def test_a_grid_is_compared_with_all_that_was_said(qtbot, small, saved, no_room, tmp_path):
    path, number = tmp_path / "grille.csv", small.desk_page.chosen()
    exported(qtbot, small, path)
    with no_room():
        qtbot.keyClicks(QApplication.focusWidget(), "7")
        qtbot.waitUntil(lambda: small.outbox.is_stuck)
    dialog = read_back(qtbot, small, path)

    assert dialog.counts_label.text() == "1 note effacée"
    qtbot.mouseClick(dialog.take_button, Qt.MouseButton.LeftButton)
    saved(small, lambda view: view.entry(number).marks == {})
    small.outbox.retry()
    assert not small.has_unsaved


def held(*paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def test_a_filled_grid_that_is_dropped_on_the_window_is_read_back(qtbot, small, tmp_path):
    path = exported(qtbot, small, tmp_path / "grid.xlsx")
    filled(path, C2=7)
    where, mime = small.desk_page.grid.opinion_edit, held(path)
    actions = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, NOTHING)
    QApplication.sendEvent(where.viewport(), QDragEnterEvent(QPoint(5, 5), *actions))
    assert small.annex.exchange.drop.isVisible()
    QApplication.sendEvent(small, QDropEvent(QPointF(5, 5), *actions))
    assert not small.annex.exchange.drop.isVisible()

    qtbot.waitUntil(lambda: small.findChild(GridDialog) is not None)
    assert "1 note nouvelle" in small.findChild(GridDialog).counts_label.text()
    assert where.toPlainText() == ""


def test_two_files_or_a_folder_are_not_a_grid(small, tmp_path):
    taken = small.annex.exchange.drop.taken

    assert taken(held(tmp_path / "a.pdf")) == [tmp_path / "a.pdf"]
    assert taken(held(tmp_path / "a.pdf", tmp_path / "b.xlsx")) == []
    assert taken(held(tmp_path)) == []
    assert taken(held(tmp_path / "a.jurykit")) == []


def test_nothing_is_painted_over_the_icon_that_opens_the_menu(small):
    button = small.header.exchange_button
    shown = button.grab().toImage()
    button.setMenu(None)

    assert button.grab().toImage() == shown


def test_at_twice_the_size_the_answer_is_given_without_scrolling(qtbot, theme, small, tmp_path):
    theme.set_text_size(200)
    path = exported(qtbot, small, tmp_path / "grid.xlsx")
    filled(path, C2="eight", C3=7)
    dialog = read_back(qtbot, small, path)
    dialog.resize(1240, 680)
    table = dialog.cell_table
    qtbot.waitUntil(lambda: table.viewport().height() >= table.rowHeight(0))

    for part in (dialog.title_label, dialog.counts_label, dialog.state_label, dialog.take_button):
        assert part.visibleRegion().boundingRect() == part.rect()
    row = table.visualRect(dialog.cells.index(0, 0))
    assert table.viewport().visibleRegion().contains(row.center())
    dialog.reject()
