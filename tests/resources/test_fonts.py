"""The faces that every window and document stands on."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont as EmbeddedFont

from jury_app.paths import RESOURCES

FONTS = RESOURCES / "fonts"
FACES = sorted(FONTS.glob("*.ttf"))
SANS = [face for face in FACES if face.name.startswith("SourceSans3-")]
WEIGHTS = {"Regular": 400, "Italic": 400, "SemiBold": 600, "SemiBoldItalic": 600, "Bold": 700,
           "BoldItalic": 700}  # fmt: skip
FAMILIES = {
    "SourceSans3": "Source Sans 3",
    "SourceSerif4": "Source Serif 4",
    "SourceSerif4Display": "Source Serif 4 Display",
}
LATIN = {*range(0x20, 0x7F), *range(0xA0, 0x180)}
VIETNAMESE = set(range(0x1EA0, 0x1EFA)) | {ord(letter) for letter in "ƠơƯư₫"}
ROMANIAN = {ord(letter) for letter in "ȘșȚț"}
GREEK = set(range(0x391, 0x3CA)) - {0x3A2}
SIGNS = {ord(sign) for sign in "€–—’“”„«»…•†‡×÷≤≥≠≈½¼¾№→←↑↓✓■ᵉʳ"} | {0x2018, 0x2039, 0x203A, 0x2212}
SPACES = {0xA0, 0x202F, 0x2007, 0x2009, 0x2010, 0x2011}
# not in the serif: letters of Northern Sámi, two that no language uses, a Dutch joined pair
NOT_IN_SERIF = {ord(letter) for letter in "ŦŧĬĭĲĳ"}


def characters(face: Path) -> set[int]:
    with TTFont(face, lazy=True) as font:
        return set(font.getBestCmap())


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.stem)
def test_every_face_spells_the_names_of_europe_and_vietnam(face):
    wanted = LATIN | VIETNAMESE | ROMANIAN | GREEK | SIGNS | SPACES
    allowed = set() if face in SANS else NOT_IN_SERIF

    assert wanted - characters(face) == allowed


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.stem)
def test_every_face_is_named_weighted_and_outlined_as_its_file_says(face):
    family, style = face.stem.split("-")

    with TTFont(face, lazy=True) as font:
        names = font["name"]
        assert (names.getDebugName(16) or names.getDebugName(1)) == FAMILIES[family]
        assert font["OS/2"].usWeightClass == WEIGHTS[style]
        assert bool(font["OS/2"].fsSelection & 1) == style.endswith("Italic")
        assert font["OS/2"].fsType == 0, "may be embedded"
        assert "glyf" in font


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.stem)
def test_figures_stand_in_columns(face):
    with TTFont(face, lazy=True) as font:
        cmap = font.getBestCmap()
        widths = {font["hmtx"][cmap[ord(figure)]][0] for figure in "0123456789\N{FIGURE SPACE}"}

    assert len(widths) == 1


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.stem)
def test_a_pdf_can_embed_every_face(face):
    pdfmetrics.registerFont(EmbeddedFont(face.stem, face))

    assert pdfmetrics.stringWidth("Trần Nguyễn, œuvre", face.stem, 12) > 50


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.stem)
def test_a_window_finds_every_face_by_its_family_and_weight(qapp, face):
    family, style = face.stem.split("-")
    added = QFontDatabase.addApplicationFont(str(face))

    font = QFont(FAMILIES[family], 12, WEIGHTS[style])
    font.setItalic(style.endswith("Italic"))

    assert FAMILIES[family] in QFontDatabase.applicationFontFamilies(added)
    found = QFontInfo(font)
    assert (found.family(), found.weight(), found.italic()) == (
        FAMILIES[family],
        WEIGHTS[style],
        style.endswith("Italic"),
    )


def test_each_family_keeps_its_licence_beside_it():
    licences = [path.read_text(encoding="utf-8") for path in sorted(FONTS.glob("LICENSE-*.txt"))]

    assert len(licences) == 2
    assert all("SIL OPEN FONT LICENSE Version 1.1" in licence for licence in licences)
