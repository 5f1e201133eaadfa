"""The juror's window: the code, the way in, the way out, and what is loaded when."""

import shutil
import subprocess
import sys

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from jury_app.app import enter_kit
from jury_app.desk.views import EntryState
from jury_app.ui.juror.grid_dialog import GridDialog
from jury_app.ui.juror.window import JurorWindow
from jury_app.ui.settings import Settings
from jury_app.ui.widgets.toast import Toast, toast

HEAVY = (
    "sqlalchemy", "alembic", "numpy", "scipy", "reportlab", "cryptography", "openpyxl", "pypdfium2",
    "PIL", "msgspec",
)  # fmt: skip


class Shown(QObject):
    """Collects the windows that appear, even for a moment."""

    def __init__(self):
        super().__init__()
        self.windows = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and watched.isWidgetType() and watched.isWindow():
            self.windows.append(type(watched).__name__)
        return False


@pytest.fixture
def open_window(qtbot, theme, made_kit):
    windows = []

    def open_(path=made_kit.path):
        window = JurorWindow(path, Settings(), enter_kit)
        windows.append(window)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield open_
    for window in windows:
        window.close()


def enter_code(qtbot, window, code):
    qtbot.keyClicks(QApplication.focusWidget(), code)
    with qtbot.waitSignal(window.desk.opened):
        qtbot.keyClick(QApplication.focusWidget(), "\r")
    qtbot.waitUntil(window.screen_page.isVisible)
    return window.screen_page


def test_the_right_code_opens_the_desk_at_the_first_mark(qtbot, open_window, made_kit):
    window = open_window()
    screen = enter_code(qtbot, window, made_kit.code)

    assert made_kit.manifest.juror.name in window.windowTitle()
    assert screen.isVisible()
    assert screen.desk_page.grid.cards["cible"].marks.is_active()


def test_a_code_may_be_typed_without_hyphens_and_in_capitals(qtbot, open_window, made_kit):
    screen = enter_code(qtbot, open_window(), made_kit.code.upper().replace("-", " "))

    assert screen.view.left == len(made_kit.manifest.applications)


def test_a_wrong_code_is_said_to_be_wrong_and_another_may_be_tried(qtbot, open_window, made_kit):
    window = open_window()
    qtbot.keyClicks(window.code_page.code_edit, "bafiro-ketamu-solidu-ravepo")
    with qtbot.waitSignal(window.desk.refused):
        qtbot.keyClick(window.code_page.code_edit, "\r")

    assert window.code_page.error_bar.isVisible()
    assert "code" in window.code_page.error_bar.sentence_label.text()
    assert window.code_page.code_edit.hasSelectedText()

    assert enter_code(qtbot, window, made_kit.code).isVisible()


def test_a_file_that_is_no_kit_is_refused_in_a_sentence(qtbot, open_window, tmp_path):
    path = tmp_path / "photo.jurykit"
    path.write_bytes(b"%PDF-1.4 no kit at all")
    window = open_window(path)
    qtbot.keyClicks(window.code_page.code_edit, "bafiro")
    with qtbot.waitSignal(window.desk.refused):
        qtbot.keyClick(window.code_page.code_edit, "\r")

    assert "photo.jurykit" in window.code_page.error_bar.sentence_label.text()


def test_the_code_is_worked_out_elsewhere_while_the_window_says_so(qtbot, open_window, made_kit):
    window = open_window()
    window.code_page.code_edit.setText(made_kit.code)

    window.code_page.open_button.click()

    assert window.screen_page is None
    assert window.code_page.bar.isVisible()
    assert window.code_page.code_edit.isReadOnly()
    assert window.code_page.code_edit.hasFocus()
    qtbot.waitUntil(lambda: window.screen_page is not None)


def test_nothing_but_the_window_appears(qtbot, open_window, made_kit):
    shown = Shown()
    QApplication.instance().installEventFilter(shown)

    enter_code(qtbot, open_window(), made_kit.code)

    QApplication.instance().removeEventFilter(shown)
    assert set(shown.windows) == {"JurorWindow"}


