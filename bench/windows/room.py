"""The window of an edition and that of the room, in which things are done: `room.py FILE RUNS`.

Says as JSON what each act cost: processor time until it is told to be on the disk, the same until
both windows show it, the longest piece of work of their thread, and in how many frames the room was
shown it.
"""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import Any

from probe import Probe
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from jury_app.model.database import Database
from jury_app.model.entities import Application, AwardLevel, Domain, Juror
from jury_app.model.enums import AttendanceState
from jury_app.model.operations import choreography, showing
from jury_app.model.operations.poll import TakenVote
from jury_app.model.operations.recording import record_award
from jury_app.model.operations.roll_call import set_attendance
from jury_app.model.operations.sitting import Award, withdraw_decision
from jury_app.model.operations.undoing import undo
from jury_app.model.operations.voting import take_vote
from jury_app.model.queries.standings import consolidate
from jury_app.ui.collecting import Collector, keep_what_is_loaded
from jury_app.ui.secretariat.window import SecretariatWindow
from jury_app.ui.settings import Settings
from jury_app.ui.theme import Theme
from jury_app.ui.workspace import Workspace

QUIET_MS = 300
Act = tuple[Callable[..., Any], dict[str, Any]]


class Frames(QObject):
    """Counts the frames of a window."""

    count = 0

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.UpdateRequest
        return False


class Sitting:
    """The two windows on a file, and what is done in them."""

    def __init__(self, file: Path, folder: Path) -> None:
        self.workspace = Workspace(lambda: Database(file))
        self._busy, self._quiet_ms = True, QUIET_MS
        self._loop, self._timer = QEventLoop(), QTimer()
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._loop.quit)
        self.workspace.busy.connect(self._on_busy)
        self.window = SecretariatWindow(self.workspace, Settings(folder / "settings.json"))
        self.window.resize(1280, 800)
        self.window.show()
        self.page = self.window.open_page("deliberation")
        self._rest()
        self.page.room_button.click()
        self._rest()
        self.frames = Frames()
        self.page.room_window.installEventFilter(self.frames)
        self.probe = Probe()
        self.last: Any = None

    def ask(self, query: Callable[..., Any]) -> Any:
        """Return what the file says."""
        heard: list[Any] = []
        self.workspace.read(query, then=heard.append)
        self._rest()
        return heard[0]

    def cost(self, act: Act) -> tuple[float, float, float, int]:
        """Do an act as a button does, and return what it cost, in milliseconds and frames."""
        operation, values = act
        told: list[float] = []

        def then(value: Any) -> None:
            told.append(time.process_time())
            self.last = value

        self._rest()
        self.probe.blocks()
        self.frames.count, before = 0, time.process_time()
        self.window.office.write(self.page, operation, told="…", then=then, failed=_fail, **values)
        self._rest(0)
        shown = time.process_time()
        self._rest()
        _held, worked = self.probe.blocks()
        return 1000 * (told[0] - before), 1000 * (shown - before), worked, self.frames.count

    def _on_busy(self, busy: bool) -> None:  # noqa: FBT001 -- what the signal brings
        self._busy = busy
        if busy:
            self._timer.stop()
        else:
            self._timer.start(self._quiet_ms)

    def _rest(self, quiet_ms: int = QUIET_MS) -> None:
        """Let the windows live until nothing is asked any more, and what was told is painted."""
        self._quiet_ms = quiet_ms
        if not self._busy:
            self._timer.start(quiet_ms)
        self._loop.exec()


def acts(sitting: Sitting) -> dict[str, Callable[[], Act]]:
    """Return the acts, in an order in which they can be done again and again."""
    domains = sitting.ask(_domains)
    [(code, number), (other, _number)] = domains[:2]
    juror = sitting.ask(lambda session: session.scalars(select(Juror.id)).all()[-1])
    level = sitting.ask(
        lambda session: session.scalars(select(AwardLevel.id).order_by(AwardLevel.position)).first()
    )
    states = cycle((AttendanceState.REMOTE, AttendanceState.PRESENT))
    vote = TakenVote(question="L’or ?", numbers=(number,), voices={"for": 2, "against": 1})
    award = Award(number=number, level_id=level, motive="Voté")
    [order] = [each for each in sitting.ask(consolidate) if each.code == code]
    in_order = Award(number=order.standings[0].number, level_id=level)
    return {
        "somebody answers the roll call": lambda: (
            set_attendance, {"juror_id": juror, "state": next(states)}
        ),
        "another domain comes before the jury": lambda: (
            choreography.open_domain, {"domain_code": other}
        ),
        "a domain comes before the jury": lambda: (
            choreography.open_domain, {"domain_code": code}
        ),
        "an application comes before it": lambda: (
            choreography.open_application, {"number": number}
        ),
        "a vote is taken": lambda: (take_vote, {"vote": vote}),
        "the standings are shown": lambda: (showing.show_standings, {"domain_code": code}),
        "an award that says no reason": lambda: (record_award, {"award": in_order}),
        "an award is given": lambda: (record_award, {"award": award}),
        "an award is withdrawn": lambda: (
            withdraw_decision, {"decision_id": sitting.last.decision.id}
        ),
        "the withdrawal is undone": lambda: (undo, {"seq": sitting.last}),
        "the screen is cleared": lambda: (showing.hide, {}),
    }  # fmt: skip


def _fail(error: Exception) -> None:
    """An act that is refused has no cost."""
    sys.exit(str(error))


def _domains(session: Any) -> list[tuple[str, str]]:
    """Return the domains in which somebody competes, each with one application."""
    rows = session.execute(
        select(Domain.code, Application.number).join(Application).order_by(Application.id)
    )
    return list({code: (code, number) for code, number in rows}.values())


def main(file: Path, runs: int, folder: Path) -> None:
    """Do every act several times; the first round warms up."""
    application = QApplication(sys.argv[:1])
    _theme, _collector = Theme(application, "light"), Collector(application)
    keep_what_is_loaded()
    sitting = Sitting(file, folder)
    done = acts(sitting)
    costs: dict[str, list[tuple[float, float, float, int]]] = {name: [] for name in done}
    for _run in range(runs + 1):
        for name, act in done.items():
            costs[name].append(sitting.cost(act()))
    found = {
        name: [statistics.median(each) for each in zip(*rows[1:], strict=True)]
        for name, rows in costs.items()
    }
    print(json.dumps(found))
    sitting.workspace.close()


with tempfile.TemporaryDirectory() as name:
    main(Path(sys.argv[1]), int(sys.argv[2]), Path(name))
