"""The form on paper: every application whole on its page, no name cut, no face left out."""

import io
from dataclasses import replace

import pypdfium2
import pytest

from jury_app.documents.paper_ballot import (
    FieldKind,
    FieldName,
    PaperBallot,
    PaperCriterion,
    PaperEntry,
    PaperMark,
    build_paper_ballot,
)
from jury_app.helper import pdf_form

TITLE = (
    "Une plateforme partagée pour l’accompagnement des communes rurales dans la transition "
    "énergétique et la rénovation du patrimoine bâti, avec les habitants et leurs aînés"
)
MARKS = tuple(PaperMark(str(mark), str(mark)) for mark in range(11))


def criterion(code, meanings=()):
    return PaperCriterion(
        code=code,
        name="Qualité du service rendu aux habitants",
        scale="0–10",
        guidance="Ce que chacun y gagne. " * 4,
        marks=MARKS,
        meanings=meanings,
    )


def ballot(count, *, criteria=None, **values):
    entries = tuple(
        PaperEntry(
            number=f"2026.{place}",
            title=TITLE,
            applicants="Syndicat mixte d’aménagement des Alpilles et de la Haute-Durance",
            domain=f"Aménagement, urbanisme et qualité des espaces publics {place // 7}",
            **{"given": {}, **values},
        )
        for place in range(count)
    )
    return PaperBallot(
        title="Prix Territoria 2026",
        organiser="Observatoire national de l’innovation publique",
        round_title="Jury",
        juror="Mme Maëlle Œuvrard de la Tour-Saint-Hilaire",
        quality="Vice-présidente",
        due="",
        identity="jury-form/1/e/r/j/g/c",
        code="ABCD-EFGH",
        language="fr",
        criteria=criteria or tuple(criterion(f"c{place}") for place in range(4)),
        entries=entries,
    )


def built(content):
    output = io.BytesIO()
    pages = build_paper_ballot(content, output)
    return output.getvalue(), pages


@pytest.fixture
def opened():
    documents = []

    def open_(data):
        documents.append(pypdfium2.PdfDocument(io.BytesIO(data)))
        return documents[-1]

    yield open_
    for document in documents:
        document.close()


def test_sixty_applications_have_their_boxes_inside_the_page_and_apart(opened):
    data, pages = built(ballot(60))
    document = opened(data)

    assert len(document) == pages
    names = {FieldName.read(field.name) for field in pdf_form(data)}
    marks = [name for name in names if name.kind is FieldKind.MARK]
    assert {name.place for name in marks} == set(range(1, 61))
    assert len(marks) == 60 * 4
    for page in document:
        boxes = [box for box in widgets(page) if box[2] > box[0]]
        assert all(
            30 < left < right < 565 and 30 < low < high < 812 for left, low, right, high in boxes
        )
        assert not any(overlap(one, other) for one in boxes for other in boxes if one is not other)


def test_the_fields_of_an_application_stand_on_one_page():
    data, _pages = built(ballot(20))
    pages = {}
    for field in pdf_form(data):
        name = FieldName.read(field.name)
        if name.application:
            pages.setdefault(name.application, set()).add(field.page)

    assert all(len(found) == 1 for found in pages.values())


def test_a_long_title_is_printed_to_its_last_word(opened):
    data, _pages = built(ballot(1))

    text = " ".join(opened(data)[0].get_textpage().get_text_bounded().split())
    assert TITLE in text


def test_the_longest_mark_fits_its_box_ticked_or_not(opened):
    half = criterion("a")
    marks = tuple(PaperMark(str(step / 2), f"{step / 2}".replace(".", ",")) for step in range(41))
    half = replace(half, marks=marks)
    data, _pages = built(ballot(1, criteria=(half,), given={"a": "12.5"}))
    document = opened(data)
    text = document[0].get_textpage()
    boxes = [box for box in widgets(document[0]) if round(box[2] - box[0]) == 17]

    for label in ("12,5", "19,5"):
        left, _bottom, right, _top = rect(text, text.search(label).get_next())
        assert any(box[0] < left and right < box[2] for box in boxes)


def test_meanings_shared_by_all_criteria_are_said_once_an_application(opened):
    shared = (("0", "Rien de tel"), ("10", "Exemplaire"))
    own = [criterion(f"c{place}", (("0", f"Rien {place}"),)) for place in range(4)]
    together, _pages = built(ballot(1, criteria=[criterion(f"c{n}", shared) for n in range(4)]))
    apart, _pages = built(ballot(1, criteria=own))

    assert opened(together)[0].get_textpage().get_text_bounded().count("Rien de tel") == 1
    assert opened(apart)[0].get_textpage().get_text_bounded().count("Rien ") == 4


def test_every_face_is_in_the_file_also_the_one_of_what_is_typed():
    data, _pages = built(ballot(1))

    faces = data.count(b"/BaseFont")
    assert data.count(b"/FontFile2") >= faces  # a description each, and none by name alone
    assert b"/Helvetica" not in data


def test_a_form_without_applications_is_still_a_form():
    data, pages = built(ballot(0))

    assert pages == 1
    assert [FieldName.read(field.name).kind for field in pdf_form(data)] == [FieldKind.FORM]


@pytest.mark.parametrize(
    "name",
    [
        FieldName(FieldKind.MARK, 12, "2026/7.b", "coût é"),
        FieldName(FieldKind.FORM),
    ],
)
def test_the_name_of_a_field_is_read_as_it_was_written(name):
    assert FieldName.read(str(name)) == name
    assert "." not in str(name)


@pytest.mark.parametrize("text", ["", "mark", "mark/x/1/c", "mark/1/1/c/d", "other/1/1/c"])
def test_the_field_of_another_form_is_none_of_ours(text):
    assert FieldName.read(text) is None


def rect(text, found):
    text.count_rects(*found)
    return text.get_rect(0)


def widgets(page):
    raw = pypdfium2.raw
    for place in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        widget, rect = raw.FPDFPage_GetAnnot(page.raw, place), raw.FS_RECTF()
        raw.FPDFAnnot_GetRect(widget, rect)
        raw.FPDFPage_CloseAnnot(widget)
        yield rect.left, rect.bottom, rect.right, rect.top


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
