"""What tests of the interface stand on: the application's own look, and a store without a file."""

import threading
from collections.abc import Callable
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible

from jury_app.ui.theme import Theme
from jury_app.ui.workspace import Workspace


class Shelf:
    """A store in memory: rows by table name, and the thread that each call ran on."""

    def __init__(self):
        self.tables = {"words": []}
        self.threads = []
        self.closed = False
        self.is_read = False
        self.readings = 0
        self._listeners = []

    def read(self, query, /, *args, **kwargs):
        self.threads.append(threading.get_ident())
        return query(self.tables, *args, **kwargs)

    @contextmanager
    def reading(self):
        if self.is_read:
            yield
            return
        self.is_read = True
        self.readings += 1
        yield
        self.is_read = False

    def write(self, operation, /, *args, **kwargs):
        self.threads.append(threading.get_ident())
        assert not self.is_read
        result = operation(self.tables, *args, **kwargs)
        for listener in self._listeners:
            listener(frozenset({"words"}))
        return result

    def subscribe(self, listener: Callable[[frozenset[str]], None]):
        self._listeners.append(listener)

    def close(self):
        self.threads.append(threading.get_ident())
        self.closed = True


@pytest.fixture
def shelf():
    return Shelf()


@pytest.fixture
def workspace(qtbot, shelf):
    workspace = Workspace(lambda: shelf)
    with qtbot.waitSignal(workspace.opened):
        pass
    yield workspace
    workspace.close()


@pytest.fixture(scope="session")
def wardrobe(qapp):
    return Theme(qapp, "light")


@pytest.fixture
def theme(wardrobe):
    """The look of the application; the next test finds it light, at 100 %, and without windows."""
    yield wardrobe
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    wardrobe.choose("light")
    wardrobe.set_text_size(100)


@pytest.fixture
def listener(qapp):
    """Somebody who hears the screen: Qt keeps what it tells them up to date."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)
