"""Tests that are loaded once, to be asked about many mutants: a process is forked for each.

It is noted which lines each test runs. A mutant is put before those alone that run its lines, the
quickest first, and the first that fails has seen it.
"""

import gc
import os
import pickle
import resource
import shutil
import signal
import tempfile
import time
import traceback
from contextlib import suppress
from dataclasses import dataclass, field
from types import FunctionType, SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings

OPTIONS = ("-q", "-p", "no:cacheprovider", "--tb=native", "--capture=sys", "--assert=plain")
SLOWER = (3, 4)  # seconds of the processor, and times what it takes: then a test has seen it
PATIENCE = 900  # seconds by the clock, beside other work; what waits for longer has been seen
LOADING = 60  # seconds of the processor, before a test begins
ROOM = 8 << 30  # bytes; what takes more has been seen
BROKEN = 70  # the exit status of a process that could not answer


@dataclass(eq=False)
class Warm:
    """A plugin of pytest that, once all is loaded, does a task instead of a run."""

    task: Any
    examples: int
    items: list = field(default_factory=list)
    session: Any = None
    has_failed: bool = False
    answer: Any = None

    def pytest_collection_finish(self, session):
        self.session, self.items = session, session.items
        for each in self.items:
            if told := getattr(each.function, "_hypothesis_internal_use_settings", None):
                each.function._hypothesis_internal_use_settings = settings(  # noqa: SLF001 -- no other door
                    told, max_examples=min(self.examples, told.max_examples), derandomize=True,
                    phases=(Phase.explicit, Phase.generate), database=None,
                    suppress_health_check=list(HealthCheck),
                )  # fmt: skip

    def pytest_runtestloop(self):
        self.answer = self.task(self)
        return True

    def pytest_runtest_logreport(self, report):
        self.has_failed |= report.failed

    def run(self, items, seconds=()):
        """Run tests one after the other; return the name of the first that fails."""
        for item, after in zip(items, [*items[1:], self.nothing()], strict=True):
            if seconds:
                be_limited(SLOWER[0] + SLOWER[1] * seconds[item.nodeid])
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
            if self.has_failed:
                return item.nodeid
        return None

    def nothing(self):
        """Return what follows the last test: what was made for all of them stays."""
        return SimpleNamespace(listchain=lambda: [self.session])

    def named(self, names):
        """Return tests by their names, in that order."""
        by_name = {each.nodeid: each for each in self.items}
        return [by_name[each] for each in names]

    def prepare(self, ran, but=frozenset()):
        """Make what is made once for many tests; return the lines that each of these things ran."""
        made, option = {}, self.session.config.option
        option.setuponly = True
        for item in sorted(self.items, key=lambda each: len(needs_of(each))):
            needed = needs_of(item) - made.keys()
            is_window = any(name.startswith("q") for name in needed)  # which is never forked
            if not needed or is_window or needs_of(item) & but:
                continue
            ran.clear()
            self.run([item])
            made |= dict.fromkeys(needed, frozenset(ran))
        option.setuponly = False
        return made

    def record(self, ran):
        """Return how long what is made once takes, its lines, and what each test does."""
        start = time.process_time()
        made = self.prepare(ran)
        preparing = time.process_time() - start
        return preparing, made, [self._seen(each, ran) for each in self.items]

    def _seen(self, item, ran):
        """Return what a test does with the code as it is."""
        self.has_failed = False
        start = time.process_time()
        ran.clear()
        self.run([item])
        seconds = time.process_time() - start
        return SimpleNamespace(
            name=item.nodeid,
            needs=needs_of(item),
            seconds=seconds,
            is_sound=not self.has_failed,
            lines=frozenset(ran),
        )


def needs_of(item):
    """Return the names of what a test needs that is made once for many."""
    fixtures = item._fixtureinfo.name2fixturedefs  # noqa: SLF001 -- no other door
    return frozenset(name for name, known in fixtures.items() if known[-1].scope == "session")


def loaded_functions():
    """Return all functions that there are; none of what is loaded is looked through again."""
    gc.unfreeze()
    found = [each for each in gc.get_objects() if isinstance(each, FunctionType)]
    gc.collect()
    gc.freeze()
    return found


def loaded(tests, task, examples):
    """Load tests, do a task with them, and return what came of it; nothing, if they do not load."""
    plugin = Warm(task, examples)
    pytest.main([*OPTIONS, *tests], plugins=[plugin])
    return plugin.answer


def in_a_fork(work, *, is_limited=False):
    """Return what is done in another process, and the signal or status by which that ended."""
    folder = tempfile.mkdtemp()
    with tempfile.TemporaryFile() as answer:
        child = os.fork()
        if not child:
            os.setsid()
            tempfile.tempdir = os.environ["TMPDIR"] = folder
            if is_limited:
                be_modest()
            os._exit(done(work, answer))
        status = os.waitpid(child, 0)[1]
        with suppress(ProcessLookupError):  # what it left behind
            os.killpg(child, signal.SIGKILL)
        shutil.rmtree(folder, ignore_errors=True)
        answer.seek(0)
        return (None if status else pickle.load(answer)), status  # noqa: S301 -- it is our own


def be_modest():
    """Take neither for ever nor all there is, and say nothing."""
    resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))
    signal.alarm(PATIENCE)
    be_limited(LOADING)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for output in (1, 2):
        os.dup2(nowhere, output)


def be_limited(seconds):
    """Take no more of the processor from now on."""
    took = resource.getrusage(resource.RUSAGE_SELF)
    until = int(took.ru_utime + took.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))


def done(work, answer):
    """Write what comes of a work; return the exit status."""
    try:
        answer.write(pickle.dumps(work()))
        answer.flush()
    except BaseException:  # noqa: BLE001 -- a mutant may end a program by any
        traceback.print_exc()
        return BROKEN
    return 0


def is_slow(status):
    """Tell whether a process ended because it took too long."""
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGALRM)
