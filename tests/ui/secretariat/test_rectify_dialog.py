"""Rectifying in the window: corrections one by one, what they change, then the second seal."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from jury_app.formatting import MISSING
from jury_app.i18n import speaking
from jury_app.model.queries.frozen import get_frozen
from jury_app.model.queries.journal import list_journal
from jury_app.model.queries.record import load_record
from jury_app.ui.secretariat.correction_kinds import Kind
from jury_app.ui.secretariat.dialogs.rectify_dialog import RectifyDialog
from jury_app.ui.secretariat.pages.publication_page import PublicationPage
from jury_app.ui.secretariat.written_words import decisions_in_full, decisions_told


@pytest.fixture
def office(office_at):
    return office_at("closed")


@pytest.fixture
def page(office, shown_page):
    return shown_page(PublicationPage, office)


@pytest.fixture
def dialog(qtbot, page):
    qtbot.mouseClick(page.rectify_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page.findChildren(RectifyDialog)))
    [found] = page.findChildren(RectifyDialog)
    qtbot.waitUntil(found.isVisible)
    return found


def typed(qtbot, field, text):
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def misspelt(qtbot, dialog, title="Un titre propre"):
    """Add that the title of the first application was misspelt; return how it was written."""
    form = dialog.correction_form
    form.kind_choice.choose(Kind.NAMES)
    before = form.title_edit.text()
    typed(qtbot, form.title_edit, title)
    qtbot.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any(title in each for each in dialog.told))
    return before


@pytest.mark.parametrize("kind", [Kind.AWARD, Kind.MARK])
def test_whatever_is_rectified_the_button_that_adds_it_is_in_sight(qtbot, dialog, kind):
    dialog.correction_form.kind_choice.choose(kind)
    QApplication.processEvents()  # everything takes its place

    button = dialog.add_button
    assert button.visibleRegion().boundingRect() == button.rect()


def test_only_a_closed_sitting_is_offered_to_be_rectified(office_at, shown_page):
    page = shown_page(PublicationPage, office_at("decided"))

    assert not page.rectify_button.isVisible()


def test_before_and_after_stand_before_the_eyes_before_anything_is_sealed(
    qtbot, office, dialog, answer
):
    before = misspelt(qtbot, dialog)

    assert any(before in each for each in dialog.told)
    assert answer(office, get_frozen).number == 1
    assert not dialog.primary_button.isEnabled()  # nobody said why, or who asks for it


def test_a_rectification_is_sealed_and_the_page_tells_it(qtbot, office, page, dialog, answer):
    misspelt(qtbot, dialog)
    typed(qtbot, dialog.reason_edit, "Une faute")
    typed(qtbot, dialog.witness_edit, "Mme Benali, M. Dupont")
    qtbot.mouseClick(dialog.primary_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.version_choice.isVisible, timeout=20_000)

    frozen = answer(office, get_frozen)
    told = load_record(frozen.content).rectification
    assert (frozen.number, told.witnesses) == (2, ("Mme Benali", "M. Dupont"))
    assert [each.part for each in told.changes] == ["title"]
    assert frozen.seal_code in page.header.sentence_label.text()
    assert page.version_choice.value == 2
    assert "certificates-register" in page.codes
    assert answer(office, list_journal)[-1].kind == "rectified"


def test_the_documents_of_before_can_be_written_from_the_page(qtbot, page, dialog, tmp_path):
    misspelt(qtbot, dialog)
    typed(qtbot, dialog.reason_edit, "Une faute")
    typed(qtbot, dialog.witness_edit, "Mme Benali")
    qtbot.mouseClick(dialog.primary_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.version_choice.isVisible, timeout=20_000)
    for code, check in page.document_list.checks.items():
        check.setChecked(code == "award-list-page")
    page.version_choice.choose(1)
    page.folder_edit.setText(str(tmp_path))
    page.write_button.click()
    qtbot.waitUntil(page.tabs.written_list.isVisible, timeout=20_000)

    said = (tmp_path / "award-list.html").read_text(encoding="utf-8")
    assert "remplacée par la version 2" in said


def written(page):
    return {
        (row.file.name, row.number): row.decisions
        for row in page.tabs.written_list.table.model().shown_rows
    }


def places(page):
    rows = page.tabs.written_list.table.model().shown_rows
    return [(row.file.parent.name, row.number) for row in rows]


def wrote(qtbot, page, folder, number, *codes):
    for code, check in page.document_list.checks.items():
        check.setChecked(code in codes)
    page.folder_edit.setText(str(folder))
    page.write_button.click()
    qtbot.waitUntil(lambda: (folder.name, number) in places(page), timeout=20_000)


def test_what_was_written_before_says_since_when_it_is_replaced(qtbot, page, dialog, tmp_path):
    codes = ("award-list-csv", "award-list-page", "attendance-sheet")
    wrote(qtbot, page, tmp_path / "before", 1, *codes)
    assert written(page)["award-list.csv", 1] == "Nº\N{NO-BREAK SPACE}1, en vigueur"
    misspelt(qtbot, dialog)
    typed(qtbot, dialog.reason_edit, "Une faute")
    typed(qtbot, dialog.witness_edit, "Mme Benali")
    qtbot.mouseClick(dialog.primary_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.version_choice.isVisible, timeout=20_000)

    told = written(page)
    replaced = "Nº\N{NO-BREAK SPACE}1, remplacées"
    assert told["award-list.csv", 1] == told["award-list.html", 1] == replaced
    assert told["attendance-sheet.pdf", None] == MISSING

    wrote(qtbot, page, tmp_path / "after", 2, "award-list-csv")
    assert written(page)["award-list.csv", 2] == "Nº\N{NO-BREAK SPACE}2, en vigueur"
    assert written(page)["award-list.csv", 1] == replaced

    wrote(qtbot, page, tmp_path / "before", 2, "award-list-page")  # in the place of the first
    assert ("award-list.html", 1) not in written(page)
    assert written(page)["award-list.html", 2] == "Nº\N{NO-BREAK SPACE}2, en vigueur"


@pytest.mark.parametrize(
    ("spoken", "replaced", "day", "provisional", "before"),
    [
        ("fr", "Nº 1, remplacées", " le 1er décembre 2026",
         "Provisoire", ", d’avant la clôture"),
        ("en", "No. 1, replaced", " on 1 December 2026",
         "Provisional", ", from before the closing"),
    ],
)  # fmt: skip
def test_a_document_says_in_both_languages_what_it_tells(
    spoken, replaced, day, provisional, before
):
    sealed = {1: "2026-11-20T10:00:00+01:00", 2: "2026-12-01T12:00:00+01:00"}
    with speaking(spoken):
        for tell, more in ((decisions_told, ("", "")), (decisions_in_full, (day, before))):
            said = tell("minutes", 1, sealed).replace("\N{NO-BREAK SPACE}", " ")
            assert said == replaced + more[0]
            assert tell("provisional-minutes", None, sealed) == provisional + more[1]


def test_a_correction_can_be_removed_before_it_is_sealed(qtbot, dialog):
    misspelt(qtbot, dialog)
    [gone] = [each for each in dialog.findChildren(type(dialog.add_button))
              if each.text() == "Enlever" and each.isVisible()]  # fmt: skip

    qtbot.mouseClick(gone, Qt.MouseButton.LeftButton)

    assert dialog.rectification.corrections == ()
    assert not dialog.primary_button.isEnabled()


def test_what_cannot_be_put_right_says_why_and_can_be_taken_out(qtbot, dialog):
    form = dialog.correction_form
    form.kind_choice.choose(Kind.NOT_AWARDED)
    qtbot.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(dialog.error_bar.isVisible)
    assert "Correction 1" in dialog.error_bar.sentence_label.text()


@pytest.mark.parametrize("kind", [each for each in Kind if each is not Kind.VOTE])
def test_each_kind_asks_for_what_it_needs_and_makes_a_correction(dialog, kind):
    form = dialog.correction_form
    form.kind_choice.choose(kind)

    assert form.correction.act
    assert form.summary
