"""From the last look to the sealed file: all of it what the juror said, and nothing else."""

import re
from datetime import datetime

import msgspec
import pytest
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from jury_app.ui.juror.recusal_dialog import RecusalDialog
from jury_app.ui.juror.words import due_words, folder_text
from jury_app.ui.widgets.message import Message
from jury_app.ui.widgets.toast import Toast

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
CODES = ("cible", "demarche", "partenariats", "service")


def score(qtbot, screen, *figures):
    for figure in figures:
        qtbot.keyClicks(QApplication.focusWidget(), figure)
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Down)


def shown(screen):
    model = screen.review_page.model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def go_to_review(qtbot, screen):
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return, CONTROL)
    assert screen.review_page.isVisible()


def seal(qtbot, screen):
    qtbot.mouseClick(screen.review_page.seal_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(screen.sealed_page.isVisible)


def test_four_applications_are_scored_and_sealed_by_keyboard_alone(
    qtbot, open_screen, small_kit, opened_ballot, tmp_path
):
    screen = open_screen(small_kit)
    given = {}
    for place in range(4):
        figures = [str((place + each) % 10) for each in range(4)]
        given[screen.desk_page.chosen()] = dict(zip(CODES, map(int, figures), strict=True))
        score(qtbot, screen, *figures)
        if place < 3:
            qtbot.keyClick(QApplication.focusWidget(), Key.Key_Space)  # next application
    qtbot.waitUntil(lambda: screen.view.is_complete)
    go_to_review(qtbot, screen)
    assert screen.review_page.seal_button.hasFocus()
    qtbot.keyClick(screen.review_page.seal_button, Key.Key_Space)
    qtbot.waitUntil(screen.sealed_page.isVisible)

    [path] = tmp_path.glob("*.juryballot")
    ballot = opened_ballot(small_kit, path)
    assert ballot.scores == given
    assert ballot.complete


def test_the_matrix_shows_my_marks_in_my_order(qtbot, open_screen, small_kit, saved):
    screen = open_screen(small_kit)
    score(qtbot, screen, "4", "5", "6", "7")
    saved(screen, lambda view: view.left == 3)
    title = screen.desk_page.dossier.title_label.text()
    go_to_review(qtbot, screen)

    [row] = [each for each in shown(screen) if each[2] == title]
    assert row[1:] == ["1", title, "4", "5", "6", "7", "22"]
    others = [each for each in shown(screen) if each[2] != title]
    assert [each[3:] for each in others] == [["–"] * 5] * 3


def test_what_is_missing_is_pointed_out_with_the_way_there(qtbot, open_screen, small_kit, saved):
    screen = open_screen(small_kit)
    first = screen.desk_page.chosen()
    score(qtbot, screen, "4", "5")
    saved(screen, lambda view: view.saved_at is not None)
    go_to_review(qtbot, screen)

    assert "4 dossiers ne sont pas complets" in screen.review_page.header.sentence_label.text()
    buttons = screen.review_page.findings.findChildren(QPushButton)
    assert "Partenariats, Service rendu" in buttons[0].accessibleDescription()

    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert screen.desk_page.chosen() == first
    assert screen.desk_page.grid.cards["partenariats"].marks.is_active()


def test_a_line_of_the_matrix_opens_its_application(qtbot, open_screen, small_kit):
    screen = open_screen(small_kit)
    go_to_review(qtbot, screen)
    table = screen.review_page.table
    table.selectRow(2)
    chosen = table.current_row().id

    qtbot.keyClick(table, Key.Key_Return)

    assert screen.desk_page.chosen() == chosen


def test_an_incomplete_ballot_may_be_sealed_and_says_so(
    qtbot, open_screen, small_kit, opened_ballot, saved, tmp_path
):
    screen = open_screen(small_kit)
    score(qtbot, screen, "4", "5")
    go_to_review(qtbot, screen)
    seal(qtbot, screen)

    [path] = tmp_path.glob("*.juryballot")
    assert not opened_ballot(small_kit, path).complete
    assert "Il reste 4 dossiers sur 4" in screen.sealed_page.state_label.text()


def test_the_last_page_tells_code_file_and_what_to_do(qtbot, open_screen, small_kit, tmp_path):
    screen = open_screen(small_kit)
    go_to_review(qtbot, screen)
    seal(qtbot, screen)
    page = screen.sealed_page

    [path] = tmp_path.glob("*.juryballot")
    code = screen.view.ballots[-1].code
    assert page.code_label.text() == f"{code[:4]}-{code[4:]}"
    assert page.file_label.text() == path.name
    assert re.search(r"([0-9A-Z]{4}-){4}[0-9A-Z]{4}$", page.device_label.text())
    assert page.folder_label.text() == folder_text(tmp_path)
    assert "secrétariat" in page.todo_label.text()
    assert "9 octobre 2126" in page.due_label.text().replace("\N{NO-BREAK SPACE}", " ")

    qtbot.mouseClick(page.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == page.code_label.text()


def test_a_changed_mind_makes_the_next_ballot(
    qtbot, open_screen, small_kit, opened_ballot, saved, tmp_path
):
    screen = open_screen(small_kit)
    number = screen.desk_page.chosen()
    score(qtbot, screen, "4")
    go_to_review(qtbot, screen)
    seal(qtbot, screen)
    qtbot.mouseClick(screen.sealed_page.back_button, Qt.MouseButton.LeftButton)

    screen.desk_page.grid.cards["cible"].marks.take_focus()
    qtbot.keyClicks(QApplication.focusWidget(), "9")
    saved(screen, lambda view: view.entry(number).marks == {"cible": 9})
    go_to_review(qtbot, screen)
    assert "bulletin nº" in screen.review_page.previous_label.text()
    seal(qtbot, screen)

    ballots = sorted(
        (opened_ballot(small_kit, path) for path in tmp_path.glob("*.juryballot")),
        key=lambda ballot: ballot.revision,
    )
    assert [each.revision for each in ballots] == [1, 2]
    assert [each.scores[number]["cible"] for each in ballots] == [4, 9]
    assert "nouveau" in screen.sealed_page.title_label.text()


def test_sealing_what_has_not_changed_shows_the_ballot_again(
    qtbot, open_screen, small_kit, tmp_path
):
    screen = open_screen(small_kit)
    score(qtbot, screen, "4")
    go_to_review(qtbot, screen)
    seal(qtbot, screen)
    [path] = tmp_path.glob("*.juryballot")
    path.unlink()  # sent, and thrown away
    screen.open_review()
    qtbot.keyClick(screen.review_page.seal_button, Key.Key_Return)
    qtbot.waitUntil(screen.sealed_page.isVisible)

    assert [each.revision for each in screen.view.ballots] == [1]
    assert list(tmp_path.glob("*.juryballot")) == [path]
    assert "Rien n’a changé" in screen.findChild(Toast).text_label.text()


def test_all_of_the_review_is_in_sight_on_a_small_laptop(qtbot, open_screen, small_kit):
    screen = open_screen(small_kit, (1280, 770))
    score(qtbot, screen, "4", "5")
    go_to_review(qtbot, screen)
    seal(qtbot, screen)
    qtbot.mouseClick(screen.sealed_page.back_button, Qt.MouseButton.LeftButton)
    screen.desk_page.grid.cards["cible"].marks.take_focus()
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Delete)
    go_to_review(qtbot, screen)

    page = screen.review_page
    assert page.lost_label.isVisible()
    parts = (page.header.title_label, page.seal_button, page.last_button, page.folder_button)
    page.grab()  # everything takes its place
    assert all(part.visibleRegion().boundingRect() == part.rect() for part in parts)


def test_fewer_marks_than_the_last_ballot_are_told_and_need_a_deliberate_yes(
    qtbot, open_screen, small_kit, opened_ballot, saved, tmp_path
):
    screen = open_screen(small_kit)
    number = screen.desk_page.chosen()
    score(qtbot, screen, "4", "5")
    go_to_review(qtbot, screen)
    assert not screen.review_page.lost_label.isVisible()
    seal(qtbot, screen)
    qtbot.mouseClick(screen.sealed_page.back_button, Qt.MouseButton.LeftButton)
    screen.desk_page.grid.cards["cible"].marks.take_focus()
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Delete)
    saved(screen, lambda view: view.entry(number).marks == {"demarche": 5})

    go_to_review(qtbot, screen)
    assert "1 note du bulletin" in screen.review_page.lost_label.text()
    screen.review_page.last_button.click()  # the ballot tells what it says, not what stands now
    qtbot.waitUntil(screen.sealed_page.isVisible)
    assert screen.sealed_page.state_label.text().endswith("il y manque des notes")
    screen.open_review()
    qtbot.keyClick(screen.review_page.seal_button, Key.Key_Return)
    question = screen.findChild(Message)
    assert len(screen.view.ballots) == 1
    qtbot.keyClick(question.cancel_button, Key.Key_Return)
    assert not question.isVisible()
    assert len(screen.view.ballots) == 1

    qtbot.keyClick(screen.review_page.seal_button, Key.Key_Space)
    [*_closed, question] = screen.findChildren(Message)
    question.accept()
    qtbot.waitUntil(screen.sealed_page.isVisible)
    assert screen.view.ballots[-1].revision == 2
    screen.open_review()
    assert not screen.review_page.lost_label.isVisible()


