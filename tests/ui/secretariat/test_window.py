"""The window of an edition: its stages, its keys, what is dropped on it, and how it closes."""

import shutil
import threading
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget

from jury_app.model.database import Database
from jury_app.model.journal import head
from jury_app.model.queries.edition import get_edition
from jury_app.progress import Progress
from jury_app.ui.secretariat.dialogs.import_dialog import ImportDialog
from jury_app.ui.secretariat.dialogs.juror_dialog import JurorDialog
from jury_app.ui.secretariat.help_pages import page_help
from jury_app.ui.secretariat.stages import STAGES
from jury_app.ui.secretariat.window import PAGES
from jury_app.ui.settings import Settings
from jury_app.ui.widgets.command_palette import CommandPalette
from jury_app.ui.widgets.help_sheet import HelpSheet
from jury_app.ui.widgets.message import Message

PATIENCE = 20_000


def close(qtbot, window):
    with qtbot.waitSignal(window.closed, timeout=PATIENCE):
        window.close()


def drop(window, *paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    held = (mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(
        window, QDragEnterEvent(QPointF(9, 9).toPoint(), Qt.DropAction.CopyAction, *held)
    )
    QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, *held))


def test_every_stage_has_its_page_in_the_order_of_the_year():
    assert list(PAGES) == list(STAGES)


@pytest.mark.parametrize("stage", ["founded", "issued", "opened", "decided"])
def test_every_page_opens_by_its_key_at_every_stage_and_looking_changes_nothing(
    qtbot, window_at, stage, tmp_path
):
    window, edition = window_at(stage), tmp_path / f"{stage}.jury"
    before = shutil.copy(edition, tmp_path / "before.jury")

    for place, key in enumerate(STAGES, start=1):
        qtbot.keyClick(
            window, getattr(Qt.Key, f"Key_{place % 10}"), Qt.KeyboardModifier.ControlModifier
        )
        qtbot.waitUntil(window.rail.button(key).isChecked)  # a button takes a moment to sink
        with qtbot.waitActive(window):
            window.activateWindow()
        assert window.stack.currentWidget().page is window.page(key)

    close(qtbot, window)
    with closing(Database(Path(before))) as first, closing(Database(edition)) as second:
        assert first.read(head) == second.read(head)