def test_closing_saves_what_was_being_typed_and_the_next_opening_finds_it(
    qtbot, open_window, made_kit
):
    window = open_window()
    screen = enter_code(qtbot, window, made_kit.code)
    number = screen.desk_page.chosen()
    qtbot.keyClicks(QApplication.focusWidget(), "6")
    screen.desk_page.grid.opinion_edit.setFocus()
    qtbot.keyClicks(screen.desk_page.grid.opinion_edit, "Presque fini")
    window.close()

    screen = enter_code(qtbot, open_window(), made_kit.code)
    entry = screen.view.entry(number)
    assert (dict(entry.marks), entry.opinion) == ({"cible": 6}, "Presque fini")
    assert entry.state is EntryState.BEGUN
    assert screen.desk_page.chosen() == number


def test_the_start_window_will_tell_how_things_stand(qtbot, open_window, made_kit):
    window = open_window()
    enter_code(qtbot, window, made_kit.code)
    window.close()

    [recent] = Settings().choices.recent
    assert (recent.path, recent.kind) == (str(made_kit.path), "kit")
    assert recent.title == "Prix Territoria 2026"
    assert recent.sentence == "Il reste 12 dossiers sur 12"


def test_a_kit_opened_twice_says_where_it_is_open(qtbot, open_window, made_kit, impatient):
    enter_code(qtbot, open_window(), made_kit.code)
    second = open_window()
    second.code_page.code_edit.setText(made_kit.code)
    with qtbot.waitSignal(second.desk.refused, timeout=15_000):
        second.code_page.open_button.click()

    assert "ouvertes" in second.code_page.error_bar.sentence_label.text()


def test_another_language_needs_no_second_code(qtbot, open_window, made_kit):
    window = open_window()
    screen = enter_code(qtbot, window, made_kit.code)
    screen.desk_page.choose(screen.desk_page.applications.model.numbers()[2])
    chosen = screen.desk_page.chosen()
    screen.desk_page.focus_grid()
    qtbot.keyClicks(QApplication.focusWidget(), "6")

    window.rebuild()

    qtbot.waitUntil(lambda: window.screen_page is not screen)
    rebuilt = window.screen_page
    assert rebuilt.desk_page.chosen() == chosen
    qtbot.waitUntil(lambda: rebuilt.view.entry(chosen).marks == {"cible": 6})


def test_another_language_waits_for_the_ballot_that_is_being_sealed(
    qtbot, open_window, made_kit, tmp_path
):
    window = open_window()
    screen = enter_code(qtbot, window, made_kit.code)
    screen.put_into(tmp_path)
    screen.open_review()
    screen.seal()
    window.rebuild()
    assert window.screen_page is screen

    qtbot.waitUntil(lambda: window.screen_page is not screen)
    [ballot] = tmp_path.glob("*.juryballot")
    page = window.screen_page.sealed_page
    qtbot.waitUntil(page.isVisible)
    assert page.file_label.text() == ballot.name


def test_another_language_waits_for_the_grid_that_is_being_read_and_shows_it_again(
    qtbot, unlocked_window, made_kit, tmp_path
):
    window = unlocked_window(made_kit)
    screen = window.screen_page
    screen.annex.exchange.export(tmp_path / "grid.csv")
    qtbot.waitUntil((tmp_path / "grid.csv").exists)
    screen.annex.exchange.read(tmp_path / "grid.csv")
    window.rebuild()

    qtbot.waitUntil(lambda: window.screen_page is not screen)
    qtbot.waitUntil(lambda: not isValid(screen))
    [dialog] = window.findChildren(GridDialog)
    assert dialog.parent() is window.screen_page
    dialog.reject()


def test_what_a_screen_of_before_offered_to_undo_is_offered_no_more(
    qtbot, unlocked_window, made_kit
):
    window = unlocked_window(made_kit)
    screen = window.screen_page
    toast(screen, "Dit", undo=screen.undo)
    window.rebuild()

    assert window.screen_page is not screen
    assert not window.findChild(Toast).isVisible()