def test_the_message_and_the_copy_are_made_beside_the_ballot_and_opened(
    qtbot, open_screen, small_kit, tmp_path, opened_files
):
    screen = open_screen(small_kit)
    go_to_review(qtbot, screen)
    seal(qtbot, screen)
    page = screen.sealed_page
    assert page.message_button.hasFocus()
    [ballot] = tmp_path.glob("*.juryballot")

    for button, ending in ((page.message_button, ".eml"), (page.print_button, ".pdf")):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda ending=ending: bool(list(tmp_path.glob(f"*{ending}"))))
        made = ballot.with_suffix(ending)
        qtbot.waitUntil(lambda made=made: str(made) in opened_files)
        assert str(made) in screen.findChild(Toast).text_label.text()
    assert "jury@exemple.fr" in page.todo_label.text()


def test_a_message_that_cannot_be_written_is_told(qtbot, open_screen, small_kit, no_room):
    screen = open_screen(small_kit)
    go_to_review(qtbot, screen)
    seal(qtbot, screen)
    with no_room():
        qtbot.mouseClick(screen.sealed_page.message_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(screen.sealed_page.error_bar.isVisible)


class Opener(QObject):
    """Stands where the system’s programs would be."""

    def __init__(self):
        super().__init__()
        self.files = []

    @Slot("QUrl")
    def open(self, url):
        self.files.append(url.toLocalFile())


NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def opened_files():
    opener = Opener()
    QDesktopServices.setUrlHandler("file", opener, "open")
    yield opener.files
    QDesktopServices.unsetUrlHandler("file")


def test_what_is_being_typed_is_in_the_ballot(
    qtbot, open_screen, small_kit, opened_ballot, tmp_path
):
    screen = open_screen(small_kit)
    number = screen.desk_page.chosen()
    screen.desk_page.grid.opinion_edit.setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "Dernier mot")
    screen.open_review()
    screen.seal()
    qtbot.waitUntil(screen.sealed_page.isVisible)

    [path] = tmp_path.glob("*.juryballot")
    assert opened_ballot(small_kit, path).notes == {number: {"": "Dernier mot"}}


