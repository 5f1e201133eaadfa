import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from jury_app.progress import Progress
from jury_app.ui.task import Task


@pytest.fixture
def executor():
    with ThreadPoolExecutor(max_workers=1) as executor:
        yield executor


def test_a_task_reports_its_steps_and_returns_its_result(qtbot, executor):
    seen = []

    def steps():
        yield Progress(0, 2, "first")
        yield Progress(1, 2, "second")
        return "done"

    task = Task(steps)
    task.progressed.connect(lambda progress: seen.append(progress.message))

    with qtbot.waitSignal(task.succeeded) as succeeded:
        task.start(executor)

    assert succeeded.args == ["done"]
    assert seen == ["first", "second"]


def test_the_steps_run_elsewhere_and_the_answer_comes_home(qtbot, executor):
    threads = []

    def steps():
        threads.append(threading.get_ident())
        yield Progress(0, 1)

    task = Task(steps)
    task.succeeded.connect(lambda _value: threads.append(threading.get_ident()))
    with qtbot.waitSignal(task.finished):
        task.start(executor)

    assert threads[0] != threading.get_ident()
    assert threads[1] == threading.get_ident()


def test_a_failure_is_handed_over(qtbot, executor):
    def steps():
        yield Progress(0, 1)
        raise ValueError("no")

    task = Task(steps)

    with qtbot.waitSignal(task.failed) as failed:
        task.start(executor)

    assert str(failed.args[0]) == "no"


def test_cancelling_unwinds_what_was_begun(qtbot, executor):
    gate, unwound = threading.Event(), []

    def steps():
        try:
            yield Progress(0, 2)
            gate.wait()
            yield Progress(1, 2)
        finally:
            unwound.append(True)

    task = Task(steps)
    with qtbot.waitSignals([task.cancelled, task.finished]):
        with qtbot.waitSignal(task.progressed):
            task.start(executor)
        task.cancel()
        gate.set()

    assert unwound == [True]


def test_whoever_asked_may_be_gone_before_the_work_is_done(qtbot, executor):
    gate, parent, heard = threading.Event(), QObject(), []

    def steps():
        yield Progress(0, 1)
        gate.wait()
        return "done"

    task = Task(steps, parent=parent)
    task.succeeded.connect(heard.append)
    task.start(executor)
    delete(parent)
    gate.set()

    qtbot.waitUntil(lambda: heard == ["done"])
