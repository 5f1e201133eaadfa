"""A juror's window over a real kit; the code is only worked out where a test is about it."""

import resource
import runpy
import zipfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from jury_app.desk.desk import Desk
from jury_app.juror_app import behind_the_code, enter_kit
from jury_app.sealing.ballot import open_ballot
from jury_app.sealing.kit import Kit
from jury_app.ui.collecting import Collector
from jury_app.ui.juror.ballot_folder import BallotFolder
from jury_app.ui.juror.desk_screen import DeskScreen
from jury_app.ui.juror.desk_thread import DeskThread
from jury_app.ui.juror.window import JurorWindow
from jury_app.ui.settings import Settings
from jury_app.ui.theme import dressed_at_once

KITS = runpy.run_path(str(Path(__file__).parents[2] / "desk" / "kits.py"))
LONG = 120
LONG_NUMBER = "21459653"


@pytest.fixture(autouse=True)
def _collecting(qapp):
    """Garbage is collected where the windows are, as the application does."""
    collector = Collector()
    yield
    collector.stop()


@pytest.fixture
def kits():
    return KITS


@pytest.fixture(scope="session")
def made_kit(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kit")
    long_pdf = ("long.pdf", KITS["long_pdf"](LONG))
    return KITS["make_kit"](folder, count=12, extra={LONG_NUMBER: [long_pdf]})


def unlocked(made_kit):
    """Return the desk of a kit without the time that its code takes."""
    archive = zipfile.ZipFile(made_kit.path)
    return Desk(Kit(made_kit.path.name, archive, made_kit.manifest))


@pytest.fixture
def unlocked_window(qtbot, theme):
    """What opens the whole window on a kit, with what is remembered of other evenings."""
    windows = []

    def open_(made_kit, size=(1280, 720)):
        window = JurorWindow(made_kit.path, Settings(), enter_kit)
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(*size)
        window.show()
        with qtbot.waitSignal(window.desk.opened):
            window.desk.open_with(lambda: unlocked(made_kit))
        qtbot.waitUntil(lambda: window.screen_page.is_furnished)
        return window

    yield open_
    for window in windows:
        window.close()


@pytest.fixture
def open_screen(qtbot, theme, tmp_path):
    """What opens the window behind the code, in the light theme at 100 %."""
    opened = []

    def open_(made_kit, size=(1280, 720)):
        desk = DeskThread()
        with qtbot.waitSignal(desk.opened) as answer:
            desk.open_with(lambda: unlocked(made_kit))
        with dressed_at_once():
            ballots = BallotFolder(tmp_path / "kit.jurykit")
            screen = DeskScreen(answer.args[0], desk, ballots, behind_the_code())
        opened.append((screen, desk))
        qtbot.addWidget(screen)
        screen.resize(*size)
        screen.show()
        qtbot.waitUntil(lambda: screen.is_furnished)
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        screen.open_desk()
        return screen

    yield open_
    for screen, desk in opened:
        screen.flush()
        screen.close_reader()
        desk.close()


@pytest.fixture
def screen(open_screen, made_kit):
    return open_screen(made_kit)


@pytest.fixture
def small_kit(kits, tmp_path):
    """A kit of four applications, for a test that seals."""
    return kits["make_kit"](tmp_path, count=4)


@pytest.fixture
def sealed(qtbot, open_screen, small_kit):
    """The window just after a ballot was sealed."""
    screen = open_screen(small_kit)
    screen.open_review()
    screen.seal()
    qtbot.waitUntil(screen.sealed_page.isVisible)
    return screen


@pytest.fixture
def open_file(qtbot):
    """What opens the first file of an application, and waits until its page is drawn."""

    def open_(screen, number):
        screen.desk_page.choose(number)
        screen.desk_page.dossier.tabs.setCurrentIndex(1)
        view = screen.desk_page.dossier.document
        qtbot.waitUntil(lambda: view.pages.picture(max(view.pages.page, 0)) is not None)
        return view

    return open_


@pytest.fixture
def document(screen, open_file):
    """A long PDF, open at its first page."""
    return open_file(screen, LONG_NUMBER)


@pytest.fixture
def saved(qtbot):
    """What waits until everything said so far is on the disk and shown as such."""

    def wait(screen, check):
        qtbot.waitUntil(lambda: bool(check(screen.view)))
        return screen.view

    return wait


@pytest.fixture
def opened_ballot():
    """What opens a ballot as the secretariat does."""

    def open_(made_kit, path):
        claimed = open_ballot(path.read_bytes(), made_kit.keys.identity, file=path.name)
        return claimed.verify([made_kit.invitation], edition=made_kit.keys.id).content

    return open_


@pytest.fixture
def no_room():
    """Takes away all room on the disk, for everything this process writes."""

    @contextmanager
    def taken():
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1, before[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)

    return taken
