"""The privacy tab: what is kept, until when; what a secretary erases, exports and tells."""

import json
from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from jury_app.model.database import Database
from jury_app.model.enums import DataKind
from jury_app.model.operations.erasing import purge
from jury_app.model.operations.retaining import set_retention
from jury_app.model.queries.jury import list_jurors
from jury_app.ui.secretariat.dialogs.about_dialog import AboutDialog
from jury_app.ui.secretariat.dialogs.erasure_dialog import PersonErasureDialog, PurgeDialog
from jury_app.ui.secretariat.dialogs.period_dialog import PeriodDialog
from jury_app.ui.secretariat.pages.edition_page import EditionPage
from jury_app.ui.secretariat.pages.standings_page import StandingsPage

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page_at(qtbot, edition_at, office_of, shown_page, monkeypatch, tmp_path):
    """The page of the edition at a stage, open at what is kept about people."""
    monkeypatch.setenv("JURY_DATA", str(tmp_path / "data"))

    def open_page(stage="closed", due=()):
        path = edition_at(stage)
        with closing(Database(path)) as database:
            database.back_up("opening")
            if due:
                database.write(set_retention, periods=dict.fromkeys(due, 0))
        office = office_of(path)
        page = shown_page(EditionPage, office)
        page.show_privacy()
        qtbot.waitUntil(lambda: bool(page.privacy_tab.model.rows))
        return path, office, page

    return open_page


def row(tab, kind):
    return next(each for each in tab.model.rows if each.id == kind)


def test_a_period_is_changed_by_enter_and_what_is_due_is_told_at_once(qtbot, page_at, told):
    _path, _office, page = page_at()
    tab = page.privacy_tab
    assert "Rien n’est échu" in tab.said_label.text()
    assert page.due_notice.isHidden()

    tab.table.choose("jurors")
    assert tab.ground_label.text()
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    dialog = tab.findChild(PeriodDialog)
    dialog.months_spin.setValue(0)
    qtbot.mouseClick(dialog.primary_button, LEFT)

    qtbot.waitUntil(lambda: row(tab, "jurors").months == 0)
    qtbot.waitUntil(lambda: "échue" in tab.said_label.text())
    assert "durée est écoulée" in page.due_notice.sentence_label.text()
    assert "La durée est fixée" in told(page)


def test_what_is_due_is_said_when_the_edition_is_opened(qtbot, page_at):
    _path, _office, page = page_at(due=[DataKind.JURORS])

    qtbot.waitUntil(page.due_notice.isVisible)


def test_nothing_is_erased_before_the_word_is_typed(qtbot, page_at, answer, told):
    path, office, page = page_at(due=[DataKind.JURORS])
    tab = page.privacy_tab
    address = next(each.values.email for each in answer(office, list_jurors) if each.values.email)

    qtbot.mouseClick(tab.purge_button, LEFT)
    dialog = tab.findChild(PurgeDialog)
    assert [kind for kind, check in dialog.checks.items() if check.isChecked()] == ["jurors"]
    qtbot.keyClicks(dialog.reason_edit, "Plus utile")
    assert not dialog.primary_button.isEnabled()
    dialog.backups_check.setChecked(True)
    qtbot.keyClicks(dialog.word_edit, "Effacer")
    assert dialog.primary_button.isEnabled()
    qtbot.keyClick(dialog.word_edit, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: row(tab, "jurors").count == 0, timeout=20_000)
    assert "certificat" in told(page)
    assert list(path.parent.glob("certificat de purge*.pdf"))
    assert row(tab, "backups").count == 0
    office.workspace.close()
    assert address.encode() not in path.read_bytes()


def test_comments_go_with_the_marks(page_at):
    _path, office, page = page_at()
    rows = [replace(row(page.privacy_tab, kind), count=2) for kind in ("comments", "marks")]
    dialog = PurgeDialog(office, rows, page.privacy_tab)

    dialog.checks["marks"].setChecked(True)

    assert dialog.checks["comments"].isChecked()
    assert not dialog.checks["comments"].isEnabled()


def test_once_marks_are_erased_the_standings_say_so(edition_at, office_of, shown_page):
    path = edition_at("closed")
    with closing(Database(path)) as database:
        database.write(purge, kinds=[DataKind.MARKS], reason="Plus utile")

    page = shown_page(StandingsPage, office_of(path))

    assert "ont été effacées" in page.header.sentence_label.text()


def test_before_the_closing_nothing_can_be_purged(page_at):
    _path, _office, page = page_at("opened")

    assert not page.privacy_tab.purge_button.isEnabled()
    assert "avant la clôture" in page.privacy_tab.said_label.text()


def test_somebody_unknown_is_refused_in_the_dialog_which_stays(qtbot, page_at):
    _path, _office, page = page_at()
    qtbot.mouseClick(page.privacy_tab.person_button, LEFT)
    dialog = page.privacy_tab.findChild(PersonErasureDialog)

    qtbot.keyClicks(dialog.person_edit, "Personne")
    qtbot.keyClicks(dialog.reason_edit, "Sur demande")
    qtbot.keyClicks(dialog.word_edit, "effacer")
    qtbot.mouseClick(dialog.primary_button, LEFT)

    qtbot.waitUntil(dialog.error_bar.isVisible, timeout=20_000)
    assert dialog.isVisible()


def test_a_juror_is_told_all_and_the_marks_are_written_without_names(
    qtbot, page_at, answer, tmp_path, told
):
    _path, office, page = page_at()
    tab = page.privacy_tab
    qtbot.mouseClick(tab.about_button, LEFT)
    dialog = tab.findChild(AboutDialog)
    who = next(each.values.email for each in answer(office, list_jurors) if each.values.email)
    qtbot.keyClicks(dialog.person_edit, who)

    dialog.write(tmp_path / "told")
    qtbot.waitUntil(lambda: "est dans" in told(page), timeout=20_000)
    tab.export(tmp_path / "marks")
    qtbot.waitUntil(lambda: "critères" in told(page), timeout=20_000)

    [data] = (tmp_path / "told").glob("*.json")
    assert json.loads(data.read_text())["person"]["emails"] == [who]
    assert len(list((tmp_path / "marks").glob("*.csv"))) == 2