def test_a_folder_that_is_gone_is_told_and_another_one_works(
    qtbot, open_screen, small_kit, tmp_path
):
    screen = open_screen(small_kit)
    screen.put_into(tmp_path / "gone")
    screen.open_review()
    qtbot.mouseClick(screen.review_page.seal_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(screen.review_page.error_bar.isVisible)
    assert screen.view.ballots == ()
    assert screen.review_page.seal_button.isEnabled()

    screen.put_into(tmp_path)
    seal(qtbot, screen)
    assert screen.view.ballots[-1].revision == 1


@pytest.mark.parametrize(
    ("due", "sentences", "tone"),
    [
        (
            "2126-10-09",
            ("Bulletin attendu le 9 octobre 2126", "l’attend pour le 9 octobre 2126"),
            "muted",
        ),
        (
            "2020-10-09",
            (
                "Bulletin attendu le 9 octobre 2020 : délai passé",
                "étaient attendus pour le 9 octobre 2020",
            ),
            "warning",
        ),
        (None, ("", ""), "muted"),
    ],
)
def test_the_last_day_is_told_and_a_late_ballot_may_be_sealed(
    kits, open_screen, tmp_path, due, sentences, tone
):
    desk, sentence = sentences
    screen = open_screen(kits["make_kit"](tmp_path, count=1, due=due))
    told = screen.header.due_label
    assert told.text().replace("\N{NO-BREAK SPACE}", " ") == desk
    assert told.isVisible() == bool(desk)
    assert told.property("tone") == tone
    screen.open_review()
    label = screen.review_page.due_label

    assert sentence in label.text().replace("\N{NO-BREAK SPACE}", " ")
    assert label.property("tone") == tone
    assert screen.review_page.seal_button.isEnabled()


@pytest.mark.parametrize(
    ("due", "told"),
    [
        ("2126-10-09", ("c’est le dernier bulletin qui compte", "muted")),
        ("2020-10-09", ("appelez le secrétariat pour savoir si celui-ci compte", "warning")),
    ],
)
def test_a_ballot_sealed_late_is_not_promised_to_count(
    qtbot, kits, open_screen, tmp_path, due, told
):
    words, tone = told
    screen = open_screen(kits["make_kit"](tmp_path, count=1, due=due))
    with qtbot.waitSignal(screen.annex.sealing.sealed):
        screen.seal()
    label = screen.sealed_page.due_label

    assert words in label.text()
    assert label.property("tone") == tone


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("2026-09-30T09:00", f"Bulletin attendu le 30{NBSP}novembre 2026"),
        ("2026-10-01T09:00", "Bulletin attendu dans 60 jours"),
        ("2026-11-28T23:59", "Bulletin attendu dans 2 jours"),
        ("2026-11-29T00:00", "Bulletin attendu demain"),
        ("2026-11-30T00:01", "Bulletin attendu aujourd’hui"),
        ("2026-11-30T23:59", "Bulletin attendu aujourd’hui"),
        ("2026-12-01T00:01", f"Bulletin attendu le 30{NBSP}novembre 2026{NBSP}: délai passé"),
    ],
)
def test_the_days_that_are_left_are_counted_as_one_counts_them(made_kit, now, told):
    manifest = made_kit.manifest
    edition = msgspec.structs.replace(manifest.edition, ballots_due="2026-11-30")
    here = datetime.fromisoformat(now).astimezone()

    text, _tone = due_words(msgspec.structs.replace(manifest, edition=edition), lambda: here)

    assert text == told


def test_what_is_said_of_a_recusal_does_not_lie_upon_the_folder_of_the_ballot(
    qtbot, open_screen, small_kit, saved
):
    screen = open_screen(small_kit)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_D, CONTROL)
    dialog = screen.findChild(RecusalDialog)
    qtbot.waitUntil(dialog.reason_edit.hasFocus)
    qtbot.keyClick(dialog.reason_edit, Key.Key_Return)
    saved(screen, lambda view: view.left == 3)
    said = screen.findChild(Toast)
    assert said.isVisible()

    screen.open_review()

    assert not said.isVisible()
    assert screen.review_page.folder_label.isVisible()
