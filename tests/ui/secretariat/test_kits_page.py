"""The kits page: who stands where, and kits made with their codes and messages."""

import csv
import email
from email import policy

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from jury_app.exchange.kits import IssuedFile
from jury_app.model.queries.exchange import list_kits
from jury_app.ui.secretariat.dialogs.codes_dialog import CodesDialog
from jury_app.ui.secretariat.dialogs.issue_kits_dialog import IssueKitsDialog
from jury_app.ui.secretariat.pages.kits_page import KitsPage


@pytest.fixture
def page_at(office_at, shown_page):
    def show(stage):
        return shown_page(KitsPage, office_at(stage))

    return show


def shown(page):
    return page.pane.table.model().shown_rows


def states(page):
    return [row.state for row in shown(page)]


def dialog_of(page, kind):
    return next(each for each in page.findChildren(kind) if each.isVisible())


def test_the_register_says_where_every_juror_stands(page_at):
    page = page_at("received")

    assert len(shown(page)) == 24
    assert {state: states(page).count(state) for state in set(states(page))} == {
        "received": 18,
        "incomplete": 3,
        "conflict": 1,
        "issued": 2,
    }
    assert "24 dossiers de juré créés sur 24" in page.header.sentence_label.text()
    assert "22 jurés ont renvoyé un bulletin" in page.header.sentence_label.text()


def test_before_anybody_has_something_to_read_the_page_leads_to_the_jury(qtbot, page_at):
    page = page_at("founded")

    assert page.empty.isVisible()
    assert not page.issue_button.isVisible()
    with qtbot.waitSignal(page.page_asked) as asked:
        page.jury_button.click()
    assert asked.args == ["jury"]


def test_the_next_thing_to_do_is_to_make_kits_and_then_to_take_ballots_in(page_at):
    before, after = page_at("assigned"), page_at("issued")

    assert before.issue_button.isVisible()
    assert not before.ballots_button.isVisible()
    assert after.ballots_button.isVisible()
    assert not after.issue_button.isVisible()


def test_a_state_is_filtered_and_a_name_is_searched_without_its_accents(qtbot, page_at):
    page = page_at("received")

    page.state_combo.setCurrentIndex(page.state_combo.findData("incomplete"))
    assert set(states(page)) == {"incomplete"}

    page.state_combo.setCurrentIndex(0)
    qtbot.keyClicks(page.pane.search_edit, "oeuvrard")
    assert [row.juror for row in shown(page)] == ["Maëlle Œuvrard"]


def test_kits_of_the_chosen_jurors_are_made_with_codes_and_messages(
    qtbot, office_at, shown_page, tmp_path, answer
):
    office = office_at("assigned")
    page = shown_page(KitsPage, office)
    folder = tmp_path / "dossiers"
    rows = {row.juror: row for row in shown(page)}
    chosen = [rows["Antoine Chauvet"], rows["Fatima Benali"]]
    for row in chosen:
        index = page.pane.table.model().index_of(row.id)
        selection = page.pane.table.selectionModel()
        selection.select(index, selection.SelectionFlag.Select | selection.SelectionFlag.Rows)

    page.chosen_button.click()
    dialog = dialog_of(page, IssueKitsDialog)
    dialog.folder_edit.setText(str(folder))
    dialog.primary_button.click()
    qtbot.waitUntil(lambda: bool(page.findChildren(CodesDialog)), timeout=30_000)
    codes = page.findChild(CodesDialog)
    qtbot.waitUntil(codes.isVisible, timeout=30_000)

    with (folder / "codes.csv").open(encoding="utf-8-sig", newline="") as file:
        listed = {line["file"]: line["code"] for line in csv.DictReader(file)}
    assert len(listed) == 2
    assert {row.code for row in codes.table.model().rows} == set(listed.values())
    assert "2 messages sont prêts" in codes.messages_label.text()
    for name, code in listed.items():
        kit = (folder / name).read_bytes()
        draft = (folder / name).with_suffix(".eml").read_bytes()
        message = email.message_from_bytes(draft, policy=policy.default)
        [attached] = message.iter_attachments()
        assert attached.get_content() == kit
        assert code not in message.get_body().get_content()
    made = {row.juror for row in answer(office, list_kits) if row.issued_at}
    assert made == {row.juror for row in chosen}


def test_the_list_of_codes_can_be_copied(page_at, tmp_path):
    issued = IssuedFile(
        juror_id=1,
        juror="Éric <b>Le Grand</b>",
        email="e@exemple.fr",
        file=tmp_path / "le-grand.jurykit",
        code="bafiro-ketamu-solidu-ravepi",
        applications=3,
    )
    page = page_at("assigned")
    dialog = CodesDialog([issued], tmp_path, page)

    dialog.copy_button.click()

    assert QGuiApplication.clipboard().text().split("\t") == [
        "Éric <b>Le Grand</b>",
        "e@exemple.fr",
        "le-grand.jurykit",
        "bafiro-ketamu-solidu-ravepi",
    ]


def test_nothing_is_made_without_a_folder(page_at):
    page = page_at("assigned")
    page.issue_button.click()
    dialog = dialog_of(page, IssueKitsDialog)

    dialog.folder_edit.setText("   ")

    assert not dialog.primary_button.isEnabled()
    dialog.reject()


def test_a_folder_that_holds_codes_already_is_pointed_out(page_at, tmp_path):
    (tmp_path / "codes.csv").write_text("juror", encoding="utf-8")
    page = page_at("assigned")
    page.issue_button.click()
    dialog = dialog_of(page, IssueKitsDialog)
    assert not dialog.folder_label.isVisible()

    dialog.folder_edit.setText(str(tmp_path))

    assert dialog.folder_label.isVisible()
    dialog.reject()


def test_jurors_who_have_a_kit_are_told_of_when_another_is_made(page_at):
    page = page_at("issued")
    page.again_button.click()
    dialog = dialog_of(page, IssueKitsDialog)

    assert not dialog.missing_radio.isVisible()
    assert len(dialog.juror_ids) == 24
    assert "reviennent à l’ouverture du nouveau dossier" in dialog.again_label.text()
    dialog.reject()


def test_a_kit_that_is_lost_or_stolen_is_made_for_somebody_by_name(page_at):
    page = page_at("issued")
    rows = page.pane.table.model().shown_rows
    lost = IssueKitsDialog(rows, [rows[0].juror_id], page, is_gone=True)
    again = IssueKitsDialog(rows, [rows[0].juror_id], page)

    assert lost.windowTitle() == "Dossier perdu ou volé"
    assert again.again_label.text().startswith(f"{rows[0].juror} a déjà un dossier")
    lost.reject()
    again.reject()


def test_escape_leaves_everything_as_it_was(qtbot, office_at, shown_page, answer):
    office = office_at("assigned")
    page = shown_page(KitsPage, office)
    page.issue_button.click()
    dialog = dialog_of(page, IssueKitsDialog)

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert all(row.issued_at is None for row in answer(office, list_kits))
