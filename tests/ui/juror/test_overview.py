"""All my marks at one glance, at any time: how they lie, and what stands out."""

import re

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from jury_app.desk.changes import Field, Place
from jury_app.desk.usage import Spread
from jury_app.i18n import speaking
from jury_app.ui.juror.words import spread_details
from jury_app.ui.widgets.text import SentenceLabel

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
NBSP = "\N{NO-BREAK SPACE}"


def give(qtbot, screen, rows, count):
    """Give these rows of marks to the first applications, over and over."""
    codes = list(screen.desk_page.grid.cards)
    for place, entry in enumerate(screen.view.entries[:count]):
        for code, mark in zip(codes, rows[place % len(rows)], strict=False):
            screen.outbox.say(Place(Field.MARK, entry.number, code), mark)
    qtbot.waitUntil(lambda: not screen.outbox.said)


def sentences(screen):
    labels = screen.review_page.findings.findChildren(QPushButton)
    return [each.accessibleDescription().replace(NBSP, " ") for each in labels]


@pytest.mark.parametrize("key", [Key.Key_4, Key.Key_Apostrophe])
def test_the_marks_are_at_hand_at_any_time_by_keyboard(qtbot, screen, key):
    qtbot.keyClick(QApplication.focusWidget(), key, CONTROL)

    assert screen.review_page.isVisible()
    assert screen.review_page.table.hasFocus()


def test_a_click_in_the_head_shows_the_marks(qtbot, screen):
    qtbot.mouseClick(screen.header.overview_button, Qt.MouseButton.LeftButton)

    assert screen.review_page.isVisible()


def test_a_strip_shows_how_the_marks_lie_and_says_it_too(qtbot, screen):
    give(qtbot, screen, [(4, 6), (8, 6)], 3)
    screen.open_overview()
    strips = screen.review_page.strips

    assert strips.strips["cible"].counts == (0, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0)
    told = strips.strips["cible"].accessibleDescription().replace(NBSP, " ")
    assert told == "4 : 2 fois, 8 : 1 fois"
    assert strips.labels["cible"].text() == "de 4 à 8, moyenne 5,3"
    assert strips.labels["demarche"].text() == "toujours 6"
    assert strips.labels["service"].text() == "Pas encore de note"


def test_how_often_a_mark_was_given_is_said_in_english_too(made_kit):
    criterion = made_kit.manifest.grid.criteria[0]
    with speaking("en"):
        told = spread_details(Spread(criterion, (), (4, 4, 8)))

    assert told == "4: 2 times, 8: 1 time"


