"""What a screen reader is told: headings, paragraphs, lists and tables, each once and in order."""

import re
import zlib
from ctypes import create_string_buffer
from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium

from jury_app.documents.award_list import build_award_list_pdf
from jury_app.documents.minutes import build_minutes
from jury_app.documents.pdf_objects import Objects, parted, reference, references

TITLE = "Répar'café : l'atelier où l'on répare ensemble"


def kind_of(element):
    room = create_string_buffer(64)
    size = pdfium.FPDF_StructElement_GetType(element, room, len(room))
    return room.raw[: size - 2].decode("utf-16-le")


def tree_of(element):
    """Return an element as its kind and what it holds."""
    kids = range(pdfium.FPDF_StructElement_CountChildren(element))
    inside = [pdfium.FPDF_StructElement_GetChildAtIndex(element, place) for place in kids]
    return kind_of(element), [tree_of(each) for each in inside if each]


def trees(pdf):
    """Return what each page holds of the structure, as pdfium finds it."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            tree = pdfium.FPDF_StructTree_GetForPage(page)
            yield tree_of(pdfium.FPDF_StructTree_GetChildAtIndex(tree, 0))
            pdfium.FPDF_StructTree_Close(tree)


def kinds(tree):
    kind, inside = tree
    yield kind
    for each in inside:
        yield from kinds(each)


def pages_of(pdf):
    """Yield the operators of each page."""
    objects = Objects(pdf)
    for number in references(objects[reference(objects[objects.catalog], b"Pages")]):
        _head, stream = parted(objects[reference(objects[number], b"Contents")])
        yield zlib.decompress(re.sub(rb"\A\s*stream\n", b"", stream)).decode("latin-1")


def test_an_award_list_is_headings_and_tables(built, make_award_list):
    first, *_others = trees(built(build_award_list_pdf, make_award_list(3)))

    assert list(kinds(first))[:5] == ["Document", "P", "H1", "P", "P"]
    tables = [each for each in first[1] if each[0] == "Table"]
    assert [kind for kind, _inside in first[1]].count("H2") == 3  # two domains, special prizes
    assert [len(rows) for _kind, rows in tables] == [3, 1, 1]
    assert all(row == ("TR", [("TH", []), ("TD", [])]) for _kind, rows in tables for row in rows)


def test_minutes_have_lists_and_tables_with_headings(built, make_minutes):
    found = [kind for page in trees(built(build_minutes, make_minutes())) for kind in kinds(page)]

    assert {"H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD"} <= set(
        found
    )
    assert found.count("Lbl") == found.count("LBody") == found.count("LI")


def test_each_text_is_read_once_or_is_an_ornament(built, make_award_list, make_minutes):
    """Nothing is marked twice, nothing is left out, and each mark ends on its page."""
    for pdf in (
        built(build_award_list_pdf, make_award_list(60, long=True)),
        built(build_minutes, replace(make_minutes(12), status="provisional")),
    ):
        for page in pages_of(pdf):
            is_open = False
            for operator in page.split("\n"):
                if operator.endswith((" BDC", " BMC")):
                    assert not is_open
                    is_open = True
                elif operator.strip() == "EMC":
                    assert is_open
                    is_open = False
                elif operator.endswith((" Tj", " S", " f")):
                    assert is_open
            assert not is_open
            numbers = [int(each) for each in re.findall(r"/MCID (\d+)", page)]
            assert numbers == list(range(len(numbers)))


def test_a_heading_that_comes_again_is_not_read_again(built, make_award_list):
    content = make_award_list(3)
    (domain, *_others) = content.domains
    crowded = replace(domain, awards=domain.awards[1:2] * 40)
    pdf = built(build_award_list_pdf, replace(content, domains=(crowded,)))

    read = "".join(
        "".join(re.findall(r"/(?:P|H\d) <</MCID.*?EMC", page, re.DOTALL)) for page in pages_of(pdf)
    )
    assert sum("suite" in page for page in pages_of(pdf)) > 1
    assert "suite" not in read


def test_a_table_over_two_pages_is_one_table(built, make_award_list):
    content = make_award_list(3)
    crowded = replace(content.domains[0], awards=content.domains[0].awards[1:2] * 40)
    pdf = built(build_award_list_pdf, replace(content, domains=(crowded,), special_prizes=()))

    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) > 2
    assert len(re.findall(rb"/S /Table ", pdf)) == 1
    assert len(re.findall(rb"/S /TR ", pdf)) == 40


def test_what_was_written_with_a_plain_apostrophe_is_found_so(built, make_award_list, page_texts):
    text = " ".join(page_texts(built(build_award_list_pdf, make_award_list(1))))

    assert TITLE in text
