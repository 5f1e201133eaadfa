"""The screen of the room beside a sitting in which things are done, and all that it says."""

import re

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget

from jury_app.model.database import Database
from jury_app.ui.room.room_window import RoomWindow
from jury_app.ui.workspace import Workspace

Text = QAccessible.Text


class Screen:
    """A sitting, and the window of the room."""

    def __init__(self, qtbot, path, **settings):
        self.qtbot = qtbot
        self.workspace = Workspace(lambda: Database(path))
        with qtbot.waitSignal(self.workspace.opened):
            pass
        self.desk = QWidget()
        qtbot.addWidget(self.desk)
        self.window = RoomWindow(self.workspace, self.desk, **settings)
        self.window.project()
        self.window.resize(1280, 720)

    def ask(self, query, **arguments):
        heard = []
        self.workspace.read(query, then=heard.append, **arguments)
        self.qtbot.waitUntil(lambda: bool(heard))
        return heard[0]

    def do(self, operation, **arguments):
        done, refused = [], []
        self.workspace.write(operation, then=done.append, failed=refused.append, **arguments)
        self.qtbot.waitUntil(lambda: bool(done or refused))
        assert not refused, (operation, refused)
        self.ask(lambda _session: True)  # what the window asked because of it was answered
        return done[0]

    def strings(self):
        """All that the window says, to the eye and to the ear, seen or not."""
        widgets = [self.window, *self.window.findChildren(QWidget)]
        told = [each.text() for each in widgets if isinstance(each, QLabel)]
        for each in widgets:
            told += [each.accessibleName(), each.accessibleDescription(), each.toolTip()]
            told += [each.windowTitle(), each.statusTip(), each.whatsThis()]
            told += heard(each)
        return {text for text in told if text}

    def says(self, words):
        return found(words, "\n".join(self.strings()))


def found(words, text):
    """Whether a text holds some words as words: “Or” is not in “Ordre”."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def heard(widget):
    interface = QAccessible.queryAccessibleInterface(widget)
    if interface is None:
        return []
    return [interface.text(kind) for kind in (Text.Name, Text.Description, Text.Value, Text.Help)]
