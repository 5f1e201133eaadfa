"""The calendar file: nothing in a name ends a line, and no line is too long."""

from datetime import datetime, timedelta
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st

from jury_app.documents.calendar_file import (
    CalendarEvent,
    CalendarFile,
    build_calendar,
    folded,
    quoted_text,
)
from jury_app.legal_time import PARIS

START = datetime(2026, 11, 28, 18, 0, tzinfo=PARIS)


def written(summary, lasts=timedelta(hours=2)):
    event = CalendarEvent(uid="a@jury", summary=summary, starts_at=START, ends_at=START + lasts)
    output = BytesIO()
    build_calendar(CalendarFile(made_at=START, events=(event,)), output)
    return output.getvalue()


def test_what_parts_a_line_is_written_out():
    assert quoted_text("a, b; c\\d\r\ne\x00") == "a\\, b\\; c\\\\d\\ne"


def test_moments_are_those_of_the_whole_world():
    assert b"DTSTART:20261128T170000Z\r\nDTEND:20261128T190000Z\r\n" in written("x")


def test_what_ends_as_it_begins_says_no_end():
    assert b"DTEND:20261128T190000Z" in written("Prix")
    assert b"DTEND" not in written("Prix", lasts=timedelta())


@given(st.text())
def test_any_name_stays_one_property_of_short_lines(name):
    content = written(name)
    lines = content.split(b"\r\n")

    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in content.replace(b"\r\n", b"")
    unfolded = content.replace(b"\r\n ", b"").decode().split("\r\n")
    [summary] = [line for line in unfolded if line.startswith("SUMMARY:")]
    assert summary == f"SUMMARY:{quoted_text(name).encode('utf-8', 'replace').decode()}"


def test_no_letter_is_parted_where_a_line_is_folded():
    for piece in folded("é🎉" * 60).split(b"\r\n"):
        piece.decode()
