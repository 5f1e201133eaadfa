"""The juror's window from 100 to 200 % on a small screen: no word is cut, nothing sticks out."""

import runpy
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication

from jury_app.i18n import LANGUAGES, set_language
from jury_app.ui.juror.code_page import CodePage
from jury_app.ui.juror.recusal_dialog import RecusalDialog

EYES = runpy.run_path(str(Path(__file__).parents[1] / "looking.py"))
clipped = EYES["clipped"]
SIZES = (100, 150, 200)


@pytest.fixture
def look(qtbot):
    """What finds the words that are cut, once everything has found its place."""

    def find(widget):
        qtbot.wait(50)
        return clipped(widget)

    return find


@pytest.fixture(params=[(language, size) for language in LANGUAGES for size in SIZES])
def screen(request, theme, open_screen, made_kit):
    language, size = request.param
    set_language(language)
    theme.set_text_size(size)
    return open_screen(made_kit)


def test_no_word_is_cut_where_one_reads_and_scores(qtbot, look, screen):
    page = screen.desk_page
    qtbot.keyClicks(QApplication.focusWidget(), "7")
    page.grid.cards["cible"].open_comment()
    page.grid.scale_button.setChecked(True)
    for part in (screen.header, page.grid):
        assert look(part) == []
    page.focus_list()
    assert look(page.applications) == []

    screen.ask_recusal(page.chosen())
    dialog = screen.findChild(RecusalDialog)
    assert look(dialog) == []
    dialog.primary_button.click()
    qtbot.waitUntil(lambda: page.panes.is_hidden)
    page.focus_grid()
    assert look(screen) == []
    assert (screen.width(), screen.height()) == (1280, 720)


def test_no_word_is_cut_where_one_seals(qtbot, look, screen):
    screen.open_review()
    assert look(screen) == []
    screen.seal()
    qtbot.waitUntil(screen.sealed_page.isVisible)
    assert look(screen) == []
    assert (screen.width(), screen.height()) == (1280, 720)


@pytest.mark.parametrize("size", SIZES)
def test_no_word_is_cut_where_the_code_is_typed(qtbot, look, theme, size):
    theme.set_text_size(size)
    page = CodePage()
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    for busy in (True, False):
        page.set_busy(busy=busy)
        assert look(page) == []


def test_a_comment_is_in_sight_while_it_is_written_and_undone(qtbot, theme, open_screen, made_kit):
    theme.set_text_size(200)
    screen = open_screen(made_kit)
    page, number = screen.desk_page, screen.desk_page.chosen()
    card = list(page.grid.cards.values())[-1]
    page.focus_grid()
    card.marks.take_focus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: is_in_sight(card.comment_edit, page.grid.area))
    qtbot.keyClicks(card.comment_edit, "solide")
    qtbot.keyClick(card.comment_edit, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bool(screen.view.entry(number).comments))

    screen.undo()
    qtbot.waitUntil(lambda: not screen.view.entry(number).comments)
    assert page.grid.isVisible()
    assert page.grid.isAncestorOf(QApplication.focusWidget())


def is_in_sight(widget, area):
    corner = widget.mapTo(area.viewport(), QPoint())
    return area.viewport().rect().contains(QRect(corner, widget.size()))
