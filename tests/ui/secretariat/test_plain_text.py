"""No page and no dialog of the secretariat reads markup out of a name."""

import runpy
import shutil
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QTabWidget,
)

from jury_app.exchange.kits import IssuedFile
from jury_app.model.database import Database
from jury_app.model.enums import ApplicationStatus
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.secretariat.dialogs.codes_dialog import CodesDialog
from jury_app.ui.secretariat.pages.edition_keys import KeysPanel
from jury_app.ui.secretariat.window import SecretariatWindow
from jury_app.ui.settings import Settings
from jury_app.ui.workspace import Workspace

HERE = Path(__file__).parents[1]
EYE = SimpleNamespace(**runpy.run_path(str(HERE / "markup.py")))
EDITION = runpy.run_path(str(HERE / "named_edition.py"))
NAME, TITLE = EYE.name("Nom"), EYE.title("Titre")
ROUNDS = 3  # a page reads, and what it learns makes it read again


@pytest.fixture(scope="module")
def stages(tmp_path_factory):
    return EDITION["build"](tmp_path_factory.mktemp("named"))


@pytest.fixture
def office(qtbot, theme, stages, tmp_path):
    """What opens the edition at a stage in its window."""
    opened = []

    def open_(stage):
        path = tmp_path / EYE.file_name(stage, ".jury")
        shutil.copy(stages[stage], path)
        made = Office(qtbot, path, Settings(tmp_path / "settings.json"))
        opened.append(made)
        return made

    yield open_
    for each in opened:
        each.close()


class Office:
    """The edition in its window, and the way through its pages."""

    def __init__(self, qtbot, path, settings):
        self.qtbot = qtbot
        self.workspace = Workspace(lambda: Database(path))
        with qtbot.waitSignal(self.workspace.opened):
            pass
        self.window = SecretariatWindow(self.workspace, settings)
        self.window.resize(1280, 720)
        self.window.show()
        self.settle()

    def settle(self):
        """Wait until everything that was asked is shown."""
        for _round in range(ROUNDS):
            heard = []
            self.workspace.read(lambda _session: True, then=heard.append)
            self.qtbot.waitUntil(lambda heard=heard: bool(heard))

    def views(self, key):
        """Open a page, and every tab and the first line of every list in it, one by one."""
        page = self.window.open_page(key)
        self.settle()
        tabs = page.findChild(QTabWidget)
        for place in range(tabs.count() if tabs else 1):
            if tabs:
                tabs.setCurrentIndex(place)
            for view in page.findChildren(QAbstractItemView):
                if view.isVisible() and view.model() and not view.currentIndex().isValid():
                    view.setCurrentIndex(view.model().index(0, 0))
                    self.settle()
            yield f"{key} {place}", page

    def dialog(self, opened):
        """Open a dialog; return it once it knows everything."""
        opened()
        self.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        self.settle()
        return QApplication.activeModalWidget()

    def close(self):
        self.workspace.close()
        self.window.hide()
        self.window.deleteLater()


@pytest.mark.parametrize(
    ("stage", "keys"),
    [
        ("assigned", ("edition", "applications", "jury", "kits", "journal")),
        ("received", ("kits", "ballots")),
        ("decided", ("ballots", "standings", "deliberation")),
        ("closed", ("standings", "deliberation", "journal")),
    ],
)
def test_every_page_of_the_secretariat_shows_names_as_they_are(office, stage, keys):
    at = office(stage)

    wrong, shown = {}, Counter()
    for key in keys:
        for where, page in at.views(key):
            wrong[where] = EYE.misread(at.window)
            shown[key] += EYE.names_shown(page)

    assert {where: found for where, found in wrong.items() if found} == {}
    assert [key for key in keys if not shown[key]] == []


def test_written_documents_show_their_folder_as_it_is(office, tmp_path):
    at = office("closed")
    [(_where, page), *_tabs] = at.views("publication")

    page.folder_edit.setText(str(tmp_path / EYE.file_name("documents", "")))
    page.write_button.click()
    at.qtbot.waitUntil(page.tabs.written_list.isVisible)

    assert EYE.names_shown(page.tabs.written_list)
    assert EYE.misread(at.window) == []


def _chosen(page, key):
    """Return what opens each dialog of a page, once its lines are chosen."""
    inside = {
        "edition": lambda: [
            page.domains_tab.edit_button.click,
            page.grid_tab.edit_button.click,
            page.levels_tab.edit_button.click,
        ],
        "applications": lambda: [
            page.panel.edit_button.click,
            lambda: page.panel.status_menu.choose(ApplicationStatus.INADMISSIBLE),
        ],
        "jury": lambda: [
            page.members_tab.panel.edit_button.click,
            page.members_tab.panel.recuse_button.click,
            page.recusals_tab.add_button.click,
            page.recusals_tab.lift_button.click,
        ],
        "ballots": lambda: [page.open_now_button.click],
        "deliberation": lambda: [page.attendance_button.click, page.close_button.click],
    }
    return inside[key]()


@pytest.mark.parametrize(
    ("stage", "key", "count"),
    [
        ("assigned", "edition", 3),
        ("assigned", "applications", 2),
        ("assigned", "jury", 4),
        ("received", "ballots", 1),
        ("decided", "deliberation", 2),
    ],
)
def test_every_dialog_of_the_secretariat_shows_names_as_they_are(office, stage, key, count):
    at = office(stage)
    page = [page for _where, page in at.views(key)][-1]

    shown = 0
    for opened in _chosen(page, key):
        dialog = at.dialog(opened)
        for choice in dialog.findChildren(Choice):
            if not choice.currentText():  # some leave nobody to chance
                choice.setCurrentIndex(choice.count() - 1)
        assert EYE.misread(dialog) == []
        shown += bool(EYE.names_shown(dialog))
        dialog.close()
        at.settle()

    assert shown == count


def test_the_dialogs_of_the_keys_show_names_as_they_are(office, tmp_path):
    at = office("received")
    [(_where, page), *_tabs] = at.views("edition")
    panel = page.findChild(KeysPanel)
    for opened in (panel.passphrase_button.click, panel.sheet_button.click):
        dialog = at.dialog(opened)
        assert EYE.misread(dialog) == []
        dialog.reject()
        at.settle()

    backups = at.dialog(panel.backups_button.click)
    assert EYE.misread(backups) == []
    backups.close()
    folder = tmp_path / EYE.file_name("feuille", "")
    panel.write_sheet(folder)
    at.qtbot.waitUntil(folder.exists)
    at.settle()
    assert EYE.names_shown(at.window)
    assert EYE.misread(at.window) == []


def test_codes_and_imported_files_show_names_as_they_are(office, tmp_path):
    at = office("received")
    issued = [
        IssuedFile(
            juror_id=1,
            juror=NAME,
            email=NAME,
            file=tmp_path / EYE.file_name("a", ".jurykit"),
            code="a-b-c-d",
            applications=1,
        )
    ]
    codes = at.dialog(CodesDialog(issued, tmp_path / NAME, at.window).open)

    assert EYE.names_shown(codes) > 1
    assert EYE.misread(codes) == []
    codes.close()

    file = tmp_path / EYE.file_name("import", ".csv")
    file.write_text(f"Numéro,Titre,Candidat,Domaine,{NAME}\n7,{TITLE},{NAME},{NAME},x\n", "utf-8")
    page = at.window.open_page("applications")
    report = at.dialog(lambda: page.import_file(file))
    at.qtbot.waitUntil(lambda: EYE.names_shown(report) > 1)
    assert EYE.misread(report) == []
    report.match_button.click()
    assert EYE.misread(report) == []
