"""The icons that stand beside words."""

import re

import pytest
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter, Qt
from PySide6.QtSvg import QSvgRenderer

from jury_app.paths import RESOURCES

ICONS = RESOURCES / "icons"
SET = sorted(set(ICONS.glob("*.svg")) - {ICONS / "jury.svg"})


def inked(renderer: QSvgRenderer, colour: str) -> int:
    image = QImage(48, 48, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    pixels = (image.pixelColor(x, y) for x in range(48) for y in range(48))
    return sum(pixel.name() == colour for pixel in pixels if pixel.alpha() == 255)


@pytest.mark.parametrize("icon", SET, ids=lambda icon: icon.stem)
def test_every_icon_is_drawn_alike(icon):
    svg = icon.read_text(encoding="utf-8")

    assert 'viewBox="0 0 24 24"' in svg
    assert 'stroke="currentColor"' in svg
    assert 'stroke-width="1.5"' in svg
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|class=|style=", svg)


@pytest.mark.parametrize("icon", SET, ids=lambda icon: icon.stem)
def test_every_icon_takes_the_colour_of_the_theme(qapp, icon):
    renderer = QSvgRenderer(icon.read_bytes().replace(b"currentColor", b"#1d4f91"))

    assert renderer.defaultSize() == QSize(24, 24)
    assert inked(renderer, "#1d4f91") > 3


def test_the_icons_keep_their_licence_beside_them():
    licence = (ICONS / "LICENSE-lucide.txt").read_text(encoding="utf-8")

    assert licence.startswith("ISC License")
    assert "The MIT License" in licence


def test_the_application_has_its_own_icon_in_every_form(qapp):
    assert QSvgRenderer(str(ICONS / "jury.svg")).isValid()
    with Image.open(ICONS / "jury.png") as picture:
        assert picture.size == (256, 256)
    with Image.open(ICONS / "jury.ico") as icon:
        assert {(16, 16), (32, 32), (48, 48), (256, 256)} <= icon.info["sizes"]
