"""Nobody is left out: names for screen readers, large text, small screens, no markup."""

import runpy
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from jury_app.desk.grid_changes import ChangeKind
from jury_app.desk.views import EntryState
from jury_app.ui.icons import icon
from jury_app.ui.juror.grid_words import KIND_ICONS, kind_text
from jury_app.ui.juror.mark_key import MarkKey
from jury_app.ui.juror.words import STATE_ICONS, state_text
from jury_app.ui.tokens import SCHEMES

LOOKING = runpy.run_path(str(Path(__file__).parents[1] / "looking.py"))
HALF_A_SHADE = 64


def pages(screen):
    """Show the pages of the window, one after another."""
    yield screen.desk_page
    screen.desk_page.dossier.tabs.setCurrentIndex(1)
    yield screen.desk_page
    screen.open_review()
    yield screen.review_page


def stops(screen):
    """Return everything in sight that the keyboard can stop on."""
    return [
        each
        for each in screen.findChildren(QWidget)
        if each.isVisible()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.isEnabled()
        and each.focusProxy() is None
    ]


def name(widget):
    text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
    return widget.accessibleName() or text


def test_every_stop_of_the_keyboard_has_a_name(screen):
    for _page in pages(screen):
        unnamed = [each for each in stops(screen) if not name(each)]
        assert unnamed == []


def test_icons_alone_have_a_tool_tip(screen):
    for _page in pages(screen):
        for each in screen.findChildren(QAbstractButton):
            if each.isVisible() and not each.text() and not each.icon().isNull():
                assert each.toolTip() or each.accessibleName(), each


def test_tab_goes_through_the_whole_desk_and_comes_back(qtbot, screen):
    start = QApplication.focusWidget()
    seen = []
    for _step in range(200):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is start:
            break
        seen.append(QApplication.focusWidget())

    assert QApplication.focusWidget() is start
    assert screen.desk_page.applications.list in seen
    assert screen.desk_page.grid.next_button in seen
    assert screen.header.review_button in seen
    assert len([each for each in seen if isinstance(each, MarkKey)]) <= 4


def test_tab_follows_the_order_of_reading_on_every_page(qtbot, open_screen, kits, tmp_path):
    screen = open_screen(kits["make_kit"](tmp_path, count=3))
    page = screen.desk_page
    screen.error_bar.tell("Non enregistré")
    wholes = [screen.header, screen.error_bar, page.applications, page.dossier, page.grid]
    qtbot.waitUntil(screen.error_bar.isVisible)

    assert [LOOKING["out_of_order"](screen, part) for part in wholes] == [[]] * len(wholes)
    order = LOOKING["stops"](screen)
    firsts = [next(n for n, each in enumerate(order) if part.isAncestorOf(each)) for part in wholes]
    assert firsts == sorted(firsts)
    page.dossier.tabs.setCurrentIndex(1)
    assert LOOKING["out_of_order"](screen, page.dossier) == []
    screen.open_review()
    review = screen.review_page
    assert [each for each in LOOKING["stops"](screen) if review.isAncestorOf(each)] == [
        review.back_button,
        review.table,
        *review.findings.buttons,
        review.seal_button,
        review.folder_button,
    ]
    screen.seal()
    qtbot.waitUntil(screen.sealed_page.isVisible)
    assert LOOKING["out_of_order"](screen, screen.sealed_page) == []


def test_no_state_of_an_application_is_told_by_its_colour_alone(screen):
    shapes = [grey(icon(name, "text").pixmap(20)) for name, _ink in STATE_ICONS.values()]
    entries = [
        replace(screen.view.entries[0], state=state, missing=("cible",)) for state in EntryState
    ]

    assert len({*shapes}) == len(EntryState)
    assert len({state_text(each) for each in entries}) == len(EntryState)


def test_no_change_of_a_grid_is_told_by_its_colour_alone(screen):
    shapes = [grey(icon(name, "text").pixmap(20)) for name, _ink in KIND_ICONS.values()]

    assert len({*shapes}) == len(KIND_ICONS)
    assert len({kind_text(each) for each in ChangeKind}) == len(ChangeKind)


