"""Works out how sure an order is, away from the windows and from the database.

What it asks for loads numpy and scipy: it is named here, and loaded once somebody looks.
"""

from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from jury_app.model.queries.marked import MarkedDomain
from jury_app.progress import Progress, Steps
from jury_app.ui.task import Task

if TYPE_CHECKING:
    from jury_app.model.queries.analysis import AnalysedDomain

_ANALYSIS = "jury_app.model.queries.analysis"


class Analyst(QObject):
    """Answers the last question that it was asked; one before that which waits is dropped."""

    answered = Signal(object)
    failed = Signal(object)  # an exception

    def __init__(self, parent: QObject, module: str = _ANALYSIS) -> None:
        super().__init__(parent)
        self._module = module
        executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="analysis")
        self._executor = executor
        self._task: Task | None = None
        self.destroyed.connect(lambda: executor.shutdown(wait=False, cancel_futures=True))

    def ask(self, question: str, *marks: Any) -> None:
        """Ask a function of the analysis, by its name, about marks that were read."""
        if self._task is not None:
            self._task.cancel()
        task = Task(partial(_steps, self._module, question, marks), "", self)
        task.succeeded.connect(self.answered)
        task.failed.connect(self.failed)
        task.start(self._executor)
        self._task = task


class OrderAnalyst(Analyst):
    """Remembers of each domain what its marks said, until they are others."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._known: dict[int, AnalysedDomain] = {}
        self.answered.connect(self._remember)

    def look(self, marked: MarkedDomain) -> "AnalysedDomain | None":
        """Return what is known of an order; ask where nothing is, the answer comes by itself."""
        known = self._known.get(marked.domain_id)
        if known is not None and known.source == marked:
            return known
        self.ask("analyse_domain", marked)
        return None

    def _remember(self, analysed: "AnalysedDomain") -> None:
        self._known[analysed.source.domain_id] = analysed


def _steps(module: str, question: str, marks: tuple[Any, ...]) -> Steps[Any]:
    analysis = import_module(module)
    yield Progress(0, 1)
    found = getattr(analysis, question)(*marks)
    return (yield from found) if isinstance(found, Generator) else found
