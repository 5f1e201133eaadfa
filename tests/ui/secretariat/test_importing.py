import csv
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt

from jury_app.model.queries.applications import list_applications
from jury_app.model.queries.edition import list_domains
from jury_app.ui.secretariat.dialogs.import_dialog import ImportDialog
from jury_app.ui.secretariat.pages.applications_page import ApplicationsPage
from jury_app.ui.secretariat.pages.jury_page import JuryPage
from jury_app.ui.widgets.message import Message

PATIENCE = 20_000


@dataclass
class Desk:
    office: object
    page: ApplicationsPage

    def dialog(self):
        return next((each for each in self.page.findChildren(ImportDialog)), None)


@pytest.fixture
def desk(office_at, shown_page):
    office = office_at("founded")
    return Desk(office, shown_page(ApplicationsPage, office))


@pytest.fixture
def look_at(qtbot, desk):
    """What gives a file to the page and waits until its dialog is open."""

    def look(path, *, attachments=False):
        (desk.page.import_attachments if attachments else desk.page.import_file)(path)
        qtbot.waitUntil(lambda: desk.dialog() and desk.dialog().isVisible(), timeout=PATIENCE)
        return desk.dialog()

    return look


@pytest.fixture
def take(qtbot, desk):
    """What presses the import button and waits until everything is in."""

    def take_(dialog):
        with qtbot.waitSignal(dialog.imported, timeout=PATIENCE) as imported:
            qtbot.mouseClick(dialog.primary_button, Qt.MouseButton.LeftButton)
        return imported.args[0]

    return take_


def test_an_empty_page_offers_the_first_step(desk):
    assert desk.page.list.pane.empty.isVisible()
    assert desk.page.list.import_button.isVisible()
    assert not desk.page.next_button.isVisible()


def test_a_known_export_is_checked_and_then_taken_in_with_one_press(
    qtbot, desk, look_at, take, files, answer
):
    dialog = look_at(files / "demarches-simplifiees.csv")
    assert dialog.stack.currentWidget() is dialog.report
    assert "60" in dialog.primary_button.text()
    assert answer(desk.office, list_applications) == []

    report = take(dialog)

    assert report.new == 60
    qtbot.waitUntil(lambda: len(desk.page.list.model.rows) == 60)
    assert desk.page.next_button.isVisible()


def test_a_second_import_has_nothing_to_take(desk, look_at, take, files, qtbot):
    take(look_at(files / "demarches-simplifiees.csv"))
    qtbot.waitUntil(lambda: desk.dialog() is None)

    dialog = look_at(files / "demarches-simplifiees.csv")

    assert not dialog.primary_button.isEnabled()


def test_every_line_that_deserves_a_look_is_named_with_its_row(look_at, files):
    dialog = look_at(files / "demarches-simplifiees.csv")

    rows = {row.problem.row: row for row in dialog.report.model.rows}
    assert "retard" in rows[61].sentence or "clôture" in rows[61].sentence
    assert not rows[61].is_refused
    assert "brouillon" in rows[62].sentence.lower()


def test_a_table_without_known_headers_is_matched_by_hand_and_remembered(
    qtbot, desk, look_at, take, tmp_path, answer
):
    path = tmp_path / "tableau.csv"
    _write(path, [["Repère", "Projet en clair", "Porteur", "Rubrique"]], 3, "Thème inconnu")
    dialog = look_at(path)
    matching = dialog.matching
    assert dialog.stack.currentWidget() is matching
    assert not dialog.primary_button.isEnabled()

    for field, header in (
        ("number", "Repère"),
        ("title", "Projet en clair"),
        ("applicant", "Porteur"),
        ("domain", "Rubrique"),
    ):
        matching.column_choices[field].choose(header)
    assert dialog.primary_button.isEnabled()
    qtbot.mouseClick(dialog.primary_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Thème inconnu" in matching.domain_choices, timeout=PATIENCE)
    assert dialog.stack.currentWidget() is matching
    matching.domain_choices["Thème inconnu"].choose("D05")
    qtbot.mouseClick(dialog.primary_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "3" in dialog.primary_button.text(), timeout=PATIENCE)
    take(dialog)

    domains = {row.id: row.values.code for row in answer(desk.office, list_domains)}
    assert {domains[row.domain_id] for row in answer(desk.office, list_applications)} == {"D05"}
    qtbot.waitUntil(lambda: desk.dialog() is None)
    _write(path, [["Repère", "Projet en clair", "Porteur", "Rubrique"]], 5, "Thème inconnu")
    again = look_at(path)
    assert again.stack.currentWidget() is again.report
    assert "2" in again.primary_button.text()


def test_a_file_that_is_no_table_changes_nothing_and_says_what_to_do(qtbot, desk, tmp_path, answer):
    path = tmp_path / "export.csv"
    path.write_bytes(b"%PDF-1.7 not a table")

    desk.page.import_file(path)

    qtbot.waitUntil(lambda: bool(desk.page.findChildren(Message)), timeout=PATIENCE)
    assert answer(desk.office, list_applications) == []


def test_windows_1252_with_semicolons_is_read(look_at, take, desk, tmp_path, answer):
    path = tmp_path / "classeur.csv"
    rows = [
        ["Numéro", "Titre", "Domaine", "Candidat"],
        ["7", "L’été des aînés", "Lien social", "Ville d’Œuf"],
    ]
    path.write_text("\r\n".join(";".join(row) for row in rows), encoding="cp1252")

    take(look_at(path))

    [row] = answer(desk.office, list_applications)
    assert (row.title, row.applicant) == ("L’été des aînés", "Ville d’Œuf")


def test_attachments_of_an_archive_join_their_dossiers(qtbot, desk, look_at, take, files):
    take(look_at(files / "demarches-simplifiees.csv"))
    qtbot.waitUntil(lambda: desk.dialog() is None)

    dialog = look_at(files / "demarches-simplifiees-pieces.zip", attachments=True)
    assert not dialog.match_button.isVisible()
    report = take(dialog)

    assert report.new == 29
    qtbot.waitUntil(lambda: sum(row.attachments for row in desk.page.list.model.rows) == 29)


def test_cancelling_leaves_the_edition_as_it_was(qtbot, desk, look_at, files, answer):
    dialog = look_at(files / "demarches-simplifiees.csv")

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: desk.dialog() is None)
    assert answer(desk.office, list_applications) == []


def test_jurors_are_imported_from_their_list(qtbot, office_at, shown_page, files):
    page = shown_page(JuryPage, office_at("founded"))
    page.import_file(files / "jurors.csv")
    qtbot.waitUntil(
        lambda: page.findChild(ImportDialog) and page.findChild(ImportDialog).isVisible(),
        timeout=PATIENCE,
    )
    dialog = page.findChild(ImportDialog)
    assert [row.problem.reason for row in dialog.report.model.rows] == ["email_missing"]

    qtbot.keyClick(dialog, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: len(page.members_tab.model.rows) == 24, timeout=PATIENCE)


def _write(path, headers, count, label):
    lines = [
        *headers,
        *([str(n), f"Projet {n}", f"Commune {n}", label] for n in range(1, count + 1)),
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(lines)
