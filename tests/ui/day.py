"""The hand and the eye of somebody at the screen: nothing is done that they could not do."""

import pytest
from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QScrollArea,
    QTableView,
)
from pytestqt.exceptions import TimeoutError as TooLate

PATIENCE = 20_000  # milliseconds; the machine may be busy with other things

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
_CLICK = QTest.KeyAction.Click
ROOT = QModelIndex()
COPY = Qt.DropAction.CopyAction
_BLANKS = str.maketrans(
    {
        "\N{NO-BREAK SPACE}": " ",
        "\N{NARROW NO-BREAK SPACE}": " ",
        "\N{ZERO WIDTH SPACE}": None,  # where a long path may go on in the next line
    }
)


def plain(text):
    """Return a text with blanks that can be typed in a test."""
    return text.translate(_BLANKS)


class Hand:
    """Clicks and types where it may; sees what is in sight."""

    def __init__(self, qtbot):
        self.qtbot = qtbot

    def wait(self, check):
        self.qtbot.waitUntil(lambda: bool(check()), timeout=PATIENCE)

    def click(self, widget):
        """Click in the middle of something that is there, enabled, and under no other thing."""
        self._click_at(widget, lambda: widget.rect().center())

    def tick(self, box):
        """Click on the box of a choice; its words may be shorter than its room."""
        self._click_at(box, lambda: QPoint(10, box.height() // 2))

    def type(self, field, text):
        """Put the cursor into a field, replace what stands there, as one does by hand."""
        self.click(field)
        self.wait(field.hasFocus)
        self.qtbot.keyClick(field, Qt.Key.Key_A, CONTROL)
        _type(field, text)

    def press(self, key, modifier=NONE):
        """Press a key; whatever has the focus gets it."""
        self.wait(QApplication.focusWidget)
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifier)

    def keys(self, text):
        """Type a text; whatever has the focus gets it."""
        self.wait(QApplication.focusWidget)
        _type(QApplication.focusWidget(), text)

    def line(self, view, text):
        """Click on the line of a list that has these words."""
        model = view.model()
        self.wait(lambda: _place(model, text) is not None)
        index = model.index(_place(model, text), 0)
        self._reach(view)
        self.bring_forward(view.window())
        view.scrollTo(index)
        where = view.visualRect(index).intersected(view.viewport().rect()).center()
        self.qtbot.mouseClick(view.viewport(), LEFT, pos=where)
        self.wait(lambda: view.currentIndex().row() == index.row())

    def menu(self, button, text):
        """Open the menu of a button and choose in it."""
        self._reach(button)
        button.menu().popup(button.mapToGlobal(QPoint(0, button.height())))
        action = next(each for each in button.menu().actions() if plain(each.text()) == text)
        self.qtbot.mouseClick(
            button.menu(), LEFT, pos=button.menu().actionGeometry(action).center()
        )

    def drop(self, window, *paths):
        """Hold files over the middle of a window and let them go; False where they are refused."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        middle = window.rect().center()
        target = window.childAt(middle)
        while target is not None:
            event = QDragEnterEvent(target.mapFrom(window, middle), COPY, mime, LEFT, NONE)
            event.ignore()
            heard = target.acceptDrops() and QApplication.sendEvent(target, event)
            if heard and event.isAccepted():
                break
            target = None if target is window else target.parentWidget()
        if target is None:
            return False
        where = QPointF(target.mapFrom(window, middle))
        QApplication.sendEvent(target, QDropEvent(where, COPY, mime, LEFT, NONE))
        return True

    def choose_file(self, path):
        """Type the place of a file into the dialog that asks for one."""
        dialog = self.dialog(QFileDialog)
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        self.type(name, str(path))
        self.qtbot.keyClick(name, Qt.Key.Key_Return)
        self.wait(lambda: not dialog.isVisible())

    def bring_forward(self, window):
        """Do what the system does when a window is clicked, or when the one before it closes."""
        window.activateWindow()
        self.wait(window.isActiveWindow)

    def dialog(self, kind):
        """Return the dialog that is open in front of everything, once it is there."""
        self.wait(lambda: isinstance(QApplication.activeModalWidget(), kind))
        return QApplication.activeModalWidget()

    def reads(self, where, *words):
        """Wait until the words are in sight."""

        def all_seen():
            known = seen(where)
            return all(word in known for word in words)

        try:
            self.wait(all_seen)
        except TooLate:
            pytest.fail(f"{words} not among:\n{seen(where)}")

    def _click_at(self, widget, place):
        self._reach(widget, place)
        self.bring_forward(widget.window())
        there = _under_pointer(widget, place())
        self.qtbot.mouseClick(
            there, LEFT, pos=there.mapFrom(widget, place()) if there is not widget else place()
        )

    def _reach(self, widget, place=None):
        """Wait until a place of a widget can be clicked: enabled, in sight, under nothing else."""
        place = place or (lambda: widget.rect().center())
        self.wait(lambda: widget.isVisible() and widget.isEnabled())
        self.wait(lambda: QApplication.activeModalWidget() in (None, widget.window()))
        self._bring_into_sight(widget)
        try:
            self.wait(lambda: _under_pointer(widget, place()) is not None)
        except TooLate:
            pytest.fail(f"something lies over {widget!r}")

    def _bring_into_sight(self, widget):
        area = widget.parentWidget()
        while area is not None:
            if isinstance(area, QScrollArea):
                area.ensureWidgetVisible(widget)
            area = area.parentWidget()


def seen(where):
    """Return every word that is in sight in a window, a page or a dialog."""
    return "\n".join(plain(each) for each in _words(where) if each)


def cells(view):
    """Return the lines of a list as they are shown."""
    model = view.model()
    return [
        [plain(str(model.index(row, column).data() or "")) for column in _columns(model)]
        for row in range(model.rowCount(ROOT))
    ]


def _under_pointer(widget, place):
    """Return what a click on a place of a widget hits, if it is the widget or a part of it."""
    window = widget.window()
    there = window.childAt(widget.mapTo(window, place))
    return there if there is widget or (there and widget.isAncestorOf(there)) else None


def _type(widget, text):
    for char in text:
        if char.isascii():
            QTest.keyClicks(widget, char)
        else:  # keyClicks knows no accents
            QTest.sendKeyEvent(_CLICK, widget, Qt.Key.Key_unknown, char, NONE)


def _words(where):
    yield where.windowTitle()
    for kind, read in _READ:
        for each in where.findChildren(kind):
            if each.isVisible():
                yield from read(each)


def _place(model, text):
    for row in range(model.rowCount(ROOT)):
        words = (plain(str(model.index(row, n).data() or "")) for n in _columns(model))
        if any(text in each for each in words):
            return row
    return None


def _columns(model):
    return range(1 if isinstance(model, QAbstractListModel) else model.columnCount(ROOT))


def _view_words(view):
    for line in cells(view):
        yield from line


_READ = (
    (QLabel, lambda each: [each.text()]),
    (QAbstractButton, lambda each: [each.text() or each.accessibleName()]),
    (QLineEdit, lambda each: [each.text()]),
    (QPlainTextEdit, lambda each: [each.toPlainText()]),
    (QComboBox, lambda each: [each.currentText()]),
    (QTableView, _view_words),
    (QListView, _view_words),
)
