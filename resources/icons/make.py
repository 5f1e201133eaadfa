"""Takes the icons from their package: `python resources/icons/make.py LUCIDE`.

LUCIDE is the folder `package` of the unpacked npm package named in README.md. The strokes are
made finer, 1.5 of 24, and the colour stays `currentColor` for the theme to replace. Then our own
`jury.svg` is rendered as `jury.png` and `jury.ico`, also without an argument.
"""

import re
import shutil
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).resolve().parent

ICONS = """
archive arrow-down arrow-left arrow-right arrow-up award book-open building-2 calendar chart-column
check chevron-down chevron-left chevron-right chevron-up circle circle-alert circle-check
circle-dashed circle-help circle-x clock command contrast copy download ellipsis external-link eye
eye-off file-check file-text filter folder folder-open gavel grip-vertical handshake hash history
house image inbox info key-round landmark languages layout-grid link list lock lock-open log-in
log-out mail maximize medal message-square minimize minus monitor moon move-horizontal newspaper
package panel-left paperclip pause pencil play plus presentation printer qr-code redo-2 refresh-cw
save scale scroll-text search send settings shield-check signature sliders-horizontal stamp star sun
table timer trash-2 triangle-alert trophy undo-2 upload user user-check user-plus user-x users vote
x zoom-in zoom-out
"""
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)


def finer(svg: str) -> str:
    """Return an icon with our stroke, on one line an element, and nothing for web pages."""
    svg = re.sub(r'\s+class="[^"]*"', "", svg)
    svg = re.sub(r"<svg\s+([^>]*?)\s*>", lambda tag: f"<svg {' '.join(tag[1].split())}>", svg)
    return svg.replace('stroke-width="2"', 'stroke-width="1.5"')


def take(package: Path) -> None:
    """Copy the icons of the package, with finer strokes, and its licence."""
    for name in ICONS.split():
        source = (package / "icons" / f"{name}.svg").read_text(encoding="utf-8")
        (HERE / f"{name}.svg").write_text(finer(source), encoding="utf-8", newline="\n")
    shutil.copyfile(package / "LICENSE", HERE / "LICENSE-lucide.txt")


def rendered(svg: Path, size: int) -> Image.Image:
    """Return a drawing as pixels, drawn for that size rather than scaled down."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(svg)).render(painter)
    painter.end()
    pixels = image.convertToFormat(QImage.Format.Format_RGBA8888)
    return Image.frombytes("RGBA", (size, size), bytes(pixels.constBits()))


def render_application_icon() -> None:
    """Write the pictures of the application that the systems ask for."""
    *smaller, largest = [rendered(HERE / "jury.svg", size) for size in SIZES]
    largest.save(HERE / "jury.png", optimize=True)
    sizes = [(size, size) for size in SIZES]
    largest.save(HERE / "jury.ico", sizes=sizes, append_images=smaller)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        take(Path(sys.argv[1]))
    render_application_icon()
