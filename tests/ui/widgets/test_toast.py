import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from jury_app.ui.widgets.buttons import primary_button
from jury_app.ui.widgets.dialog import Dialog
from jury_app.ui.widgets.toast import toast


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    with qtbot.waitExposed(window):
        window.show()
    return window


def test_a_toast_says_what_was_done_at_the_foot_of_the_window(window):
    page = QWidget(window)

    shown = toast(page, "La candidature 12 est retirée.")

    assert shown.isVisible()
    assert shown.text_label.text() == "La candidature 12 est retirée."
    assert not shown.undo_button.isVisible()
    assert window.rect().contains(shown.geometry())
    assert shown.geometry().top() > window.height() / 2


def test_undo_is_done_once_and_the_toast_goes(qtbot, window):
    undone = []
    shown = toast(window, "Retirée.", lambda: undone.append(1))

    qtbot.mouseClick(shown.undo_button, Qt.MouseButton.LeftButton)

    assert undone == [1]
    assert not shown.isVisible()


def test_the_keyboard_goes_back_to_the_page_when_the_toast_goes(qtbot, window):
    rail, field = QLineEdit(window), QLineEdit(window)
    for each in (rail, field):
        each.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    shown = toast(window, "Retirée.", lambda: None)

    for each in (shown.undo_button, shown.close_button):
        shown.show()
        each.setFocus()
        qtbot.keyClick(each, Qt.Key.Key_Escape)
        assert not shown.isVisible()
        assert window.focusWidget() is field


def test_the_next_toast_takes_the_place_of_the_last(window):
    first = toast(window, "Un.", lambda: None)
    second = toast(window, "Deux.")

    assert first is second
    assert second.text_label.text() == "Deux."
    assert not second.undo_button.isVisible()


def test_a_toast_is_no_wider_than_its_words_and_lies_below_the_margin_of_a_page(window):
    strip, margin = 26, 24

    shown = toast(window, "Retirée.", lambda: None)

    assert shown.width() < 300
    assert shown.geometry().top() >= window.height() - strip - margin


def test_a_long_toast_wraps_inside_a_narrow_window(window):
    window.resize(480, 400)

    shown = toast(window, "Une phrase. " * 12, lambda: None)

    assert window.rect().contains(shown.geometry())
    needed = shown.text_label.heightForWidth(shown.text_label.width())
    assert needed <= shown.text_label.height() < needed + shown.fontMetrics().height()


def test_a_toast_follows_the_size_of_its_window(qtbot, window):
    shown = toast(window, "Retirée.")

    window.resize(1000, 700)

    assert abs(shown.geometry().center().x() - window.rect().center().x()) <= 1


def test_a_toast_in_a_dialog_leaves_its_buttons_free(qtbot):
    dialog = Dialog("Présélection", None)
    dialog.set_buttons(primary_button("Arrêter la liste"))
    dialog.resize(700, 500)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()

    shown = toast(dialog, "La présélection est arrêtée.")

    assert not shown.geometry().intersects(dialog.footer.geometry())
