"""In the child: draws an SVG that holds nothing but shapes, and asks for nothing from elsewhere."""

import os
import re
from xml.etree.ElementTree import Element, ParseError

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is loaded: the child has no screen

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageReader, QPainter
from PySide6.QtSvg import QSvgRenderer

from jury_app.errors import RefusedFileError
from jury_app.helper.frames import Request

MAX_BYTES = 20 * 1024 * 1024
MAX_ELEMENTS = 200_000
MOST_SIDE = 5_000

_ACTIVE = frozenset(
    {"script", "foreignObject", "iframe", "audio", "video", "animate", "animateColor",
     "animateMotion", "animateTransform", "set", "handler", "listener"}
)  # fmt: skip
_LETTERS = frozenset({"text", "tspan", "textPath", "textArea", "tref"})
_PICTURE = re.compile(r"\s*data:image/(png|jpe?g);base64,", re.IGNORECASE)
_ELSEWHERE = re.compile(r"@import|url\(\s*['\"]?\s*(?!#)|expression\(", re.IGNORECASE)
_PICTURE_MEGABYTES = 256


class Worker:
    """Turns a drawing into pixels."""

    def __init__(self) -> None:
        self._application = QGuiApplication(["drawing"])
        QImageReader.setAllocationLimit(_PICTURE_MEGABYTES)

    def answer(self, request: Request, body: bytes) -> tuple[tuple[int, int], bytes]:
        """Return width, height and pixels."""
        if len(body) > MAX_BYTES:
            raise RefusedFileError("file_too_large")
        _require_plain(body)
        renderer = QSvgRenderer(QByteArray(body))
        size = renderer.viewBoxF().size()
        if not renderer.isValid() or min(size.width(), size.height()) <= 0:
            raise RefusedFileError("file_unreadable")
        scale = min(request.longest_side, MOST_SIDE) / max(size.width(), size.height())
        wide = max(round(size.width() * scale), 1)
        high = max(round(size.height() * scale), 1)
        image = QImage(wide, high, QImage.Format.Format_RGBA8888)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        renderer.render(painter, QRectF(0, 0, wide, high))
        painter.end()
        return (wide, high), bytes(image.constBits())


def _require_plain(body: bytes) -> None:
    try:
        root = fromstring(body, forbid_entities=True, forbid_external=True)
    except DefusedXmlException:
        raise RefusedFileError("drawing_active") from None
    except (ParseError, LookupError, ValueError):
        raise RefusedFileError("file_unreadable") from None
    if _name(root.tag) != "svg":
        raise RefusedFileError("file_unreadable")
    for count, each in enumerate(root.iter()):
        if count > MAX_ELEMENTS:
            raise RefusedFileError("file_too_large")
        _require_plain_element(each)


def _require_plain_element(element: Element) -> None:
    name = _name(element.tag)
    if name in _LETTERS:
        raise RefusedFileError("drawing_letters")
    if name in _ACTIVE or (name == "style" and _ELSEWHERE.search(element.text or "")):
        raise RefusedFileError("drawing_active")
    for key, value in element.attrib.items():
        attribute = _name(key)
        is_link = attribute in {"href", "src"}
        goes_out = is_link and not (value.strip().startswith("#") or _PICTURE.match(value))
        inert = name == "a" and is_link  # a link that nobody can press in a picture
        if attribute.lower().startswith("on") or (goes_out and not inert):
            raise RefusedFileError("drawing_active")
        if not is_link and _ELSEWHERE.search(value):
            raise RefusedFileError("drawing_active")


def _name(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
