"""The keyboard is seen wherever it is, in every scheme."""

import runpy
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from jury_app.ui.juror.code_page import CodePage
from jury_app.ui.juror.recusal_dialog import RecusalDialog
from jury_app.ui.tokens import SCHEMES

EYES = runpy.run_path(str(Path(__file__).parents[1] / "looking.py"))
unseen = EYES["unseen"]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_keyboard_is_seen_at_every_stop(qtbot, theme, open_screen, made_kit, scheme):
    theme.choose(scheme)
    try:
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
    finally:
        theme.choose("light")


def test_the_keyboard_is_seen_where_the_code_is_typed(qtbot, theme):
    page = CodePage("dossier.jurykit")
    qtbot.addWidget(page)
    page.code_edit.setText("bafiro")
    with qtbot.waitActive(page):
        page.show()

    assert unseen(page) == []
