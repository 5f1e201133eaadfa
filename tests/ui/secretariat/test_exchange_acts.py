"""Ballots and kits that go astray: decided between, made again, watched for, compared."""

import csv
import os
import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from jury_app.model.queries.exchange import list_ballots, list_kits
from jury_app.model.queries.journal import list_journal
from jury_app.publishing.ballot_register import device_texts
from jury_app.ui.secretariat.dialogs.codes_dialog import CodesDialog
from jury_app.ui.secretariat.dialogs.issue_kits_dialog import IssueKitsDialog
from jury_app.ui.secretariat.dialogs.resolve_dialog import ResolveDialog
from jury_app.ui.secretariat.folder_watch import FolderWatch, Pace
from jury_app.ui.secretariat.pages.ballots_page import BallotsPage
from jury_app.ui.secretariat.pages.kits_page import KitsPage

SANTINI = "Ange-Marie Santini"
QUICK = Pace(slow=200, settling=60)


def dialog_of(page, kind):
    return next(each for each in page.findChildren(kind) if each.isVisible())


@pytest.fixture
def ballots_at(office_at, shown_page):
    def show(stage):
        return shown_page(BallotsPage, office_at(stage))

    return show


def test_a_conflict_is_decided_by_keyboard_and_undone_from_the_message(
    qtbot, office_at, shown_page, answer, undo
):
    office = office_at("received")
    page = shown_page(BallotsPage, office)
    page.resolve_button.setFocus()
    qtbot.keyClick(page.resolve_button, Qt.Key.Key_Space)
    dialog = dialog_of(page, ResolveDialog)
    assert SANTINI in dialog.windowTitle()
    assert not dialog.primary_button.isEnabled()

    qtbot.keyClick(dialog.radios[1], Qt.Key.Key_Space)
    qtbot.keyClicks(dialog.reason_edit, "Lu au telephone")
    dialog.primary_button.click()
    qtbot.waitUntil(lambda: "Nommez une personne" in _told(dialog))
    qtbot.keyClicks(dialog.witness_edit, "Jeanne Roy")
    qtbot.keyClick(dialog.witness_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page.resolve_button.isVisible())

    states = [row.state for row in answer(office, list_ballots) if row.juror == SANTINI]
    assert sorted(states) == ["counted", "set_aside"]
    undo(page, "compte")
    qtbot.waitUntil(page.resolve_button.isVisible)
    states = [row.state for row in answer(office, list_ballots) if row.juror == SANTINI]
    assert states == ["conflict", "conflict"]


def _told(dialog):
    return " ".join(each.text() for each in dialog.findChildren(QLabel) if each.isVisible())


def test_what_tells_two_ballots_apart_is_shown_and_no_mark(ballots_at):
    page = ballots_at("received")
    page.resolve_button.click()
    dialog = dialog_of(page, ResolveDialog)

    heads = [each.text() for each in dialog.radios]
    details = [each.accessibleDescription() for each in dialog.radios]

    assert len({*heads}) == 2
    assert all("version 1" in each for each in heads)
    assert all("Appareil" in each and "reçu le" in each for each in details)
    dialog.reject()


@pytest.mark.parametrize("because", ["lost", "stolen"])
def test_a_kit_is_made_again_in_two_clicks(qtbot, office_at, shown_page, tmp_path, answer, because):
    office = office_at("issued")
    page = shown_page(KitsPage, office)
    assert not page.lost_button.isVisible()
    rows = {row.juror: row for row in page.pane.table.model().shown_rows}
    page.pane.table.selectRow(page.pane.table.model().index_of(rows["Fatima Benali"].id).row())

    page.lost_button.click()
    dialog = dialog_of(page, IssueKitsDialog)
    assert dialog.gone.isVisible()
    if because == "stolen":
        qtbot.keyClick(dialog.gone.stolen_radio, Qt.Key.Key_Space)
        assert "révoqués" in dialog.gone.told_label.text()
        QApplication.processEvents()  # everything takes its place
        assert dialog.area.verticalScrollBar().maximum() == 0
    dialog.folder_edit.setText(str(tmp_path / "kits"))
    dialog.messages_check.setChecked(False)
    dialog.primary_button.click()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in page.findChildren(CodesDialog)))

    dialog_of(page, CodesDialog).reject()
    acts = [each.sentence for each in answer(office, list_journal)]
    assert ("volés" if because == "stolen" else "perdu") in acts[-1]
    assert "Fatima Benali" in acts[-1]
    revisions = {row.juror: row.revision for row in answer(office, list_kits)}
    assert (revisions["Fatima Benali"], max(revisions.values())) == (2, 2)


def test_making_a_kit_again_for_another_reason_asks_nothing_more(ballots_at, office_at, shown_page):
    page = shown_page(KitsPage, office_at("issued"))
    page.again_button.click()
    dialog = dialog_of(page, IssueKitsDialog)

    assert not dialog.gone.isVisible()
    assert dialog.because is None
    dialog.reject()


