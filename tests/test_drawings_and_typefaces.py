"""Drawings and typefaces from outside: made harmless, or refused by name."""

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from jury_app.documents.certificate import read_background
from jury_app.errors import RefusedFileError
from jury_app.helper import is_drawing, read_drawing, read_typeface
from jury_app.paths import RESOURCES

SANS = RESOURCES / "fonts" / "SourceSans3-Regular.ttf"
NAMES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
SHAPES = '<rect width="297" height="210" fill="#dde8f0"/><circle cx="9" cy="9" r="5"/>'


def svg(body, box="0 0 297 210", before=""):
    return f'{before}<svg {NAMES} viewBox="{box}">{body}</svg>'.encode()


def bomb():
    """Return ten billion rectangles in a few lines."""
    groups = "".join(
        f'<g id="a{n}">' + f'<use xlink:href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 11)
    )
    first = '<rect id="a0" width="9" height="9"/>'
    return svg(f'<defs>{first}{groups}</defs><use xlink:href="#a10"/>')


def test_a_drawing_is_made_into_points_of_its_own_shape():
    picture = read_drawing(svg(SHAPES), "fond.svg", longest_side=594)

    assert (picture.width, picture.height) == (594, 420)
    assert picture.pixels[-4:] == bytes((0xDD, 0xE8, 0xF0, 0xFF))


def test_a_drawing_serves_as_a_background():
    ground = read_background(svg(SHAPES, before='<?xml version="1.0"?>\n<!-- atelier -->'), "f.svg")

    assert ground.kind == "picture"
    assert ground.size == (4200, 2970)
    assert not is_drawing(b"%PDF-1.4")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<script>alert(1)</script>", "drawing_active"),
        ('<rect width="9" height="9" onload="alert(1)"/>', "drawing_active"),
        ('<image width="9" height="9" href="file:///etc/passwd"/>', "drawing_active"),
        ('<image width="9" height="9" xlink:href="http://x.example/a.png"/>', "drawing_active"),
        (
            '<image width="9" height="9" xlink:href="data:image/svg+xml;base64,AA"/>',
            "drawing_active",
        ),
        ('<rect width="9" height="9" fill="url(http://x.example/a#b)"/>', "drawing_active"),
        ("<style>@import 'http://x.example/a.css';</style>", "drawing_active"),
        ("<foreignObject><p>words</p></foreignObject>", "drawing_active"),
        ('<rect width="9" height="9"><animate attributeName="x"/></rect>', "drawing_active"),
        ("<text>Atelier</text>", "drawing_letters"),
        ("<g>", "file_unreadable"),
    ],
)
def test_what_is_more_than_a_drawing_is_refused_by_name(body, code):
    with pytest.raises(RefusedFileError) as refusal:
        read_drawing(svg(body), "fond.svg")

    assert refusal.value.code == code
    assert "fond.svg" in str(refusal.value)


def test_entities_are_refused():
    before = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    with pytest.raises(RefusedFileError) as refusal:
        read_drawing(svg("<desc>&b;</desc>", before=before), "fond.svg")

    assert refusal.value.code == "drawing_active"


def test_a_drawing_that_never_ends_is_stopped():
    with pytest.raises(RefusedFileError) as refusal:
        read_drawing(bomb(), "fond.svg", seconds=1.5)

    assert refusal.value.code == "helper_timeout"


@pytest.mark.parametrize("box", ["0 0 1 1e9", "0 0 0 0", "0 0 nan nan"])
def test_a_drawing_of_any_size_is_no_larger_than_a_sheet(box):
    picture = read_drawing(svg(SHAPES, box), "fond.svg")

    assert max(picture.width, picture.height) == 4200


def typeface(**changes):
    """Return a small part of a shipped typeface, with other rights or other tables."""
    font = TTFont(SANS)
    for name, value in changes.items():
        setattr(font["OS/2"], name, value)
    output = BytesIO()
    font.save(output)
    return output.getvalue()


def test_a_typeface_is_known_by_its_own_name():
    face = read_typeface(SANS.read_bytes(), "maison.ttf")

    assert face.name == "Source Sans 3 Regular"
    assert face.letters > 1000


@pytest.mark.parametrize("rights", [0x0002, 0x0100, 0x0200])
def test_a_typeface_that_may_not_be_embedded_is_refused(rights):
    with pytest.raises(RefusedFileError) as refusal:
        read_typeface(typeface(fsType=rights), "maison.ttf")

    assert refusal.value.code == "font_locked"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"OTTO" + SANS.read_bytes()[4:], "font_outlines"),
        (b"wOF2" + bytes(100), "font_outlines"),
        (SANS.read_bytes()[:5000], "file_unreadable"),
        (SANS.read_bytes()[:300] + bytes(90_000), "file_unreadable"),
        (b"", "file_unreadable"),
        (b"%PDF-1.4", "file_unreadable"),
    ],
)
def test_what_is_no_typeface_is_refused_by_name(data, code):
    with pytest.raises(RefusedFileError) as refusal:
        read_typeface(data, "maison.ttf")

    assert refusal.value.code == code
