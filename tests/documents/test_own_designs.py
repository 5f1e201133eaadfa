"""Certificates in a design of the edition’s own: nothing cut, nothing overlapping, drawn once."""

import re
from dataclasses import replace
from io import BytesIO
from itertools import accumulate, combinations, product

import msgspec
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from jury_app.designs import Box, Field, OwnDesign, new_field
from jury_app.documents import fonts
from jury_app.documents.certificate import (
    Certificate,
    Certificates,
    Look,
    OwnDress,
    build_certificates,
    each_certificate,
    read_background,
)
from jury_app.documents.certificate.own import compose, design_from, problems_of
from jury_app.documents.typography import Ruler
from jury_app.dresses import DESIGNS, ORIENTATIONS
from jury_app.helper import read_codes
from jury_app.paths import RESOURCES

CODE = "JURY1\nPrix Territoria\n2026\n2026-001\n1\nOr\nPilotage\nAyen\n" + "A" * 103
DRESSES = list(product(DESIGNS, ORIENTATIONS))
names = st.text(st.sampled_from("abcdéœW' -/«»<&"), min_size=1, max_size=120)
BARE = Certificates(title="Prix", year=2026, organiser="Jury", items=())


@pytest.fixture
def dressed(make_certificates, make_certificate):
    """What makes certificates in a design of their own."""

    def dress(design, *, long=False, count=1, **files):
        items = [
            replace(make_certificate(number, long=long), code=CODE, dress="ours", citation="Bravo")
            for number in range(count)
        ]
        return replace(
            make_certificates(items), dresses={"ours": OwnDress("ours", design, **files)}
        )

    return dress


def only(kind, **settings):
    return OwnDesign(fields=(msgspec.structs.replace(new_field(kind, (297, 210)), **settings),))


def ends_of_words(text, face):
    """Return after how many letters a line may end."""
    atoms = Ruler.of(text, face).atoms
    return {*accumulate(len("".join(atom.split())) for atom in atoms)}


def colours(pdf, page=0):
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[page].render(scale=1).to_pil().convert("RGB")
    return {colour for _count, colour in picture.getcolors(1 << 24)}


@pytest.mark.parametrize(("name", "orientation"), DRESSES)
@pytest.mark.parametrize("long", [False, True])
def test_a_design_begun_as_one_of_ours_holds_every_name_and_overlaps_nowhere(
    dressed, built, page_texts, name, orientation, long
):
    design = design_from(name, orientation)
    content = dressed(design, long=long)
    [item] = content.items
    pdf = built(build_certificates, content)

    assert problems_of(compose(content.dresses["ours"], content, item), design.size) == ()
    [text] = page_texts(pdf)
    for words in (*item.laureates, item.award, item.title, item.domain, "2026-001", "Bruno Delmas"):
        assert words in text
    assert list(read_codes(pdf)) == [CODE]


@given(names, st.integers(3, 250), st.integers(3, 100), st.sampled_from(fonts.SHIPPED))
def test_a_name_is_never_cut_and_never_leaves_its_box(name, width, height, face):
    box = Box(x=10, y=10, width=width, height=height)
    field = Field(kind="laureates", box=box, face=face, largest=40, smallest=12, lines=3)
    design = OwnDesign(fields=(field,))
    item = Certificate(laureates=(name,), award="Or", title="", domain="")
    [composed] = compose(OwnDress("ours", design), BARE, item)

    said = "".join("".join(line.text.split()) for line in composed.lines)
    assert said == "".join(fonts.printable(name).split())
    ends = list(accumulate(len("".join(line.text.split())) for line in composed.lines))
    assert {*ends} <= ends_of_words(name, face)
    for line in composed.lines:
        assert line.x >= 10 * mm - 0.01
        assert line.x + line.width <= (10 + width) * mm + 0.01
        assert 10 * mm <= line.y <= (10 + height) * mm
    baselines = [line.y for line in composed.lines]
    assert baselines == sorted(set(baselines))
    smallest = min((line.style.size for line in composed.lines), default=12)
    assert composed.is_tight is (smallest < 11.99)


def test_fields_that_meet_or_leave_the_sheet_are_told():
    award = new_field("award", (297, 210))
    away = msgspec.structs.replace(award, box=Box(x=290, y=-6, width=30, height=10))
    design = OwnDesign(fields=(award, award, away))
    item = Certificate(laureates=("A",), award="Or", title="", domain="")

    found = problems_of(compose(OwnDress("ours", design), BARE, item), design.size)

    assert [(each.kind, each.field, each.other) for each in found] == [
        ("outside", 2, -1),
        ("overlap", 0, 1),
    ]


def test_fields_that_a_certificate_leaves_empty_meet_nothing():
    both = (new_field("citation", (297, 210)), new_field("citation", (297, 210)))
    item = Certificate(laureates=("A",), award="Or", title="", domain="")

    assert problems_of(compose(OwnDress("o", OwnDesign(fields=both)), BARE, item), (297, 210)) == ()


