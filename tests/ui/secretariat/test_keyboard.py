"""The keyboard is seen wherever it is on the nine pages of the secretariat."""

import runpy
from pathlib import Path

from PySide6.QtWidgets import QTabWidget

from jury_app.ui.secretariat.stages import STAGES

EYES = runpy.run_path(str(Path(__file__).parents[1] / "looking.py"))
unseen = EYES["unseen"]


def test_the_keyboard_is_seen_at_every_stop(qtbot, settled, window_at):
    window = window_at("opened")
    found = unseen(window)
    for key in STAGES:
        page = window.open_page(key)
        settled(window)
        with qtbot.waitActive(window):
            window.activateWindow()
        tabs = page.findChild(QTabWidget)
        for place in range(tabs.count() if tabs else 1):
            if tabs:
                tabs.setCurrentIndex(place)
            found += [f"{key}: {each}" for each in unseen(window, page)]

    assert found == []