def test_a_fragment_of_a_fingerprint_finds_whose_it_is(qtbot, ballots_at):
    page = ballots_at("received")
    row = next(each for each in page.register.table.model().shown_rows if each.devices)
    [fingerprint] = device_texts(row)
    check = page.fingerprints

    qtbot.keyClicks(check.fragment_edit, fingerprint[:9].lower().replace("-", " "))
    assert row.juror in check.found_label.text()
    check.fragment_edit.setText(fingerprint)
    assert "d’un bout à l’autre" in check.found_label.text()
    check.fragment_edit.setText("ZZZZ-ZZZZ")
    assert "aucun bulletin" in check.found_label.text()
    check.fragment_edit.setText("ab")
    assert "quatre" in check.found_label.text()


@pytest.mark.parametrize("name", ["registre.csv", "registre.xlsx"])
def test_the_register_is_saved_from_the_page(qtbot, ballots_at, tmp_path, name, told):
    page = ballots_at("received")
    page.register_button.click()
    dialog = next(each for each in page.findChildren(QFileDialog) if each.isVisible())
    dialog.reject()

    page.write_register(tmp_path / name)
    qtbot.waitUntil(lambda: name in told(page))

    assert (tmp_path / name).stat().st_size > 500
    if name.endswith(".csv"):
        with (tmp_path / name).open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        assert len(rows) == 25
        assert any("En conflit" in row[-1] for row in rows)


@pytest.fixture
def watched(qtbot, tmp_path):
    """A watch that looks often, a folder, and what it told of."""
    folder = tmp_path / "arrivees"
    folder.mkdir()
    watch, heard = FolderWatch(None, QUICK), []
    watch.arrived.connect(lambda paths: heard.append([each.name for each in paths]))
    yield watch, folder, heard
    watch.stop()


def test_a_file_is_told_of_once_it_is_wholly_written(qtbot, watched):
    watch, folder, heard = watched
    (folder / "avant.juryballot").write_bytes(b"1")
    watch.start(folder)
    qtbot.waitUntil(lambda: heard == [["avant.juryballot"]])

    growing = (folder / "apres.juryballot").open("wb")
    for _part in range(6):
        growing.write(b"x")
        growing.flush()
        qtbot.wait(20)
        assert len(heard) == 1
    growing.close()
    qtbot.waitUntil(lambda: heard[1:] == [["apres.juryballot"]])


def test_other_files_are_left_alone_and_one_that_changes_is_told_of_again(qtbot, watched):
    watch, folder, heard = watched
    (folder / "notes.txt").write_text("rien")
    (folder / "vide.juryballot").touch()
    (folder / "sous").mkdir()
    (folder / "sous" / "un.eml").write_bytes(b"Subject: x")
    watch.start(folder)
    qtbot.waitUntil(lambda: heard == [["un.eml"]])

    (folder / "sous" / "un.eml").write_bytes(b"Subject: longer")

    qtbot.waitUntil(lambda: heard == [["un.eml"], ["un.eml"]])
    assert sorted(each.name for each in folder.iterdir()) == [
        "notes.txt", "sous", "vide.juryballot",
    ]  # fmt: skip


def test_a_folder_that_goes_away_is_said_and_found_again(qtbot, watched):
    watch, folder, heard = watched
    watch.start(folder)
    with qtbot.waitSignal(watch.lost):
        os.rename(folder, folder.with_name("ailleurs"))  # noqa: PTH104 -- as a server would
    with qtbot.waitSignal(watch.found):
        os.rename(folder.with_name("ailleurs"), folder)  # noqa: PTH104 -- as a server would

    (folder / "b.juryballot").write_bytes(b"1")

    qtbot.waitUntil(lambda: heard == [["b.juryballot"]])


def test_what_comes_into_the_folder_is_taken_in_and_the_folder_is_remembered(
    qtbot, office_at, shown_page, tmp_path
):
    office = office_at("issued")
    page = shown_page(BallotsPage, office)
    folder = tmp_path / "arrivees"
    folder.mkdir()
    for each in "abc":
        (folder / f"{each}.juryballot").write_bytes(b"%PDF-1.7 " + each.encode())

    page.watch_strip.start(folder)
    model = page.answers.answer_list.model()
    qtbot.waitUntil(lambda: model.rowCount() == 3, timeout=15_000)

    assert str(folder) in page.watch_strip.told_label.text()
    assert len(list(folder.iterdir())) == 3
    again = shown_page(BallotsPage, office)
    qtbot.waitUntil(lambda: again.watch_strip.watch.folder == folder)
    qtbot.mouseClick(again.watch_strip.stop_button, Qt.MouseButton.LeftButton)
    assert not office.settings.choices.watched
    shutil.rmtree(folder)
