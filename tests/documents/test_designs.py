"""The designs that are shipped, and a graphic designer's own background: all in its place."""

import re
from dataclasses import replace
from io import BytesIO
from itertools import combinations, product

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from jury_app.documents.certificate import (
    Look,
    build_calibration,
    build_certificates,
    read_background,
)
from jury_app.dresses import DESIGNS, ORIENTATIONS
from jury_app.errors import RefusedFileError
from jury_app.helper import read_codes
from jury_app.i18n import speaking

CODE = "JURY1\nPrix Territoria\n2026\n2026-001\n1\nOr\nPilotage\nAyen\n" + "A" * 104
DRESSES = list(product(DESIGNS, ORIENTATIONS))


@pytest.fixture
def dressed(make_certificates, make_certificate):
    """What makes a certificate with a code in a look, of a short name or of the longest."""

    def dress(look, *, long=False):
        item = replace(make_certificate(0, long=long), code=CODE, replaces="2026-000")
        return replace(make_certificates([item]), look=look)

    return dress


def designers_page(size, *, embedded=True):
    """Return a page with a coloured ground that bleeds and a word of the designer's."""
    output = BytesIO()
    canvas = Canvas(output, pagesize=size)
    canvas.setFillColorRGB(0.8, 0.9, 1)
    canvas.rect(0, 0, *size, stroke=0, fill=1)
    if not embedded:
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(100, 30, "Atelier (12 0 R)")
    canvas.save()
    return output.getvalue()


def picture(kind, size=(1485, 1050)):
    output = BytesIO()
    Image.new("RGB", size, "#dde8f0").save(output, kind)
    return output.getvalue()


def colour_at(pdf, x, y):
    """Return the colour at a place in millimetres from the upper left corner."""
    with pypdfium2.PdfDocument(pdf) as document:
        return document[0].render(scale=25.4 / 72).to_pil().getpixel((round(x), round(y)))


@pytest.mark.parametrize(("design", "orientation"), DRESSES)
def test_every_design_holds_the_shortest_and_the_longest_names(
    dressed, built, char_boxes, page_texts, design, orientation
):
    for long in (False, True):
        content = dressed(Look(design=design, orientation=orientation), long=long)
        pdf = built(build_certificates, content)
        [item] = content.items

        [text] = page_texts(pdf)
        for words in (*item.laureates, item.award, item.title, "2026-001", "Bruno Delmas"):
            assert words in text
        with pypdfium2.PdfDocument(pdf) as document:
            wide, high = document[0].get_size()
        assert (wide > high) is (orientation == "landscape")
        boxes = [box for _page, box in char_boxes(pdf)]
        assert all(30 < left < right < wide - 30 for left, _bottom, right, _top in boxes)
        assert all(30 < bottom < top < high - 30 for _left, bottom, _right, top in boxes)
        assert list(read_codes(pdf)) == [CODE]


@pytest.mark.parametrize(("design", "orientation"), DRESSES)
def test_no_line_of_a_design_touches_another(dressed, built, design, orientation):
    content = dressed(Look(design=design, orientation=orientation), long=True)
    pdf = built(build_certificates, replace(content, is_duplicate=True))

    with pypdfium2.PdfDocument(pdf) as document:
        text = document[0].get_textpage()
        lines = [text.get_rect(index) for index in range(text.count_rects())]
    for one, other in combinations(sorted(lines), 2):
        (left, bottom, right, top), (other_left, low, other_right, high) = one, other
        apart = right <= other_left or other_right <= left or top <= low + 3 or high <= bottom + 3
        assert apart


def test_a3_is_a4_made_larger(dressed, built):
    sizes = []
    for paper in ("a4", "a3"):
        with pypdfium2.PdfDocument(built(build_certificates, dressed(Look(paper=paper)))) as made:
            sizes.append([round(side / mm) for side in made[0].get_size()])

    assert sizes == [[297, 210], [420, 297]]


@pytest.mark.parametrize("paper", ["a4", "a3"])
def test_what_is_trimmed_is_marked_and_bleeds(dressed, built, paper):
    pdf = built(build_certificates, dressed(Look(design="modern", paper=paper, is_cropped=True)))

    with pypdfium2.PdfDocument(pdf) as document:
        trim, bleed, media = (
            [side / mm for side in box]
            for box in (
                document[0].get_trimbox(),
                document[0].get_bleedbox(),
                document[0].get_mediabox(),
            )
        )
    assert [round(side) for side in trim[:2]] == [10, 10]
    assert [round(side) for side in bleed[:2]] == [7, 7]
    assert round(media[2] - trim[2]) == 10
    assert colour_at(pdf, 8, media[3] / 2) == colour_at(pdf, 20, media[3] / 2) != (255, 255, 255)


