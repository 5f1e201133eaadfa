"""Certificates: every name whole, in its place, on a page that is drawn once."""

import re
import sys
import zlib
from contextlib import suppress
from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from jury_app.documents import fonts
from jury_app.documents.certificate import build_certificates
from jury_app.documents.certificate.fitting import Part, fitted
from jury_app.documents.style import Style
from jury_app.helper import read_codes

INNER_FRAME = 17.5 / 25.4 * 72
WIDTH, HEIGHT = 841.89, 595.28
LAUREATE = Style(fonts.DISPLAY_STRONG, 44, 50, before=8)
PROJECT = Style(fonts.SERIF_ITALIC, 16.5, 22, before=15)
names = st.text(st.sampled_from("abcdéœW' -/«»<&"), max_size=150)


@pytest.fixture
def pages_of(built, page_texts):
    return lambda content: page_texts(built(build_certificates, content))


def test_equal_content_makes_equal_bytes(make_certificates, make_certificate, built):
    content = make_certificates([make_certificate(number) for number in range(6)])

    assert built(build_certificates, content) == built(build_certificates, content)


def test_each_laureate_has_a_page(make_certificates, make_certificate, pages_of):
    items = [make_certificate(number) for number in range(7)]
    pages = pages_of(make_certificates(items))

    assert len(pages) == 7
    for page, item in zip(pages, items, strict=True):
        for words in (*item.laureates, item.award, item.title, item.domain, item.register_number):
            assert words in page


def test_a_certificate_reads_in_order(make_certificates, make_certificate, pages_of):
    (page,) = pages_of(make_certificates([make_certificate(0)]))

    assert (
        "Diplôme décerné à Commune d'Ayen Territoria d’Or pour « Répar'café : l'atelier où l'on "
        "répare ensemble » Domaine « Pilotage / Évaluation des politiques publiques », parrainé "
        "par Télécoms Exemple"
    ) in page
    for words in ("Prix Territoria 2026", "Paris, le 4", "Bruno Delmas", "Registre nº 2026-001"):
        assert words in page


def test_an_english_certificate_is_english(make_certificates, make_certificate, pages_of):
    (page,) = pages_of(make_certificates([make_certificate(1)], language="en"))

    assert "Certificate awarded to Grand Besançon Métropole Territoria d’Argent ex aequo" in page
    assert "Register no. 2026-002" in page


def test_joint_laureates_are_named_together(make_certificates, make_certificate, pages_of):
    item = make_certificate(0, laureates=("Blois", "Agglopolys", "Vineuil"))
    (page,) = pages_of(make_certificates([item]))

    assert "décerné à Blois, Agglopolys et Vineuil Territoria d’Or" in page


def streams(pdf):
    """Yield every compressed stream of a PDF, as it is inside."""
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        with suppress(zlib.error):
            yield zlib.decompress(found[1])


def test_an_apostrophe_is_printed_as_in_print_and_found_as_written(
    make_certificates, make_certificate, built
):
    pdf = built(build_certificates, make_certificates([make_certificate(0)]))

    with pypdfium2.PdfDocument(pdf) as document:
        assert document[0].get_textpage().search("Commune d'Ayen").get_next() is not None
    page = b"".join(streams(pdf))
    written = "Commune d'Ayen".encode("utf-16-be").hex().encode()
    assert b"/ActualText <FEFF" + written + b">" in page
    assert b"d'Ayen" not in page


@pytest.mark.parametrize("count", [1, 2, 3, 6])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_names_of_150_characters_stay_inside_the_frame(
    make_certificates, make_certificate, built, char_boxes, count, language
):
    item = make_certificate(1, long=True)
    item = replace(item, laureates=item.laureates * count, domain=item.title, sponsor=item.title)
    content = make_certificates([item], language=language)
    content = replace(content, chair_quality=item.title, place=item.title[:80])
    pdf = built(build_certificates, content)

    for _page, (left, bottom, right, top) in char_boxes(pdf):
        assert INNER_FRAME < left < right < WIDTH - INNER_FRAME
        assert INNER_FRAME < bottom < top < HEIGHT - INNER_FRAME


def test_a_long_name_is_printed_whole(make_certificates, make_certificate, pages_of):
    item = make_certificate(1, long=True)
    (page,) = pages_of(make_certificates([item]))

    assert len(item.laureates[0]) >= 150
    assert len(item.title) >= 245
    assert item.laureates[0] in page
    assert item.title in page


@given(st.lists(names, min_size=1, max_size=4), names, st.floats(120, 700), st.floats(60, 300))
def test_texts_fit_without_cutting_or_overlapping(laureates, title, width, height):
    groups = [[Part(name, LAUREATE, 12.0, 3) for name in laureates], [Part(title, PROJECT, 9.0)]]
    block = fitted(groups, (width, height))

    assert block.height <= height + 1e-6
    for line in block.lines:
        assert fonts.width(line.text, line.style.face, line.size) <= width + 0.01
    for above, below in zip(block.lines, block.lines[1:], strict=False):
        assert below.y - above.y >= 0.9 * below.size
    printed = "".join("".join(line.text for line in block.lines).split())
    assert printed == "".join("".join(fonts.printable("".join((*laureates, title)))).split())


@given(names.filter(str.strip), names.filter(str.strip))
def test_the_laureate_is_always_larger_than_the_project(name, title):
    block = fitted([[Part(name, LAUREATE, 12.0, 3)], [Part(title, PROJECT, 9.0)]], (660, 260))

    sizes = {line.style: line.size for line in block.lines}
    assert sizes[LAUREATE] > sizes[PROJECT]


