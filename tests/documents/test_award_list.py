"""The award list: what it says, how it is printed, what others may compute from it."""

import csv
import sys
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO

import pypdfium2
import pytest
from openpyxl import load_workbook

from jury_app.documents.award_list import (
    AwardListDomain,
    build_award_list_csv,
    build_award_list_orders,
    build_award_list_page,
    build_award_list_pdf,
    build_award_list_xlsx,
)
from jury_app.documents.award_list.figures import figures
from jury_app.documents.award_list.sheets import OPEN_DATA_COLUMNS
from jury_app.formulas import unguarded


def test_equal_content_makes_equal_bytes(make_award_list, built):
    for build in (build_award_list_pdf, build_award_list_xlsx, build_award_list_csv):
        assert built(build, make_award_list(9)) == built(build, make_award_list(9))


def test_it_says_who_is_distinguished_in_which_order(make_award_list, built, page_texts):
    text = " ".join(page_texts(built(build_award_list_pdf, make_award_list(3))))

    said = [
        "Observatoire national de l’innovation publique",
        "Prix Territoria 2026",
        "Palmarès",
        "40e édition",
        "arrêté par le jury à Paris, le 4",
        "Pilotage / Évaluation des politiques publiques",
        "Domaine parrainé par le Cabinet Exemple Audit",
        "Territoria d’Or Commune d'Ayen Répar'café : l'atelier où l'on répare ensemble",
        "Territoria d’Argent Grand Besançon Métropole",
        "Territoria de Bronze Département de l'Isère",
        "Sport",
        "Non décerné Le jury n’a pas décerné de prix dans ce domaine.",
        "Prix spéciaux",
        "Coup de cœur du jury",
        "7K3F-M2QD",
    ]
    places = [text.find(words) for words in said]
    assert -1 not in places
    assert places == sorted(places)


def test_english_is_english(make_award_list, built, page_texts):
    content = make_award_list(3, language="en")
    text = " ".join(page_texts(built(build_award_list_pdf, content)))

    assert "Award list" in text
    assert "Not awarded The jury has made no award in this domain." in text
    assert "Palmarès" not in text


def test_ex_aequo_is_said(make_award_list, built, page_texts):
    content = make_award_list(3)
    (first, *others) = content.domains
    shared = tuple(replace(award, ex_aequo=True, level_name="Or") for award in first.awards[:2])
    content = replace(content, domains=(replace(first, awards=shared), *others))
    text = " ".join(page_texts(built(build_award_list_pdf, content)))

    assert text.count("Or ex æquo") == 2


def test_names_are_printed_as_they_are_written(make_award_list, built, page_texts):
    content = make_award_list(3)
    awkward = "A & B <b>x</b> &amp; <para> “ça” œuvre Ελλάδα Ŧana"
    first = replace(content.domains[0].awards[0], title=awkward, applicants=(awkward,))
    domain = replace(content.domains[0], awards=(first,))
    text = " ".join(page_texts(built(build_award_list_pdf, replace(content, domains=(domain,)))))

    assert text.count(awkward) == 2


def test_figures_are_those_of_the_list(make_award_list):
    content = make_award_list(7)
    counted = figures(content)

    assert counted.levels == (
        ("Territoria d’Or", 3),
        ("Territoria d’Argent", 2),
        ("Territoria de Bronze", 2),
        ("Prix spécial", 1),
    )
    assert (counted.applications, counted.laureates) == (7, 7)
    assert (counted.domains, counted.without_award) == (4, 1)


def test_figures_stand_in_the_order_of_the_levels_whichever_comes_first(make_award_list):
    content = make_award_list(2)
    given = content.domains[0].awards[0]
    awards = (
        replace(given, level_name="Mention", kind="mention", colour="none"),
        replace(given, level_name="Bronze", kind="level", colour="bronze"),
        replace(given, level_name="Or", kind="level", colour="gold"),
    )
    domains = (
        replace(content.domains[0], awards=awards[:1], not_awarded=False),
        replace(content.domains[1], awards=awards[1:], not_awarded=False),
    )

    counted = figures(replace(content, domains=domains, special_prizes=()))

    assert counted.levels == (("Or", 1), ("Bronze", 1), ("Mention", 1))


def test_an_application_with_two_awards_counts_once(make_award_list):
    content = make_award_list(3)

    assert content.special_prizes[0].award.application == content.domains[0].awards[1].application
    assert figures(content).applications == 3


