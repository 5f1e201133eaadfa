import threading
from functools import partial

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from jury_app.errors import StoreError
from jury_app.progress import Progress
from jury_app.ui.workspace import Workspace


def list_words(tables):
    return list(tables["words"])


def add_word(tables, *, word):
    tables["words"].append(word)
    return len(tables["words"])


def refuse(_tables):
    raise StoreError("file_missing", file="x.jury")


def test_answers_come_home_and_work_is_done_on_one_thread(qtbot, workspace, shelf):
    heard = []

    def hear(value):
        heard.append((value, threading.get_ident()))

    workspace.write(add_word, word="a", then=hear)
    workspace.read(list_words, then=hear)
    qtbot.waitUntil(lambda: len(heard) == 2)

    assert heard == [(1, threading.get_ident()), (["a"], threading.get_ident())]
    assert len(set(shelf.threads)) == 1
    assert shelf.threads[0] != threading.get_ident()


def test_a_change_is_announced_by_the_names_of_its_tables(qtbot, workspace):
    with qtbot.waitSignal(workspace.changed) as changed:
        workspace.write(add_word, word="a")

    assert changed.args == [frozenset({"words"})]


def test_a_refusal_goes_to_whoever_asked(qtbot, workspace):
    heard = []

    with qtbot.assertNotEmitted(workspace.failed):
        workspace.write(refuse, failed=heard.append)
        qtbot.waitUntil(lambda: heard != [])

    assert heard[0].code == "file_missing"


def test_a_refusal_that_nobody_hears_is_announced(qtbot, workspace):
    with qtbot.waitSignal(workspace.failed) as failed:
        workspace.write(refuse)

    assert failed.args[0].code == "file_missing"


def test_only_the_last_question_of_a_key_is_answered(qtbot, workspace):
    gate, heard, asked = threading.Event(), [], []

    def slow(_tables, number):
        asked.append(number)
        gate.wait()
        return number

    for number in range(5):
        workspace.read(slow, number, then=heard.append, key="page")
    gate.set()
    workspace.read(list_words, then=heard.append)
    qtbot.waitUntil(lambda: [] in heard)

    assert heard == [4, []]
    assert asked[-1] == 4
    assert len(asked) <= 2  # those that were overtaken were not even asked


def test_questions_that_follow_one_another_share_one_reading_until_something_changes(
    qtbot, workspace, shelf
):
    gate, heard = threading.Event(), []

    workspace.read(lambda _tables: gate.wait(), then=heard.append)
    workspace.read(list_words, then=heard.append)
    workspace.write(add_word, word="a", then=heard.append)
    workspace.read(list_words, then=heard.append)
    workspace.read(list_words, then=heard.append)
    gate.set()
    qtbot.waitUntil(lambda: len(heard) == 5)

    assert heard == [True, [], 1, ["a"], ["a"]]
    assert shelf.readings == 2


def test_what_fails_leaves_its_reading_to_nobody(qtbot, workspace, shelf):
    gate, heard = threading.Event(), []

    workspace.read(lambda _tables: gate.wait() and refuse(_tables), then=heard.append,
                   failed=lambda error: heard.append(error.code))  # fmt: skip
    workspace.read(list_words, then=heard.append)
    gate.set()
    qtbot.waitUntil(lambda: len(heard) == 2)

    assert heard == ["file_missing", []]
    assert shelf.readings == 2


def test_busy_is_said_once_and_taken_back_once(qtbot, workspace):
    said = []
    workspace.busy.connect(said.append)

    workspace.read(list_words, then=lambda _rows: None)
    workspace.read(list_words, then=lambda _rows: None)
    qtbot.waitUntil(lambda: False in said)

    assert said == [True, False]


@pytest.mark.parametrize(
    "hears",
    [
        lambda page: page.hear,
        lambda page: partial(page.hear_of, "words"),
        lambda page: page.hearer(),
    ],
    ids=["by a method", "by a method that knows of what", "by a function it made"],
)
def test_a_closed_page_hears_nothing(qtbot, workspace, hears):
    heard = []

    class Page(QObject):
        def hear(self, value):
            heard.append(value)

        def hear_of(self, _table, value):
            self.hear(value)

        def hearer(self):
            return lambda value: self.hear(value)  # noqa: PLW0108 -- as pages say it

    page, closed, done = Page(), Page(), []
    workspace.read(list_words, then=hears(closed))
    workspace.write(refuse, failed=hears(closed))
    delete(closed)
    workspace.read(list_words, then=hears(page))
    workspace.read(list_words, then=done.append)
    qtbot.waitUntil(lambda: done != [])

    assert heard == [[]]


def test_long_work_takes_the_database_and_reports(qtbot, workspace, shelf):
    seen, heard = [], []

    def copy_words(database, times):
        for done in range(times):
            yield Progress(done, times)
            database.write(add_word, word=str(done))
        return "copied"

    task = workspace.run(copy_words, 3, title="Copy", then=heard.append)
    task.progressed.connect(seen.append)
    qtbot.waitUntil(lambda: heard == ["copied"])

    assert task.title == "Copy"
    assert shelf.tables["words"] == ["0", "1", "2"]


def test_long_work_that_fails_says_so(qtbot, workspace):
    def fail(_database):
        yield Progress(0, 1)
        raise StoreError("file_missing", file="x")

    with qtbot.waitSignal(workspace.failed) as failed:
        workspace.run(fail, title="Fail")

    assert failed.args[0].code == "file_missing"


def test_closing_writes_what_was_asked_and_lets_the_file_go(qtbot, shelf):
    workspace = Workspace(lambda: shelf)
    workspace.write(add_word, word="last")

    workspace.close()
    workspace.close()

    assert shelf.tables["words"] == ["last"]
    assert shelf.closed


def test_closing_stops_long_work_between_two_steps(qtbot, workspace):
    started, steps_done = threading.Event(), []

    def endless(_database):
        while True:
            started.set()
            steps_done.append(1)
            yield Progress(0, 0)

    task = workspace.run(endless, title="Endless")
    started.wait()

    with qtbot.waitSignal(task.cancelled):
        workspace.close()


def test_nothing_is_asked_after_closing(qtbot, workspace):
    workspace.close()

    workspace.read(list_words, then=pytest.fail)
    workspace.write(add_word, word="x", then=pytest.fail)


def test_a_file_that_does_not_open_is_said(qtbot):
    def refused():
        raise StoreError("file_missing", file="x.jury")

    workspace = Workspace(refused)

    with qtbot.waitSignal(workspace.refused) as told:
        workspace.read(list_words, then=pytest.fail)

    assert told.args[0].code == "file_missing"
    workspace.close()
