"""Nobody is left out: names for screen readers, large text, small screens, no markup."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from jury_app.ui.juror.mark_key import MarkKey
from jury_app.ui.tokens import SCHEMES


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
