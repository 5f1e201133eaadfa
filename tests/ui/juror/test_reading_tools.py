"""The tools of a reader: search, small pages, sizes, copying, and what is remembered of them."""

import io

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAccessible, QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from reportlab.pdfgen.canvas import Canvas

from jury_app.ui.juror.fit import Fit
from jury_app.ui.juror.page_pictures import Sheet
from jury_app.ui.tokens import FOUND_HERE, SELECTED

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
FIRST_NUMBER = "21456329"
LONG_NUMBER = "21459653"
WITH_PICTURE = "21460297"


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def type_(qtbot, text):
    qtbot.keyClicks(QApplication.focusWidget(), text)


def drawn(document):
    return document.pages.picture(document.pages.page)


def found(document):
    return document.search_bar.count_label.text()


def seen(document):
    """Return the page as it is on the screen."""
    return document.pages.viewport().grab().toImage()


def has_colour(image, colour):
    return any(
        image.pixelColor(x, y).name().upper() == colour
        for y in range(0, image.height(), 2)
        for x in range(0, image.width(), 2)
    )


def scan(pages=3):
    """Return a PDF without a word."""
    output = io.BytesIO()
    canvas = Canvas(output, invariant=1)
    for _page in range(pages):
        canvas.rect(100, 100, 200, 200, fill=1)
        canvas.showPage()
    canvas.save()
    return output.getvalue()


def plan():
    """Return a PDF of one very large sheet."""
    output = io.BytesIO()
    canvas = Canvas(output, pagesize=(2400, 3400), invariant=1)
    for line in range(0, 3400, 20):
        canvas.drawString(20, line, f"Parcelle {line}")
    canvas.save()
    return output.getvalue()


def damaged():
    """Return a PDF of three pages, the second of which is not there."""
    data = scan()
    kids = data[data.index(b"/Kids [") : data.index(b"]", data.index(b"/Kids ["))]
    second = kids.split(b"R")[1]
    return data.replace(kids, kids.replace(second, b" 0 0 "))


@pytest.fixture
def desk_with(kits, open_screen, open_file, tmp_path):
    """What opens a desk whose first application has this file, at that file."""

    def open_(data):
        extra = {FIRST_NUMBER: [("pièce.pdf", data)]}
        screen = open_screen(kits["make_kit"](tmp_path, count=3, extra=extra))
        return screen, open_file(screen, FIRST_NUMBER)

    return open_


@pytest.fixture
def search(qtbot, document):
    """What looks for words by the keyboard and waits for the end of the search."""

    def search_(words):
        document.pages.setFocus()
        press(qtbot, Key.Key_F, CONTROL)
        assert document.search_bar.edit.hasFocus()
        type_(qtbot, words)
        press(qtbot, Key.Key_Return)
        qtbot.waitUntil(lambda: document.search_bar.edit.accessibleDescription() != "")
        qtbot.waitUntil(lambda: "…" not in found(document))

    return search_


def test_words_are_counted_and_each_is_shown_in_turn(qtbot, document, search):
    search("page 11")
    assert found(document) == "1 / 11"
    assert document.tools.page_edit.text() == "11"
    qtbot.waitUntil(lambda: has_colour(seen(document), FOUND_HERE))

    press(qtbot, Key.Key_F3)
    assert (found(document), document.tools.page_edit.text()) == ("2 / 11", "110")
    press(qtbot, Key.Key_F3, SHIFT)
    press(qtbot, Key.Key_F3, SHIFT)
    assert (found(document), document.tools.page_edit.text()) == ("11 / 11", "119")
    press(qtbot, Key.Key_Return)
    assert found(document) == "1 / 11"


