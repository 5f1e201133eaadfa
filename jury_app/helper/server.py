"""The child's side: takes one request after another until the pipe closes or time is up."""

import faulthandler
import importlib
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Protocol

import msgspec

from jury_app.errors import RefusedFileError
from jury_app.helper.child import FLAG
from jury_app.helper.frames import MAX_HEAD, Answer, BrokenFrameError, Request, receive, send

if sys.platform == "win32":
    import msvcrt
else:
    import resource

WORKERS = {
    "workbook": "jury_app.helper.workbook_worker",
    "pdf": "jury_app.helper.pdf_worker",
    "image": "jury_app.helper.image_worker",
    "code": "jury_app.helper.code_worker",
    "drawing": "jury_app.helper.drawing_worker",
    "font": "jury_app.helper.font_worker",
    "plan": "jury_app.model.scoring.plan_worker",
}
MEMORY = 1024 * 1024 * 1024
MAX_ANSWER = MAX_HEAD - 1024

_GRACE = 5.0  # the parent kills first; this is for a parent that is gone


class Worker(Protocol):
    """Somebody who can parse one kind of file."""

    def answer(self, request: Request, body: bytes, /) -> tuple[Any, bytes]:
        """Return plain data and bytes."""


def is_asked(arguments: Sequence[str]) -> bool:
    """Whether this process was started to be the helper of another."""
    return len(arguments) > 1 and arguments[-2] == FLAG


def serve(kind: str) -> int:
    """Be the helper until the application has no more need of one."""
    nowhere = Path(os.devnull).open("wb")  # noqa: SIM115 -- open as long as the process lives
    source, target = _pipes(nowhere)
    module = importlib.import_module(WORKERS[kind])
    worker: Worker = module.Worker()
    limit_this_process()
    send(target, Answer("", msgspec.Raw(msgspec.msgpack.encode(kind))))
    with suppress(BrokenFrameError, OSError):
        while True:
            head, body = receive(source)
            request = msgspec.msgpack.decode(head, type=Request)
            faulthandler.dump_traceback_later(request.seconds + _GRACE, exit=True, file=nowhere)
            send(target, *_answer(worker, request, body))
            faulthandler.cancel_dump_traceback_later()
    return 0


def _answer(worker: Worker, request: Request, body: bytes) -> tuple[Answer, bytes]:
    try:
        result, found = worker.answer(request, body)
        encoded = msgspec.msgpack.encode(result)
        if len(encoded) < MAX_ANSWER:
            return Answer("", msgspec.Raw(encoded)), found
        code = "file_too_large"
    except RefusedFileError as refused:
        code = refused.code
    except MemoryError:
        code = "file_too_large"
    except Exception:  # noqa: BLE001 -- whatever a parser does, the file is what is wrong
        code = "file_unreadable"
    return Answer(code, msgspec.Raw(msgspec.msgpack.encode(None))), b""


def _pipes(nowhere: IO[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    """Take the pipes for ourselves: what a library prints must not mix with the answers."""
    if sys.platform == "win32":
        for descriptor in (0, 1):
            msvcrt.setmode(descriptor, os.O_BINARY)
    source = os.fdopen(os.dup(0), "rb")
    target = os.fdopen(os.dup(1), "wb")
    os.dup2(nowhere.fileno(), 1)
    return source, target


def limit_this_process() -> None:
    """Bound the memory, and forbid writing files; Windows knows no such bounds."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_FSIZE, 0)):
            with suppress(ValueError, OSError):
                resource.setrlimit(what, (most, most))
