import pytest
from PySide6.QtCore import QItemSelectionModel, Qt

from jury_app.importing.intake import import_attachments
from jury_app.model.enums import ApplicantKind, ApplicationStatus
from jury_app.model.operations.applications import add_application
from jury_app.model.queries.applications import get_application, list_applications
from jury_app.model.queries.edition import list_domains
from jury_app.model.queries.standings import judged_applications
from jury_app.model.values import ApplicantValues, ApplicationValues
from jury_app.ui.secretariat.dialogs.application_dialog import ApplicationDialog
from jury_app.ui.secretariat.dialogs.preview_dialog import PreviewDialog
from jury_app.ui.secretariat.dialogs.reason_dialog import ReasonDialog
from jury_app.ui.secretariat.pages.applications_page import ApplicationsPage

PATIENCE = 20_000
LONG = "Une démarche participative d’évaluation des politiques publiques à l’échelle du bassin " * 2


@pytest.fixture
def page_at(qtbot, office_at, shown_page):
    def open_page(stage="assigned"):
        office = office_at(stage)
        page = shown_page(ApplicationsPage, office)
        if stage != "founded":
            qtbot.waitUntil(lambda: len(page.list.model.rows) == 60)
        return office, page

    return open_page


def choose(qtbot, page, place):
    row = page.list.model.shown_rows[place]
    page.list.pane.table.choose(row.id)
    qtbot.waitUntil(lambda: page.panel.title_label.text() == row.title)
    return row


def test_the_dossier_that_is_chosen_is_shown_beside_the_list(qtbot, page_at):
    _office, page = page_at()
    table = page.list.pane.table
    table.setFocus()
    table.selectRow(0)

    qtbot.keyClick(table, Qt.Key.Key_Down)

    row = page.list.model.shown_rows[1]
    qtbot.waitUntil(lambda: page.panel.title_label.text() == row.title)
    assert row.number in page.panel.place_label.text()
    assert page.panel.summary_label.text()


def test_the_list_is_narrowed_to_a_domain_and_a_status(page_at):
    _office, page = page_at()
    domain = page.list.model.rows[0].domain_id

    page.list.domain_choice.choose(domain)
    page.list.status_choice.choose(ApplicationStatus.ADMISSIBLE)

    shown = page.list.model.shown_rows
    assert shown
    assert {(row.domain_id, row.status) for row in shown} == {
        (domain, ApplicationStatus.ADMISSIBLE)
    }


def test_a_search_finds_without_accents_and_nothing_found_can_be_cleared(qtbot, page_at):
    _office, page = page_at()

    page.list.pane.search_edit.setText("collegiens zzz")
    assert page.list.pane.nothing_found.isVisible()
    page.list.status_choice.choose(ApplicationStatus.WITHDRAWN)
    page.list.pane.clear_button.click()

    assert len(page.list.model.shown_rows) == 60


def test_a_status_is_changed_at_once_and_undone(qtbot, page_at, answer, undo):
    office, page = page_at()
    row = choose(qtbot, page, 0)

    page.panel.status_menu.choose(ApplicationStatus.SHORTLISTED)

    qtbot.waitUntil(lambda: page.list.model.rows[0].status is ApplicationStatus.SHORTLISTED)
    undo(page, row.number)
    assert answer(office, get_application, row.id).values.status is row.status


def test_an_inadmissible_dossier_owes_a_reason(qtbot, page_at, answer):
    office, page = page_at()
    row = choose(qtbot, page, 0)
    page.panel.status_menu.choose(ApplicationStatus.INADMISSIBLE)
    dialog = page.findChild(ReasonDialog)

    dialog.accept()
    qtbot.waitUntil(lambda: dialog.reason_edit.property("wrong") is True)
    dialog.reason_edit.setPlainText("Hors du champ de l’appel")
    dialog.accept()

    qtbot.waitUntil(lambda: page.panel.reason_label.text() == "Hors du champ de l’appel")
    values = answer(office, get_application, row.id).values
    assert values.status is ApplicationStatus.INADMISSIBLE


