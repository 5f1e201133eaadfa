"""The secretariat's window through the year, for `screenshots.py`: one function a stage."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTabWidget, QWidget
from screenshot_camera import Camera, close_dialogs, dialogs, settle, wait_until
from screenshot_year import EARLY, EMPTY, SITTING, Year

from jury_app.demo import calendar
from jury_app.demo.calendar import StoryClock
from jury_app.demo.content import load_tale
from jury_app.model.database import Database
from jury_app.ui.secretariat.dialogs.codes_dialog import CodesDialog
from jury_app.ui.secretariat.stages import STAGES
from jury_app.ui.secretariat.window import SecretariatWindow
from jury_app.ui.settings import Settings
from jury_app.ui.workspace import Workspace

EXAMPLES = Path(__file__).resolve().parent.parent / "tests" / "files" / "edition-2026"
MARKED_DOMAIN, TIED_DOMAIN, LAST_ROWS = 2, 4, 4


class Desk:
    """An edition in its window, and the camera before it."""

    def __init__(self, camera: Camera, year: Year, stage: str, hour: str) -> None:
        self.camera, self.year = camera, year
        clock = StoryClock()
        clock.turn_to(hour)
        file = year.edition(stage)
        self.workspace = Workspace(lambda: Database(file, clock=clock))
        is_open: list[bool] = []
        self.workspace.opened.connect(lambda: is_open.append(True))
        wait_until(lambda: is_open)
        self.window = SecretariatWindow(self.workspace, Settings(year.folder / "none.json"))
        camera.show(self.window)
        self.settle()

    def settle(self) -> None:
        """Wait until everything is shown."""
        settle(self.workspace)

    def open(self, key: str) -> Any:
        """Open a page, with the keyboard where a person has it."""
        page = self.window.open_page(key)
        self.window.rail.button(key).setFocus(Qt.FocusReason.TabFocusReason)
        self.settle()
        return page

    def take(self, name: str) -> None:
        """Photograph what stands now."""
        self.settle()
        self.camera.take(name, self.window)

    def dialog(self, name: str, opened: Callable[[], object]) -> Any:
        """Open a dialog and photograph it; it stays open."""
        opened()
        wait_until(lambda: dialogs(self.window))
        self.settle()
        wait_until(lambda: not _is_working(self.window))
        self.take(name)
        return dialogs(self.window)[-1]

    def put_away(self) -> None:
        """Put away the dialogs."""
        close_dialogs(self.window)

    def tab(self, tabs: QTabWidget, shown: QWidget, name: str) -> None:
        """Turn to a tab and photograph it."""
        tabs.setCurrentWidget(shown)
        self.take(name)


@contextmanager
def desk(camera: Camera, year: Year, stage: str, hour: str) -> Iterator[Desk]:
    """Open an edition as it stood at a stage, and put it away again."""
    opened = Desk(camera, year, stage, hour)
    yield opened
    opened.put_away()
    closed: list[bool] = []
    opened.window.closed.connect(lambda: closed.append(True))
    opened.window.close()
    wait_until(lambda: closed)
    opened.window.deleteLater()
    QTest.qWait(1)


def empty(camera: Camera, year: Year) -> None:
    """Every page of an edition in which nothing was done yet."""
    with desk(camera, year, EMPTY, calendar.FOUNDED) as at:
        for key in STAGES:
            at.open(key)
            at.take(f"{key}-empty")
        page = at.open("jury")
        for name in ("panels", "recusals", "conflicts"):
            at.tab(page.tabs, getattr(page, f"{name}_tab"), f"jury-{name}-empty")


def imports(camera: Camera, year: Year) -> None:
    """A file with mistakes in it, matched and tried before anything is taken in."""
    with desk(camera, year, EMPTY, calendar.IMPORTED) as at:
        page = at.open("applications")
        source = EXAMPLES / "demarches-simplifiees.csv"
        opened = at.dialog("import-report", lambda: page.import_file(source))
        opened.match_button.click()
        at.take("import-matching")


def edition(camera: Camera, year: Year) -> None:
    """The edition's own page, tab by tab."""
    with desk(camera, year, "imported", calendar.IMPORTED) as at:
        page = at.open("edition")
        for name in ("identity", "domains", "grid", "levels", "rules", "privacy"):
            at.tab(page.tabs, getattr(page, f"{name}_tab"), f"edition-{name}")


def applications(camera: Camera, year: Year) -> None:
    """The applications, one of them open, and edited."""
    with desk(camera, year, "imported", calendar.SHORTLISTED) as at:
        page = at.open("applications")
        at.take("applications")
        page.list.pane.table.selectRow(LAST_ROWS)
        page.list.pane.table.setFocus()
        at.take("applications-detail")
        at.dialog("application-edit", lambda: _press(page.panel, "edit_button"))


def jury(camera: Camera, year: Year) -> None:
    """The jury: who sits, reads, recuses; and how the applications are shared out."""
    with desk(camera, year, "seated", calendar.SEATED) as at:
        page = at.open("jury")
        page.members_tab.pane.table.selectRow(LAST_ROWS)
        page.members_tab.pane.table.setFocus()
        for name in ("members", "panels", "recusals", "conflicts"):
            at.tab(page.tabs, getattr(page, f"{name}_tab"), f"jury-{name}")
        page.tabs.setCurrentWidget(page.members_tab)
        at.dialog("juror-edit", lambda: _press(page.members_tab.panel, "edit_button"))
    with desk(camera, year, "opened", calendar.OPENED) as at:
        page = at.open("jury")
        page.tabs.setCurrentWidget(page.marking_tab)
        wait_until(lambda: page.marking_tab.chart_view.chart)
        at.take("jury-marking")
        page.marking_tab.chart_button.click()
        at.take("jury-marking-severities")