def test_a_name_of_usual_length_is_set_at_its_best_size():
    block = fitted([[Part("Ville de Blois", LAUREATE, 12.0, 3)]], (660, 260))

    assert [line.size for line in block.lines] == [44]


def test_a_name_beyond_every_limit_fills_its_place():
    name = "Un nom très long " * 240
    block = fitted([[Part(name, LAUREATE, 12.0, 3)], [Part("Un titre", PROJECT, 9.0)]], (660, 260))

    assert block.height > 180
    assert min(line.size for line in block.lines) > 5
    assert max(fonts.width(line.text, line.style.face, line.size) for line in block.lines) > 560


def work_to_fit(name):
    """Return what is called and how many letters are measured to fit a name: no clock tells."""
    work = 0

    def note(frame, event, _argument):
        nonlocal work
        is_measuring = event == "call" and frame.f_code is fonts.width.__code__
        work += len(frame.f_locals["text"]) if is_measuring else 1

    profile = sys.getprofile()
    sys.setprofile(note)
    try:
        fitted([[Part(name, LAUREATE, 12.0, 3)]], (330, 130))
    finally:
        sys.setprofile(profile)
    return work


@pytest.mark.parametrize("words", ["Communauté de communes de l’Œuvre ", "a-", "ababab"])
def test_a_name_beyond_every_limit_that_is_twice_as_long_takes_twice_the_work_to_fit(words):
    short, long = words * (1600 // len(words)), words * (3200 // len(words))
    work_to_fit(words)  # whoever comes first looks its letters up in the typefaces

    assert work_to_fit(long) < 2.7 * work_to_fit(short)  # the square would be four times


def test_what_a_level_shares_is_drawn_once(make_certificates, make_certificate, built):
    few = built(build_certificates, make_certificates([make_certificate(0)]))
    many = built(build_certificates, make_certificates([make_certificate(0)] * 50))

    assert many.count(b"/Subtype /Form") == 2  # the ornaments, and what the level adds to them
    assert len(many) < len(few) + 50 * 2500


def test_each_level_has_its_ink(make_certificates, make_certificate, built):
    pdf = built(
        build_certificates, make_certificates([make_certificate(number) for number in range(5)])
    )

    assert pdf.count(b"/Subtype /Form") == 6  # the ornaments are the same in every ink
    with pypdfium2.PdfDocument(pdf) as document:
        inks = {page.render(scale=1).to_pil().getpixel((30, 300)) for page in document}
    assert len(inks) == 5


def test_only_embedded_fonts_are_used(make_certificates, make_certificate, built):
    pdf = built(build_certificates, make_certificates([make_certificate(0)]))

    assert pdf.count(b"/Type /Font\n") + pdf.count(b"/Type /Font ") == pdf.count(b"/FontFile2")
    assert b"Helvetica" not in pdf


def test_a_sponsor_s_logo_is_shown_once_in_the_file(make_certificates, make_certificate, built):
    logo = BytesIO()
    Image.new("RGB", (400, 100), "navy").save(logo, "PNG")
    item = replace(make_certificate(0), sponsor_logo=logo.getvalue())
    pdf = built(build_certificates, make_certificates([item] * 5))

    assert len(re.findall(rb"/Subtype /Image", pdf)) == 1


def test_an_edition_without_laureates_says_so(make_certificates, pages_of):
    (page,) = pages_of(make_certificates([]))

    assert "il n’y a pas de diplôme à imprimer" in page


def test_names_are_printed_as_they_are_written(make_certificates, make_certificate, pages_of):
    item = make_certificate(0, laureates=("A & <b>B</b> &lt; Ŧana Ελλάδα Nguyễn",))
    (page,) = pages_of(make_certificates([item]))

    assert item.laureates[0] in page


def test_an_emoji_is_seen_to_be_missing(make_certificates, make_certificate, pages_of):
    item = replace(make_certificate(0), title="Fête 🎉 du jeu")
    (page,) = pages_of(make_certificates([item]))

    assert "« Fête [?] du jeu »" in page
    assert fonts.missing_glyphs(item.title) == ("🎉",)


def test_pages_are_landscape_and_found_by_their_laureate(
    make_certificates, make_certificate, built
):
    pdf = built(
        build_certificates, make_certificates([make_certificate(number) for number in range(3)])
    )

    with pypdfium2.PdfDocument(pdf) as document:
        assert [round(side) for side in document[0].get_size()] == [842, 595]
        assert [item.get_title() for item in document.get_toc()] == [
            "Commune d'Ayen",
            "Grand Besançon Métropole",
            "Département de l'Isère",
        ]


@pytest.mark.parametrize("length", [1, 300, 2199, 2201, 2900])
def test_a_code_of_any_length_is_read_back(make_certificates, make_certificate, built, length):
    text = ("JURY1\nÀ" + "é’x " * length).encode()[:length].decode(errors="ignore")
    item = replace(make_certificate(0), code=text)

    assert list(read_codes(built(build_certificates, make_certificates([item])))) == [text]


def test_what_no_code_can_hold_is_printed_without(make_certificates, make_certificate, built):
    item = replace(make_certificate(0), code="x" * 2901)

    assert list(read_codes(built(build_certificates, make_certificates([item])))) == []
