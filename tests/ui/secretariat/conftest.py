"""An open edition at any stage of its year, for the pages of the secretariat."""

import runpy
import shutil
from pathlib import Path

import pytest

from jury_app.model.database import Database
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.window import SecretariatWindow
from jury_app.ui.settings import Settings
from jury_app.ui.theme import dressed_at_once
from jury_app.ui.widgets.toast import Toast
from jury_app.ui.workspace import Workspace

SEASON = runpy.run_path(str(Path(__file__).parent / "season.py"))


@pytest.fixture(scope="session")
def seasons(tmp_path_factory):
    """A folder of editions, each made once, when it is first needed."""
    return tmp_path_factory.mktemp("seasons")


@pytest.fixture(scope="session")
def rested_at(seasons):
    """What returns the edition at a stage, at rest; copy it."""
    return lambda stage: SEASON["build"](seasons, stage)


@pytest.fixture
def edition_at(rested_at, tmp_path):
    """What copies the edition as it stood at a stage: founded, assigned, issued, received,
    opened, decided, closed.
    """

    def copy(stage):
        path = tmp_path / f"{stage}.jury"
        shutil.copy(rested_at(stage), path)
        return path

    return copy


@pytest.fixture
def office_of(qtbot, theme, tmp_path):
    """What opens an edition file for a page."""
    workspaces = []

    def open_(path):
        workspace = Workspace(lambda: Database(path))
        workspaces.append(workspace)
        with qtbot.waitSignal(workspace.opened):
            pass
        return Office(workspace, Settings(tmp_path / "settings.json"))

    yield open_
    for workspace in workspaces:
        workspace.close()


@pytest.fixture
def office_at(office_of, edition_at):
    """What opens the edition at a stage for a page."""
    return lambda stage: office_of(edition_at(stage))


@pytest.fixture
def answer(qtbot):
    """What asks the database of an office, and waits for the answer."""

    def ask(office, query, *args, **kwargs):
        heard = []
        office.workspace.read(query, *args, then=heard.append, **kwargs)
        qtbot.waitUntil(lambda: bool(heard))
        return heard[0]

    return ask


@pytest.fixture
def shown_page(qtbot):
    """What builds a page, shows it in a window of 1280 × 720 and waits for its first answer."""

    def show(page_class, office):
        with dressed_at_once():
            page = page_class(office)
        qtbot.addWidget(page)
        page.resize(1048, 680)
        page.show()
        done = []
        office.workspace.read(lambda _session: True, then=done.append)
        qtbot.waitUntil(lambda: bool(done))
        return page

    return show


@pytest.fixture
def window_at(qtbot, theme, edition_at, tmp_path):
    """What opens the window over the edition at a stage."""
    opened = []

    def open_(stage="assigned"):
        path = edition_at(stage)
        workspace = Workspace(lambda: Database(path))
        with qtbot.waitSignal(workspace.opened):
            pass
        with dressed_at_once():
            window = SecretariatWindow(workspace, Settings(tmp_path / "settings.json"))
        opened.append((window, workspace))
        window.resize(1280, 720)
        with qtbot.waitActive(window):
            window.show()
        qtbot.waitUntil(lambda: "Territoria" in window.windowTitle())
        return window

    yield open_
    for window, workspace in opened:
        workspace.close()
        window.deleteLater()


@pytest.fixture
def settled(qtbot):
    """What waits until a window has its answers, and the answers to what it asked then."""

    def settle(window):
        for _round in range(3):
            done = []
            window.office.workspace.read(lambda _session: True, then=done.append)
            qtbot.waitUntil(lambda done=done: bool(done))

    return settle


@pytest.fixture
def told():
    """What the message at the foot of a page's window says."""

    def told_(page):
        toast = page.window().findChild(Toast)
        return toast.text_label.text() if toast is not None else ""

    return told_


@pytest.fixture
def undo(qtbot, told):
    """What presses the undo of that message, once it says something."""

    def undo_(page, said):
        qtbot.waitUntil(lambda: said in told(page))
        page.window().findChild(Toast).undo_button.click()
        qtbot.waitUntil(lambda: "Annulé" in told(page))

    return undo_


@pytest.fixture(scope="session")
def files():
    """The example files of an edition."""
    return Path(__file__).parents[2] / "files" / "edition-2026"
