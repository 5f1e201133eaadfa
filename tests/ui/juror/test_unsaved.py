"""A disk that takes nothing: what was said stays in sight, is kept, and is saved once it can be."""

import zipfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from jury_app import paths
from jury_app.app import enter_kit
from jury_app.desk.desk import Desk
from jury_app.sealing.kit import Kit
from jury_app.ui.juror.window import JurorWindow
from jury_app.ui.juror.words import folder_text
from jury_app.ui.settings import Settings
from jury_app.ui.widgets.message import Message
from jury_app.ui.widgets.toast import Toast

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def type_(qtbot, text):
    qtbot.keyClicks(QApplication.focusWidget(), text)


def card(screen, code):
    return screen.desk_page.grid.cards[code]


@pytest.fixture
def small_kit(kits, tmp_path):
    return kits["make_kit"](tmp_path, count=3)


def test_a_save_that_fails_is_told_and_can_be_tried_again(qtbot, screen, saved, no_room):
    number = screen.desk_page.chosen()
    with no_room():
        type_(qtbot, "7")
        qtbot.waitUntil(screen.error_bar.isVisible)

    assert screen.header.saved_label.text() == "Non enregistré"
    assert screen.has_unsaved
    assert screen.view.entry(number).marks == {}
    assert card(screen, "cible").marks.keys[7].isChecked()

    qtbot.mouseClick(screen.error_bar.retry_button, Qt.MouseButton.LeftButton)
    saved(screen, lambda view: view.entry(number).marks == {"cible": 7})
    assert not screen.has_unsaved
    assert not screen.error_bar.isVisible()


def test_what_was_written_stays_in_sight_when_it_could_not_be_saved(qtbot, screen, saved, no_room):
    number = screen.desk_page.chosen()
    edit = screen.desk_page.grid.opinion_edit
    edit.setFocus()
    type_(qtbot, "Une heure de travail")
    with no_room():
        edit.flush()
        qtbot.waitUntil(screen.error_bar.isVisible)

    assert edit.toPlainText() == "Une heure de travail"
    qtbot.mouseClick(screen.error_bar.retry_button, Qt.MouseButton.LeftButton)
    saved(screen, lambda view: view.entry(number).opinion == "Une heure de travail")


def test_the_cursor_stays_where_one_writes_while_nothing_can_be_saved(qtbot, screen, no_room):
    edit = screen.desk_page.grid.opinion_edit
    edit.setFocus()
    type_(qtbot, "Une heure ")
    qtbot.keyClick(edit, Key.Key_Home)
    with no_room():
        edit.flush()
        qtbot.waitUntil(screen.error_bar.isVisible)

    assert edit.textCursor().position() == 0


def test_what_could_not_be_saved_is_shown_wherever_one_goes_and_counts_in_what_is_left(
    qtbot, open_screen, small_kit, no_room
):
    screen = open_screen(small_kit)
    first = screen.desk_page.chosen()
    with no_room():
        for figure in "4567":
            type_(qtbot, figure)
            qtbot.keyClick(QApplication.focusWidget(), Key.Key_Down)
        qtbot.waitUntil(screen.error_bar.isVisible)
        screen.desk_page.step(1)
        screen.desk_page.step(-1)

        assert screen.desk_page.chosen() == first
        assert [each.marks.mark for each in screen.desk_page.grid.cards.values()] == [4, 5, 6, 7]
        assert screen.header.left_label.text() == "Il reste 2 dossiers sur 3"
        qtbot.waitUntil(lambda: screen.header.saved_label.text() == "Non enregistré")


def test_the_last_word_counts_when_an_earlier_one_could_not_be_saved(qtbot, screen, saved, no_room):
    number = screen.desk_page.chosen()
    with no_room():
        type_(qtbot, "7")
        qtbot.waitUntil(lambda: screen.outbox.is_stuck)
    type_(qtbot, "8")
    saved(screen, lambda view: view.entry(number).marks == {"cible": 8})
    screen.outbox.retry()

    type_(qtbot, "9")  # whatever is said next comes after whatever is tried again
    saved(screen, lambda view: view.entry(number).marks == {"cible": 9})
    assert not screen.error_bar.isVisible()


