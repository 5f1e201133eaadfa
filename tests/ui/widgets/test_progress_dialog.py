import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from jury_app.progress import Progress
from jury_app.ui.task import Task
from jury_app.ui.widgets.patience import PATIENCE_MS
from jury_app.ui.widgets.progress_dialog import ProgressDialog
from jury_app.ui.widgets.progress_overlay import ProgressOverlay


@pytest.fixture
def executor():
    with ThreadPoolExecutor(max_workers=1) as executor:
        yield executor


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    with qtbot.waitExposed(window):
        window.show()
    return window


def test_quick_work_shows_nothing(qtbot, window, executor):
    def steps():
        yield Progress(0, 1)

    task = Task(steps, "Imprimer")
    dialog = ProgressDialog(task, window)

    with qtbot.waitSignal(dialog.finished):
        task.start(executor)

    assert not dialog.isVisible()


def test_work_that_is_over_before_its_dialog_listens_leaves_none_behind(qtbot, window, executor):
    def steps():
        return
        yield

    task = Task(steps, "Imprimer")
    task.start(executor)
    executor.shutdown(wait=True)

    ProgressDialog(task, window)

    qtbot.waitUntil(lambda: window.findChildren(ProgressDialog) == [])


def test_slow_work_says_how_far_it_is_and_can_be_stopped(qtbot, window, executor):
    gate = threading.Event()

    def steps():
        yield Progress(12, 57, "Diplôme de Trélazé")
        gate.wait()
        yield Progress(13, 57, "Diplôme de Blois")

    task = Task(steps, "Imprimer les diplômes")
    dialog = ProgressDialog(task, window)
    task.start(executor)
    qtbot.waitUntil(dialog.isVisible, timeout=PATIENCE_MS * 10)
    assert dialog.title_label.text() == "Imprimer les diplômes"
    assert dialog.message_label.text() == "Diplôme de Trélazé"
    assert dialog.count_label.text() == "12 sur 57"
    assert (dialog.bar.value(), dialog.bar.maximum()) == (12, 57)

    with qtbot.waitSignal(task.cancelled):
        qtbot.mouseClick(dialog.primary_button, Qt.MouseButton.LeftButton)
        assert dialog.isVisible()  # until the step is over
        gate.set()


def test_escape_stops_the_work_too(qtbot, window, executor):
    gate = threading.Event()

    def steps():
        yield Progress(0, 2)
        gate.wait()
        yield Progress(1, 2)

    task = Task(steps, "Imprimer")
    dialog = ProgressDialog(task, window)
    dialog.open()
    task.start(executor)

    with qtbot.waitSignal(task.cancelled):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        gate.set()


def test_a_veil_comes_only_over_what_takes_long(qtbot, window):
    overlay = ProgressOverlay(window)

    overlay.start("Lecture…")
    assert not overlay.isVisible()
    qtbot.waitUntil(overlay.isVisible, timeout=PATIENCE_MS * 10)
    assert overlay.geometry() == window.rect()

    overlay.stop()
    assert not overlay.isVisible()