def test_a_strip_is_painted_with_bars_where_the_marks_are(qtbot, screen):
    give(qtbot, screen, [(10, 0)], 2)
    screen.open_overview()

    def ink(strip):
        picture = strip.grab().toImage()
        ground = picture.pixelColor(picture.width() // 2, 2)
        row = [picture.pixelColor(x, 10) != ground for x in range(picture.width())]
        return row.index(True) / picture.width() if any(row) else None

    strips = screen.review_page.strips.strips
    assert ink(strips["cible"]) > 0.85
    assert ink(strips["demarche"]) < 0.05
    assert ink(strips["service"]) is None


def test_the_overview_follows_what_is_undone_in_it(qtbot, screen, saved):
    give(qtbot, screen, [(4,)], 1)
    screen.open_overview()
    qtbot.keyClick(screen.review_page.table, Key.Key_Z, CONTROL)

    saved(screen, lambda view: not view.entries[0].marks)
    assert sum(screen.review_page.strips.strips["cible"].counts) == 0


def test_many_empty_applications_are_counted_and_a_few_are_named(qtbot, screen):
    screen.open_overview()
    assert sentences(screen) == ["Il manque encore des notes à 12 dossiers."]

    screen.open_desk()
    give(qtbot, screen, [(4, 6, 5, 7), (7, 3, 9, 2)], 10)
    screen.open_overview()
    assert sum("encore aucune note" in each for each in sentences(screen)) == 2


def test_a_habit_on_the_scale_is_told_without_a_way_to_go(qtbot, screen):
    give(qtbot, screen, [(6, 7, 6, 7), (7, 6, 7, 6)], 12)
    screen.open_overview()
    page = screen.review_page.findings
    texts = [each.text().replace(NBSP, " ") for each in page.findChildren(SentenceLabel)]

    assert "Vous n’employez que ces notes : 6, 7. Le barème en a d’autres." in texts
    assert any("moitié haute" in each for each in texts)
    assert not any("moitié" in each for each in sentences(screen))


def test_the_last_ballot_is_shown_again_and_put_back_where_it_was(
    qtbot, open_screen, kits, tmp_path
):
    screen = open_screen(kits["make_kit"](tmp_path, count=2))
    screen.open_review()
    assert not screen.review_page.last_button.isVisible()
    screen.seal()
    qtbot.waitUntil(screen.sealed_page.isVisible)
    assert screen.sealed_page.print_button.isVisible()
    [path] = tmp_path.glob("*.juryballot")
    sealed = path.read_bytes()
    path.unlink()

    screen.open_review()
    qtbot.mouseClick(screen.review_page.last_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(screen.sealed_page.isVisible)
    assert path.read_bytes() == sealed
    assert not screen.sealed_page.print_button.isVisible()
    assert len(screen.view.ballots) == 1


def test_the_overview_fits_a_small_screen_though_everything_is_told(
    qtbot, kits, open_screen, tmp_path
):
    made = kits["make_kit"](tmp_path, count=12, due="2020-10-09T18:00:00+02:00")
    screen = open_screen(made, (1280, 720))
    give(qtbot, screen, [(5,)], 1)
    screen.seal()
    qtbot.waitUntil(screen.sealed_page.isVisible)
    screen.open_desk()
    give(qtbot, screen, [(None,)], 1)
    screen.open_overview()
    page = screen.review_page

    assert page.due_label.isVisible()
    assert page.lost_label.isVisible()
    bottom = page.folder_button.mapTo(page, QPoint(0, page.folder_button.height())).y()
    assert bottom <= page.height()


def test_a_criterion_whose_name_is_cut_is_told_apart_under_the_mouse_and_by_ear(
    kits, open_screen, tmp_path
):
    name = "Qualité du service rendu aux habitants"
    criteria = tuple(kits["criterion"](code, f"{name} {code}") for code in ("ruraux", "urbains"))
    screen = open_screen(kits["make_kit"](tmp_path, count=2, criteria=criteria))
    screen.open_overview()
    model = screen.review_page.model
    across = Qt.Orientation.Horizontal

    for column, code in ((3, "ruraux"), (4, "urbains")):
        assert model.headerData(column, across).endswith("…")
        tip = model.headerData(column, across, Qt.ItemDataRole.ToolTipRole)
        assert f"{name} {code}" in tip
        heard = model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole)
        assert heard.startswith(f"{name} {code}")


def test_a_habit_on_the_scale_is_told_with_the_marks_of_now(qtbot, screen):
    give(qtbot, screen, [(1, 2, 3, 4), (2, 1, 0, 2)], 4)
    screen.open_overview()
    qtbot.waitUntil(lambda: told_of_the_scale(screen) == [4])

    give(qtbot, screen, [(1, 2, 3, 3), (2, 1, 0, 2)], 4)
    screen.open_overview()
    qtbot.waitUntil(lambda: told_of_the_scale(screen) == [3])


def told_of_the_scale(screen):
    """Return the highest mark that each sentence on the scale speaks of."""
    labels = screen.review_page.findings.findChildren(SentenceLabel)
    shown = [each.text() for each in labels if each.isVisible()]
    told = [each for each in shown if "moitié basse" in each]
    return [int(re.search(r"\d+", each)[0]) for each in told]
