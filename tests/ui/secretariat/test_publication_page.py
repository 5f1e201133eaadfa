"""The publication page: every document from the frozen decisions, or what to do first."""

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import QDate, Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFileDialog

from jury_app.i18n import LANGUAGES, speaking
from jury_app.model.queries.journal import list_journal
from jury_app.model.queries.papers import get_papers
from jury_app.model.queries.sitting import get_sitting
from jury_app.publishing import DOCUMENTS, ON_DEMAND, UNSEALED
from jury_app.ui.secretariat.pages.publication_page import PublicationPage


@pytest.fixture
def page_at(office_at, shown_page):
    def show(stage):
        return shown_page(PublicationPage, office_at(stage))

    return show


def rows(page):
    return page.tabs.written_list.table.model().shown_rows


def tick(page, *codes):
    for code, check in page.document_list.checks.items():
        check.setChecked(code in codes)


def write(qtbot, page, folder):
    page.folder_edit.setText(str(folder))
    page.write_button.click()
    qtbot.waitUntil(page.tabs.written_list.isVisible, timeout=30_000)


def test_before_the_sitting_is_closed_the_page_leads_to_the_deliberation(qtbot, page_at):
    page = page_at("decided")

    assert not page.document_list.isVisible()
    assert not page.archive_button.isVisible()
    sentence = page.header.sentence_label
    qtbot.waitUntil(lambda: sentence.height() < 2 * sentence.fontMetrics().height())
    with qtbot.waitSignal(page.page_asked) as asked:
        page.before_closing.deliberation_button.click()
    assert asked.args == ["deliberation"]


def test_before_the_closing_provisional_minutes_are_written(qtbot, page_at, tmp_path):
    page = page_at("decided")
    assert "provisoire" in page.header.sentence_label.text()

    write(qtbot, page, tmp_path)

    assert [row.document for row in rows(page)] == [
        each for each in UNSEALED if each not in ON_DEMAND
    ]
    assert (tmp_path / "minutes-provisional.pdf").stat().st_size


def test_before_the_sitting_begins_only_the_attendance_sheet_can_be_written(
    qtbot, page_at, tmp_path
):
    page = page_at("received")
    assert page.codes == ["attendance-sheet"]

    write(qtbot, page, tmp_path)

    assert [row.document for row in rows(page)] == ["attendance-sheet"]


def test_convocation_and_annexes_are_kept_as_soon_as_they_are_left(
    qtbot, office_at, shown_page, answer
):
    office = office_at("decided")
    page = shown_page(PublicationPage, office)
    panel = page.tabs.papers_panel
    panel.annexes_edit.setFocus()
    qtbot.keyClicks(panel.annexes_edit, "Pouvoirs")
    qtbot.keyClick(panel.annexes_edit, Qt.Key.Key_Return)
    qtbot.keyClicks(panel.annexes_edit, "Statuts")
    qtbot.keyClick(panel.annexes_edit, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: answer(office, get_papers).annexes == ("Pouvoirs", "Statuts"))

    panel.convened_edit.choose_button.click()
    panel.convened_edit.moment_edit.setDate(QDate(2026, 10, 1))
    qtbot.keyClick(panel.convened_edit.moment_edit, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: answer(office, get_papers).convened_on == "2026-10-01")
    assert panel.convened_edit.moment_edit.text() == "01/10/2026"


def test_the_seal_and_the_number_of_the_decisions_stand_at_the_head(office_at, shown_page, answer):
    office = office_at("closed")
    page = shown_page(PublicationPage, office)

    sentence = page.header.sentence_label.text()

    assert answer(office, get_sitting).seal_code in sentence
    assert "nº\N{NO-BREAK SPACE}1" in sentence


def test_all_documents_are_written_and_listed_with_their_pages(
    qtbot, office_at, shown_page, answer, tmp_path
):
    office = office_at("closed")
    page = shown_page(PublicationPage, office)

    write(qtbot, page, tmp_path / "papiers")

    assert [row.document for row in rows(page)] == list(DOCUMENTS)
    assert all(row.file.stat().st_size > 0 for row in rows(page))
    pages = {row.document: row.pages for row in rows(page)}
    assert pages["certificates"] == 37
    assert pages["award-list-xlsx"] is None
    assert answer(office, list_journal)[-1].kind == "export"


def test_only_the_documents_that_are_ticked_are_written(qtbot, page_at, tmp_path):
    page = page_at("closed")
    tick(page, "award-list-csv")

    write(qtbot, page, tmp_path)

    assert [row.document for row in rows(page)] == ["award-list-csv"]
    assert [path.name for path in tmp_path.glob("*.csv")] == ["award-list.csv"]
    assert not (tmp_path / "minutes.pdf").exists()


