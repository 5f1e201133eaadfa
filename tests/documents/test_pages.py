"""How lines become pages."""

from io import BytesIO
from itertools import pairwise

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jury_app.documents import fonts, style
from jury_app.documents.drawing import Imprint
from jury_app.documents.layout import Column, Story
from jury_app.documents.pages import Line, Piece, paged, write_pages

ROOM = 100.0


def line(text, *, height=10.0, before=0.0, keep=False, running=()):
    piece = Piece(0.0, text, style.BODY)
    return Line(height=height, before=before, keep=keep, running=running, pieces=(piece,))


def texts(pages):
    return [[placed.line.pieces[0].text for placed in page] for page in pages]


@given(
    st.lists(
        st.builds(
            line,
            st.text("ab", max_size=3),
            height=st.floats(1, ROOM),
            before=st.floats(0, 30),
            keep=st.booleans(),
        )
    )
)
def test_every_line_is_placed_once_in_order_and_inside_its_page(lines):
    pages = paged(lines, ROOM)

    assert [placed.line for page in pages for placed in page] == lines
    for page in pages:
        bottom = 0.0
        for placed in page:
            assert placed.top >= bottom - 1e-9
            bottom = placed.top + placed.line.height
        assert bottom <= ROOM + 1e-9


def test_a_heading_stays_with_the_line_after_it():
    pages = paged([*map(line, "abcdefghi"), line("H", keep=True), line("j")], ROOM)

    assert texts(pages) == [list("abcdefghi"), ["H", "j"]]


def test_a_table_says_its_heading_again_on_a_new_page():
    head = line("head")
    rows = [line(str(number), running=(head,)) for number in range(12)]
    pages = paged([head, *rows], ROOM)

    assert texts(pages) == [
        ["head", *map(str, range(9))],
        ["head", "9", "10", "11"],
    ]


def test_a_row_keeps_its_distance_from_the_heading_that_comes_again():
    head = line("head")
    rows = [line(str(number), before=5, running=(head,)) for number in range(9)]
    (_first, second) = paged([head, *rows], ROOM)

    assert [placed.top for placed in second[:2]] == [0, 15]


def test_air_is_not_printed_at_the_top_of_a_page():
    assert paged([line("a", before=50)], ROOM)[0][0].top == 0


def test_what_is_kept_together_and_fits_no_page_is_parted_all_the_same():
    pages = paged([line(str(number), keep=True) for number in range(25)], ROOM)

    assert [len(page) for page in pages] == [10, 10, 5]


def test_a_short_block_is_held_together_and_a_long_one_is_not():
    story = Story()
    with story.together():
        story.text("a\nb")
        story.text("c")
    assert [each.keep for each in story.lines] == [True, True, False]

    story = Story()
    with story.together():
        for _index in range(30):
            story.text("x")
    assert not any(each.keep for each in story.lines)


def test_no_cell_reaches_into_the_next_column():
    story = Story()
    columns = (Column(1, "A"), Column(2, "B"), Column(1, "C", "right"))
    story.table(columns, [[[("mot " * 9, style.CELL)]] * 3], again="suite")

    for each in story.lines:
        for left, right in pairwise(each.pieces):
            assert _end(left) <= right.x
        assert all(_end(piece) <= style.MEASURE + 0.01 for piece in each.pieces)


def _end(piece):
    return piece.x + fonts.width(piece.text, piece.style.face, piece.style.size)


@pytest.mark.parametrize(("title", "note"), [(4, 1), (1, 4), (4, 4)])
def test_what_stands_at_the_ends_of_a_head_and_a_foot_does_not_overlap(title, note):
    long = "Prix national de l’innovation publique "
    imprint = Imprint(
        title="Palmarès",
        author="",
        language="fr",
        running_title="A" + long * title,
        running_note="B" + long * note,
        foot="A" + long * 5,
        initials=("Président",),
    )
    output = BytesIO()
    write_pages([], imprint, output)

    with pypdfium2.PdfDocument(output.getvalue()) as document:
        page = document[0].get_textpage()
        boxes = [page.get_rect(each) for each in range(page.count_rects())]
    for left, right in pairwise(sorted(boxes, key=lambda box: (round(box[1] / 20), box[0]))):
        assert round(left[1] / 20) != round(right[1] / 20) or left[2] < right[0]
    assert min(box[0] for box in boxes) > style.LEFT - 1
    assert max(box[2] for box in boxes) < style.PAGE_WIDTH - style.RIGHT + 1
