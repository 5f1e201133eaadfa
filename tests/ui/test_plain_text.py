"""No window reads markup out of a name: the start, the juror’s, and what is told in passing."""

import csv
import runpy
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QTabBar,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from jury_app.app import enter_kit
from jury_app.progress import Progress
from jury_app.ui.crash_dialog import CrashDialog
from jury_app.ui.juror.grid_dialog import GridDialog
from jury_app.ui.juror.window import JurorWindow
from jury_app.ui.new_edition_dialog import NewEditionDialog
from jury_app.ui.recovery_dialog import RecoveryDialog
from jury_app.ui.restore_dialog import RestoreDialog
from jury_app.ui.settings import RecentFile, Settings
from jury_app.ui.start_window import StartWindow
from jury_app.ui.task import Task
from jury_app.ui.widgets.message import Question, ask, tell
from jury_app.ui.widgets.progress_dialog import ProgressDialog
from jury_app.ui.widgets.toast import toast

HERE = Path(__file__).parent
EYE = SimpleNamespace(**runpy.run_path(str(HERE / "markup.py")))
KIT = runpy.run_path(str(HERE / "named_kit.py"))
NAME, TITLE = EYE.name("Nom"), EYE.title("Titre")


@pytest.fixture
def window(qtbot):
    made = QWidget()
    made.setLayout(QVBoxLayout())
    made.resize(800, 600)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_start_window_and_its_dialogs_show_names_as_they_are(qtbot, theme, tmp_path):
    settings = Settings(tmp_path / "settings.json")
    for number, kind in enumerate(("edition", "kit", "edition")):
        path = tmp_path / EYE.file_name(f"{number}", ".jury")
        path.touch()
        settings.remember_file(
            RecentFile(path=str(path), kind=kind, title=NAME, sentence=NAME, language="fr")
        )
    start = StartWindow(settings, theme)
    qtbot.addWidget(start)
    start.show()
    NewEditionDialog(settings.choices.recent, start).open()
    RecoveryDialog(NAME, "AGE-SECRET-KEY-1", start).open()
    restoring = RestoreDialog(start)
    restoring.backup_field.edit.setText(NAME)
    restoring.recovery_field.edit.setText(str(tmp_path / EYE.file_name("secours", ".txt")))
    restoring.open()
    restoring.accept()
    qtbot.waitUntil(restoring.error_bar.isVisible)
    assert EYE.names_shown(restoring) > 1
    start.wait_for(path)
    assert EYE.misread(start) == []
    start.tell_error(NAME)

    assert EYE.names_shown(start) > 3
    assert EYE.misread(start) == []


def test_every_page_of_a_juror_shows_names_as_they_are(qtbot, theme, tmp_path):
    path, opened = KIT["build"](tmp_path)
    window = JurorWindow(path, Settings(tmp_path / "settings.json"), enter_kit)
    window.resize(1280, 720)
    window.show()
    window.activateWindow()
    wrong = {}

    def look(where, root=window):
        qtbot.waitUntil(lambda: EYE.names_shown(root) > 0)
        wrong[where] = EYE.misread(root)

    look("code")
    window.desk.open_with(opened)
    qtbot.waitUntil(lambda: window.screen_page is not None)
    screen = window.screen_page
    page = screen.desk_page
    for entry in screen.view.entries:
        page.choose(entry.number)
        for place in range(page.dossier.tabs.count()):
            page.dossier.tabs.setCurrentIndex(place)
            look(f"{entry.number} {place}")
    page.choose(screen.view.entries[0].number)
    screen.ask_recusal(page.chosen())
    recusal = QApplication.activeModalWidget()
    look("recusal", recusal)
    recusal.close()
    screen.open_review()
    look("review")
    screen.seal()
    qtbot.waitUntil(screen.sealed_page.isVisible)
    look("sealed")

    window.close()
    assert {where: found for where, found in wrong.items() if found} == {}


def test_what_a_filled_grid_changes_shows_names_as_they_are(qtbot, theme, tmp_path):
    path, opened = KIT["build"](tmp_path)
    window = JurorWindow(path, Settings(tmp_path / "settings.json"), enter_kit)
    window.show()
    window.desk.open_with(opened)
    qtbot.waitUntil(lambda: window.screen_page is not None)
    screen = window.screen_page
    grid = filled_grid(qtbot, screen, tmp_path / EYE.file_name("grille", ".csv"))
    screen.annex.exchange.read(grid)
    qtbot.waitUntil(lambda: screen.findChild(GridDialog) is not None)
    dialog = screen.findChild(GridDialog)
    wrong = []
    for place in range(dialog.tabs.count()):
        dialog.tabs.setCurrentIndex(place)
        assert EYE.names_shown(dialog) > 1
        wrong += EYE.misread(dialog)

    dialog.reject()
    window.close()
    assert wrong == []


def filled_grid(qtbot, screen, path):
    """Return a grid that changes something, and has something to look at."""
    screen.annex.exchange.export(path)
    qtbot.waitUntil(path.exists)
    head, first, *others = csv.reader(path.read_text("utf-8").splitlines(keepends=True))
    first[1] = first[head.index("comment")] = TITLE
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, first, *others])
    return path


def test_what_is_told_in_passing_shows_names_as_they_are(qtbot, theme, window):
    toast(window, NAME, undo=print)
    told = [
        tell(window, NAME, TITLE),
        ask(window, Question(NAME, TITLE, NAME.replace("&", "&&")), print),
        CrashDialog(NAME, window),
    ]
    told[-1].open()

    for each in told:
        assert EYE.names_shown(each)
    assert EYE.names_shown(window) > len(told)
    assert EYE.misread(window) == []


def test_long_work_shows_names_as_they_are(qtbot, theme, window):
    def steps():
        yield Progress(1, 3, NAME)
        yield Progress(2, 3, TITLE)

    task = Task(steps, NAME)
    dialog = ProgressDialog(task, window)
    with ThreadPoolExecutor(max_workers=1) as executor, qtbot.waitSignal(dialog.finished):
        task.start(executor)

    assert EYE.misread(dialog) == []


def _labelled(text):
    return QLabel(text)


def _tipped(text):
    made = QWidget()
    made.setToolTip(text)
    return made


def _written(text):
    made = QTextEdit()
    made.setText(text)
    return made


def _listed(text):
    made = QListWidget()
    item = QListWidgetItem("x")
    item.setToolTip(text)
    made.addItem(item)
    return made


def _tabbed(text):
    made = QTabBar()
    made.addTab(text)
    return made


def _boxed(text):
    return QMessageBox(QMessageBox.Icon.NoIcon, "x", text)


@pytest.mark.parametrize(
    "made", [_labelled, _tipped, _written, _listed, _tabbed, _boxed, QPushButton]
)
@pytest.mark.parametrize("text", [NAME, TITLE])
def test_the_eye_sees_whatever_reads_a_name_as_markup(qtbot, made, text):
    widget = made(text)
    qtbot.addWidget(widget)

    assert len(EYE.misread(widget)) == 1