def test_nothing_heavy_is_loaded_before_the_first_paint(made_kit):
    program = f"""
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
application = QApplication([])
from jury_app.app import enter_kit
from jury_app.ui.juror.window import JurorWindow
from jury_app.ui.settings import Settings
from jury_app.ui.widgets.toast import Toast
from jury_app.ui.theme import Theme
Theme(application)
window = JurorWindow(Path({str(made_kit.path)!r}), Settings(), enter_kit)
window.show()
window.code_page.grab()
print(*sorted(set(sys.modules) & set({HEAVY!r})))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == []


def test_marks_kept_beside_the_kit_are_said_to_be(qtbot, theme, made_kit, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("JURY_DATA", str(tmp_path / "file" / "data"))
    kit = tmp_path / "home" / "kit.jurykit"
    kit.parent.mkdir()
    shutil.copyfile(made_kit.path, kit)
    window = JurorWindow(kit, Settings(), enter_kit)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    screen = enter_code(qtbot, window, made_kit.code)

    said = window.findChild(Toast).text_label.text()
    assert str(kit.parent) in said
    qtbot.keyClicks(QApplication.focusWidget(), "6")
    qtbot.waitUntil(lambda: screen.view.saved_at is not None)
    assert list(kit.parent.glob("*.jurywork"))
    window.close()


def test_marks_kept_where_the_juror_put_them_are_said_to_be(
    qtbot, unlocked_window, made_kit, tmp_path
):
    window = unlocked_window(made_kit)
    window.screen_page.elsewhere.move(tmp_path)
    qtbot.waitUntil(lambda: window.screen_page.view.kept_in == tmp_path)
    window.close()

    again = unlocked_window(made_kit)
    said = again.findChild(Toast).text_label.text()
    assert str(tmp_path) in said
    assert "où vous les avez mises" in said


def test_what_is_typed_before_the_field_is_there_goes_into_it(qtbot, theme, made_kit):
    window = JurorWindow(made_kit.path, Settings(), enter_kit)
    qtbot.addWidget(window)
    window.show()
    qtbot.keyClicks(window, "bafirx")
    qtbot.keyClick(window, Qt.Key.Key_Backspace)
    qtbot.keyClicks(window, "o")

    qtbot.waitUntil(lambda: window.focusWidget() is window.code_page.code_edit)
    qtbot.waitUntil(lambda: window.code_page.code_edit.text() == "bafiro")
    window.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_names_and_the_ground_stay_as_they_are_when_the_page_of_the_code_comes(
    qtbot, qapp, theme, made_kit, scheme
):
    theme.choose(scheme)
    qapp.setStyleSheet("")  # as before the first paint
    window = JurorWindow(made_kit.path, Settings(), enter_kit)
    qtbot.addWidget(window)
    window.resize(900, 700)
    first = window.grab().toImage()
    theme.choose("contrast")
    theme.choose(scheme)
    assert window.code_page.isVisibleTo(window)
    second = window.grab().toImage()

    names = window.threshold.file_label.geometry().united(window.threshold.name_label.geometry())
    assert first.copy(names) == second.copy(names)
    assert first.pixelColor(3, 600) == second.pixelColor(3, 600)
    assert first != second
    window.close()


def test_the_folder_of_the_ballots_is_found_again_the_next_evening(
    unlocked_window, made_kit, tmp_path
):
    chosen = tmp_path / "ballots"
    chosen.mkdir()
    first = unlocked_window(made_kit)
    first.screen_page.put_into(chosen)
    first.close()

    again = unlocked_window(made_kit)
    assert again.screen_page.annex.sealing.folder == chosen
    again.close()
    chosen.rmdir()

    assert unlocked_window(made_kit).screen_page.annex.sealing.folder == made_kit.path.parent


def test_what_stands_around_the_desk_is_not_loaded_for_the_first_dossier():
    program = """
import sys
from jury_app.juror_app import behind_the_code
behind_the_code().load_desk()
behind_the_code().screen()
names = ("annex", "document_view", "reader", "grid_exchange", "sealing", "receipts", "help_pages")
print(*sorted(set(sys.modules) & {f"jury_app.ui.juror.{name}" for name in names}))
print(*sorted(set(sys.modules) & {"jury_app.helper", "jury_app.ui.widgets.data_table"}))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == []
