"""The attendance sheet: a place to sign for everybody, whatever their number and their names."""

import re
from dataclasses import replace
from datetime import datetime

import pypdfium2
import pytest

from jury_app.documents.attendance_sheet import (
    AttendanceSheet,
    Signatory,
    build_attendance_sheet,
)

LONG = "Mme Marie-Hélène de La Rochefoucauld-Doudeauville " * 3


def sheet(count, **values):
    members = tuple(
        Signatory(name=f"Mme Jurée {number}", quality="maire, Commune de Trifouillis")
        for number in range(1, count + 1)
    )
    settings = {
        "title": "Prix Territoria",
        "year": 2026,
        "organiser": "Observatoire national",
        "place": "Paris",
        "held_at": datetime(2026, 11, 4, 9, 0),
        "members": members,
        "certified_by": (("Mme Jurée 1", "qui préside la séance"), ("", "secrétaire de séance")),
    }
    return AttendanceSheet(**(settings | values))


@pytest.mark.parametrize(("count", "pages"), [(3, 1), (60, 5)])
def test_everybody_has_a_line_and_the_end_is_never_alone(built, page_texts, count, pages):
    texts = page_texts(built(build_attendance_sheet, sheet(count)))

    assert len(texts) == pages
    whole = " ".join(texts)
    assert all(f"{number} Mme Jurée {number} " in whole for number in range(1, count + 1))
    assert f"Le jury compte {count} membres ayant voix délibérative." in texts[-1]
    assert f"Mme Jurée {count} " in texts[-1]
    assert all("Signature" in text for text in texts)


def test_names_of_a_hundred_and_fifty_letters_stay_in_their_column(built, char_boxes, page_texts):
    long = Signatory(name=LONG.strip(), quality=LONG.strip(), holder=LONG.strip())
    pdf = built(build_attendance_sheet, sheet(0, members=(long,) * 12))

    boxes = [box for _page, box in char_boxes(pdf)]
    assert max(right for _l, _b, right, _t in boxes) <= 532
    text = re.sub(r"[^\w]", "", "".join(page_texts(pdf)))
    assert text.count(re.sub(r"[^\w]", "", LONG)) == 36


def test_each_box_to_sign_in_is_large_enough_for_a_pen(built):
    with pypdfium2.PdfDocument(built(build_attendance_sheet, sheet(3))) as document:
        bounds = [each.get_bounds() for each in document[0].get_objects() if each.type == 2]

    sides = [(right - left, top - bottom) for left, bottom, right, top in bounds]
    boxes = [(width, height) for width, height in sides if height > 10]
    assert len(boxes) == 6
    assert all(width >= 95 and height >= 36 for width, height in boxes)


def test_what_is_known_already_is_printed_over_the_box(built, page_texts):
    known = (
        Signatory(name="Mme Absente", holder="M. Porteur"),
        Signatory(name="M. Loin", note="à distance"),
    )

    [text] = page_texts(built(build_attendance_sheet, sheet(0, members=known)))

    assert "M. Porteur" in text
    assert "à distance" in text


def test_without_proxies_there_is_no_column_for_them_and_advisers_stand_apart(built, page_texts):
    content = replace(
        sheet(2), has_proxies=False, advisers=(Signatory(name="Mme Conseil"),), language="en"
    )

    [text] = page_texts(built(build_attendance_sheet, content))

    assert "Represented by" not in text
    assert "In an advisory capacity" in text
    assert "3 Mme Conseil" in text
    assert "émargement" not in text


def test_an_unknown_day_is_left_to_be_written_by_hand(built, page_texts):
    [text] = page_texts(built(build_attendance_sheet, sheet(2, held_at=None, place="")))

    assert "Date : ……" in text
    assert "None" not in text
