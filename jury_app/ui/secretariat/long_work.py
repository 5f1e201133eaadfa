"""Long work that somebody watches: it begins when everybody who wants to hear of it is there."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from jury_app.progress import Steps
from jury_app.ui.secretariat.office import Done, Office, done_steps
from jury_app.ui.task import Task
from jury_app.ui.widgets.progress_dialog import ProgressDialog

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Outcome:
    """Who hears what became of the work; `finished` comes last, whatever happened."""

    then: Callable[[Any], object]
    failed: Callable[[Exception], object]
    finished: Callable[[], object] | None = None


def run_watched(
    office: Office,
    parent: QWidget,
    steps: Callable[..., Steps[R]],
    *args: Any,
    title: str,
    outcome: Outcome,
    **kwargs: Any,
) -> Task:
    """Start long work, and show how far it has come if it takes time."""
    watched = Event()  # work that fails at once must not be over before its dialog listens

    def begin(database: Any) -> Steps[R]:
        watched.wait()
        return (yield from steps(database, *args, **kwargs))

    task = office.workspace.run(begin, title=title, then=outcome.then, failed=outcome.failed)
    try:
        ProgressDialog(task, parent)
        if outcome.finished is not None:
            task.finished.connect(outcome.finished)
    finally:
        watched.set()
    return task


def write_watched(
    office: Office,
    dialog: QWidget,
    steps: Callable[..., Steps[R]],
    *,
    title: str,
    told: str | Callable[[Any], str],
    outcome: Outcome,
    **values: Any,
) -> Task:
    """Do something in steps, all of it or nothing; say that it was done, and offer to undo it."""
    page = dialog.parentWidget() or dialog

    def on_done(done: Done) -> None:
        office.told(page, told if isinstance(told, str) else told(done.value), done.seq)
        if isValid(dialog):
            outcome.then(done.value)

    heard = Outcome(on_done, outcome.failed, outcome.finished)
    return run_watched(office, dialog, done_steps, steps, title=title, outcome=heard, **values)
