"""A window on a small screen: nothing of it is out of sight."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from jury_app.ui.geometry import fill_small_screen, restore_geometry
from jury_app.ui.settings import Settings


@pytest.mark.parametrize(("more", "fills"), [(-40, False), (40, True)])
def test_a_window_that_is_too_large_for_the_screen_fills_it(qtbot, more, fills):
    window = QWidget()
    qtbot.addWidget(window)
    room = window.screen().availableSize()

    restore_geometry(window, Settings(), "essai", room + QSize(0, more))
    fill_small_screen(window)

    assert window.isMaximized() == fills