def test_a_document_written_again_takes_its_own_line(qtbot, page_at, tmp_path):
    page = page_at("closed")
    tick(page, "award-list-csv", "award-list-xlsx")
    write(qtbot, page, tmp_path)
    tick(page, "award-list-csv")

    write(qtbot, page, tmp_path / "encore")
    qtbot.waitUntil(lambda: rows(page)[1].file.parent.name == "encore")

    assert [row.document for row in rows(page)] == ["award-list-xlsx", "award-list-csv"]


def test_the_press_is_given_its_hour_and_the_ceremony_its_place(qtbot, page_at, tmp_path):
    page = page_at("closed")
    tick(page, "press-list", "ceremony")
    folder = tmp_path / "papiers"
    page.folder_edit.setText(str(folder))
    page.write_button.click()
    qtbot.waitUntil(page.error_bar.isVisible)
    assert not folder.exists()

    panel = page.tabs.sending_panel
    page.tabs.setCurrentIndex(2)
    for edit in (panel.embargo_edit, panel.ceremony_edit):
        edit.choose_button.click()
        edit.moment_edit.setDate(QDate(2026, 11, 28))
        qtbot.keyClick(edit.moment_edit, Qt.Key.Key_Return)
    qtbot.keyClicks(panel.place_edit, "Paris")

    write(qtbot, page, folder)

    said = {}
    for row in rows(page):
        with pypdfium2.PdfDocument(row.file) as document:
            said[row.document] = document[0].get_textpage().get_text_bounded()
    assert "28 novembre 2026 à 18 h" in " ".join(said["press-list"].split())
    assert "28 novembre 2026 à 18 h, à Paris" in " ".join(said["ceremony"].split())


def test_without_a_document_or_a_folder_nothing_can_be_written(page_at):
    page = page_at("closed")
    assert page.write_button.isEnabled()

    tick(page)
    assert not page.write_button.isEnabled()

    tick(page, "minutes")
    page.folder_edit.setText(" ")
    assert not page.write_button.isEnabled()


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(qtbot, page_at, tmp_path):
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    page = page_at("closed")
    tick(page, "award-list-csv")
    page.folder_edit.setText(str(tmp_path / "file" / "inside"))

    page.write_button.click()

    qtbot.waitUntil(page.error_bar.isVisible)
    assert page.error_bar.sentence_label.text()
    assert not page.tabs.written_list.isVisible()


def test_one_laureate_s_certificate_is_printed_once_more_in_a_file_of_its_own(
    qtbot, page_at, tmp_path
):
    page = page_at("closed")
    tick(page, "certificates")
    panel = page.tabs.certificate_panel
    panel.which.setCurrentIndex(2)
    for check in (panel.separate_check, panel.duplicate_check):
        check.setFocus()
        qtbot.keyClick(check, Qt.Key.Key_Space)

    write(qtbot, page, tmp_path)

    [row] = rows(page)
    [number] = panel.which.value
    assert row.file.name.startswith(f"{number} - duplicata - ")
    assert row.file.parent == tmp_path / "certificates"


def test_each_laureate_s_file_has_its_line(qtbot, page_at, tmp_path):
    page = page_at("closed")
    tick(page, "certificates", "award-list-csv")
    page.tabs.certificate_panel.separate_check.setChecked(True)

    write(qtbot, page, tmp_path)

    assert len(rows(page)) == 38
    assert len({row.file for row in rows(page)}) == 38


def test_the_design_that_was_chosen_is_offered_the_next_time(
    qtbot, office_at, shown_page, tmp_path
):
    office = office_at("closed")
    page = shown_page(PublicationPage, office)
    tick(page, "certificates", "calibration-sheet")
    assert page.tabs.certificate_panel.design.value == "classical"
    page.tabs.certificate_panel.design.choose("modern")
    page.tabs.certificate_panel.orientation.choose("portrait")

    write(qtbot, page, tmp_path)
    again = shown_page(PublicationPage, office)

    with pypdfium2.PdfDocument(tmp_path / "certificates.pdf") as document:
        wide, high = document[0].get_size()
    assert wide < high
    assert (tmp_path / "calibration-sheet.pdf").exists()
    qtbot.waitUntil(lambda: again.tabs.certificate_panel.design.value == "modern")
    assert again.tabs.certificate_panel.orientation.value == "portrait"


def test_without_a_background_organiser_and_prize_are_always_printed(page_at, tmp_path):
    panel = page_at("closed").tabs.certificate_panel
    panel.background_edit.setText(str(tmp_path / "fond.pdf"))
    panel.heading_check.click()
    assert not panel.order.look.is_headed

    panel.background_edit.clear()

    assert panel.order.look.is_headed


def test_a_background_that_is_none_is_told_in_a_sentence(qtbot, page_at, tmp_path):
    page = page_at("closed")
    tick(page, "certificates")
    assert page.tabs.certificate_panel.heading_check.isHidden()
    page.tabs.certificate_panel.background_edit.setText(str(tmp_path / "fond.pdf"))
    assert not page.tabs.certificate_panel.heading_check.isHidden()
    page.folder_edit.setText(str(tmp_path / "papiers"))

    page.write_button.click()

    qtbot.waitUntil(page.error_bar.isVisible)
    assert "fond.pdf" in page.error_bar.sentence_label.text()
    assert not (tmp_path / "papiers").exists()


