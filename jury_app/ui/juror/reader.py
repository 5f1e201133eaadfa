"""Reads the attachments of a kit on a thread of its own; foreign files are drawn by the helper.

Pages come back as pictures. Nothing decrypted is put on the disk but by `copy`.
"""

import math
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QImage

from jury_app.errors import JuryError
from jury_app.files import write_safely
from jury_app.helper import WHOLE, Findings, Letters, Part, PdfSession, Picture, read_image
from jury_app.sealing.manifest import KitAttachment

PDF = "application/pdf"
IMAGES = frozenset({"image/png", "image/jpeg"})
READABLE = IMAGES | {PDF}

_OPEN_AT_ONCE = 2
_LONGEST_SIDE = 4096
_POINTS = 72 / 96  # a pixel of a picture, in points: at 100 % it is a pixel of the screen

Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Opened:
    """An attachment that can be read: its number in the kit and the sizes of its pages."""

    n: int
    sizes: tuple[Size, ...]
    is_pdf: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page of an attachment at a scale, or a part of it."""

    n: int
    page: int
    scale: float
    part: Part = WHOLE


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as a picture."""

    wanted: Wanted
    image: QImage


@dataclass(frozen=True, slots=True, eq=False)
class Search:
    """Words to look for in an attachment, from a page on and round to it again."""

    n: int
    words: str
    first: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a search has found on a page; the last one may have found nothing."""

    search: Search
    page: int
    findings: Findings
    is_last: bool


class _Pages(Protocol):
    is_pdf: bool

    @property
    def sizes(self) -> Sequence[Size]: ...

    def draw(self, wanted: Wanted) -> QImage: ...

    def find(self, page: int, words: str) -> Findings: ...

    def letters(self, page: int) -> Letters: ...

    def close(self) -> None: ...


class Reader(QObject):
    """Opens attachments and draws their pages, the latest wish first."""

    opened = Signal(object)  # Opened
    drawn = Signal(object)  # Drawn
    not_drawn = Signal(object)  # Wanted: this page is damaged, the others are not
    found = Signal(object)  # Found
    lettered = Signal(int, int, object)  # the attachment, the page, its Letters
    failed = Signal(int, object)  # the attachment, and why it cannot be read
    copied = Signal(object)  # Path
    not_copied = Signal(object)  # why

    def __init__(self, attachment: Callable[[int], bytes], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._attachment = attachment
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reader")
        self._lock = Lock()
        self._wanted: list[Wanted] = []
        self._search: Search | None = None
        self._documents: OrderedDict[int, _Pages] = OrderedDict()
        self._closed = False

    def open_attachment(self, attachment: KitAttachment) -> None:
        """Open an attachment; the sizes of its pages come as a signal."""
        if not self._closed:
            self._executor.submit(self._open, attachment)

    def draw(self, wanted: Sequence[Wanted]) -> None:
        """Draw these pages; what was wished for before and is not among them is forgotten."""
        with self._lock:
            self._wanted = list(wanted)
        if wanted and not self._closed:
            self._executor.submit(self._draw_all)

    def search(self, search: Search | None) -> None:
        """Look for words, and for no others any more; what is found comes page by page."""
        self._search = search
        if search is not None and not self._closed:
            self._executor.submit(self._search_all, search)

    def read_letters(self, n: int, page: int) -> None:
        """Read the letters of a page, to be marked and copied."""
        if not self._closed:
            self._executor.submit(self._read_letters, n, page)

    def copy(self, attachment: KitAttachment, path: Path) -> None:
        """Put a readable copy on the disk."""
        if not self._closed:
            self._executor.submit(self._copy, attachment, path)

    def close(self) -> None:
        """End the helpers, even one that draws for ever."""
        self._closed = True
        self._search = None
        self.draw(())
        for document in list(self._documents.values()):
            document.close()
        self._executor.shutdown(wait=True)
        for document in self._documents.values():
            document.close()

    def _open(self, attachment: KitAttachment) -> None:
        try:
            document = self._documents.get(attachment.n) or self._read(attachment)
        except Exception as error:  # noqa: BLE001 -- told in place of the document
            self._tell(self.failed, attachment.n, error)
        else:
            self._documents[attachment.n] = document
            self._documents.move_to_end(attachment.n)
            while len(self._documents) > _OPEN_AT_ONCE:
                self._documents.popitem(last=False)[1].close()
            self._tell(self.opened, Opened(attachment.n, tuple(document.sizes), document.is_pdf))

    def _copy(self, attachment: KitAttachment, path: Path) -> None:
        try:
            write_safely(path, self._attachment(attachment.n))
        except Exception as error:  # noqa: BLE001 -- told in the window
            self._tell(self.not_copied, error)
        else:
            self._tell(self.copied, path)

    def _read(self, attachment: KitAttachment) -> _Pages:
        data = self._attachment(attachment.n)
        if attachment.media_type == PDF:
            return _Pdf(PdfSession(data, attachment.name))
        picture = read_image(data, attachment.name, longest_side=_LONGEST_SIDE)
        return _Image(_image(picture))

    def _draw_all(self) -> None:
        while (wanted := self._next()) is not None:
            document = self._documents.get(wanted.n)
            if document is None:
                continue
            try:
                image = document.draw(wanted)
            except Exception:  # noqa: BLE001 -- told in place of the page
                self._tell(self.not_drawn, wanted)
            else:
                self._tell(self.drawn, Drawn(wanted, image))

    def _search_all(self, search: Search) -> None:
        document = self._documents.get(search.n)
        count = len(document.sizes) if document else 0
        for place in range(count):
            self._draw_all()  # the pages in sight come first
            if document is None or self._search is not search or self._closed:
                return
            page = (search.first + place) % count
            findings = Findings()
            with suppress(JuryError):  # a page that cannot be read; the others can
                findings = document.find(page, search.words)
            self._tell(self.found, Found(search, page, findings, place + 1 == count))

    def _read_letters(self, n: int, page: int) -> None:
        document = self._documents.get(n)
        if document is not None:
            with suppress(JuryError):  # it can be read, if not copied
                self._tell(self.lettered, n, page, document.letters(page))

    def _next(self) -> Wanted | None:
        with self._lock:
            return self._wanted.pop(0) if self._wanted else None

    def _tell(self, signal: SignalInstance, *what: object) -> None:
        if not self._closed:
            signal.emit(*what)


class _Pdf:
    """A PDF in the helper."""

    is_pdf = True

    def __init__(self, session: PdfSession) -> None:
        self._session = session

    @property
    def sizes(self) -> Sequence[Size]:
        return self._session.sizes

    def draw(self, wanted: Wanted) -> QImage:
        return _image(self._session.render(wanted.page, wanted.scale, wanted.part))

    def find(self, page: int, words: str) -> Findings:
        return self._session.find(page, words)

    def letters(self, page: int) -> Letters:
        return self._session.letters(page)

    def close(self) -> None:
        self._session.close()


class _Image:
    """A picture, as a document of one page without words; never drawn larger than it is."""

    is_pdf = False

    def __init__(self, image: QImage) -> None:
        self._image = image

    @property
    def sizes(self) -> Sequence[Size]:
        return ((self._image.width() * _POINTS, self._image.height() * _POINTS),)

    def draw(self, wanted: Wanted) -> QImage:
        width = math.ceil(self._image.width() * wanted.scale * _POINTS)
        if width >= self._image.width():
            return self._image
        return self._image.scaledToWidth(max(1, width), Qt.TransformationMode.SmoothTransformation)

    def find(self, page: int, words: str) -> Findings:
        del page, words
        return Findings()

    def letters(self, page: int) -> Letters:
        del page
        return Letters("", ())

    def close(self) -> None:
        return


def _image(picture: Picture) -> QImage:
    image = QImage(
        picture.pixels,
        picture.width,
        picture.height,
        picture.width * 4,
        QImage.Format.Format_RGBA8888,
    )
    return image.convertToFormat(QImage.Format.Format_RGB32)
