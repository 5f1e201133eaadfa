"""A child process that reads foreign files: started when needed, killed when it hangs."""

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TypeVar

import msgspec

from jury_app.codes import HELPER
from jury_app.errors import JuryError, RefusedFileError
from jury_app.helper.frames import MAX_BODY, Answer, BrokenFrameError, Request, receive, send
from jury_app.i18n import _

SECONDS = 10.0
SECONDS_TO_START = 30.0
FLAG = "--helper"

Result = TypeVar("Result")

_ROOT = Path(__file__).resolve().parent.parent.parent
_NO_WINDOW = 0x08000000  # CREATE_NO_WINDOW, which only Windows knows
_PIPE = subprocess.PIPE
_GONE = (BrokenFrameError, OSError, ValueError)  # the last: another thread closed the pipe


class Child:
    """One helper process and the pipe to it."""

    def __init__(self, kind: str, file: str = "", seconds: float = SECONDS) -> None:
        self._kind = kind
        self._file = file
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._timed_out = False

    @property
    def running(self) -> bool:
        """Whether a process is there that knows what it was told before."""
        return self._process is not None

    def ask(
        self,
        request: Request,
        result: type[Result],
        body: bytes = b"",
    ) -> tuple[Result, bytes]:
        """Have a job done within the time allowed; a child that fails is gone for good."""
        if len(body) > MAX_BODY:
            raise self.refused("file_too_large")
        try:
            head, received = self._exchange(self._process or self._start(), request, body)
            answer = msgspec.msgpack.decode(head, type=Answer)
            if not answer.refusal:
                return msgspec.msgpack.decode(answer.result, type=result), received
        except (*_GONE, msgspec.DecodeError):
            self.close()
            code = "helper_timeout" if self._timed_out else "file_unreadable"
            raise self.refused(code) from None
        except BaseException:
            self.close()
            raise
        raise self.refused(answer.refusal)

    def refused(self, code: str) -> RefusedFileError:
        """Return the refusal to raise; a code that nobody knows is never passed on."""
        known = code if code in HELPER else "file_unreadable"
        file = self._file or _("the file received")
        return RefusedFileError(known, file=file, seconds=round(self._seconds))

    def close(self) -> None:
        """End the child; what it holds is of no value."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                _opened(pipe).close()
        process.wait()

    def _exchange(
        self, process: subprocess.Popen[bytes], request: Request, body: bytes
    ) -> tuple[bytes, bytes]:
        with self._deadline(process, self._seconds):
            timed = msgspec.structs.replace(request, seconds=self._seconds)
            send(_opened(process.stdin), timed, body)
            answer = receive(_opened(process.stdout))
        if self._timed_out:
            raise BrokenFrameError
        return answer

    def _start(self) -> subprocess.Popen[bytes]:
        self._timed_out = False
        process = subprocess.Popen(  # noqa: S603 -- our own program, by its full path
            command_line(self._kind),
            stdin=_PIPE,
            stdout=_PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
            creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
        )
        self._process = process
        try:
            with self._deadline(process, SECONDS_TO_START):
                receive(_opened(process.stdout))
        except _GONE:
            self.close()
            raise JuryError("helper_not_started") from None
        except BaseException:
            self.close()
            raise
        return process

    @contextlib.contextmanager
    def _deadline(self, process: subprocess.Popen[bytes], seconds: float) -> Iterator[None]:
        timer = threading.Timer(seconds, self._kill, (process,))
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()

    def _kill(self, process: subprocess.Popen[bytes]) -> None:
        self._timed_out = True
        process.kill()


def command_line(kind: str) -> list[str]:
    """Return how the child is started: the frozen program itself, or Python."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FLAG, kind]
    return [sys.executable, "-P", "-m", "jury_app.helper", FLAG, kind]


def environment() -> dict[str, str]:
    """Return what the child may know: no passphrase, and where the application is."""
    known = {name: text for name, text in os.environ.items() if not name.startswith("JURY_")}
    path = (str(_ROOT), known.get("PYTHONPATH", ""))
    known["PYTHONPATH"] = os.pathsep.join(each for each in path if each)
    return known


def _opened(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise BrokenFrameError
    return pipe
