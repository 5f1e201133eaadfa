"""Takes the pictures of `screenshots.py`: a window with the dialogs before it, in each scheme."""

import json
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from jury_app.ui.look import ThemeChoice, colour
from jury_app.ui.theme import Theme
from jury_app.ui.workspace import Workspace

COLOURS, RARE = 128, 40
PATIENCE_S = 30
ROUNDS = 3
QUIET_MS = 60
SHADOW = (24, 5)


@dataclass(slots=True)
class Camera:
    """Where the pictures go, and how they are to look."""

    folder: Path
    theme: Theme
    schemes: Sequence[ThemeChoice]
    size: tuple[int, int]
    language: str = "fr"

    def take(self, name: str, window: QWidget) -> None:
        """Photograph a window and the dialogs before it, once in every scheme."""
        for scheme in self.schemes:
            if self.theme.choice != scheme:
                self.theme.choose(scheme)
            QTest.qWait(QUIET_MS)
            file = self.folder / f"{name}-{self.language}-{scheme}.png"
            _write(_composed(window), file)
            print(file.name, flush=True)

    def show(self, window: QWidget) -> None:
        """Show a window at the size of the pictures, with the keyboard in it."""
        window.resize(*self.size)
        window.show()
        window.activateWindow()
        QTest.qWait(QUIET_MS)


def start_screen(size: tuple[int, int], home: Path) -> QApplication:
    """Start on a screen of this size that nobody sees, with the folders of nobody."""
    home.mkdir(parents=True, exist_ok=True)
    screen = {"name": "screen", "x": 0, "y": 0, "width": size[0], "height": size[1]}
    config = home / "screen.json"
    config.write_text(json.dumps({"screens": [{**screen, "logicalDpi": 96, "dpr": 1}]}))
    os.environ.update(
        HOME=str(home), JURY_DATA=str(home / "data"), TZ="Europe/Paris", JURY_LANG="fr"
    )
    if hasattr(time, "tzset"):
        time.tzset()
    application = QApplication(["jury", "-platform", f"offscreen:configfile={config}"])
    application.setApplicationName("Jury")
    application.setCursorFlashTime(0)
    return application


def home() -> Path:
    """Return the home of nobody: the same path in every picture."""
    return Path(tempfile.gettempdir()) / "jury"


def wait_until(is_so: Callable[[], object]) -> None:
    """Wait until something has come about."""
    end = time.monotonic() + PATIENCE_S
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError(is_so)
        QTest.qWait(QUIET_MS // 3)


def settle(workspace: Workspace) -> None:
    """Wait until every question was answered, and the questions after those."""
    for _round in range(ROUNDS):
        heard: list[bool] = []
        workspace.read(lambda _session: True, then=heard.append)
        wait_until(partial(len, heard))
        QTest.qWait(QUIET_MS // 3)


def dialogs(window: QWidget) -> list[QWidget]:
    """Return the dialogs that stand before a window, the last one on top."""
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    found = [each for each in shown if isinstance(each, QDialog) and each is not window]
    return sorted(found, key=_depth)


def close_dialogs(window: QWidget) -> None:
    """Put away whatever stands before a window."""
    for each in reversed(dialogs(window)):
        each.close()
    QTest.qWait(QUIET_MS // 3)


def _depth(widget: QWidget) -> int:
    parent = widget.parentWidget()
    return 0 if parent is None else 1 + _depth(parent)


def _composed(window: QWidget) -> QImage:
    picture = window.grab()
    painter = QPainter(picture)
    for each in dialogs(window):
        _paint(painter, each, picture)
    painter.end()
    return picture.toImage()


def _paint(painter: QPainter, dialog: QWidget, below: QPixmap) -> None:
    """Put a dialog into the middle, or where it stands if it says so, on a soft shadow."""
    shot = dialog.grab()
    room = below.size() - shot.size()
    place = QPoint(room.width() // 2, room.height() // 2)
    if dialog.windowFlags() & Qt.WindowType.FramelessWindowHint:
        place = dialog.pos()
    reach, strength = SHADOW
    painter.setPen(Qt.PenStyle.NoPen)
    for step in range(reach, 0, -2):
        painter.setBrush(QColor(0, 0, 0, strength))
        rect = shot.rect().translated(place).adjusted(-step, -step // 2, step, step)
        painter.drawRoundedRect(rect, step, step)
    painter.drawPixmap(place, shot)
    painter.setPen(colour("border"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(shot.rect().translated(place).adjusted(0, 0, -1, -1))


def _write(picture: QImage, file: Path) -> None:
    """Write a small file: a palette instead of every colour there is."""
    rgb = picture.convertToFormat(QImage.Format.Format_RGB888)
    size, stride = (rgb.width(), rgb.height()), rgb.bytesPerLine()
    image = Image.frombuffer("RGB", size, bytes(rgb.constBits()), "raw", "RGB", stride, 1)
    few = image.quantize(palette=_palette(image), dither=Image.Dither.NONE)
    few.save(file, optimize=True)


def _palette(image: Image.Image) -> Image.Image:
    """Keep what there is most of, and of the rest what is most unlike: bronze is no gold."""
    counted: Any = image.getcolors(image.width * image.height)
    often = [colour for _count, colour in sorted(counted, reverse=True)[: COLOURS - RARE]]
    rare = image.quantize(RARE, Image.Quantize.MAXCOVERAGE).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette([*(part for each in often for part in each), *rare[: 3 * RARE]])
    return palette