def assignment(camera: Camera, year: Year) -> None:
    """Who reads what, how much it is, what cannot be compared; and a plan before it is taken."""
    with desk(camera, year, "seated", calendar.SEATED) as at:
        page = at.open("assignment")
        tab = page.applications_tab
        tab.pane.table.selectRow(LAST_ROWS)
        tab.readers_table.selectRow(0)
        tab.readers_table.setFocus()
        wait_until(lambda: tab.change_panel.is_ready)
        at.take("assignment")
        at.tab(page.tabs, page.loads_tab, "assignment-loads")
        wait_until(lambda: not page.gaps_tab.empty.isVisible())
        at.tab(page.tabs, page.gaps_tab, "assignment-comparability")
        shown = at.dialog("assign", page.assign)
        shown.few_radio.setChecked(True)
        shown.readers_spin.setValue(3)
        shown.primary_button.click()
        wait_until(shown.plan_label.isVisible)
        at.take("assign-plan")
        shown.readers_spin.setValue(1)
        shown.primary_button.click()
        wait_until(shown.plan_label.isVisible)
        shown.primary_button.click()
        wait_until(lambda: not dialogs(at.window))
        at.settle()
        wait_until(lambda: page.gaps_tab.model.rows)
        at.take("assignment-gaps")


def kits(camera: Camera, year: Year) -> None:
    """The kits before and after they were made."""
    with desk(camera, year, "seated", calendar.ISSUED) as at:
        page = at.open("kits")
        at.take("kits-to-make")
        at.dialog("issue-kits", page.issue_button.click)
    with desk(camera, year, EARLY, calendar.FIRST_BALLOTS) as at:
        page = at.open("kits")
        page.pane.table.selectRow(1)
        page.pane.table.setFocus()
        at.take("kits")
        shown = CodesDialog(year.issued, year.imports.parent / "kits", page)
        at.dialog("codes", shown.open)


def ballots(camera: Camera, year: Year) -> None:
    """The ballots come in, each with its answer; then they are opened before witnesses."""
    with desk(camera, year, EARLY, calendar.LAST_BALLOTS) as at:
        page = at.open("ballots")
        at.take("ballots")
        again = [each.file.path for each in year.sealed if each.file.path not in year.late][:3]
        page.collect([*year.late[1:], *again])
        wait_until(page.answers.isVisible)
        at.take("ballots-answers")
        shown = at.dialog("open-ballots", page.open_now_button.click)
        shown.witnesses_edit.setPlainText("\n".join(load_tale().witnesses))


def standings(camera: Camera, year: Year) -> None:
    """The exact order of a domain, and the marks behind it."""
    with desk(camera, year, "opened", calendar.OPENED) as at:
        page = at.open("standings")
        page.domain_list.selectRow(MARKED_DOMAIN)
        at.settle()
        page.table.selectRow(0)
        page.table.setFocus()
        wait_until(lambda: page.order_panel.sentences)
        at.take("standings")
        page.domain_list.selectRow(TIED_DOMAIN)
        wait_until(lambda: page.order_panel.discussed_model.rows)
        page.order_panel.tabs.setCurrentIndex(1)
        at.take("standings-to-discuss")
        page.order_panel.tabs.setCurrentIndex(2)
        at.take("standings-likely-ranks")


def publication(camera: Camera, year: Year) -> None:
    """The documents before and after the closing, every act that was ever done, and the past."""
    with desk(camera, year, SITTING, calendar.FIRST_DOMAIN) as at:
        at.open("publication")
        at.take("publication-provisional")
        deliberation = at.open("deliberation")
        at.dialog("why", deliberation.act.decisions.ask_why)
    with desk(camera, year, "closed", calendar.PUBLISHED) as at:
        page = at.open("publication")
        at.take("publication-to-write")
        page.write_button.click()
        wait_until(page.tabs.written_list.isVisible)
        at.take("publication")
        journal = at.open("journal")
        journal.pane.table.selectRow(LAST_ROWS)
        journal.pane.table.setFocus()
        at.take("journal")
        journal.check_button.click()
        wait_until(journal.sound_notice.isVisible)
        at.take("journal-checked")
        journal.replay_button.click()
        journal.replay.slider.setValue(journal.replay.slider.maximum() // 2)
        at.take("journal-replayed")
        at.open("deliberation")
        at.take("deliberation-closed")
        at.open("edition")
        at.take("edition-closed")


def window(camera: Camera, year: Year) -> None:
    """What is offered on every page: the palette and the keys."""
    with desk(camera, year, EARLY, calendar.FIRST_BALLOTS) as at:
        at.open("ballots")
        at.dialog("palette", at.window.open_palette)
        at.put_away()
        at.dialog("help", at.window.open_help)


def _press(panel: QWidget, name: str) -> None:
    pressed: QPushButton = getattr(panel, name)
    pressed.click()


def _is_working(shown: QWidget) -> bool:
    """Tell whether the dialog in front only says how far some work is."""
    return type(dialogs(shown)[-1]).__name__ == "ProgressDialog"
