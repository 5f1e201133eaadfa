"""Runs a campaign in processes that may die: each hands in a few thousand files, then another does.

A process is forked from one where everything is made and warm. If it dies, the file that it died of
is told, and those beside it are handed in again by the next.
"""

import gc
import json
import mmap
import os
import signal
import struct
import time
import traceback
from contextlib import closing, contextmanager
from pathlib import Path

try:
    import resource
except ImportError:  # where there is no forking either
    resource = None

PATIENCE = 600  # seconds without a next file, on a machine with much else to do
BLOCK = 2_000
HANGS = 10  # seconds of the processor, after which the system ends a worker
ROOM = (256 + 64) << 20  # bytes that a worker may take beyond what it holds when it begins
NONE = -1


class Workers:
    """Runs the numbers of one campaign, block after block."""

    def __init__(self, fuzzing, folder, hangs=HANGS):
        self._fuzzing = fuzzing
        self._hangs = hangs
        self._result = folder / "result.json"
        self._mark = mmap.mmap(-1, 8)

    def run(self, numbers, told=lambda: None):
        """Hand in all of them, and tell after each block."""
        gc.collect()
        gc.freeze()  # what all workers share is not looked through by each
        try:
            for start in range(0, len(numbers), BLOCK):
                self._run(numbers[start : start + BLOCK])
                told()
        finally:
            gc.unfreeze()

    def _run(self, numbers):
        if not numbers:
            return
        died = self._one_worker(numbers)
        if died is None:
            self._fuzzing.tally.add(json.loads(self._result.read_text("utf-8")))
            return
        number, why = died
        tally = self._fuzzing.tally
        tally.tell(number, why)
        tally.runs += 1
        tally.answers["crashed"] += 1
        place = numbers.index(number)
        self._run(numbers[:place])
        self._run(numbers[place + 1 :])

    def _one_worker(self, numbers):
        """Return nothing when a worker came to its end, or else the number at which it died."""
        self._mark[:] = struct.pack("q", NONE)
        worker = os.fork()
        if not worker:
            self._work(numbers)
        why = self._waited(worker)
        if not why:
            return None
        if why == "failed":
            raise RuntimeError("a worker failed by itself, not by a file")
        return self._number(), why

    def _work(self, numbers):
        """Do the work of a child, which ends here whatever happens."""
        code = 1
        try:
            with closing(self._fuzzing.target):
                limit_memory()
                self._fuzzing.making = without_limit
                self._fuzzing.tally = type(self._fuzzing.tally)()
                self._fuzzing.target.begin()
                self._fuzzing.run(numbers, before=self._set)
                signal.setitimer(signal.ITIMER_PROF, 0)
            self._result.write_text(json.dumps(self._fuzzing.tally.written()), "utf-8")
            code = 0
        except BaseException:  # noqa: BLE001 -- nobody else is there to say it
            traceback.print_exc()
        finally:
            os._exit(code)

    def _set(self, number):
        self._mark[:] = struct.pack("q", number)
        signal.setitimer(signal.ITIMER_PROF, self._hangs)

    def _number(self):
        return struct.unpack("q", self._mark[:])[0]

    def _waited(self, worker):
        """Wait for a worker; return how it died, if it did."""
        since, number = time.monotonic(), NONE
        while True:
            ended, status = os.waitpid(worker, os.WNOHANG)
            if ended:
                break
            if self._number() != number:
                since, number = time.monotonic(), self._number()
            if time.monotonic() - since > PATIENCE:
                os.kill(worker, signal.SIGKILL)
            time.sleep(0.02)
        code = os.waitstatus_to_exitcode(status)
        if code == -signal.SIGPROF:
            return "hangs"
        return "failed" if code > 0 or self._number() == NONE else f"died of {code}" if code else ""


def limit_memory():
    """Let this process have no more room than a file may take, and what it holds already."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    most = pages * resource.getpagesize() + ROOM
    resource.setrlimit(resource.RLIMIT_AS, (most, resource.RLIM_INFINITY))


@contextmanager
def without_limit():
    """Make a file of any size: how much room it takes to be read is counted from there."""
    resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    try:
        yield
    finally:
        limit_memory()
