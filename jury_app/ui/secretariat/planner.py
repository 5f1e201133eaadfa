"""Works out who might read what, away from the windows and from the database, where it is watched.

What it asks for loads scipy: it is named here, and loaded once somebody asks.
"""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from jury_app.i18n import _
from jury_app.model.queries.assignment import Readings
from jury_app.progress import Steps
from jury_app.ui.task import Task
from jury_app.ui.widgets.progress_dialog import ProgressDialog

if TYPE_CHECKING:
    from jury_app.model.queries.planning import Plan

_PLANNING = "jury_app.model.queries.planning"


class Planner(QObject):
    """Makes one plan after another; stopping leaves everything as it is."""

    planned = Signal(object)  # Plan
    failed = Signal(object)  # an exception
    stopped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="planning")
        self._executor = executor
        self.destroyed.connect(lambda: executor.shutdown(wait=False, cancel_futures=True))

    def plan(self, known: Readings, readers: int, most: int | None) -> None:
        """Work out a plan, and show how far it is if that takes time."""
        steps = partial(_steps, known, readers, most)
        task = Task(steps, _("Working out who reads what"), self)
        task.succeeded.connect(self.planned)
        task.failed.connect(self.failed)
        task.cancelled.connect(self.stopped)
        ProgressDialog(task, self._window)
        task.start(self._executor)


def _steps(known: Readings, readers: int, most: int | None) -> "Steps[Plan]":
    planning: Any = import_module(_PLANNING)
    plan: Plan = yield from planning.plan_steps(known, readers, most)
    return plan