def test_what_is_saved_is_told_by_a_sign_and_words_beside_the_colour(screen):
    header, told = screen.header, []
    header.show_view(screen.view)
    for tell in (lambda: None, header.tell_unsaved, header.tell_failed):
        tell()
        told.append((grey(header.saved_icon.grab()), header.saved_label.text()))

    assert len({sign for sign, _words in told}) == len({words for _sign, words in told}) == 3


def test_a_mark_that_is_given_stands_out_without_colours_and_is_heard(qtbot, screen):
    key = screen.desk_page.grid.cards["cible"].marks.keys[7]
    before = grey(key.grab())
    qtbot.keyClick(QApplication.focusWidget(), "7")
    screen.desk_page.grid.cards["demarche"].marks.take_focus()

    assert key.isChecked()
    darkened = sum(abs(a - b) > HALF_A_SHADE for a, b in zip(before, grey(key.grab()), strict=True))
    assert darkened > len(before) / 2


def grey(picture):
    """Return a picture as somebody sees it who sees no colours."""
    image = picture.toImage()
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    shades = paper.convertToFormat(QImage.Format.Format_Grayscale8)
    return bytes(shades.constBits())


def test_a_key_is_read_with_its_meaning(screen):
    key = screen.desk_page.grid.cards["cible"].marks.keys[8]

    assert key.accessibleName() == "Cible\u00a0: 8 sur 10 – Établi, mesuré, durable"


def test_no_title_is_read_as_markup(kits, open_screen, tmp_path):
    screen = open_screen(kits["make_kit"](tmp_path, count=2))

    for page in pages(screen):
        for each in page.findChildren(QLabel):
            assert each.textFormat() is Qt.TextFormat.PlainText, each.text()


@pytest.mark.parametrize(("size", "width"), [(100, 1280), (150, 1280), (200, 1280), (100, 700)])
def test_nothing_sticks_out_of_a_small_window(qtbot, open_screen, made_kit, theme, size, width):
    theme.set_text_size(size)
    screen = open_screen(made_kit, (width, 720))

    for page in pages(screen):
        assert screen.minimumSizeHint().width() <= width
        assert screen.width() == width
        fields = [*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit)]
        qtbot.waitUntil(lambda fields=fields: max(map(right_edge, fields), default=0) <= width)


def right_edge(widget):
    if not widget.isVisible():
        return 0
    return widget.mapTo(widget.window(), widget.rect().bottomRight()).x()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_scheme_is_worn_without_a_warning(qtbot, open_screen, made_kit, theme, scheme):
    theme.choose(scheme)
    screen = open_screen(made_kit)

    for page in pages(screen):
        assert not page.grab().isNull()


def test_in_a_narrow_window_keys_bring_list_dossier_and_marks(qtbot, open_screen, made_kit):
    screen = open_screen(made_kit, (640, 720))
    page = screen.desk_page
    assert page.panes.arrangement == "narrow"

    page.focus_list()
    assert page.applications.list.isVisible()
    assert not page.dossier.isVisible()
    qtbot.keyClick(page.applications.list, Qt.Key.Key_Down)
    qtbot.keyClick(page.applications.list, Qt.Key.Key_Return)
    assert page.grid.cards["cible"].marks.is_active()
    assert page.grid.isVisible()

    page.focus_dossier()
    assert page.dossier.isVisible()


def test_the_keys_wrap_into_lines_rather_than_shrink(qtbot, open_screen, made_kit):
    screen = open_screen(made_kit, (640, 720))
    screen.desk_page.focus_grid()
    row = screen.desk_page.grid.cards["cible"].marks
    row.resize(200, row.heightForWidth(200))

    widths = {key.width() for key in row.keys.values()}
    assert min(widths) >= 30
    assert len({key.y() for key in row.keys.values()}) > 1
    assert max(key.geometry().bottom() for key in row.keys.values()) < row.height()


def test_lists_have_names(screen):
    for page in pages(screen):
        for each in page.findChildren(QAbstractItemView):
            if each.isVisible() and each.focusPolicy() != Qt.FocusPolicy.NoFocus:
                assert each.accessibleName(), each
