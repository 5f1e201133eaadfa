"""What the jury did on paper, typed back by the keyboard from the page of the deliberation."""

import runpy
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from jury_app.model.database import Database
from jury_app.model.enums import AttendanceState
from jury_app.model.operations.jury import recuse_juror
from jury_app.model.operations.roll_call import set_attendance
from jury_app.model.operations.sitting import begin_sitting
from jury_app.model.queries.journal import list_journal
from jury_app.model.queries.record import get_record
from jury_app.publishing.minutes import minutes_of
from jury_app.publishing.sitting_paper import sitting_paper_of
from jury_app.scripting.doing import do
from jury_app.scripting.reading import read_object
from jury_app.scripting.sheets import typed_back
from jury_app.ui.paper.back_dialog import BackDialog
from jury_app.ui.paper.paper_desk import WrittenSheets
from jury_app.ui.paper.review_dialog import ReviewDialog
from jury_app.ui.secretariat.dialogs.close_sitting_dialog import CloseSittingDialog
from jury_app.ui.secretariat.pages.deliberation_page import DeliberationPage

YEAR = runpy.run_path(str(Path(__file__).parents[2] / "model" / "year.py"))
NBSP = "\N{NO-BREAK SPACE}"
QUESTION = f"«{NBSP}Or{NBSP}» pour le dossier nº{NBSP}A1{NBSP}?"
CONTROL = Qt.KeyboardModifier.ControlModifier
LIVE = (
    {"act": "open-domain", "domain": "D01", "at": "10:00"},
    {"act": "open-application", "application": "A1", "at": "10:01"},
    {
        "act": "amend", "juror": "Costa", "application": "A1", "criterion": "cible",
        "old": "6", "new": "7", "reason": "Erreur de ligne", "at": "10:02",
    },
    {"act": "close-application", "at": "10:05"},
    {"act": "open-application", "application": "A2", "at": "10:05"},
    {"act": "close-application", "at": "10:08"},
    {
        "act": "vote", "question": QUESTION, "applications": ["A1"],
        "form": "secret", "for": 3, "against": 1, "abstention": 1, "at": "10:09",
    },
    {
        "act": "decide", "application": "A1", "level": "Or", "by_vote": True,
        "citation": "Pour tous", "at": "10:09",
    },
    {"act": "disagree", "juror": "Dumas", "domain": "D01", "text": "Rien ne presse", "at": "10:10"},
    {"act": "close-domain", "at": "10:12"},
)  # fmt: skip


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """A sitting of five members that began at nine: two domains are left."""
    path = tmp_path_factory.mktemp("paper") / "edition.jury"
    YEAR["found"](path)
    year = YEAR["Year"](path)
    applications = year.applications("A1", "A2")
    year.applications("B1", domain="D02")
    jurors = year.jurors("Benali", "Costa", "Dumas", "Faure", "Garnier")
    year.assign()
    for each in jurors:
        year.ballot(each, {"A1": 6, "A2": 5, "B1": 4})
    year.open()
    year.database.write(recuse_juror, juror_id=jurors[0], application_id=applications[1], reason="")
    year.database.write(begin_sitting, at="2026-10-08T09:00:00+02:00")
    for each in jurors:
        year.database.write(set_attendance, juror_id=each, state=AttendanceState.PRESENT)
    year.close()
    return path


@pytest.fixture
def edition(begun, tmp_path, monkeypatch):
    monkeypatch.setenv("JURY_DATA", str(tmp_path / "data"))
    return Path(shutil.copy(begun, tmp_path / "edition.jury"))


@pytest.fixture
def office(office_of, edition):
    return office_of(edition)


@pytest.fixture
def page(office, shown_page):
    return shown_page(DeliberationPage, office)


@pytest.fixture
def opened(qtbot, page):
    """What opens the dialog by its button, once more if need be."""

    def open_():
        qtbot.mouseClick(page.agenda.back_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: page.findChild(BackDialog) is not None)
        dialog = page.findChild(BackDialog)
        qtbot.waitUntil(dialog.isVisible)
        return dialog

    return open_


@pytest.fixture
def typing(qtbot):
    """What types words, Enter after each; a blank goes on, and ↓ goes to the next part."""

    def type_(dialog, *words):
        for word in words:
            field = dialog.focusWidget()
            if word == "↓":
                dialog.view.step(1)
                continue
            if word == "x":
                qtbot.keyClick(field, Qt.Key.Key_Space)
            elif word:
                qtbot.keyClicks(field, word)
                if isinstance(field, QComboBox):
                    assert field.currentText().startswith(word)
            qtbot.keyClick(field, Qt.Key.Key_Return)

    return type_


@pytest.fixture
def code(office, answer):
    return answer(office, sitting_paper_of).code


def fill(dialog, typing, code):
    """Type what `LIVE` does, as the sheet of the domain has it."""
    typing(dialog, code, "")
    typing(dialog, "10h00", "10h12", "1001", "10:05", "10:05", "10:08", "↓")
    typing(dialog, "10:02", "Costa", "A1", "Cible", "6", "7", "Erreur de ligne", "↓")
    typing(dialog, "10:09", "Or", "A1", "", "secret", "3", "1", "1", "↓", "↓")
    typing(dialog, "", "Or", "", "A1", "x", "", "Pour tous", "↓", "↓")
    typing(dialog, "10:10", "Dumas", "Rien ne presse")


def of_domain(session):
    record = get_record(session, closed_at="2026-10-08T12:00:00+02:00")
    return minutes_of(record, "").domains[0]