def test_two_bodies_of_one_name_are_two_laureates_and_one_that_joins_is_one(make_award_list):
    content = make_award_list(2)
    given = content.domains[0].awards[0]
    north = replace(given, applicants=("Ville de Saint-Denis",), territory="Seine-Saint-Denis")
    island = replace(given, applicants=("Ville de Saint-Denis",), territory="La Réunion")
    joint = replace(given, applicants=("Blois", "Ville de Saint-Denis", "Agglopolys"))
    awards = (north, island, north, joint)
    domains = (replace(content.domains[0], awards=awards, not_awarded=False),)

    counted = figures(replace(content, domains=domains, special_prizes=()))

    assert counted.laureates == 4


@pytest.mark.parametrize("language", ["fr", "en"])
def test_long_names_stay_within_the_margins(make_award_list, built, char_boxes, language):
    content = make_award_list(12, long=True, language=language)
    pdf = built(build_award_list_pdf, content)

    boxes = [box for _page, box in char_boxes(pdf)]
    assert len(boxes) > 3000
    assert min(left for left, _b, _r, _t in boxes) >= 64
    assert max(right for _l, _b, right, _t in boxes) <= 532
    assert min(bottom for _l, bottom, _r, _t in boxes) >= 30


def test_only_embedded_fonts_are_used(make_award_list, built):
    pdf = built(build_award_list_pdf, make_award_list(9))

    assert pdf.count(b"/Type /Font\n") + pdf.count(b"/Type /Font ") == pdf.count(b"/FontFile2")
    assert b"Helvetica" not in pdf


def test_the_document_says_what_it_is(make_award_list, built):
    pdf = built(build_award_list_pdf, make_award_list(9))

    with pypdfium2.PdfDocument(pdf) as document:
        metadata = document.get_metadata_dict()
        outline = [item.get_title() for item in document.get_toc()]
    assert metadata["Title"] == "Palmarès du Prix Territoria 2026"
    assert metadata["Author"] == "Observatoire national de l’innovation publique"
    assert metadata["CreationDate"].startswith("D:20261104")
    assert b"/Lang (fr)" in pdf
    assert outline == [
        "Prix Territoria 2026",
        "Pilotage / Évaluation des politiques publiques",
        "Aménagement / Urbanisme",
        "Civisme / Citoyenneté",
        "Sport",
        "Prix spéciaux",
    ]


def test_pages_are_numbered(make_award_list, built, page_texts):
    pages = page_texts(built(build_award_list_pdf, make_award_list(30)))

    for number, text in enumerate(pages, start=1):
        assert f"Page {number} sur {len(pages)}" in text


def test_a_rectified_list_names_the_one_it_replaces(make_award_list, built, page_texts):
    content = replace(make_award_list(3), number=2, rectifies=1)
    text = page_texts(built(build_award_list_pdf, content))[0]

    assert "Version 2, qui remplace la version 1" in text


def test_an_empty_list_is_still_a_document(make_award_list, built, page_texts):
    content = replace(
        make_award_list(0),
        domains=(),
        special_prizes=(),
        seal="",
        place="",
        decided_on=None,
        edition_number=None,
    )
    (text,) = page_texts(built(build_award_list_pdf, content))

    assert "Palmarès" in text
    assert len(built(build_award_list_xlsx, content)) > 1000
    assert built(build_award_list_csv, content).count(b"\n") == 1


def calls(work):
    """Count the function calls that a piece of work makes: a clock that nothing disturbs."""
    count = 0

    def tick(_frame, event, _argument):
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(tick)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


BUILDS = (
    build_award_list_pdf,
    build_award_list_xlsx,
    build_award_list_csv,
    build_award_list_page,
    build_award_list_orders,
)


@pytest.mark.parametrize("build", BUILDS)
def test_ten_times_the_rows_take_at_most_eleven_times_the_work(make_award_list, built, build):
    few, many = make_award_list(100), make_award_list(1000)
    built(build, few)

    assert calls(lambda: built(build, many)) <= 11 * calls(lambda: built(build, few))