def test_a_folder_of_logos_is_chosen_and_printed(qtbot, page_at, tmp_path):
    page = page_at("closed")
    tick(page, "certificates")
    for number in range(1, 21):
        Image.new("RGB", (400, 160), "navy").save(tmp_path / f"D{number:02}.png")
    qtbot.mouseClick(page.tabs.certificate_panel.logos_button, Qt.MouseButton.LeftButton)
    dialog = page.tabs.certificate_panel.findChild(QFileDialog)
    dialog.selectFile(str(tmp_path))
    dialog.accept()
    assert page.tabs.certificate_panel.logos_edit.text() == str(tmp_path)

    write(qtbot, page, tmp_path / "out")

    with pypdfium2.PdfDocument(tmp_path / "out" / "certificates.pdf") as document:
        picture = document[0].render(scale=1).to_pil().convert("RGB")
    assert (0, 0, 128) in {colour for _count, colour in picture.getcolors(1 << 24)}


def test_without_certificates_nothing_is_asked_of_them(page_at):
    page = page_at("closed")
    assert page.tabs.certificate_panel.isEnabled()

    tick(page, "minutes")

    assert not page.tabs.certificate_panel.isEnabled()


def test_a_document_is_unticked_by_keyboard(qtbot, page_at):
    page = page_at("closed")
    check = page.document_list.checks["certificates"]
    check.setFocus()

    qtbot.keyClick(check, Qt.Key.Key_Space)

    assert "certificates" not in page.document_list.codes


def test_the_archive_is_written_counted_again_and_listed(qtbot, office_at, shown_page, tmp_path):
    page = shown_page(PublicationPage, office_at("closed"))
    page.folder_edit.setText(str(tmp_path / "archives"))

    page.archive_button.click()
    qtbot.waitUntil(page.tabs.written_list.isVisible, timeout=30_000)

    [row] = rows(page)
    assert row.file.suffix == ".zip"
    assert row.file.stat().st_size
    qtbot.waitUntil(page.error_bar.isVisible)  # nobody signed the ballots of this office


def test_each_document_is_named_whole_over_its_file_in_a_small_window(qtbot, page_at, tmp_path):
    page = page_at("closed")
    page.resize(1280 - 232, 695)
    tick(page, "award-list", "award-list-schema")
    write(qtbot, page, tmp_path)
    table = page.tabs.written_list.table

    for row in range(table.model().rowCount()):
        cell = table.model().index(row, 0)
        assert table.sizeHintForIndex(cell).width() <= table.columnWidth(0)
        assert rows(page)[row].file.name in cell.data()
    assert table.horizontalScrollBar().maximum() == 0


def test_what_was_written_as_pages_is_printed_from_here(qtbot, page_at, tmp_path):
    page = page_at("closed")
    tick(page, "award-list", "award-list-csv")
    write(qtbot, page, tmp_path)
    table, button = page.tabs.written_list.table, page.tabs.written_list.print_button

    table.choose("award-list-csv/1")
    assert not button.isEnabled()
    table.choose("award-list/1")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = page.findChild(QPrintDialog)
    dialog.reject()

    assert (dialog.minPage(), dialog.toPage()) == (1, rows(page)[0].pages)


def test_a_presentation_is_planned_changed_and_called_off(qtbot, page_at):
    page = page_at("closed")
    panel = page.tabs.presentations_panel
    page.tabs.setCurrentWidget(panel)
    assert panel.nothing.isVisible()

    dialog = panel.ask(None)
    dialog.place_edit.setText("Mairie de Blois")
    dialog.moment_edit.set_moment("2027-01-15T17:00:00Z")
    dialog.certificate_list.item(0).setCheckState(Qt.CheckState.Checked)
    qtbot.mouseClick(dialog.primary_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(panel.table.isVisible)

    (planned,) = panel.table.model().shown_rows
    assert planned.place == "Mairie de Blois"
    assert len(planned.certificates) == 1
    qtbot.waitUntil(lambda: panel.table.current_row() == planned)
    changed = panel.ask(panel.table.current_row())
    assert changed.certificates == list(planned.certificates)
    changed.reject()
    assert planned.certificates[0] not in [
        item.text().split("  ")[0]
        for item in panel.ask(None).certificate_list.findItems("", Qt.MatchFlag.MatchContains)
    ]

    qtbot.mouseClick(panel.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(panel.nothing.isVisible)


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_small_laptop_every_tab_is_in_sight_in_every_language(theme, page_at, language):
    with speaking(language):
        page = page_at("closed")

    assert page.tabs.tabBar().sizeHint().width() <= page.tabs.width()