def done_live(begun, path):
    """Return what the minutes say of the domain where all of it was done by machine."""
    database = Database(Path(shutil.copy(begun, path)))
    for act in LIVE:
        database.write(do, read_object(act))
    told = database.read(of_domain)
    database.close()
    return told


@pytest.fixture
def reviewed(qtbot, opened, typing, code):
    """What was typed of a whole domain, to be read over."""
    dialog = opened()
    fill(dialog, typing, code)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: dialog.findChild(ReviewDialog) is not None)
    return dialog.findChild(ReviewDialog)


@pytest.fixture
def live(begun, tmp_path):
    """What the minutes say of the same domain where all of it was done by machine."""
    return done_live(begun, tmp_path / "live.jury")


def test_a_domain_that_was_finished_by_hand_is_told_as_if_it_had_been_done_live(
    qtbot, office, answer, reviewed, live, told
):
    review, dialog = reviewed, reviewed.parentWidget()
    page, code = dialog.parentWidget(), dialog.code_edit.text()
    assert len(review.act_labels) == len(LIVE)
    assert "la majorité absolue est de 3" in review.act_labels[6].text()
    before = answer(office, list_journal)

    qtbot.keyClick(review.primary_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "10 actes" in told(page))

    typed = answer(office, of_domain)
    assert typed.papers == (code,)
    assert replace(typed, papers=()) == live
    new = answer(office, list_journal)[len(before) :]
    assert [each.hour[11:16] for each in new] == [each["at"] for each in LIVE]
    assert all(each.sentence.endswith(f"feuille de code {code})") for each in new)


def test_what_is_typed_is_there_again_when_the_dialog_is_opened_again(
    qtbot, opened, typing, code, page
):
    dialog = opened()
    typing(dialog, code, "", "10:00", "", "10:01")
    dialog.reject()
    qtbot.waitUntil(lambda: page.findChild(BackDialog) is None)

    again = opened()

    assert again.code_edit.text() == code
    rows = again.view.blocks["turns"].rows
    assert [row.values.get("from", "") for row in rows] == ["10:00", "10:01", ""]
    again.reject()


def test_what_the_room_would_refuse_is_told_before_anything_is_recorded_and_where_it_stands(
    qtbot, office, answer, opened, typing, code
):
    dialog = opened()
    typing(dialog, code, "", "10:00", "↓", "↓", "↓")
    typing(dialog, "10:09", "Or", "A1", "", "", "9")
    head = len(answer(office, list_journal))
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: dialog.findChild(ReviewDialog) is not None)
    review = dialog.findChild(ReviewDialog)
    assert len(review.act_labels) == 1
    assert not review.primary_button.isEnabled()

    review.reject()

    vote = dialog.view.blocks["votes"].rows[0]
    assert dialog.focusWidget() is vote.edits["at"]
    assert "9 voix" in dialog.error_bar.sentence_label.text().replace("\xa0", " ")
    assert len(answer(office, list_journal)) == head
    dialog.reject()


def test_a_code_of_another_edition_is_refused(qtbot, opened, typing):
    dialog = opened()
    typing(dialog, "K7QX-2M9D", "", "10:00")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)

    qtbot.waitUntil(lambda: "K7QX-2M9D" in dialog.error_bar.sentence_label.text())
    dialog.reject()


def test_a_line_that_lacks_something_is_shown(qtbot, opened, typing, code):
    dialog = opened()
    typing(dialog, code, "", "↓", "↓", "↓", "↓", "↓")
    typing(dialog, "10:09", "Or")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)

    assert dialog.focusWidget() is dialog.view.blocks["decisions"].rows[0].edits["application"]
    assert dialog.error_bar.isVisible()
    dialog.reject()


def test_the_sheets_are_written_from_the_page(qtbot, page, tmp_path):
    page.paper.write_sheets(tmp_path / "sheets")

    qtbot.waitUntil(lambda: page.findChild(WrittenSheets) is not None, timeout=20000)
    dialog = page.findChild(WrittenSheets)
    assert "sitting-paper.pdf" in dialog.sentence_label.text()
    assert (tmp_path / "sheets" / "sitting-paper.pdf").read_bytes().startswith(b"%PDF")
    dialog.reject()


def arrived_on_paper(session, *, juror, code):
    with typed_back(session, code):
        set_attendance(session, juror_id=juror, state=AttendanceState.REMOTE)


def test_a_closing_on_paper_says_on_which_sheet(qtbot, page, office, code, answer):
    plain = CloseSittingDialog(office, page.overview, page)
    assert not plain.paper_check.isVisibleTo(plain)

    juror = page.overview.attendance[0].id
    office.workspace.write(arrived_on_paper, juror=juror, code=code)
    qtbot.waitUntil(lambda: page.overview.paper == code)
    dialog = CloseSittingDialog(office, page.overview, page)
    dialog.open()
    assert dialog.paper_check.isVisible()
    dialog.paper_check.click()
    dialog.settle_check.click()
    qtbot.mouseClick(dialog.primary_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.overview.stages.is_closed)

    told = [row.sentence for row in answer(office, list_journal) if code in row.sentence]
    assert any("close" in each or "clôture" in each.lower() for each in told)


def test_wherever_enter_goes_the_field_is_in_sight(qtbot, opened):
    dialog = opened()
    for _field in range(24):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: _is_in_sight(dialog.focusWidget()))
    dialog.reject()


def _is_in_sight(field):
    return field.visibleRegion().boundingRect() == field.rect()
