"""A whole evening without a mouse: the code, forty applications, the seal."""

import random

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication

from jury_app.app import enter_kit
from jury_app.ui.juror.window import JurorWindow
from jury_app.ui.settings import Settings

Key = Qt.Key
MOUSE = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.Wheel}
PATIENCE_MS = 20_000


class Mouse(QObject):
    """Hears the mouse, wherever it clicks."""

    def __init__(self):
        super().__init__()
        self.heard = []

    def eventFilter(self, _watched, event):
        if event.type() in MOUSE:
            self.heard.append(event.type())
        return False


@pytest.fixture
def mouse(qapp):
    mouse = Mouse()
    qapp.installEventFilter(mouse)
    yield mouse
    qapp.removeEventFilter(mouse)


@pytest.fixture
def window(qtbot, theme, forty):
    window = JurorWindow(forty.path, Settings(), enter_kit)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()


@pytest.fixture
def forty(kits, tmp_path):
    return kits["make_kit"](tmp_path, count=40)


@pytest.fixture
def press(qtbot):
    """What presses a key wherever the keyboard is."""

    def press_(key, modifier=Qt.KeyboardModifier.NoModifier):
        qtbot.keyClick(QApplication.focusWidget(), key, modifier)

    return press_


def test_forty_applications_are_scored_and_sealed_by_keyboard_alone(
    qtbot, mouse, window, forty, press, opened_ballot
):
    wanted = invented_marks(forty)
    qtbot.keyClicks(QApplication.focusWidget(), forty.code)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: window.screen_page is not None, timeout=PATIENCE_MS)
    screen = window.screen_page
    qtbot.waitUntil(screen.isVisible)

    for _turn in wanted:
        for mark in wanted[screen.desk_page.chosen()].values():
            qtbot.keyClicks(QApplication.focusWidget(), str(mark))
            press(Key.Key_Down)
        press(Key.Key_Space)  # on the button to the next application
    qtbot.waitUntil(lambda: screen.view.is_complete, timeout=PATIENCE_MS)
    press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    press(Key.Key_Space)  # on the button that seals
    qtbot.waitUntil(screen.sealed_page.isVisible, timeout=PATIENCE_MS)

    [path] = forty.path.parent.glob("*.juryballot")
    ballot = opened_ballot(forty, path)
    assert ballot.scores == wanted
    assert ballot.complete
    assert mouse.heard == []


def invented_marks(made):
    rng = random.Random(40)  # noqa: S311 -- the same marks every time, no secret
    codes = [each.code for each in made.manifest.grid.criteria]
    return {
        each.number: {code: rng.randint(0, 10) for code in codes}
        for each in made.manifest.applications
    }
