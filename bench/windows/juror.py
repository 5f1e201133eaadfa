"""The juror's window, used by nobody: `juror.py KIT CODE STEP`; says what it found as JSON.

`dossier`: the kit is opened by its code, until the first dossier can be read. `next`: on to a
dossier with a long document. `documents`: the first and the last page of every document.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from probe import Probe

from jury_app import cli

cli.prepare_for_windows()

from PySide6.QtCore import QTimer

from jury_app import app
from jury_app.ui.first_paint import FirstPaint

PATIENCE_S = 120
Steps = Iterator[Callable[[], bool]]

found: dict[str, object] = {}


class Walk:
    """Goes from one step to the next as soon as what it waits for is there."""

    def __init__(self, steps: Steps) -> None:
        self._steps = steps
        self._wait = next(steps)
        self._until = time.monotonic() + PATIENCE_S
        self._timer = QTimer()
        self._timer.timeout.connect(self._on_tick)
        self._timer.start(1)

    def _on_tick(self) -> None:
        if time.monotonic() > self._until:
            leave(1)
        if self._wait():
            self._wait = next(self._steps, lambda: leave(0))


def leave(status: int) -> bool:
    """Say what was found, and go at once; the helper goes with its pipe."""
    print(json.dumps(found), flush=True)
    os._exit(status)


def time_code() -> None:
    """Measure apart how long the code of the kit is worked on."""
    from jury_app.sealing import encryption  # noqa: PLC0415 -- after the first paint, as the desk

    work_out = encryption.work_out

    def timed(passphrase: str, salt: bytes, work: int) -> bytes:
        processor, wall = time.thread_time(), time.perf_counter()
        try:
            return work_out(passphrase, salt, work)
        finally:
            found["code_processor"] = time.thread_time() - processor
            found["code_wall"] = time.perf_counter() - wall

    encryption.work_out = timed


def resident(process: str = "self") -> int:
    """Return the most memory that a process ever held, in bytes, where the system tells."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return 0
    line = next((each for each in status.splitlines() if each.startswith("VmHWM")), "VmHWM 0 kB")
    return int(line.split()[1]) * 1024


def helpers_resident() -> int:
    """Return the same for the greatest of the helpers that live now."""
    children = [
        each
        for thread in Path("/proc/self/task").glob("*/children")
        for each in thread.read_text(encoding="ascii").split()
    ]
    return max(map(resident, children), default=0)


class Juror:
    """Does one thing after another in the window."""

    def __init__(self, window: app.DocumentWindow) -> None:
        self._window = window
        self._read = False

    def dossier(self) -> Steps:
        """Give the code, and wait until the summary is painted."""
        page = self._window.code_page
        page.code_edit.setText(sys.argv[2])
        page.open_button.click()
        yield lambda: self._window.screen_page is not None
        self._page = self._window.screen_page.desk_page
        FirstPaint(self._page.dossier.summary, self._on_read)
        yield lambda: self._read

    def next(self) -> Steps:
        """Go on to a dossier with a long document, and through its pages."""
        yield from self.dossier()
        numbers = self._page.applications.model.numbers()
        self._page.choose(numbers[-1])
        yield from _quiet()
        probe = Probe()
        self._page.choose(numbers[0])
        yield from _quiet()
        found["dossier_ms"] = probe.blocks()
        pages = yield from self._document()
        found["document_ms"] = probe.blocks()
        found["pages"] = pages.page_count
        for _turn in range(12):
            pages.turn(1)
            yield lambda: pages.picture(pages.page) is not None
        found["pages_ms"] = probe.blocks()

    def documents(self) -> Steps:
        """Look at the beginning and the end of every document."""
        yield from self.dossier()
        found["opened_bytes"] = resident()
        probe, helper = Probe(), 0
        for number in self._page.applications.model.numbers():
            self._page.choose(number)
            pages = yield from self._document()
            pages.go_to(pages.page_count - 1)
            yield lambda pages=pages: pages.picture(pages.page_count - 1) is not None
            helper = max(helper, helpers_resident())
        found.update(window_bytes=resident(), helper_bytes=helper)
        found["documents_ms"] = probe.blocks()

    def _document(self) -> Iterator[Callable[[], bool]]:
        dossier = self._page.dossier
        dossier.tabs.setCurrentIndex(dossier.tabs.count() - 1)
        pages = dossier.document.pages
        yield lambda: pages.page_count > 0 and pages.picture(0) is not None
        return pages

    def _on_read(self) -> None:
        self._read = True


def _quiet() -> Steps:
    until = time.monotonic() + 0.3
    yield lambda: time.monotonic() > until


def main() -> None:
    """Open the kit as a double click does, and begin once the window is painted."""
    kit, _code, step = sys.argv[1:]
    load = app.after_first_paint
    walks = []

    def begin(application: app.Application, windows: app.Windows) -> None:
        load(application, windows)
        time_code()
        walks.append(Walk(getattr(Juror(windows.window), step)()))

    app.after_first_paint = begin
    cli.run([kit])


main()
