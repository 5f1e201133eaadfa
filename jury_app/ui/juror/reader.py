"""Reads the attachments of a kit on a thread of its own; foreign files are drawn by the helper.

Pages come back as pictures. Nothing decrypted is put on the disk but by `copy`.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QImage

from jury_app.files import write_safely
from jury_app.helper import PdfSession, Picture, read_image
from jury_app.sealing.manifest import KitAttachment

PDF = "application/pdf"
IMAGES = frozenset({"image/png", "image/jpeg"})
READABLE = IMAGES | {PDF}

_OPEN_AT_ONCE = 2
_LONGEST_SIDE = 4096

Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Opened:
    """An attachment that can be read: its number in the kit and the sizes of its pages."""

    n: int
    sizes: tuple[Size, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page of an attachment at a scale."""

    n: int
    page: int
    scale: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as a picture."""

    wanted: Wanted
    image: QImage


class _Pages(Protocol):
    @property
    def sizes(self) -> Sequence[Size]: ...

    def draw(self, page: int, scale: float) -> QImage: ...

    def close(self) -> None: ...


class Reader(QObject):
    """Opens attachments and draws their pages, the latest wish first."""

    opened = Signal(object)  # Opened
    drawn = Signal(object)  # Drawn
    failed = Signal(int, object)  # the attachment, and why it cannot be read
    copied = Signal(object)  # Path
    not_copied = Signal(object)  # why

    def __init__(self, attachment: Callable[[int], bytes], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._attachment = attachment
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reader")
        self._lock = Lock()
        self._wanted: list[Wanted] = []
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

    def copy(self, attachment: KitAttachment, path: Path) -> None:
        """Put a readable copy on the disk."""
        if not self._closed:
            self._executor.submit(self._copy, attachment, path)

    def close(self) -> None:
        """End the helpers, even one that draws for ever."""
        self._closed = True
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
            self._tell(self.opened, Opened(attachment.n, tuple(document.sizes)))

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
                image = document.draw(wanted.page, wanted.scale)
            except Exception as error:  # noqa: BLE001 -- told in place of the document
                self._tell(self.failed, wanted.n, error)
            else:
                self._tell(self.drawn, Drawn(wanted, image))

    def _next(self) -> Wanted | None:
        with self._lock:
            return self._wanted.pop(0) if self._wanted else None

    def _tell(self, signal: SignalInstance, *what: object) -> None:
        if not self._closed:
            signal.emit(*what)


class _Pdf:
    """A PDF in the helper."""

    def __init__(self, session: PdfSession) -> None:
        self._session = session

    @property
    def sizes(self) -> Sequence[Size]:
        return self._session.sizes

    def draw(self, page: int, scale: float) -> QImage:
        return _image(self._session.render(page, scale))

    def close(self) -> None:
        self._session.close()


class _Image:
    """A picture, as a document of one page."""

    def __init__(self, image: QImage) -> None:
        self._image = image

    @property
    def sizes(self) -> Sequence[Size]:
        return ((float(self._image.width()), float(self._image.height())),)

    def draw(self, page: int, scale: float) -> QImage:
        del page
        return self._image.scaledToWidth(
            max(1, round(self._image.width() * scale)), Qt.TransformationMode.SmoothTransformation
        )

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
