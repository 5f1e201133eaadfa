"""An open edition as the windows see it: every question and change goes to one thread."""

from collections import deque
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from functools import partial
from inspect import getclosurevars, isfunction
from typing import Any, Protocol, TypeAlias, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from jury_app.progress import Steps
from jury_app.ui.task import Task

R = TypeVar("R")
D = TypeVar("D")
Changes: TypeAlias = frozenset[str]


class Database(Protocol):
    """What a workspace needs of a store; each call runs on the thread that opened it."""

    def read(self, query: Callable[..., R], /, *args: Any, **kwargs: Any) -> R:
        """Run a query and return its rows."""
        ...

    def reading(self) -> AbstractContextManager[object]:
        """Let the queries that are run meanwhile share what they read; nothing may be changed."""
        ...

    def write(self, operation: Callable[..., R], /, *args: Any, **kwargs: Any) -> R:
        """Run an operation: all of it happens, or none of it."""
        ...

    def subscribe(self, listener: Callable[[Changes], None], /) -> object:
        """Tell a listener the names of the tables that each transaction changed."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


@dataclass(frozen=True, slots=True)
class _Question:
    """Work for the database thread, and who hears the answer."""

    work: Callable[[Database], Any]
    then: Callable[[Any], object]
    failed: Callable[[Exception], object]
    key: Hashable = None
    ticket: int = 0


@dataclass(frozen=True, slots=True)
class _Said:
    """An answer on its way to the interface thread."""

    call: Callable[[], object] | None
    question: _Question | None = None


class Workspace(QObject):
    """Owns the one database thread; answers come back on the interface thread."""

    opened = Signal()
    refused = Signal(object)  # the exception because of which nothing was opened
    changed = Signal(object)  # Changes: the tables that a transaction changed
    failed = Signal(object)  # an exception that nobody else hears
    busy = Signal(bool)

    _answered = Signal(object)
    _changed_there = Signal(object)

    def __init__(
        self, open_database: Callable[[], Database], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="database")
        self._database: Database | None = None
        self._tickets: dict[Hashable, int] = {}
        self._asked: deque[_Question] = deque()
        self._reading = ExitStack()
        self._tasks: set[Task] = set()
        self._waiting = 0
        self._closed = False
        self._answered.connect(self._on_answered)
        self._changed_there.connect(self.changed)
        self._wait()
        self._executor.submit(self._open, open_database)

    def read(
        self,
        query: Callable[..., R],
        *args: Any,
        then: Callable[[R], object],
        failed: Callable[[Exception], object] | None = None,
        key: Hashable = None,
        **kwargs: Any,
    ) -> None:
        """Ask the database; of several questions with one key only the last is answered."""
        self._ask(lambda file: self._shared(file).read(query, *args, **kwargs), then, failed, key)

    def write(
        self,
        operation: Callable[..., R],
        *args: Any,
        then: Callable[[R], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        **kwargs: Any,
    ) -> None:
        """Change the edition; a refusal goes to `failed`, or to the signal of that name."""
        self._ask(lambda file: self._alone(file).write(operation, *args, **kwargs), then, failed)

    def run(
        self,
        steps: Callable[..., Steps[R]],
        *args: Any,
        title: str,
        then: Callable[[R], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        **kwargs: Any,
    ) -> Task:
        """Start long work that takes the database first; a progress dialog may watch the task."""
        task = Task(lambda: steps(self._alone(self._database), *args, **kwargs), title, self)
        task.succeeded.connect(_if_alive(then or _ignore))
        task.failed.connect(_if_alive(failed or self.failed.emit))
        task.finished.connect(lambda: self._on_finished(task))
        self._tasks.add(task)
        self._wait()
        task.start(self._executor)
        return task

    def close(self) -> None:
        """Finish what was to be written, stop what was only to be read, and close the file."""
        if self._closed:
            return
        self._closed = True
        self._tickets.clear()
        for task in self._tasks:
            task.cancel()
        self._executor.submit(self._close)
        self._executor.shutdown(wait=True)

    def _ask(
        self,
        work: Callable[[Database], Any],
        then: Callable[[Any], object] | None,
        failed: Callable[[Exception], object] | None,
        key: Hashable = None,
    ) -> None:
        if self._closed:
            return
        if key is not None:
            self._tickets[key] = self._tickets.get(key, 0) + 1
        ticket = self._tickets.get(key, 0)
        question = _Question(work, then or _ignore, failed or self.failed.emit, key, ticket)
        self._wait()
        self._asked.append(question)
        self._executor.submit(self._answer)

    def _open(self, open_database: Callable[[], Database]) -> None:
        try:
            self._database = open_database()
            self._database.subscribe(self._changed_there.emit)
        except Exception as error:  # noqa: BLE001 -- told by whoever wanted it open
            self._answered.emit(_Said(partial(self.refused.emit, error)))
        else:
            self._answered.emit(_Said(self.opened.emit))

    def _answer(self) -> None:
        question = self._asked.popleft()
        self._answered.emit(_Said(self._heard(question), question))
        if not self._asked:
            self._reading.close()

    def _shared(self, database: Database) -> Database:
        """Let what is read now share a reading with what was asked just before."""
        self._reading.enter_context(database.reading())
        return database

    def _alone(self, database: D) -> D:
        """Let no reading go on: the edition is about to change."""
        self._reading.close()
        return database

    def _heard(self, question: _Question) -> Callable[[], object] | None:
        if self._database is None or self._is_stale(question):
            return None
        try:
            value = question.work(self._database)
        except Exception as error:  # noqa: BLE001 -- handed to whoever asked
            self._reading.close()
            return partial(_if_alive(question.failed), error)
        return partial(_if_alive(question.then), value)

    def _close(self) -> None:
        if self._database is not None:
            self._database.close()

    def _is_stale(self, question: _Question | None) -> bool:
        if question is None or question.key is None:
            return False
        return self._tickets.get(question.key) != question.ticket

    def _on_answered(self, said: _Said) -> None:
        if said.call is not None and not self._closed and not self._is_stale(said.question):
            said.call()
        self._done()

    def _on_finished(self, task: Task) -> None:
        self._tasks.discard(task)
        self._done()

    def _wait(self) -> None:
        self._waiting += 1
        if self._waiting == 1:
            self.busy.emit(True)

    def _done(self) -> None:
        self._waiting -= 1
        if self._waiting == 0:
            self.busy.emit(False)


def _ignore(_value: object) -> None:
    """Hear an answer that nobody asked for."""


def is_heard(callback: Callable[..., object]) -> bool:
    """Whether whoever is to hear an answer was not closed meanwhile."""
    owner = _owner(callback)
    return not isinstance(owner, QObject) or isValid(owner)


def _owner(callback: Callable[..., object]) -> object:
    """Return whose method it is: of a partial and of a function made in a method, too."""
    bound = callback.func if isinstance(callback, partial) else callback
    if isfunction(bound):
        return getclosurevars(bound).nonlocals.get("self")
    return getattr(bound, "__self__", None)


def _if_alive(callback: Callable[[Any], object]) -> Callable[[Any], None]:
    """Return a callback that says nothing to a page which was closed meanwhile."""

    def say(value: object) -> None:
        if is_heard(callback):
            callback(value)

    return say
