"""The analysis on paper: everything that was drawn is on its page, and its words are right."""

from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest

from jury_app.documents import style
from jury_app.documents.analysis import (
    AgreementLine,
    AnalysisPages,
    AnalysisSection,
    ApplicationLine,
    ExpertTable,
    JurorLine,
    build_analysis,
)
from jury_app.documents.plots import Axis, Bar, Dots, Interval
from jury_app.i18n import speaking

TENTH = Axis(0, 10, ((0, "0"), (5, "5"), (10, "10")), zero=0)


def make_section(name="Sport", *, applications=3, jurors=3, told=True):
    return AnalysisSection(
        name=name,
        facts=["3 dossiers", "3 jurés"],
        sentences=["En tête selon la moyenne : A1.", "2 points suffiraient."],
        applications=[
            ApplicationLine(
                name=f"Un dossier au titre assez long pour deux lignes {place}",
                rank=str(place),
                mean="12,50",
                evened_out="12,40 ± 0,31",
                marks=[(8.0, 1), (12.5, 3), (17.0, 1)],
                centre=12.5,
                likely=(place, 1, applications),
                said=f"1–{applications}, premier dans 71 %",
                solidity="serré",
                sureness="tight",
            )
            for place in range(1, applications + 1)
        ],
        methods=["La moyenne", "Le jugement majoritaire"],
        ways=[("A1", ["1", "2"]), ("A2", ["2", "1"])],
        jurors=[
            JurorLine(
                name=f"Juré {place}",
                n="9",
                mean="11,00",
                deviation="2,10",
                with_others="0,80",
                severity=(-1.5, 0.6) if told else None,
                said="−1,50 ± 0,31" if told else "–",
            )
            for place in range(jurors)
        ],
        agreement=[AgreementLine(name="W de Kendall", value=-0.1, said="−0,10")],
        expert=[
            ExpertTable(
                title="Pour les experts", notes=["Un modèle."], columns=["Juré", "Mesure"],
                rows=[["Juré 1", "0,42"]],
            )
        ],
    )  # fmt: skip


def make_pages(*sections, language="fr"):
    return AnalysisPages(
        source="notes.csv", sections=sections, refused=["ligne 4 : hors barème"], language=language
    )


def test_the_pages_hold_every_figure_in_words(built, page_texts):
    text = " ".join(page_texts(built(build_analysis, make_pages(make_section()))))

    for words in (
        "notes.csv", "Ce que disent les notes", "12,40 ± 0,31", "1–3, premier dans 71 %", "serré",
        "Le jugement majoritaire", "−1,50 ± 0,31", "W de Kendall", "−0,10", "Pour les experts",
        "0,42", "ligne 4 : hors barème",
    ):  # fmt: skip
        assert words in text.replace("\N{NO-BREAK SPACE}", " ")


def test_two_builds_are_the_same_bytes(built):
    content = make_pages(make_section(), make_section("Arts"))

    assert built(build_analysis, content) == built(build_analysis, content)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_document_names_itself_and_embeds_its_letters(built, language):
    data = built(build_analysis, make_pages(make_section(), language=language))

    with pypdfium2.PdfDocument(data) as document:
        title = document.get_metadata_value("Title")
    assert title.endswith("– notes.csv")
    assert f"/Lang ({language})".encode() in data
    assert data.count(b"/FontFile2") == data.count(b"/Type /FontDescriptor") > 0


def test_domains_stand_in_the_outline_with_their_parts_under_them(built):
    data = built(build_analysis, make_pages(make_section(), make_section("Arts")))

    with pypdfium2.PdfDocument(data) as document:
        outline = [(each.level, each.get_title()) for each in document.get_toc()]
    assert [title for level, title in outline if level == 0][:3] == [
        "Ce que disent les notes", "Sport", "Arts",
    ]  # fmt: skip
    assert (1, "L’accord entre les jurés") in outline


def test_nothing_stands_outside_the_margins_however_many_there_are(built, char_boxes):
    data = built(build_analysis, make_pages(make_section(applications=60, jurors=40)))

    for _page, (left, _bottom, right, _top) in char_boxes(data):
        assert left >= style.LEFT - 1
        assert right <= style.PAGE_WIDTH - style.RIGHT + 1


def test_a_table_of_jurors_of_whom_nothing_is_told_says_why(built, page_texts):
    text = " ".join(page_texts(built(build_analysis, make_pages(make_section(told=False)))))

    assert "moins de huit dossiers" in text
    assert "Écart-type" not in text


def test_a_section_without_anything_to_compare_is_still_a_document(built):
    bare = replace(make_section(), applications=[], ways=[], jurors=[], agreement=[], expert=[])
    output = BytesIO()

    with speaking("en"):
        assert build_analysis(make_pages(bare, language="en"), output) == 1


@pytest.mark.parametrize(
    "plot", [Interval(5, -3, 14), Bar(12), Bar(-4), Dots([(0.0, 1), (10.0, 60)], 9.9)]
)
def test_a_picture_never_leaves_its_column(plot):
    for mark in plot.marks(TENTH, 100.0, 50.0, 8.0):
        assert 100 - 5 <= mark.x <= 150 + 5
        assert mark.x + getattr(mark, "width", 0) <= 155


def test_an_axis_of_one_value_places_it_all_the_same():
    assert Axis(3, 3).place(3, 50) == 0
