"""The tour of the juror's window: five steps, by keyboard alone, in nobody's way."""

import runpy
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication

from jury_app.app import enter_kit
from jury_app.ui.juror.window import JurorWindow
from jury_app.ui.settings import Settings
from jury_app.ui.widgets.help_sheet import HelpSheet
from jury_app.ui.widgets.tour import Tour

EARS = runpy.run_path(str(Path(__file__).parents[1] / "listening.py"))
TITLES = ["Vos dossiers", "Le dossier", "Vos notes", "Toujours enregistré", "Et pour finir"]


def area(widget, window):
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def test_five_steps_are_gone_through_by_one_key_and_the_tour_ends(qtbot, screen):
    tour = screen.open_tour()
    titles = []
    while tour.isVisible():
        titles.append(tour.title_label.text())
        what = "terminer" if len(titles) == len(TITLES) else "continuer"
        assert tour.place_label.text().endswith(f"F2 pour {what}")
        assert EARS["complaints"](EARS["listen"](tour)) == []
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F2)

    assert titles == TITLES
    assert not tour.ring.isVisible()


def test_each_step_stands_beside_what_it_speaks_of(qtbot, screen):
    page = screen.desk_page
    targets = (
        page.applications, page.dossier, page.grid,
        screen.header.saved_label, screen.header.review_button,
    )  # fmt: skip
    tour = screen.open_tour()
    for target in targets:
        shown = tour.geometry()
        assert screen.rect().contains(shown)
        assert not shown.intersects(area(target, screen))
        assert tour.ring.geometry().intersects(area(target, screen))
        tour.go_on()


def test_marks_are_given_all_the_while(qtbot, screen, saved):
    screen.open_tour()
    number = screen.desk_page.chosen()

    qtbot.keyClicks(QApplication.focusWidget(), "7")

    saved(screen, lambda view: view.entry(number).marks == {"cible": 7})


def test_a_mark_given_at_the_last_step_ends_it_and_none_before(qtbot, screen):
    tour = screen.open_tour()
    qtbot.keyClicks(QApplication.focusWidget(), "7")
    assert tour.isVisible()
    for _step in range(4):
        tour.go_on()

    qtbot.keyClicks(QApplication.focusWidget(), "8")

    assert not tour.isVisible()


def test_escape_ends_it_and_gives_the_keyboard_back_to_the_marks(qtbot, screen):
    tour = screen.open_tour()
    tour.next_button.setFocus()

    qtbot.keyClick(tour.next_button, Qt.Key.Key_Escape)

    assert not tour.isVisible()
    assert screen.desk_page.grid.cards["cible"].marks.is_active()


def test_it_ends_when_the_juror_goes_to_another_page(screen):
    tour = screen.open_tour()

    screen.open_review()

    assert not tour.isVisible()


def test_it_is_found_again_in_the_help(qtbot, screen):
    screen.open_review()
    screen.open_help()
    [button] = [
        each
        for each in screen.findChild(HelpSheet).footer.children()
        if each.isWidgetType() and each.text() == "Suivre la visite"
    ]

    button.click()

    assert screen.findChild(Tour).isVisible()
    assert screen.desk_page.isVisible()
    assert screen.findChild(Tour).next_button.hasFocus()


@pytest.mark.parametrize("size", [(1280, 720), (700, 720)])
def test_large_letters_keep_it_whole(qtbot, theme, open_screen, made_kit, size):
    theme.set_text_size(200)
    screen = open_screen(made_kit, size)
    tour = screen.open_tour()
    page = screen.desk_page
    head = (screen.header.saved_label, screen.header.review_button)
    for _title in TITLES:
        part = [page.applications, page.dossier, page.grid, *head][tour.step]
        target = part if part.isVisible() else page.panes.tabs
        qtbot.waitUntil(
            lambda target=target: tour.ring.geometry().contains(area(target, screen).center())
        )
        assert screen.rect().contains(tour.geometry())
        words = tour.text_label
        assert words.heightForWidth(words.width()) <= words.height()
        tour.go_on()


def test_it_is_shown_once_at_the_first_kit(qtbot, theme, made_kit):
    settings = Settings()
    shown = []
    for _time in range(2):
        window = JurorWindow(made_kit.path, settings, enter_kit)
        qtbot.addWidget(window)
        window.show()
        window.code_page.code_edit.setText(made_kit.code)
        window.code_page.open_button.click()
        qtbot.waitUntil(lambda window=window: window.screen_page is not None, timeout=15_000)
        qtbot.waitUntil(lambda window=window: window.screen_page.is_furnished)
        shown.append(window.screen_page.findChild(Tour) is not None)
        window.close()

    assert shown == [True, False]
    assert Settings().choices.is_toured
