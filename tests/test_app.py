import os
import runpy
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from jury_app.app import Windows
from jury_app.exchange.founding import create_edition
from jury_app.model.templates import load_template
from jury_app.ui.collecting import Collector
from jury_app.ui.juror.window import JurorWindow
from jury_app.ui.secretariat.window import SecretariatWindow
from jury_app.ui.start_help import start_help
from jury_app.ui.start_window import StartWindow
from jury_app.ui.widgets.help_sheet import HelpSheet
from jury_app.ui.widgets.rail_button import RailButton

KITS = Path(__file__).parent / "desk" / "kits.py"
HEAVY = (
    "sqlalchemy", "alembic", "numpy", "scipy", "reportlab", "cryptography", "openpyxl", "PIL",
)  # fmt: skip


@pytest.fixture
def edition(tmp_path):
    path = tmp_path / "prix.jury"
    template = load_template("innovation")
    create_edition(path, template=template, title="Prix", year=2026, passphrase=None, language="fr")
    return path


@pytest.fixture
def windows(qtbot, qapp):
    collector = Collector()  # as in the application: no widget goes on a thread that loads
    windows = Windows(qapp)
    yield windows
    windows.hush()
    collector.stop()


def opened(qtbot, windows, path):
    windows.open_file(path)
    qtbot.waitUntil(lambda: windows.window is not None and windows.window.isVisible())
    qtbot.waitUntil(lambda: "Prix" in windows.window.windowTitle())
    return windows.window


def rail_words(window):
    return [each.accessibleName() for each in window.rail.findChildren(RailButton)]


def test_an_edition_opens_in_its_window_and_the_start_window_goes(qtbot, windows, edition):
    windows.show_start()

    window = opened(qtbot, windows, edition)

    assert isinstance(window, SecretariatWindow)
    assert windows.start_window is None
    assert windows.settings.choices.recent[0].path == str(edition)


def test_a_file_opened_by_its_name_alone_is_found_again_from_another_folder(
    qtbot, windows, edition, monkeypatch
):
    monkeypatch.chdir(edition.parent)

    opened(qtbot, windows, Path(edition.name))

    assert windows.settings.choices.recent[0].path == str(edition)


def test_a_file_that_is_not_there_is_told_in_the_start_window(qtbot, windows, tmp_path):
    windows.open_file(tmp_path / "gone.jury")

    bar = windows.show_start().error_bar
    qtbot.waitUntil(bar.isVisible)
    assert "gone.jury" in bar.sentence_label.text()
    assert windows.window is None


def test_f1_helps_where_everybody_starts(qtbot, windows):
    start = windows.show_start()
    with qtbot.waitActive(start):
        start.activateWindow()

    qtbot.keyClick(start, Qt.Key.Key_F1)

    sheet = start.findChild(HelpSheet)
    assert sheet.page == start_help()
    assert "Ctrl+N" in [each.text() for each in sheet.findChildren(QLabel)]
    assert sheet.findChildren(QAbstractButton)
    sheet.reject()


def test_from_an_edition_one_comes_back_to_the_start(qtbot, windows, edition):
    opened(qtbot, windows, edition).start_asked.emit()

    qtbot.waitUntil(lambda: isinstance(windows.start_window, StartWindow))
    qtbot.waitUntil(windows.start_window.isVisible)
    assert windows.window is None
    assert windows.start_window.recent_list.rows()[0].sentence != ""


def test_another_language_makes_the_window_anew_on_the_same_file(qtbot, windows, edition):
    window = opened(qtbot, windows, edition)
    before = rail_words(window)

    windows.settings.choose_language("en")
    windows.rebuild()
    qtbot.waitUntil(lambda: windows.window not in (None, window))

    assert "Langue et affichage" in before
    assert "Language and display" in rail_words(windows.window)