class _Strays(QObject):
    """Takes down what appears as a window of its own."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(repr(watched))
        return False


def test_no_part_of_a_page_appears_as_a_window_of_its_own_while_it_is_made(
    qtbot, qapp, window_at, settled
):
    window, strays = window_at("closed"), _Strays()
    qapp.installEventFilter(strays)

    for stage in STAGES:
        window.open_page(stage)
        settled(window)

    qapp.removeEventFilter(strays)
    assert strays.seen == []


def test_the_keys_of_a_french_keyboard_open_pages_too(qtbot, window_at):
    window = window_at()

    qtbot.keyClick(window, Qt.Key.Key_Eacute, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(window.rail.button("applications").isChecked)


def test_the_keys_of_the_deliberation_act_as_soon_as_it_is_opened(qtbot, window_at):
    window = window_at("opened")

    qtbot.keyClick(window, Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.focusWidget() is window.page("deliberation").domain_list)
    first = window.page("deliberation").domain_list.current_row()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_N)

    assert window.page("deliberation").domain_list.current_row() != first


def test_pages_are_built_when_they_are_first_asked_for(window_at):
    window = window_at()
    assert window.stack.count() == 1

    page = window.open_page("jury")

    assert window.stack.count() == 2
    assert window.open_page("jury") is page


def test_the_rail_says_in_words_how_each_stage_stands(qtbot, window_at):
    window = window_at("issued")

    kits = window.rail.button("kits")
    qtbot.waitUntil(lambda: "24" in kits.accessibleDescription())
    assert window.rail.button("standings").accessibleDescription().startswith("Les bulletins sont")


def test_the_window_bears_the_name_of_its_edition_as_it_changes(qtbot, window_at):
    window = window_at()
    tab = window.page("edition").identity_tab
    qtbot.waitUntil(lambda: tab.title_edit.text() == "Prix Territoria")

    tab.title_edit.setText("Prix de l’évaluation")
    tab.title_edit.editingFinished.emit()

    qtbot.waitUntil(lambda: "Prix de l’évaluation 2026" in window.windowTitle())
    qtbot.waitUntil(lambda: window.strip.text_label.text().startswith("Enregistré à"))


def test_the_palette_finds_a_deed_and_does_it_on_a_page_that_was_never_open(qtbot, window_at):
    window = window_at()
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.findChild(CommandPalette)

    qtbot.keyClicks(palette.search_edit, "ajouter un jure")
    qtbot.keyClick(palette.search_edit, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: window.page("jury").findChild(JurorDialog) is not None)


def test_the_palette_finds_the_roll_call_by_the_word_on_its_button(qtbot, window_at):
    window = window_at()
    window.open_palette()
    palette = window.findChild(CommandPalette)

    qtbot.keyClicks(palette.search_edit, "presence")

    assert [each.text for each in palette.table.model().shown_rows] == ["Dire qui est présent"]


def test_everything_in_the_palette_can_be_done(window_at):
    window = window_at("decided")
    window.open_palette()
    commands = window.findChild(CommandPalette).table.model().rows

    pages = [each for each in commands if each.group not in ("", "Étapes")]
    assert len(pages) > 15
    for each in pages:
        each.run()  # raises if a page lacks what is offered


def test_f1_helps_with_the_page_that_is_shown(qtbot, window_at):
    window = window_at()
    window.open_page("jury")

    qtbot.keyClick(window, Qt.Key.Key_F1)

    sheet = window.findChild(HelpSheet)
    assert sheet.isVisible()
    assert sheet.page == page_help("jury")


def test_a_table_dropped_anywhere_is_looked_at_by_the_applications(qtbot, window_at, files):
    window = window_at("founded")

    drop(window, files / "demarches-simplifiees.csv")

    qtbot.waitUntil(
        lambda: window.page("applications").findChild(ImportDialog) is not None, timeout=PATIENCE
    )
    assert window.rail.button("applications").isChecked()
    dialog = window.page("applications").findChild(ImportDialog)
    qtbot.waitUntil(dialog.isVisible, timeout=PATIENCE)


def test_a_table_dropped_on_the_jury_is_a_list_of_jurors(qtbot, window_at, files):
    window = window_at("founded")
    window.open_page("jury")

    drop(window, files / "jurors.csv")

    dialog = window.page("jury").findChild(ImportDialog)
    qtbot.waitUntil(dialog.isVisible, timeout=PATIENCE)
    assert "24" in dialog.primary_button.text()


def test_a_ballot_dropped_anywhere_goes_to_the_ballots(window_at, tmp_path):
    window = window_at("issued")
    path = tmp_path / "bulletin.juryballot"
    path.write_bytes(b"not one of ours")

    drop(window, path)

    assert window.rail.button("ballots").isChecked()


def test_another_edition_dropped_here_is_asked_to_be_opened(qtbot, window_at, tmp_path):
    window = window_at()
    path = tmp_path / "autre.jury"
    path.touch()

    with qtbot.waitSignal(window.file_asked) as asked:
        drop(window, path)

    assert asked.args == [path]


def test_closing_makes_a_back_up_and_remembers_how_the_year_stands(qtbot, window_at, tmp_path):
    window = window_at("issued")

    close(qtbot, window)

    [recent] = Settings(tmp_path / "settings.json").choices.recent
    assert recent.title == "Prix Territoria 2026"
    assert "24" in recent.sentence
    database = Database(tmp_path / "issued.jury")
    assert [path.stem.split("-")[-1] for path in database.backups()] == ["closing"]
    database.close()


def test_what_is_being_typed_when_the_window_is_closed_is_saved(qtbot, window_at, tmp_path):
    window = window_at("founded")
    field = window.page("edition").identity_tab.organiser_edit
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(field, "Observatoire")

    close(qtbot, window)

    with closing(Database(tmp_path / "founded.jury")) as database:
        assert database.read(get_edition).values.organiser == "Observatoire"


def test_closing_waits_for_work_that_is_running(qtbot, window_at, tmp_path):
    window = window_at()
    let_go = threading.Event()
    done = []

    def work(_database):
        yield Progress(0, 2)
        let_go.wait(10)
        yield Progress(1, 2)
        return "printed"

    window.office.workspace.run(work, title="Impression", then=done.append)
    window.close()
    assert window.isVisible()
    assert done == []

    with qtbot.waitSignal(window.closed, timeout=PATIENCE):
        let_go.set()
    assert done == ["printed"]


def test_a_back_up_that_cannot_be_made_is_told_and_closing_stays_possible(
    qtbot, window_at, monkeypatch, tmp_path
):
    window = window_at()
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be")
    monkeypatch.setenv("JURY_DATA", str(blocked))

    window.close()
    qtbot.waitUntil(lambda: window.findChild(Message) is not None, timeout=PATIENCE)
    message = window.findChild(Message)
    assert window.isVisible()
    qtbot.keyClick(message, Qt.Key.Key_Escape)
    assert window.isVisible()

    window.close()
    qtbot.waitUntil(
        lambda: any(each.isVisible() for each in window.findChildren(Message)), timeout=PATIENCE
    )
    [message] = [each for each in window.findChildren(Message) if each.isVisible()]
    with qtbot.waitSignal(window.closed, timeout=PATIENCE):
        message.primary_button.click()


def test_what_goes_wrong_in_a_page_is_told_in_the_window(qtbot, window_at):
    window = window_at()

    def impossible(_session):
        raise ValueError("rien ne va plus")

    window.office.workspace.write(impossible)

    qtbot.waitUntil(window.error_bar.isVisible)


def fits(scroll):
    """Whether a page asks for no more height than there is, once it has laid itself out."""
    asked = scroll.widget().heightForWidth(scroll.viewport().width())
    least = scroll.widget().minimumSizeHint().height()
    return max(asked, least) <= scroll.viewport().height()


def test_with_letters_twice_as_large_the_window_fits_and_no_page_is_scrolled_sideways(
    qtbot, theme, window_at, answer
):
    theme.set_text_size(200)
    window = window_at("opened")
    for key in STAGES:
        window.do_on(key, lambda _page: None)
        answer(window.office, head)
        scroll = window.stack.currentWidget()
        qtbot.waitUntil(
            lambda scroll=scroll: (
                scroll.widget().minimumSizeHint().width() <= scroll.viewport().width()
            )
        )

    least = window.minimumSizeHint()
    assert least.width() <= 1280
    assert least.height() <= 720


def test_no_page_scrolls_as_a_whole_on_a_small_screen(qtbot, window_at, answer):
    window = window_at("closed")
    for key in STAGES:
        window.do_on(key, lambda _page: None)
        answer(window.office, head)
        scroll = window.stack.currentWidget()
        for tabs in scroll.page.findChildren(QTabWidget):
            for place in range(tabs.count()):
                tabs.setCurrentIndex(place)
                qtbot.waitUntil(tabs.currentWidget().isVisible)
        qtbot.waitUntil(partial(fits, scroll))
