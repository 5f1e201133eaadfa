"""The words of a page that a juror marks with the mouse, to copy them."""

from collections import OrderedDict
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF

from jury_app.helper import Box, Letters

_PAGES = 8  # whose letters are kept
_BROKEN = ("\x02\r\n", "\x02\n", "\ufffe\r\n", "\ufffe\n")  # a word cut at the end of a line


class PageSelection:
    """From one letter of a page to another of the same page."""

    def __init__(self) -> None:
        self.page = -1
        self._letters: OrderedDict[int, Letters] = OrderedDict()
        self._from = self._to = 0

    @property
    def is_empty(self) -> bool:
        """Whether no letter is marked."""
        return self._from == self._to

    @property
    def text(self) -> str:
        """What is marked, with words whole and lines as they are."""
        letters = self._letters.get(self.page)
        first, last = sorted((self._from, self._to))
        return _mended(letters.text[first:last]) if letters else ""

    def forget(self) -> None:
        """Mark nothing, of another document."""
        self._letters.clear()
        self.clear()

    def clear(self) -> None:
        """Mark nothing."""
        self.page, self._from, self._to = -1, 0, 0

    def knows(self, page: int) -> bool:
        """Whether the letters of a page are there."""
        return page in self._letters

    def has_words(self, page: int) -> bool:
        """Whether a page is known to have letters."""
        letters = self._letters.get(page)
        return letters is not None and bool(letters.text)

    def take(self, page: int, letters: Letters) -> None:
        """Take the letters of a page."""
        self._letters[page] = letters
        while len(self._letters) > _PAGES:
            self._letters.popitem(last=False)

    def words_of(self, page: int) -> str:
        """Return all that a page says, as far as it is known."""
        letters = self._letters.get(page)
        return _mended(letters.text) if letters else ""

    def is_over_words(self, page: int, point: QPointF) -> bool:
        """Whether there is a letter at a point of a page, in parts of its width and height."""
        letters = self._letters.get(page)
        return letters is not None and any(_holds(box, point) for box in letters.boxes)

    def begin(self, page: int, point: QPointF) -> None:
        """Mark from here on."""
        self.page = page
        self._from = self._to = self._edge(point)

    def extend(self, point: QPointF) -> None:
        """Mark as far as this."""
        self._to = self._edge(point)

    def take_word(self, page: int, point: QPointF) -> None:
        """Mark the word at a point."""
        self.begin(page, point)
        letters = self._letters.get(page)
        if letters is None or not letters.text:
            return
        first = last = min(self._from, len(letters.text) - 1)
        while first > 0 and letters.text[first - 1].isalnum():
            first -= 1
        while last < len(letters.text) and letters.text[last].isalnum():
            last += 1
        self._from, self._to = first, last

    def take_page(self, page: int) -> None:
        """Mark everything on a page."""
        letters = self._letters.get(page)
        if letters is not None:
            self.page, self._from, self._to = page, 0, len(letters.text)

    def lines(self) -> Iterator[QRectF]:
        """Yield what is marked, a box for each line, in parts of the page."""
        letters = self._letters.get(self.page)
        first, last = sorted((self._from, self._to))
        line = QRectF()
        for box in letters.boxes[first:last] if letters else ():
            rect = QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top)
            if rect.isEmpty():
                continue
            if not line.isNull() and _is_beside(line, rect):
                line = line.united(rect)
                continue
            if not line.isNull():
                yield line
            line = rect
        if not line.isNull():
            yield line

    def _edge(self, point: QPointF) -> int:
        """Return the gap between two letters that is nearest to a point."""
        letters = self._letters.get(self.page)
        if letters is None or not letters.boxes:
            return 0
        boxes = letters.boxes
        nearest = min(range(len(boxes)), key=lambda place: _distance(boxes[place], point))
        middle = (boxes[nearest].left + boxes[nearest].right) / 2
        return nearest + (point.x() > middle)


def _mended(text: str) -> str:
    for broken in _BROKEN:
        text = text.replace(broken, "")
    return text.replace("\r\n", "\n").strip()


def _holds(box: Box, point: QPointF) -> bool:
    return box.left <= point.x() < box.right and box.top <= point.y() < box.bottom


def _is_beside(line: QRectF, rect: QRectF) -> bool:
    return rect.top() < line.center().y() < rect.bottom() and rect.right() > line.left()


def _distance(box: Box, point: QPointF) -> tuple[float, float]:
    if box.right <= box.left:  # a letter without room, such as the end of a line
        return (2.0, 2.0)
    away = max(box.top - point.y(), point.y() - box.bottom, 0.0)
    return (away, max(box.left - point.x(), point.x() - box.right, 0.0))