def test_a_designer_s_page_is_drawn_once_as_what_it_is(make_certificates, make_certificate, built):
    ground = read_background(designers_page((297 * mm, 210 * mm)))
    items = [make_certificate(number) for number in range(10)]
    content = replace(make_certificates(items), look=Look(background=ground))
    pdf = built(build_certificates, content)

    assert pdf.count(b"/Subtype /Form") + pdf.count(b"/Subtype/Form") == 6
    assert b"/Subtype /Image" not in pdf
    assert colour_at(pdf, 4, 4) == (204, 230, 255)
    assert pdf == built(build_certificates, content)


def test_a_page_made_with_bleed_is_trimmed_in_its_place(dressed, built):
    ground = read_background(designers_page((303 * mm, 216 * mm)))
    pdf = built(build_certificates, dressed(Look(background=ground, is_cropped=True)))

    assert colour_at(pdf, 8, 100) == (204, 230, 255)
    assert colour_at(pdf, 5, 100) == (255, 255, 255)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_serves_as_a_background_and_codes_are_read_on_it(dressed, built, kind):
    ground = read_background(picture(kind))
    pdf = built(build_certificates, dressed(Look(background=ground)))

    assert len(re.findall(rb"/Subtype /Image", pdf)) == 1
    assert max(abs(a - b) for a, b in zip(colour_at(pdf, 4, 4), (221, 232, 240), strict=True)) < 3
    assert list(read_codes(pdf)) == [CODE]


def test_a_picture_of_another_shape_is_whole_and_undistorted(dressed, built):
    ground = read_background(picture("PNG", (500, 500)))
    pdf = built(build_certificates, dressed(Look(background=ground)))

    assert colour_at(pdf, 20, 105) == (255, 255, 255)
    assert colour_at(pdf, 60, 20) == (221, 232, 240)


def test_a_background_may_bear_the_heading_already(dressed, built, page_texts):
    ground = read_background(picture("PNG"))
    with_heading, without = (
        page_texts(
            built(build_certificates, dressed(Look(background=ground, is_headed=is_headed)))
        )[0]
        for is_headed in (True, False)
    )

    assert "Prix Territoria 2026" in with_heading
    assert "Prix Territoria" not in without
    assert "Commune d'Ayen" in without


def test_a_background_whose_typefaces_are_not_inside_is_refused_by_name():
    with pytest.raises(RefusedFileError) as refusal:
        read_background(designers_page((842, 595), embedded=False), "fond.pdf")

    assert refusal.value.code == "background_fonts"
    assert "Helvetica" in str(refusal.value)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"%PDF-1.4 nothing", picture("PNG")[:60]])
def test_what_is_no_background_is_refused(data):
    with pytest.raises(RefusedFileError):
        read_background(data, "fond")


def test_preprinted_paper_takes_the_texts_alone_moved_as_measured(dressed, built, char_boxes):
    plain = built(build_certificates, dressed(Look(is_preprinted=True)))
    moved = built(build_certificates, dressed(Look(is_preprinted=True, offset=(2, -3))))

    assert colour_at(plain, 14, 105) == (255, 255, 255)
    for (_page, one), (_same, other) in zip(char_boxes(plain), char_boxes(moved), strict=True):
        assert other[0] - one[0] == pytest.approx(2 * mm, abs=0.1)
        assert other[1] - one[1] == pytest.approx(3 * mm, abs=0.1)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_calibration_sheet_says_what_to_measure(page_texts, language):
    output = BytesIO()
    with speaking(language):
        build_calibration(Look(orientation="portrait"), "Jury", language, output)

    [text] = page_texts(output.getvalue())
    said = " ".join(text.split())
    assert "20 mm" in said
    assert "100 mm" in said
    assert colour_at(output.getvalue(), 20, 20) != (255, 255, 255)


@pytest.mark.parametrize(("design", "orientation"), DRESSES)
def test_a_logo_stands_clear_of_the_code(dressed, built, design, orientation):
    logo = BytesIO()
    Image.new("RGB", (400, 140), "black").save(logo, "PNG")
    content = dressed(Look(design=design, orientation=orientation))
    [item] = content.items
    content = replace(content, items=(replace(item, sponsor_logo=logo.getvalue()),))

    assert list(read_codes(built(build_certificates, content))) == [CODE]
