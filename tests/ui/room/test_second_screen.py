"""The screen of the room on a second screen, which Qt is told of where there is none."""

import json
import os
import subprocess
import sys
from pathlib import Path

SCREENS = [
    {"name": name, "x": x, "y": 0, "width": 1280, "height": 720, "dpr": 1}
    for name, x in (("desk", 0), ("room", 1280))
]
PLAYED = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from jury_app.model.database import Database
from jury_app.ui.room.room_window import RoomWindow
from jury_app.ui.theme import Theme
from jury_app.ui.workspace import Workspace

application = QApplication()
Theme(application).choose("light")
workspace = Workspace(lambda: Database(Path(sys.argv[1])))
desk = QWidget()
desk.show()
QTest.qWaitForWindowActive(desk)
room = RoomWindow(workspace, desk)
for _time in range(2):
    room.project()
    QTest.qWaitForWindowExposed(room)
    print(room.screen().name(), room.isFullScreen(), desk.isActiveWindow())
workspace.close()
"""


def test_it_fills_the_second_screen_and_leaves_the_keyboard_to_the_desk(tmp_path):
    (tmp_path / "screens.json").write_text(json.dumps({"screens": SCREENS}))
    platform = "offscreen:configfile=screens.json"

    played = subprocess.run(
        [sys.executable, "-c", PLAYED, str(tmp_path / "edition.jury")],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env=os.environ
        | {"QT_QPA_PLATFORM": platform, "PYTHONPATH": str(Path(__file__).parents[3])},
    )

    assert played.stdout.splitlines() == ["room True True"] * 2, played.stderr