def test_it_is_tried_again_by_itself(qtbot, screen, saved, no_room):
    number = screen.desk_page.chosen()
    screen.outbox.timer.setInterval(1)
    with no_room():
        type_(qtbot, "7")
        qtbot.waitUntil(screen.error_bar.isVisible)

    saved(screen, lambda view: view.entry(number).marks == {"cible": 7})
    qtbot.waitUntil(lambda: not screen.error_bar.isVisible())
    assert screen.header.saved_label.text().startswith("Enregistré à ")


def test_another_thing_that_is_saved_brings_along_what_could_not_be(qtbot, screen, saved, no_room):
    number = screen.desk_page.chosen()
    with no_room():
        type_(qtbot, "7")
        qtbot.waitUntil(lambda: screen.outbox.is_stuck)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Down)
    type_(qtbot, "6")

    saved(screen, lambda view: view.entry(number).marks == {"cible": 7, "demarche": 6})


def test_undo_gives_up_what_could_not_be_saved(qtbot, screen, saved, no_room):
    number = screen.desk_page.chosen()
    type_(qtbot, "5")
    saved(screen, lambda view: view.entry(number).marks == {"cible": 5})
    with no_room():
        type_(qtbot, "7")
        qtbot.waitUntil(lambda: screen.outbox.is_stuck)
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Z, CONTROL)

    assert not screen.error_bar.isVisible()
    assert card(screen, "cible").marks.mark == 5
    assert not screen.has_unsaved
    assert screen.view.can_undo


def test_a_ballot_is_never_sealed_without_what_is_shown(
    qtbot, open_screen, small_kit, opened_ballot, no_room, tmp_path
):
    screen = open_screen(small_kit)
    number = screen.desk_page.chosen()
    with no_room():
        type_(qtbot, "7")
        qtbot.waitUntil(lambda: screen.outbox.is_stuck)
        screen.open_review()
        screen.seal()
        qtbot.waitUntil(screen.review_page.error_bar.isVisible)
    assert not list(tmp_path.glob("*.juryballot"))

    screen.seal()
    qtbot.waitUntil(screen.sealed_page.isVisible)
    [path] = tmp_path.glob("*.juryballot")
    assert opened_ballot(small_kit, path).scores == {number: {"cible": 7}}
    assert not screen.has_unsaved


def test_undo_is_offered_though_nothing_was_ever_saved(qtbot, open_screen, small_kit, no_room):
    screen = open_screen(small_kit)
    assert not screen.header.undo_button.isEnabled()
    with no_room():
        type_(qtbot, "7")
        qtbot.waitUntil(lambda: screen.outbox.is_stuck)
    qtbot.mouseClick(screen.header.undo_button, Qt.MouseButton.LeftButton)

    assert card(screen, "cible").marks.mark is None
    assert not screen.has_unsaved
    assert not screen.header.undo_button.isEnabled()


def test_what_was_saved_on_the_way_to_a_ballot_is_saved_though_none_was_sealed(
    qtbot, open_screen, small_kit, saved, no_room, tmp_path
):
    screen = open_screen(small_kit)
    number = screen.desk_page.chosen()
    screen.put_into(tmp_path / "gone")
    with no_room():
        type_(qtbot, "7")
        qtbot.waitUntil(lambda: screen.outbox.is_stuck)
    screen.open_review()
    screen.seal()
    qtbot.waitUntil(screen.review_page.error_bar.isVisible)

    saved(screen, lambda view: view.entry(number).marks == {"cible": 7})
    assert not screen.outbox.is_stuck
    assert not screen.error_bar.isVisible()
    screen.undo()
    saved(screen, lambda view: view.entry(number).marks == {})