def test_equal_designs_make_equal_bytes_and_draw_their_background_once(dressed, built):
    page = BytesIO()
    canvas = Canvas(page, pagesize=(297 * mm, 210 * mm))
    canvas.setFillColorRGB(0.8, 0.9, 1)
    canvas.rect(0, 0, 297 * mm, 210 * mm, stroke=0, fill=1)
    canvas.save()
    ground = read_background(page.getvalue())
    design = msgspec.structs.replace(design_from("classical", "landscape"), ornaments=None)
    content = dressed(design, count=10, background=ground)
    pdf = built(build_certificates, content)

    assert pdf == built(build_certificates, content)
    assert len(re.findall(rb"/Subtype ?/Form", pdf)) == 6  # five levels and the page
    assert (204, 230, 255) in colours(pdf, 9)


def test_two_designs_of_other_sheets_stand_in_one_file_and_in_one_for_each(dressed, built):
    wide = dressed(design_from("sober", "landscape"), count=2)
    large = msgspec.structs.replace(design_from(None, "portrait"), paper="a3")
    other = OwnDress("other", large)
    items = (wide.items[0], replace(wide.items[1], dress="other"), replace(wide.items[0], dress=""))
    content = replace(wide, items=items, dresses={**wide.dresses, "other": other})

    with pypdfium2.PdfDocument(built(build_certificates, content)) as document:
        sizes = [[round(side / mm) for side in page.get_size()] for page in document]
    assert sizes == [[297, 210], [297, 420], [297, 210]]
    singles = [data for _item, data in each_certificate(content)]
    assert len(singles) == 3
    for single, size in zip(singles, sizes, strict=True):
        with pypdfium2.PdfDocument(single) as document:
            assert [round(side / mm) for side in document[0].get_size()] == size


def test_crop_marks_and_offsets_are_those_of_the_printer(dressed, built):
    content = replace(
        dressed(design_from("modern", "landscape")), look=Look(is_cropped=True, offset=(2, 0))
    )
    with pypdfium2.PdfDocument(built(build_certificates, content)) as document:
        assert [round(side / mm) for side in document[0].get_trimbox()] == [10, 10, 307, 220]


def test_a_signature_stands_over_the_name_and_the_function_of_who_signs(dressed, built, page_texts):
    picture = BytesIO()
    Image.new("RGBA", (300, 100), (0, 0, 128, 255)).save(picture, "PNG")
    design = only("signature", text="Ada Lovelace\nprésidente", picture="a" * 64)
    content = dressed(design, pictures={"a" * 64: picture.getvalue()})
    pdf = built(build_certificates, content)

    assert (0, 0, 128) in colours(pdf)
    assert "Ada Lovelace présidente" in page_texts(pdf)[0]
    [composed] = compose(content.dresses["ours"], content, content.items[0])
    assert (
        composed.picture_box.bottom * mm <= composed.lines[0].y - composed.lines[0].style.size / 2
    )


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("citation", "Bravo"),
        ("co_laureates", "avec Agglopolys et Vineuil"),
        ("laureate", "Blois"),
        ("text", "Fait en deux exemplaires"),
        ("sponsor", "prix parrainé par Télécoms Exemple"),
    ],
)
def test_a_certificate_says_what_its_fields_say(dressed, built, page_texts, kind, said):
    content = dressed(only(kind, text="Fait en deux exemplaires" if kind == "text" else ""))
    item = replace(content.items[0], laureates=("Blois", "Agglopolys", "Vineuil"))

    [text] = page_texts(built(build_certificates, replace(content, items=(item,))))

    assert text.strip() == said


def test_a_typeface_of_the_edition_s_own_is_embedded_and_lacking_letters_are_told(
    dressed, built, page_texts
):
    data = (RESOURCES / "fonts" / "SourceSans3-BoldItalic.ttf").read_bytes()
    content = dressed(only("laureates", face="b" * 64), faces={"b" * 64: data})
    pdf = built(build_certificates, content)

    assert b"SourceSans3-BoldIt" in pdf
    assert "Commune d'Ayen" in page_texts(pdf)[0]
    item = replace(content.items[0], laureates=("Ayen 慶",))
    [problem] = problems_of(compose(content.dresses["ours"], content, item), (297, 210))
    assert (problem.kind, problem.letters) == ("letters", "慶")


def test_no_line_touches_another_in_a_design_of_many_fields(dressed, built):
    content = dressed(design_from("classical", "landscape"), long=True)
    with pypdfium2.PdfDocument(built(build_certificates, content)) as document:
        text = document[0].get_textpage()
        lines = [text.get_rect(index) for index in range(text.count_rects())]
    for one, other in combinations(lines, 2):
        (left, bottom, right, top), (other_left, low, other_right, high) = one, other
        apart = right <= other_left or other_right <= left or top <= low + 3 or high <= bottom + 3
        assert apart
