"""Where the keyboard is, as somebody sees it who looks at a window."""

import re
from collections import Counter
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QScrollBar, QTableView

from jury_app.ui.tokens import contrast

SEEN = 3  # to one, between a pixel with the keyboard there and without
LEAST = 40  # pixels that change as much
AROUND = 4  # a frame may stand outside of what it frames


def stops(window):
    """Return what Tab stops at, in the order of Tab."""
    found, each = [], window.nextInFocusChain()
    while each is not window:
        if (
            each.isVisibleTo(window)
            and each.isEnabled()
            and each.focusPolicy() & Qt.FocusPolicy.TabFocus
            and each.focusProxy() is None
            and window.isAncestorOf(each)
        ):
            found.append(each)
        each = each.nextInFocusChain()
    return found


def out_of_order(window, part):
    """Return what Tab reaches in a part of a window after something that is read later."""
    found = [each for each in stops(window) if part.isAncestorOf(each)]
    return [
        f"{_name(later)} after {_name(first)}"
        for first, later in pairwise(found)
        if _is_read_before(_place(window, later), _place(window, first))
    ]


def _place(window, widget):
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def _is_read_before(one, other):
    """Whether something is read first: it stands above, or in the same line at the left."""
    if one.bottom() < other.top():
        return True
    return one.top() <= other.bottom() and one.right() < other.left()


def unseen(window, part=None):
    """Return the stops of a window, or of a part, where nothing tells that the keyboard is.

    One of each kind is looked at: the others are painted alike.
    """
    window.activateWindow()
    _settle()
    found = stops(window)
    inside = [each for each in found if part is None or part.isAncestorOf(each)]
    kinds = {(type(each), each.property("kind")): each for each in inside}
    return [
        _name(each)
        for each in kinds.values()
        if _change(window, each, next(other for other in found if other is not each)) < LEAST
    ]


def _name(widget):
    return f"{type(widget).__name__} {widget.accessibleName()} {widget.property('text') or ''}"


def _change(window, widget, elsewhere):
    for above in _above(widget):
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
    area = QRect(widget.mapTo(window, QPoint()), widget.size())
    area = area.adjusted(-AROUND, -AROUND, AROUND, AROUND) & window.rect()
    elsewhere.setFocus()
    without = _picture(window, area)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    within = _picture(window, area)
    return _changed(without, within)


def _changed(without, within):
    """Count the pixels that stand out from what they were."""
    pairs = Counter(
        pair for pair in zip(_pixels(without), _pixels(within), strict=True) if pair[0] != pair[1]
    )
    return sum(
        count
        for (before, after), count in pairs.items()
        if contrast(f"#{before & 0xFFFFFF:06x}", f"#{after & 0xFFFFFF:06x}") >= SEEN
    )


def _pixels(image):
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    return memoryview(plain.constBits()).cast("I").tolist()


def _picture(window, area):
    _settle()
    return window.grab(area).toImage()


def _settle():
    """Let every part find its place: a page that was shown just now is not laid out yet."""
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def _above(widget):
    while (widget := widget.parentWidget()) is not None:
        yield widget


def clipped(window):
    """Return the words in sight that have less room than they need, and what scrolls sideways."""
    labels = [each for each in window.findChildren(QLabel) if each.isVisible() and each.text()]
    buttons = [each for each in window.findChildren(QPushButton) if each.isVisible()]
    bars = [each for each in window.findChildren(QScrollBar) if each.isVisible()]
    bars = [each for each in bars if not _is_of_a_table(each)]  # its columns may be many
    return [
        *(f"too low: {each.text()}" for each in labels if _is_too_low(each)),
        *(f"too narrow: {each.text()}" for each in labels if _is_too_narrow(each)),
        *(f"too narrow: {each.text()}" for each in buttons if _is_too_narrow(each)),
        *(_name(each) for each in bars if each.orientation() is Qt.Orientation.Horizontal),
    ]


def _is_of_a_table(bar):
    return any(isinstance(each, QTableView) for each in _above(bar))


def _is_too_low(label):
    needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
    return needed > label.height()


def _is_too_narrow(widget):
    if isinstance(widget, QLabel) and widget.wordWrap():
        words = re.split(r"[\s\u200b]+", widget.text())
        needed = max(map(widget.fontMetrics().horizontalAdvance, words), default=0)
    else:
        needed = widget.sizeHint().width()
    return needed > widget.width()