def test_a_new_edition_is_founded_and_its_key_is_shown_before_it_opens(qtbot, windows, tmp_path):
    start = windows.show_start()
    qtbot.mouseClick(start.new_button, Qt.MouseButton.LeftButton)
    [dialog] = [each for each in start.children() if hasattr(each, "path_edit")]
    assert str(datetime.now(UTC).year) in dialog.path_edit.text()
    dialog.path_edit.setText(str(tmp_path / "neuve"))
    with qtbot.waitSignal(dialog.founded):
        qtbot.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)

    [recovery] = [each for each in start.children() if hasattr(each, "key_label")]
    assert recovery.key_label.text().replace("\n", "").startswith("AGE-SECRET-KEY-1")
    qtbot.mouseClick(recovery.primary_button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: windows.settings.choices.recent != ())
    assert windows.window is not None
    assert windows.settings.choices.recent[0].path == str(tmp_path / "neuve.jury")


def test_an_edition_that_was_restored_is_opened(qtbot, windows, tmp_path):
    start = windows.show_start()
    qtbot.mouseClick(start.restore_button, Qt.MouseButton.LeftButton)
    [dialog] = [each for each in start.children() if hasattr(each, "backup_field")]
    dialog.restored.emit(tmp_path / "gone.jury")

    qtbot.waitUntil(start.error_bar.isVisible)
    assert "gone.jury" in start.error_bar.sentence_label.text()
    dialog.reject()


def test_a_kit_is_opened_without_a_start_window_on_the_way(qtbot, windows, tmp_path):
    kit = tmp_path / "kit.jurykit"
    kit.write_bytes(b"")

    windows.open_file(kit)

    assert isinstance(windows.window, JurorWindow)
    assert windows.window.isVisible()
    assert windows.start_window is None


def test_a_window_tells_once_that_it_was_painted(qtbot, windows):
    painted = []
    windows.once_painted.do(lambda: painted.append(not windows.start_window.grab().isNull()))

    windows.show_start()
    assert painted == []
    qtbot.waitUntil(lambda: painted == [True])
    windows.start_window.repaint()
    QApplication.processEvents()

    assert painted == [True]


def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path):
    code = f"""
import sys
from PySide6.QtWidgets import QApplication
from jury_app.app import Windows
application = QApplication(["jury", "-platform", "offscreen"])
start = Windows(application).show_start()
assert not start.grab().isNull()
print(sorted(set(sys.modules) & set({HEAVY!r})))
"""
    environment = {**os.environ, "JURY_DATA": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"


ON_THREADS = """
import os, sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer
from jury_app import app

elsewhere = set()


def hear(event, arguments):
    is_widget = event == "import" and arguments[0].startswith(("jury_app.ui", "PySide6"))
    if is_widget and threading.current_thread() is not threading.main_thread():
        elsewhere.add(arguments[0])


def look():
    window = windows[0].window
    if code and not hasattr(window, "asked"):
        window.asked = True
        window.code_page.code_edit.setText(code)
        window.code_page.open_button.click()
    if last in sys.modules and (not code or window.screen_page.is_furnished):
        print(sorted(elsewhere), flush=True)
        os._exit(0)


def begin(application, shown):
    load(application, shown)
    windows.append(shown)
    timer.start(20)


file, code, last = sys.argv[1:]
sys.addaudithook(hear)
windows, load, app.after_first_paint = [], app.after_first_paint, begin
timer = QTimer()
timer.timeout.connect(look)
app.run(Path(file) if file else None)
"""


@pytest.mark.parametrize(
    "last", ["jury_app.ui.secretariat.window", "jury_app.ui.juror.annex"], ids=["start", "kit"]
)
def test_no_widget_is_loaded_on_another_thread(tmp_path, last):
    """Qt asks its class without Python's lock: the application would come down, now and then."""
    file, code = "", ""
    if "juror" in last:
        kit = runpy.run_path(str(KITS))["make_kit"](tmp_path, count=1)
        file, code = kit.path, kit.code
    environment = {**os.environ, "JURY_DATA": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", ON_THREADS, file, code, last],
        env=environment, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip

    assert done.stdout.strip() == "[]"