def test_a_match_in_sight_stays_in_sight_when_the_pages_grow(qtbot, document, search):
    search("page 11")
    qtbot.waitUntil(lambda: has_colour(seen(document), FOUND_HERE))
    bar = document.pages.verticalScrollBar()
    bar.setValue(bar.value() - document.pages.viewport().height() // 2)  # near the lower edge
    for _time in range(4):
        press(qtbot, Key.Key_Plus, CONTROL)
        qtbot.waitUntil(lambda: has_colour(seen(document), FOUND_HERE))


def test_a_search_begins_at_the_page_that_is_read(qtbot, document, search):
    document.pages.go_to(111)
    search("PAGE 11")

    assert (found(document), document.tools.page_edit.text()) == ("4 / 11", "112")


def test_words_that_are_not_there_are_told_and_escape_goes_back_to_reading(qtbot, document, search):
    search("piscine")
    assert document.search_bar.note_label.text() == "Ces mots ne sont pas dans ce document."
    assert not document.search_bar.next_button.isEnabled()

    press(qtbot, Key.Key_Escape)
    assert not document.search_bar.isVisible()
    assert document.pages.hasFocus()


def test_a_search_that_is_closed_while_one_types_does_not_begin(qtbot, document):
    document.pages.setFocus()
    press(qtbot, Key.Key_F, CONTROL)
    type_(qtbot, "page 11")
    [pause] = [each for each in document.search_bar.findChildren(QTimer) if each.isActive()]
    press(qtbot, Key.Key_Escape)

    assert not document.search_bar.isVisible()
    assert not pause.isActive()


def test_escape_ends_the_search_from_the_page_too(qtbot, document, search):
    search("page 7")
    document.pages.setFocus()
    press(qtbot, Key.Key_Escape)

    assert not document.search_bar.isVisible()
    assert document.pages.hasFocus()


def test_every_tool_has_a_name_and_the_keyboard_comes_to_it(qtbot, document, search):
    search("page")
    press(qtbot, Key.Key_F4)
    tools = [
        each
        for each in document.findChildren(QWidget)
        if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert [each for each in tools if not each.accessibleName()] == []

    seen_by_keyboard = set()
    for _stop in range(len(tools) + 1):
        seen_by_keyboard.add(QApplication.focusWidget())
        press(qtbot, Key.Key_Tab)
    document.tools.pages_button.setFocus()
    for _stop in range(len(tools)):
        seen_by_keyboard.add(QApplication.focusWidget())
        press(qtbot, Key.Key_Tab)
    assert seen_by_keyboard >= set(tools)


def test_a_scan_says_that_it_has_no_words(qtbot, desk_with):
    screen, document = desk_with(scan())
    screen.desk_page.focus_dossier()
    press(qtbot, Key.Key_F3)
    type_(qtbot, "creche")

    qtbot.waitUntil(lambda: "scan" in document.search_bar.note_label.text())


def test_control_f_searches_the_document_that_is_shown_from_the_marks_too(qtbot, document, screen):
    screen.desk_page.focus_grid()
    press(qtbot, Key.Key_F, CONTROL)

    assert document.search_bar.edit.hasFocus()


def test_control_f_searches_the_list_where_no_document_is_read(qtbot, screen):
    screen.desk_page.focus_list()
    press(qtbot, Key.Key_F, CONTROL)

    assert screen.desk_page.applications.search_edit.hasFocus()


def test_a_page_is_reached_by_its_number(qtbot, document):
    document.pages.setFocus()
    press(qtbot, Key.Key_G, CONTROL)
    type_(qtbot, "87")
    press(qtbot, Key.Key_Return)
    assert document.pages.page == 86
    assert document.pages.hasFocus()

    press(qtbot, Key.Key_G, CONTROL)
    type_(qtbot, "9")
    press(qtbot, Key.Key_Escape)
    assert (document.pages.page, document.tools.page_edit.text()) == (86, "87")


def test_small_pages_are_drawn_and_lead_to_their_page(qtbot, document):
    document.pages.setFocus()
    press(qtbot, Key.Key_F4)
    strip = document.strip
    qtbot.waitUntil(lambda: strip.pictures.get(strip.sheet(1, strip.room(1).width()).whole))

    qtbot.mouseClick(strip.viewport(), LEFT, pos=strip.visualRect(strip.model().index(2)).center())
    assert document.tools.page_edit.text() == "3"
    press(qtbot, Key.Key_Down)
    assert document.tools.page_edit.text() == "4"
    press(qtbot, Key.Key_Return)
    assert document.pages.hasFocus()

    document.pages.go_to(99)
    assert strip.currentIndex().row() == 99
    assert strip.visualRect(strip.currentIndex()).intersects(strip.viewport().rect())
    press(qtbot, Key.Key_F4)
    assert not strip.isVisible()


def test_a_whole_page_may_be_seen(qtbot, document):
    document.pages.setFocus()
    press(qtbot, Key.Key_9, CONTROL)
    assert document.tools.whole_button.isChecked()
    assert document.pages.frame(0).height() <= document.pages.viewport().height()

    press(qtbot, Key.Key_0, CONTROL)
    assert document.tools.width_button.isChecked()


def test_a_click_on_a_tool_leaves_the_figures_to_the_marks(qtbot, document, screen, saved):
    number = screen.desk_page.chosen()
    screen.desk_page.focus_grid()
    qtbot.mouseClick(document.tools.whole_button, Qt.MouseButton.LeftButton)
    type_(qtbot, "7")
    saved(screen, lambda view: view.entry(number).marks == {"cible": 7})


def test_the_wheel_enlarges_around_the_mouse(qtbot, document):
    document.pages.go_to(4)
    point = QPoint(document.pages.viewport().width() // 3, 200)
    before = document.pages.place_at(point)
    for _notch in range(3):
        event = QWheelEvent(
            QPointF(point),
            QPointF(document.pages.viewport().mapToGlobal(point)),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            CONTROL,
            Qt.ScrollPhase.NoScrollPhase,
            False,  # noqa: FBT003 -- Qt asks whether the wheel is inverted
        )
        QApplication.sendEvent(document.pages.viewport(), event)

    after = document.pages.place_at(point)
    assert document.pages.scale > 1
    assert after.page == before.page
    assert after.down == pytest.approx(before.down, abs=0.01)
    assert after.across == pytest.approx(before.across, abs=0.01)


def test_a_page_is_as_sharp_as_the_screen(qtbot, document):
    image, frame = drawn(document), document.pages.frame(0)
    ratio = document.pages.devicePixelRatioF()

    assert abs(image.width() - frame.width() * ratio) <= 1
    assert abs(image.height() - frame.height() * ratio) <= 1


def test_words_are_marked_with_the_mouse_and_copied(qtbot, document):
    pages = document.pages
    frame = pages.frame(0)
    scale = frame.width() / 595.27
    middle = frame.top() + round((842 - 712) * scale)
    start = QPoint(frame.left() + round(70 * scale), middle)
    end = QPoint(frame.left() + round(500 * scale), middle)
    qtbot.mouseMove(pages.viewport(), start)
    qtbot.waitUntil(lambda: pages.selection.knows(0))
    qtbot.mousePress(pages.viewport(), LEFT, pos=start)
    qtbot.mouseMove(pages.viewport(), end)
    qtbot.mouseRelease(pages.viewport(), LEFT, pos=end)
    pages.setFocus()
    press(qtbot, Key.Key_C, CONTROL)

    assert QGuiApplication.clipboard().text() == "Page 1"
    qtbot.waitUntil(lambda: drawn(document) is not None)
    assert has_colour(seen(document), SELECTED)


def test_the_words_of_a_page_are_copied_by_keyboard_alone(qtbot, document):
    pages = document.pages
    pages.setFocus()
    press(qtbot, Key.Key_A, CONTROL)
    qtbot.waitUntil(lambda: not pages.selection.is_empty)
    press(qtbot, Key.Key_C, CONTROL)

    assert QGuiApplication.clipboard().text() == "Page 1"


def test_a_screen_reader_is_given_the_words_of_the_page(qtbot, document):
    QAccessible.setActive(True)
    try:
        document.pages.go_to(6)
        qtbot.waitUntil(lambda: "\n" in document.pages.accessibleDescription())
    finally:
        QAccessible.setActive(False)

    assert document.pages.accessibleDescription() == "Page 7 sur 120\nPage 7"


def test_a_damaged_page_says_so_and_the_others_are_read(qtbot, desk_with):
    screen, document = desk_with(damaged())
    n = screen.view.entry(FIRST_NUMBER).application.attachments[0].n
    document.pages.go_to(1)

    qtbot.waitUntil(lambda: document.pages.pictures.has_failed(n, 1))
    assert document.tools.count_label.text() == "sur 3"
    document.pages.go_to(2)
    qtbot.waitUntil(lambda: drawn(document) is not None)
    assert not document.refusal.isVisible()


def test_a_large_sheet_is_sharp_when_enlarged_and_takes_little_memory(qtbot, desk_with):
    _screen, document = desk_with(plan())
    document.pages.set_zoom(4.0)
    n, size = document.pages.document.n, document.pages.document.sizes[0]
    sheet = Sheet(n, 0, size, 4 * 96 / 72 * document.pages.devicePixelRatioF(), in_parts=True)
    parts = list(sheet.parts(document.pages.seen(0)))

    assert 1 <= len(parts) <= 9
    qtbot.waitUntil(lambda: all(document.pages.pictures.get(part) for part in parts))
    assert document.pages.pictures.bytes_kept < 96 * 1024 * 1024


def test_a_picture_is_enlarged_like_a_page_and_has_no_search(qtbot, screen):
    screen.desk_page.choose(WITH_PICTURE)
    attachments = screen.view.entry(WITH_PICTURE).application.attachments
    place = next(n for n, each in enumerate(attachments) if each.name.endswith(".png"))
    screen.desk_page.dossier.tabs.setCurrentIndex(place + 1)
    document = screen.desk_page.dossier.document
    qtbot.waitUntil(lambda: drawn(document) is not None)

    assert not document.tools.search_button.isEnabled()
    document.toggle_strip()
    assert not document.strip.isVisible()
    qtbot.mouseClick(document.tools.larger_button, LEFT)
    qtbot.waitUntil(lambda: drawn(document) is not None)


def test_the_keyboard_stays_in_the_dossier_from_one_to_the_next(qtbot, document, screen):
    document.pages.setFocus()
    document.pages.set_zoom(2.0)
    document.pages.go_to(30)
    press(qtbot, Key.Key_PageDown, CONTROL)
    press(qtbot, Key.Key_PageUp, CONTROL)

    qtbot.waitUntil(document.pages.hasFocus)
    assert document.pages.zoom == 2.0
    assert document.pages.page == 30


def test_a_document_not_opened_before_is_fitted_like_the_last_one(
    qtbot, document, screen, open_file
):
    document.pages.fit_page()
    open_file(screen, FIRST_NUMBER)

    assert document.pages.zoom is Fit.PAGE


def test_small_pages_and_columns_are_found_again_another_evening(qtbot, unlocked_window, made_kit):
    widths = []
    for evening in range(2):
        window = unlocked_window(made_kit, (1400, 900))
        page = window.screen_page.desk_page
        page.dossier.tabs.setCurrentIndex(1)
        document = page.dossier.document
        qtbot.waitUntil(lambda document=document: document.is_shown)
        if not evening:
            document.toggle_strip()
            document.splitter.setSizes([150, 300])
            page.panes.outer.setSizes([330, 1070])
        assert document.strip.isVisible()
        widths.append((document.splitter.sizes()[0], page.panes.outer.sizes()[0]))
        window.close()

    assert widths[0] == widths[1]
    assert widths[0][0] > 116
    assert widths[0][1] > 250


@pytest.mark.parametrize("size", [100, 200])
def test_a_low_window_leaves_room_to_read(qtbot, theme, open_screen, made_kit, open_file, size):
    theme.set_text_size(size)
    screen = open_screen(made_kit, (1280, 720))
    screen.desk_page.focus_dossier()
    document = open_file(screen, LONG_NUMBER)
    dossier = screen.desk_page.dossier
    dossier.focus_document()
    press(qtbot, Key.Key_F3)
    qtbot.waitUntil(document.search_bar.isVisible)

    for each in (
        document.tools.page_edit,
        document.tools.copy_button,
        document.search_bar.edit,
    ):
        assert each.visibleRegion().boundingRect() == each.rect()
    assert document.pages.viewport().height() > 80
    assert not document.pages.horizontalScrollBar().isVisible()
    assert dossier.title_label.isVisible() is (size == 100)
    dossier.tabs.setCurrentIndex(0)
    assert dossier.title_label.isVisible()


def test_places_outlive_another_language(qtbot, unlocked_window, made_kit, open_file):
    window = unlocked_window(made_kit)
    document = open_file(window.screen_page, LONG_NUMBER)
    document.pages.go_to(41)
    document.toggle_strip()

    window.rebuild()

    rebuilt = window.screen_page.desk_page.dossier.document
    assert rebuilt is not document
    qtbot.waitUntil(lambda: rebuilt.pages.page == 41)
    assert rebuilt.strip.isVisible()


def test_a_long_summary_is_found_again_where_it_was_left(qtbot, kits, open_screen, made_kit):
    screen = open_screen(made_kit, (700, 480))
    page = screen.desk_page
    page.choose(FIRST_NUMBER)
    page.focus_dossier()
    bar = page.dossier.summary.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    press(qtbot, Key.Key_Down)
    left = bar.value()
    assert left > 0

    page.step(1)
    assert bar.value() == 0
    page.step(-1)
    qtbot.waitUntil(lambda: bar.value() == left)
