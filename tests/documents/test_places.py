"""Names on tables and on labels, each whole and well inside its place."""

from dataclasses import replace

import pytest
from reportlab.lib.units import mm

from jury_app.documents.places import Place, Places, build_labels, build_plates
from jury_app.label_sheets import LABEL_SHEETS

LONG = "Syndicat mixte d'aménagement et de gestion des eaux de l'Isle-sur-la-Sorgue " * 2


@pytest.fixture
def places():
    names = ("Mme Maëlle Œuvrard", "A & B <b>x</b>", "Δήμος Αθηναίων", "Ville 🎉", LONG)
    items = tuple(Place(name=name, quality=LONG) for name in names)
    return Places(title="Prix", year=2026, organiser="Observatoire", items=items)


def test_a_plate_says_its_name_on_both_sides_of_the_fold(places, built, page_texts, char_boxes):
    pdf = built(build_plates, places)
    texts = page_texts(pdf)

    assert len(texts) == len(places.items)
    assert all(texts[0].count(word) == 2 for word in ("Maëlle", "Œuvrard"))
    assert texts[1].count("A & B <b>x</b>") == 2
    assert "[?]" in texts[3]
    for _page, (left, bottom, right, top) in char_boxes(pdf):
        assert left > 40
        assert right < 842 - 40
        assert bottom > 298 + 20 or top < 298 - 20


@pytest.mark.parametrize("kind", LABEL_SHEETS)
def test_every_letter_stands_inside_its_label(places, built, char_boxes, page_texts, kind):
    sheet = LABEL_SHEETS[kind]
    count = sheet.columns * sheet.rows
    many = replace(places, items=(places.items * count)[: count + 1])
    pdf = built(lambda content, output: build_labels(content, sheet, output), many)

    assert len(page_texts(pdf)) == 2
    met = set()
    for page, (left, bottom, right, top) in char_boxes(pdf):
        column = int((left / mm - sheet.left) // sheet.step_across)
        row = int((297 - top / mm - sheet.top) // sheet.step_down)
        met.add((page, row, column))
        corner = sheet.left + column * sheet.step_across, sheet.top + row * sheet.step_down
        assert left / mm - corner[0] > 3
        assert corner[0] + sheet.width - right / mm > 3
        assert 297 - top / mm - corner[1] > 3
        assert corner[1] + sheet.height - (297 - bottom / mm) > 3
    assert len(met) == count + 1


@pytest.mark.parametrize("kind", LABEL_SHEETS)
def test_a_sheet_of_labels_is_a_sheet_of_paper(kind):
    sheet = LABEL_SHEETS[kind]

    assert 2 * sheet.left + (sheet.columns - 1) * sheet.step_across + sheet.width == 210
    assert 2 * sheet.top + (sheet.rows - 1) * sheet.step_down + sheet.height == pytest.approx(297)
    assert sheet.left >= 0
    assert sheet.top >= 0
