"""The page of the assignment on a large edition, used by nobody: `assignment.py FILE`.

Says as JSON how long the window was held up as the page was opened, as one domain was chosen, as a
juror was looked at, and as a reading was given by hand.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from probe import Probe
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from jury_app.model.database import Database
from jury_app.ui.collecting import Collector, keep_what_is_loaded
from jury_app.ui.secretariat.assignment_overview import Stand
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.pages.assignment_page import AssignmentPage
from jury_app.ui.settings import Settings
from jury_app.ui.theme import Theme
from jury_app.ui.workspace import Workspace

QUIET_S = 0.3


def wait(until: Callable[[], bool]) -> None:
    """Let the window live until something holds, and a moment more."""
    loop, quiet = QEventLoop(), [0.0]

    def look() -> None:
        now = time.monotonic()
        quiet[0] = (quiet[0] or now) if until() else 0.0
        if quiet[0] and now - quiet[0] > QUIET_S:
            loop.quit()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(20)
    loop.exec()


def main(file: Path, folder: Path) -> None:
    """Do one thing after another on the page."""
    application = QApplication(sys.argv[:1])
    _theme, _collector = Theme(application, "light"), Collector(application)
    keep_what_is_loaded()
    workspace = Workspace(lambda: Database(file))
    found = {}
    page = AssignmentPage(Office(workspace, Settings(folder / "settings.json")))
    page.resize(1280, 720)
    page.show()
    probe = Probe()
    tab = page.applications_tab
    wait(lambda: found_again(page))
    found["opened"] = probe.blocks()
    for place, name in ((1, "one domain"), (0, "all domains again")):
        page.domain_choice.setCurrentIndex(place)
        wait(lambda: True)
        found[name] = probe.blocks()
    tab.pane.table.selectRow(5)
    free = next(each for each in tab.readers_model.rows if each.stand is Stand.FREE)
    tab.readers_table.choose(free.id)
    wait(lambda: tab.change_panel.is_ready)
    found["a juror looked at"] = probe.blocks()
    before = page.header.sentence_label.text()
    tab.change_panel.act()
    wait(lambda: page.header.sentence_label.text() != before and found_again(page))
    found["a reading given"] = probe.blocks()
    print(json.dumps(found))
    workspace.close()


def found_again(page: AssignmentPage) -> bool:
    """Whether it is told again what can be compared."""
    return "compar" in page.header.sentence_label.text()


with tempfile.TemporaryDirectory() as name:
    main(Path(sys.argv[1]), Path(name))
