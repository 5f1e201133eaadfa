"""The file of a document grows page by page; what is on a page is written once, and let go."""

from io import BytesIO

import pypdfium2
import pytest

from jury_app.documents.drawing import Imprint, Pen, new_canvas
from jury_app.documents.structure import Part
from jury_app.documents.style import BODY

SIZE = (300, 200)


@pytest.fixture
def output():
    return BytesIO()


@pytest.fixture
def paper(output):
    return new_canvas(output, Imprint(title="Prix", author="Jury", language="fr"), SIZE)


def write(paper, words, part=None):
    pen = Pen(paper)
    leaf = paper.leaf
    if part:
        pen.mark(lambda properties: paper.structure.mark(leaf, part, properties))
    pen.put((20, 100), words, BODY)
    pen.lift()


def test_a_page_that_ends_is_in_the_file_and_nothing_of_it_is_kept(paper, output):
    kept, sizes = set(), []
    for number in range(1, 41):
        write(paper, f"page {number}", Part("P"))
        paper.outline.add(f"page {number}", paper.leaf)
        paper.showPage()
        sizes.append(len(output.getvalue()))
        kept.add(len(paper.document.idToObject))
    paper.save()

    assert sizes == sorted(set(sizes))
    assert len(kept) == 1
    with pypdfium2.PdfDocument(output.getvalue()) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    assert texts == [f"page {number}" for number in range(1, 41)]


def test_titles_stand_in_the_outline_under_those_that_are_less_deep(paper, output):
    for title, depth in (("A", 0), ("A1", 1), ("A2", 1), ("A2a", 2), ("Évaluation (« B »)", 0)):
        write(paper, title)
        paper.outline.add(title, paper.leaf, depth=depth)
        paper.showPage()
    paper.save()

    with pypdfium2.PdfDocument(output.getvalue()) as document:
        found = [
            (each.level, each.get_title(), each.get_dest().get_index())
            for each in document.get_toc()
        ]
    assert found == [
        (0, "A", 0), (1, "A1", 1), (1, "A2", 2), (2, "A2a", 3), (0, "Évaluation (« B »)", 4),
    ]  # fmt: skip


def test_a_part_that_goes_on_over_pages_is_told_once(paper, output):
    table = Part("Table")
    row = Part("TR", table)
    long, short = Part("TD", row), Part("TD", row)
    write(paper, "short", short)
    for number in range(3):
        write(paper, f"long {number}", long)
        paper.showPage()
    write(paper, "after", Part("P"))
    paper.save()

    data = output.getvalue()
    assert [data.count(f"/S /{kind} ".encode()) for kind in ("Table", "TR", "TD", "P")] == [
        1,
        1,
        2,
        1,
    ]
    assert data.count(b"/Type /MCR") == 2  # on the pages after the first


def test_a_document_without_pages_outline_or_structure_is_a_document(paper, output):
    write(paper, "all there is")
    paper.save()

    assert b"/Outlines" not in output.getvalue()
    assert b"/StructTreeRoot" not in output.getvalue()
    with pypdfium2.PdfDocument(output.getvalue()) as document:
        assert len(document) == 1
