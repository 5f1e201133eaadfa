"""A design as data: boxes that stay on the sheet, lines that attract them, steps taken back."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jury_app.designs import (
    FIELDS,
    Box,
    Draft,
    Guide,
    OwnDesign,
    dump_design,
    load_design,
    moved,
    new_field,
    snapped,
    stretched,
    turned,
)

A4 = (297.0, 210.0)
tenths = st.integers(20, 2000).map(lambda value: value / 10)
boxes = st.builds(
    lambda x, y, width, height: Box(
        x=min(x, A4[0] - width), y=min(y, A4[1] - height), width=width, height=height
    ),
    st.integers(0, 2970).map(lambda value: value / 10),
    st.integers(0, 2100).map(lambda value: value / 10),
    tenths,
    tenths,
)
shifts = st.floats(-500, 500)
edges = st.tuples(st.sampled_from([-1, 0, 1]), st.sampled_from([-1, 0, 1]))


def is_on_the_sheet(box, sheet=A4):
    return (
        box.x >= 0 and box.y >= 0 and box.right < sheet[0] + 0.11 and box.bottom < sheet[1] + 0.11
    )


@given(boxes, shifts, shifts)
def test_a_box_is_moved_on_the_sheet_and_keeps_its_size(box, right, down):
    there = moved(box, right, down, A4)

    assert is_on_the_sheet(there)
    assert (there.width, there.height) == (box.width, box.height)


@given(boxes, edges, shifts, shifts)
def test_a_box_is_resized_on_the_sheet_and_its_other_edges_stay(box, edge, right, down):
    there = stretched(box, edge, right, down, A4)

    assert is_on_the_sheet(there)
    assert min(there.width, there.height) >= 2
    if edge[0] >= 0:
        assert there.x == box.x
    if edge[0] <= 0:
        assert there.right == pytest.approx(box.right, abs=0.051)


@given(boxes, st.lists(boxes, max_size=5))
def test_a_box_that_is_attracted_stays_near_and_stands_on_the_line_that_is_shown(box, others):
    there, guides = snapped(box, others, A4, 2.0)

    assert abs(there.x - box.x) <= 2.06
    assert abs(there.y - box.y) <= 2.06
    for guide in guides:
        start, side = (there.x, there.width) if guide.axis == "x" else (there.y, there.height)
        own = (start, start + side / 2, start + side)
        assert min(abs(guide.at - each) for each in own) < 0.11


def test_a_box_near_the_middle_stands_in_the_middle():
    box = Box(x=99.2, y=40, width=100, height=20)

    there, guides = snapped(box, [], A4, 2.0)

    assert there.x == 98.5
    assert guides == (Guide("x", 148.5),)


def test_an_edge_that_is_moved_stands_on_the_edge_of_another_field():
    other = Box(x=30, y=30, width=100, height=10)
    box = Box(x=30, y=60, width=99, height=10)

    there, guides = snapped(box, [other], A4, 2.0, (1, 0))

    assert there.right == 130
    assert guides == (Guide("x", 130),)


@given(st.lists(st.sampled_from(FIELDS), max_size=6))
def test_what_is_taken_back_can_be_made_again_and_every_design_can_be_read_again(kinds):
    draft = Draft(OwnDesign())
    for kind in kinds:
        fields = (*draft.now.fields, new_field(kind, A4))
        draft = draft.changed(msgspec.structs.replace(draft.now, fields=fields))
    last = draft.now
    for _each in kinds:
        draft = draft.undone()

    assert draft.now == OwnDesign()
    for _each in kinds:
        draft = draft.redone()
    assert draft.now == last == load_design(dump_design(last))


def test_the_presses_of_one_key_are_one_step():
    draft = Draft(OwnDesign(fields=(new_field("award", A4),)))
    for x in (10, 11, 12):
        [field] = draft.now.fields
        box = msgspec.structs.replace(field.box, x=x)
        fields = (msgspec.structs.replace(field, box=box),)
        draft = draft.changed(msgspec.structs.replace(draft.now, fields=fields), "move 0")

    assert len(draft.past) == 1
    assert draft.undone().now == OwnDesign(fields=(new_field("award", A4),))


@given(st.lists(st.sampled_from(FIELDS), max_size=6), st.sampled_from(["a4", "a3"]))
def test_fields_stay_on_a_sheet_that_is_turned(kinds, paper):
    design = OwnDesign(fields=tuple(new_field(kind, A4) for kind in kinds))

    there = turned(design, paper, "portrait")

    assert all(is_on_the_sheet(field.box, there.size) for field in there.fields)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"paper": "letter"}',
        '{"fields": [{"kind": "award", "box": {"x": 1e9, "y": 0, "width": 9, "height": 9}}]}',
        '{"fields": [{"kind": "award", "box": {"x": 0, "y": 0, "width": 0, "height": 9}}]}',
        '{"background": "../../etc/passwd"}',
        '{"unknown": 1}',
        "[" * 100_000,
    ],
)
def test_what_is_no_design_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 -- the words are those of the library
        load_design(text)