def test_a_text_too_long_stays_in_sight_and_holds_up_nothing_else(qtbot, screen, saved):
    number = screen.desk_page.chosen()
    edit = screen.desk_page.grid.opinion_edit
    edit.setPlainText("a" * 50_001)
    edit.flush()
    qtbot.waitUntil(screen.error_bar.isVisible)
    assert not screen.error_bar.retry_button.isVisible()

    card(screen, "cible").marks.take_focus()
    type_(qtbot, "7")
    saved(screen, lambda view: view.entry(number).marks == {"cible": 7})
    assert len(edit.toPlainText()) == 50_001
    assert screen.header.saved_label.text() == "Non enregistré"

    edit.setPlainText("Plus court")
    edit.flush()
    saved(screen, lambda view: view.entry(number).opinion == "Plus court")
    assert not screen.error_bar.isVisible()


def test_a_folder_that_is_taken_away_and_put_back_costs_nothing(
    qtbot, open_screen, small_kit, saved
):
    screen = open_screen(small_kit)
    number = screen.desk_page.chosen()
    type_(qtbot, "5")
    saved(screen, lambda view: view.entry(number).marks == {"cible": 5})
    here, away = paths.user_data(), paths.user_data().with_name("away")
    here.rename(away)
    type_(qtbot, "7")
    qtbot.waitUntil(screen.error_bar.isVisible)
    assert "support" in screen.error_bar.sentence_label.text()
    assert card(screen, "cible").marks.mark == 7

    away.rename(here)
    qtbot.mouseClick(screen.error_bar.retry_button, Qt.MouseButton.LeftButton)
    saved(screen, lambda view: view.entry(number).marks == {"cible": 7})
    assert not screen.error_bar.isVisible()


def test_a_medium_that_was_pulled_is_replaced_by_another_folder(
    qtbot, open_screen, small_kit, saved, tmp_path
):
    screen = open_screen(small_kit)
    number = screen.desk_page.chosen()
    type_(qtbot, "5")
    saved(screen, lambda view: view.entry(number).marks == {"cible": 5})
    paths.user_data().rename(paths.user_data().with_name("pulled"))
    type_(qtbot, "7")
    qtbot.waitUntil(screen.error_bar.isVisible)

    qtbot.mouseClick(screen.elsewhere.button, Qt.MouseButton.LeftButton)
    dialog = screen.findChild(QFileDialog)
    other = tmp_path / "other"
    other.mkdir()
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile(str(other))
    dialog.accept()

    saved(screen, lambda view: view.entry(number).marks == {"cible": 7})
    assert screen.view.kept_in == other.resolve()
    assert not screen.error_bar.isVisible()
    assert not screen.has_unsaved
    assert folder_text(other) in screen.findChild(Toast).text_label.text()
    screen.undo()
    saved(screen, lambda view: view.entry(number).marks == {"cible": 5})


def test_the_window_does_not_close_over_what_is_not_saved_unless_told(
    qtbot, theme, kits, tmp_path, no_room
):
    window = open_window(qtbot, kits["make_kit"](tmp_path, count=1))
    with no_room():
        type_(qtbot, "7")
        window.close()
        assert window.isVisible()
        message = window.findChild(Message)
        assert "enregistré" in message.windowTitle()
        message.reject()
    window.close()
    assert not window.isVisible()


def open_window(qtbot, made):
    window = JurorWindow(made.path, Settings(), enter_kit)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    archive = zipfile.ZipFile(made.path)
    with qtbot.waitSignal(window.desk.opened):
        window.desk.open_with(lambda: Desk(Kit(made.path.name, archive, made.manifest)))
    qtbot.waitUntil(lambda: window.screen_page is not None and window.screen_page.isVisible())
    window.screen_page.desk_page.focus_grid()
    return window
