"""The keyboard is seen wherever it is, in every scheme."""

import runpy
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QApplication

from jury_app.ui.juror.code_page import CodePage
from jury_app.ui.juror.recusal_dialog import RecusalDialog
from jury_app.ui.tokens import SCHEMES

EYES = runpy.run_path(str(Path(__file__).parents[1] / "looking.py"))
unseen = EYES["unseen"]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_keyboard_is_seen_at_every_stop(qtbot, theme, open_screen, made_kit, scheme):
    theme.choose(scheme)
    screen = open_screen(made_kit)
    page = screen.desk_page
    qtbot.keyClicks(QApplication.focusWidget(), "7")
    page.grid.cards["cible"].open_comment()
    assert unseen(screen) == []
    page.dossier.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: page.dossier.document.pages.page_count > 0)
    assert unseen(screen) == []
    screen.open_review()
    assert unseen(screen) == []
    screen.seal()
    qtbot.waitUntil(screen.sealed_page.isVisible)
    assert unseen(screen) == []
    screen.open_desk()
    screen.ask_recusal(page.chosen())
    dialog = screen.findChild(RecusalDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    assert unseen(dialog) == []


def test_the_keyboard_is_seen_where_the_code_is_typed(qtbot, theme):
    page = CodePage()
    qtbot.addWidget(page)
    page.code_edit.setText("bafiro")
    with qtbot.waitActive(page):
        page.show()

    assert unseen(page) == []


def test_no_key_is_bound_twice(screen):
    assert screen.desk_page.dossier.document  # it is made, with its keys, where it is named
    keys = [each.key().toString() for each in screen.findChildren(QShortcut)]
    keys += [key.toString() for each in screen.findChildren(QAction) for key in each.shortcuts()]

    assert len(keys) > 25
    assert sorted(set(keys)) == sorted(keys)  # Qt would do neither of the two


def test_there_is_no_part_to_turn_to_where_every_dossier_is_hidden(
    qtbot, kits, open_screen, tmp_path
):
    made = kits["make_kit"](tmp_path, count=1)
    [only] = made.manifest.applications
    screen = open_screen(kits["make_kit"](tmp_path, count=1, recused=(only.number,)))
    qtbot.keyClick(screen, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)

    assert screen.desk_page.dossier.tabs.count() == 0