def test_several_dossiers_change_together(qtbot, page_at):
    _office, page = page_at()
    select = page.list.pane.table.selectionModel()
    flags = QItemSelectionModel.SelectionFlag
    for place in (0, 2, 4):
        select.select(page.list.model.index(place, 0), flags.Select | flags.Rows)
    assert page.panel.many.isVisible()

    page.panel.many_menu.choose(ApplicationStatus.SHORTLISTED)

    qtbot.waitUntil(
        lambda: all(
            page.list.model.rows[place].status is ApplicationStatus.SHORTLISTED
            for place in (0, 2, 4)
        )
    )


def test_the_shortlist_is_settled_from_the_page(qtbot, page_at, answer):
    office, page = page_at()
    choose(qtbot, page, 0)
    page.panel.status_menu.choose(ApplicationStatus.SHORTLISTED)
    qtbot.waitUntil(lambda: page.list.model.rows[0].status is ApplicationStatus.SHORTLISTED)
    qtbot.waitUntil(page.shortlist_button.isVisible)

    qtbot.mouseClick(page.shortlist_button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: not page.shortlist_button.isVisible())
    assert "est arrêtée" in page.shortlist_notice.sentence_label.text()
    judged = answer(office, judged_applications)
    assert {row.status for row in judged} == {ApplicationStatus.SHORTLISTED}


def test_a_dossier_is_corrected_and_its_no_break_spaces_stay(qtbot, page_at, answer):
    office, page = page_at()
    row = choose(qtbot, page, 0)
    page.panel.edit_button.click()
    dialog = page.findChild(ApplicationDialog)

    dialog.title_edit.setText("Transformer\N{NO-BREAK SPACE}: " + LONG)
    dialog.accept()

    title = ("Transformer\N{NO-BREAK SPACE}: " + LONG).strip()
    qtbot.waitUntil(lambda: page.panel.title_label.text() == title)
    assert answer(office, get_application, row.id).values.title == title


def test_a_number_that_is_taken_is_refused_at_its_field(qtbot, page_at):
    _office, page = page_at()
    choose(qtbot, page, 0)
    page.panel.edit_button.click()
    dialog = page.findChild(ApplicationDialog)

    dialog.number_edit.setText(page.list.model.rows[1].number)
    dialog.accept()

    qtbot.waitUntil(lambda: dialog.number_edit.property("wrong") is True)


@pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing the keyboard)")
def test_an_application_typed_in_is_completed_from_the_official_list(qtbot, page_at, answer):
    office, page = page_at("founded")
    qtbot.waitUntil(page.list.add_button.isVisible)
    page.list.add_button.click()
    dialog = page.findChild(ApplicationDialog)
    lead = dialog.applicants_edit.lead
    qtbot.keyClicks(dialog.title_edit, "La salle sur demande")
    qtbot.keyClicks(dialog.number_edit, "1")
    with qtbot.waitSignal(lead.completer.loaded):
        pass

    qtbot.keyClicks(lead.name_edit, "isere")
    offered = [each.full_name for each in lead.completer.offers()]
    place = offered.index("Département de l’Isère")
    lead.completer.popup().setCurrentIndex(lead.completer.popup().model().index(place, 0))
    qtbot.keyClick(lead.completer.popup(), Qt.Key.Key_Return)

    assert lead.name_edit.text() == "Département de l’Isère"
    assert lead.siren_edit.text().replace("\N{NO-BREAK SPACE}", "") == "223800012"
    assert lead.kind_choice.value is ApplicantKind.DEPARTEMENT
    dialog.accept()
    qtbot.waitUntil(lambda: len(page.list.model.rows) == 1)
    [row] = answer(office, list_applications)
    assert (row.siren, row.status) == ("223800012", ApplicationStatus.ADMISSIBLE)


@pytest.mark.parametrize(
    ("name", "siren", "said"),
    [
        ("Département de l’Isère", "223 800 012", "C’est le numéro de"),
        ("Département de l’Isère", "223 800 013", "mal saisi"),
        ("Ville de Blois", "223 800 012", "Est-ce le bon"),
        ("Comité des fêtes", "732 829 320", "absent de la liste"),
    ],
)
def test_a_siren_is_checked_while_it_is_typed(qtbot, page_at, name, siren, said):
    _office, page = page_at("founded")
    qtbot.waitUntil(page.list.add_button.isVisible)
    page.add_application()
    lead = page.findChild(ApplicationDialog).applicants_edit.lead
    with qtbot.waitSignal(lead.completer.loaded):
        pass

    lead.name_edit.setText(name)
    lead.siren_edit.setText(siren)

    assert said in lead.verdict_label.text()


