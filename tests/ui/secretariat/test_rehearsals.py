"""The day played beforehand from the window: made beside the edition, and never mistaken for it."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from jury_app.exchange.opening import open_ballots
from jury_app.exchange.rehearsing import rehearse
from jury_app.i18n import speaking
from jury_app.model.database import Database
from jury_app.model.operations.choreography import open_domain
from jury_app.model.operations.showing import show_standings
from jury_app.model.queries.edition import get_edition, list_domains
from jury_app.progress import finish
from jury_app.ui.look import tokens
from jury_app.ui.room.watermark import INK
from jury_app.ui.secretariat.dialogs.rehearsal_dialog import RehearsalDialog
from jury_app.ui.secretariat.leaving import leave
from jury_app.ui.secretariat.pages.deliberation_page import DeliberationPage
from jury_app.ui.secretariat.window import SecretariatWindow
from jury_app.ui.settings import Settings
from jury_app.ui.theme import dressed_at_once
from jury_app.ui.tokens import TOKENS, contrast
from jury_app.ui.widgets.command_palette import CommandPalette
from jury_app.ui.workspace import Workspace

READ = 4.5
PATIENCE = 20_000


@pytest.fixture(scope="module")
def rehearsed(rested_at, tmp_path_factory):
    """A rehearsal at rest whose made-up ballots were opened; copy it."""
    folder = tmp_path_factory.mktemp("rehearsed")
    path = folder / "essai.jury"
    copy = Path(shutil.copy(rested_at("assigned"), folder))
    with speaking("fr"), closing(Database(copy)) as edition:
        finish(rehearse(edition, path))
    with closing(Database(path)) as database:
        finish(open_ballots(database, passphrase=None, witnesses=["Maître Dupont"]))
    return path


@pytest.fixture
def rehearsal(rehearsed, tmp_path):
    """A rehearsal whose made-up ballots were opened."""
    return Path(shutil.copy(rehearsed, tmp_path / "assigned - essai.jury"))


@pytest.fixture
def window(qtbot, theme, rehearsal, tmp_path):
    workspace = Workspace(lambda: Database(rehearsal))
    with qtbot.waitSignal(workspace.opened):
        pass
    with dressed_at_once():
        window = SecretariatWindow(workspace, Settings(tmp_path / "settings.json"))
    window.resize(1280, 720)
    with qtbot.waitActive(window):
        window.show()
    qtbot.waitUntil(lambda: "ESSAI" in window.windowTitle())
    yield window
    workspace.close()
    window.deleteLater()


def is_rehearsal(path):
    with closing(Database(path)) as database:
        return database.read(get_edition).is_rehearsal


def test_a_rehearsal_is_made_by_the_keyboard_and_handed_over(qtbot, window_at, settled):
    window = window_at("assigned")
    settled(window)
    assert not window.band.isVisible()
    made = []
    window.file_asked.connect(made.append)
    window.open_palette()
    palette = window.findChild(CommandPalette)
    qtbot.keyClicks(palette.search_edit, "ter la journ")
    qtbot.keyClick(palette.search_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.findChild(RehearsalDialog) is not None)
    dialog = window.findChild(RehearsalDialog)
    assert dialog.path_edit.text().endswith("assigned - essai.jury")

    qtbot.keyClick(dialog.path_edit, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: bool(made), timeout=PATIENCE)
    assert is_rehearsal(made[0])
    assert made[0].name == "assigned - essai.jury"


def test_what_is_there_is_never_overwritten_and_the_dialog_says_so(
    qtbot, window_at, settled, edition_at
):
    window = window_at("assigned")
    settled(window)
    taken = edition_at("founded")
    before = taken.read_bytes()
    window.rehearsals.ask()
    qtbot.waitUntil(lambda: window.findChild(RehearsalDialog) is not None)
    dialog = window.findChild(RehearsalDialog)
    dialog.path_edit.setText(str(taken))

    dialog.make_button.click()

    qtbot.waitUntil(dialog.error_bar.isVisible)
    assert dialog.isVisible()
    assert taken.read_bytes() == before
    dialog.reject()


def test_a_rehearsal_is_offered_where_the_day_begins(qtbot, office_at, shown_page):
    office = office_at("assigned")
    page = shown_page(DeliberationPage, office)

    qtbot.waitUntil(page.rehearsals.button.isVisible)

    assert page.empty.isAncestorOf(page.rehearsals.button)


def test_an_edition_without_readings_offers_none(office_at, shown_page, answer):
    office = office_at("founded")
    page = shown_page(DeliberationPage, office)
    answer(office, lambda _session: True)

    assert page.rehearsals.button.isHidden()


def test_the_window_of_a_rehearsal_says_so_to_the_eye_and_to_the_ear(window, listener):
    assert window.windowTitle().startswith("ESSAI – ")
    assert window.band.isVisible()
    assert window.band.width() == window.width()
    assert window.band.word_label.text() == "ESSAI"
    heard = QAccessible.queryAccessibleInterface(window.band)
    assert heard.text(QAccessible.Text.Name) == "ESSAI"
    assert "ne compte" in heard.text(QAccessible.Text.Description)
    for key in ("applications", "deliberation", "publication"):
        window.open_page(key)
        assert window.band.isVisible()


def test_enter_does_not_start_again_what_has_just_been_opened(window):
    assert window.band.isVisible()
    assert not window.restart_button.hasFocus()


def test_a_rehearsal_starts_again_from_zero_by_one_click_and_stays_itself(qtbot, window, rehearsal):
    made = []
    window.file_asked.connect(made.append)

    qtbot.mouseClick(window.restart_button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: bool(made), timeout=PATIENCE)
    assert made[0] == rehearsal.with_name("assigned - essai 2.jury")
    assert is_rehearsal(made[0])
    assert rehearsal.exists()


def test_the_room_sees_the_word_behind_all_that_is_shown(qtbot, theme, window, settled, listener):
    page = window.open_page("deliberation")
    settled(window)
    page.room.project()
    room = page.room.window
    room.resize(1280, 720)
    office = window.office
    done = []
    office.workspace.read(list_domains, then=done.append)
    qtbot.waitUntil(lambda: bool(done))
    code = done[0][0].values.code
    for operation in (open_domain, show_standings):
        office.workspace.write(operation, domain_code=code)
    qtbot.waitUntil(lambda: bool(room.view.heading_label.text()))

    assert room.view.watermark == "ESSAI"
    heard = QAccessible.queryAccessibleInterface(room.view)
    assert heard.text(QAccessible.Text.Description) == "ESSAI"
    for scheme in ("light", "dark", "contrast"):
        theme.choose(scheme)
        picture = room.grab().toImage()
        painted = {
            picture.pixelColor(x, y).name().upper()
            for x in range(0, picture.width(), 7)
            for y in range(0, picture.height(), 7)
        }
        assert getattr(tokens(), INK).upper() in painted, scheme


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("ink", ["text", "muted", "warning"])
def test_what_stands_before_the_word_is_read_as_well(scheme, ink):
    worn = TOKENS[scheme]

    assert contrast(getattr(worn, ink), getattr(worn, INK)) >= READ


def test_a_real_edition_shows_the_room_no_such_word(qtbot, window_at, settled):
    window = window_at("opened")
    page = window.open_page("deliberation")
    settled(window)
    page.room.project()
    qtbot.waitUntil(lambda: page.room.window.view.screen_row is not None)

    assert page.room.window.view.watermark == ""
    assert page.room.window.view.accessibleDescription() == ""


def test_the_list_of_recent_files_tells_a_rehearsal(rehearsal):
    with closing(Database(rehearsal)) as database:
        recent = finish(leave(database)).recent

    assert recent.title == "Prix Territoria (ESSAI) 2026"
    assert recent.sentence.startswith("ESSAI – ")