def test_a_domain_of_thousands_goes_on_under_its_heading(make_award_list, built):
    (domain, *_others) = make_award_list(3).domains
    crowded = AwardListDomain(code="D01", name=domain.name, awards=domain.awards[1:2] * 5_000)
    pdf = built(build_award_list_pdf, replace(make_award_list(3), domains=(crowded,)))

    with pypdfium2.PdfDocument(pdf) as document:
        text = document[len(document) // 2].get_textpage().get_text_range()
    assert "(suite)" in text
    assert text.count("Grand Besançon Métropole") > 10


def test_open_data_has_the_same_columns_in_every_language(make_award_list, built):
    french, english = (
        built(build_award_list_csv, make_award_list(4, language=language))
        for language in ("fr", "en")
    )

    assert french == english
    assert not french.startswith(b"\xef\xbb\xbf")
    header, *rows = csv.reader(StringIO(french.decode("utf-8"), newline=""))
    assert tuple(header) == OPEN_DATA_COLUMNS
    assert {len(row) for row in rows} == {len(header)}


def test_open_data_holds_one_row_an_award_and_one_a_domain_without(make_award_list, built):
    text = built(build_award_list_csv, make_award_list(4)).decode("utf-8")
    rows = list(csv.DictReader(StringIO(text, newline="")))

    assert [row["outcome"] for row in rows] == ["awarded"] * 4 + ["not_awarded", "awarded"]
    assert [row["kind"] for row in rows] == ["level"] * 4 + ["", "special"]
    assert rows[0]["applicants"] == "Commune d'Ayen"
    assert rows[0]["ex_aequo"] == "false"
    assert rows[4]["motive"].startswith("Les dossiers reçus")
    assert {row["year"] for row in rows} == {"2026"}


def test_a_hostile_title_is_text_everywhere(make_award_list, built):
    content = make_award_list(1)
    award = replace(content.domains[0].awards[0], title="=HYPERLINK(1)", applicants=("A", "+B"))
    content = replace(content, domains=(replace(content.domains[0], awards=(award,)),))

    sheet = load_workbook(BytesIO(built(build_award_list_xlsx, content))).active
    text = built(build_award_list_csv, content).decode("utf-8")
    row = next(csv.DictReader(StringIO(text, newline="")))

    assert (sheet["G2"].value, sheet["G2"].data_type) == ("=HYPERLINK(1)", "s")
    assert row["title"] == "'=HYPERLINK(1)"
    assert unguarded(row["title"]) == "=HYPERLINK(1)"
    assert row["applicants"] == "A | +B"


def test_the_workbook_says_not_awarded_and_counts(make_award_list, built):
    book = load_workbook(BytesIO(built(build_award_list_xlsx, make_award_list(4))))
    awards, counts = book.worksheets

    assert book.sheetnames == ["Palmarès", "Chiffres"]
    assert [cell.value for cell in awards["D"]][1:] == [
        "Territoria d’Or",
        "Territoria d’Argent",
        "Territoria de Bronze",
        "Territoria d’Or",
        "Non décerné",
        "Coup de cœur du jury",
    ]
    said = {row[0].value: row[1].value for row in counts.iter_rows(min_row=2)}
    assert (said["Territoria d’Or"], said["Lauréats"], said["Domaines sans lauréat"]) == (2, 4, 1)


def test_a_document_of_another_day_is_another_document(make_award_list, built):
    earlier = replace(make_award_list(1), decided_on=date(2025, 1, 1))

    assert built(build_award_list_pdf, earlier) != built(build_award_list_pdf, make_award_list(1))


def test_every_award_stands_in_each_of_the_other_orders(make_award_list, built, page_texts):
    content = make_award_list(8)
    (first, *others) = content.domains
    joint = replace(first.awards[0], applicants=("Ville de Metz", "Agglopolys"), territory="")
    content = replace(content, domains=(replace(first, awards=(joint, *first.awards[1:])), *others))
    text = " ".join(page_texts(built(build_award_list_orders, content)))

    titles = ["Par niveau", "Par territoire", "Par parrain", "Par nom de lauréat"]
    places = [text.index(title) for title in titles]
    assert places == sorted(places)
    level, territory, sponsor, name = (
        text[start:end] for start, end in zip(places, [*places[1:], len(text)], strict=True)
    )
    for part in (level, territory, sponsor):
        assert part.count("Ville de Metz et Agglopolys") == 1
        assert part.count("Coup de cœur du jury") >= 1
    assert level.index("Territoria d’Or") < level.index("Territoria d’Argent")
    assert territory.index("Corrèze") < territory.index("Doubs") < territory.index("Non précisé")
    assert sponsor.index("Cabinet Exemple Audit") < sponsor.index("Non précisé")
    assert name.index("Agglopolys") < name.index("CCAS de Metz") < name.index("Ville de Metz")


def test_an_order_that_goes_on_says_which_one_it_is(make_award_list, built, page_texts):
    pages = page_texts(built(build_award_list_orders, make_award_list(300)))

    assert any("Territoria d’Or (suite)" in page for page in pages)
    assert "Par nom de lauréat (suite)" in pages[-1]