def test_an_application_without_an_applicant_is_refused_at_its_field(qtbot, page_at):
    _office, page = page_at("founded")
    qtbot.waitUntil(page.list.add_button.isVisible)
    page.add_application()
    dialog = page.findChild(ApplicationDialog)
    dialog.title_edit.setText("Sans personne")
    dialog.number_edit.setText("3")

    dialog.accept()

    lead = dialog.applicants_edit.lead
    qtbot.waitUntil(lambda: lead.name_edit.property("wrong") is True)
    assert not dialog.error_bar.isVisible()


def test_co_applicants_are_added_and_one_without_a_name_is_left_out(qtbot, page_at, answer):
    office, page = page_at("founded")
    qtbot.waitUntil(page.list.add_button.isVisible)
    page.add_application()
    dialog = page.findChild(ApplicationDialog)
    dialog.title_edit.setText("Ensemble")
    dialog.number_edit.setText("9")
    dialog.applicants_edit.lead.name_edit.setText("Ville de Blois")
    for _time in range(2):
        dialog.applicants_edit.add_button.click()
    dialog.applicants_edit.blocks[1].name_edit.setText("Agglopolys")

    dialog.accept()

    qtbot.waitUntil(lambda: len(page.list.model.rows) == 1)
    assert answer(office, list_applications)[0].co_applicants == ("Agglopolys",)


def test_where_it_is_narrow_enter_opens_the_dossier_and_escape_goes_back(qtbot, page_at):
    _office, page = page_at()
    page.resize(640, 680)
    qtbot.waitUntil(lambda: not page.panel.isVisible())
    table = page.list.pane.table
    table.setFocus()
    table.selectRow(0)

    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(page.panel.isVisible)
    assert not table.isVisible()
    qtbot.keyClick(page.sides.back_button, Qt.Key.Key_Escape)

    qtbot.waitUntil(table.isVisible)
    assert page.focusWidget() is table


def test_a_change_elsewhere_keeps_what_was_chosen(qtbot, page_at, answer):
    office, page = page_at()
    row = choose(qtbot, page, 7)
    domain = answer(office, list_domains)[0]

    office.workspace.write(
        add_application,
        values=ApplicationValues(
            number="00000001",
            title="Arrivée entre-temps",
            domain_id=domain.id,
            applicants=(ApplicantValues(name="Y"),),
        ),
    )

    qtbot.waitUntil(lambda: len(page.list.model.rows) == 61)
    assert page.list.pane.table.current_row().id == row.id
    assert page.panel.title_label.text() == row.title


def test_an_attachment_is_looked_at_without_touching_the_disk(
    qtbot, page_at, files, answer, tmp_path
):
    office, page = page_at()
    office.workspace.run(import_attachments, files / "demarches-simplifiees-pieces.zip", title="")
    qtbot.waitUntil(lambda: any(row.attachments for row in page.list.model.rows), timeout=PATIENCE)
    row = next(each for each in page.list.model.rows if each.attachments)
    page.list.pane.table.choose(row.id)
    qtbot.waitUntil(lambda: page.panel.title_label.text() == row.title)
    detail = answer(office, get_application, row.id)
    pdf = next(each for each in detail.attachments if each.media_type == "application/pdf")

    page.panel.attachments.open_file(pdf)

    qtbot.waitUntil(lambda: page.findChild(PreviewDialog) is not None, timeout=PATIENCE)
    dialog = page.findChild(PreviewDialog)
    qtbot.waitUntil(lambda: dialog.view.pages.page_count > 0, timeout=PATIENCE)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.findChild(PreviewDialog) is None)

    page.panel.attachments.save_file(pdf, tmp_path / "copie.pdf")
    qtbot.waitUntil((tmp_path / "copie.pdf").exists)
    assert (tmp_path / "copie.pdf").stat().st_size == pdf.size


def test_the_list_is_a_sound_model(page_at, qtmodeltester):
    _office, page = page_at()

    qtmodeltester.check(page.list.model)
