"""The ceremony: one award after the other, readable on one page and one slide each."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image

from jury_app.documents.ceremony import (
    Ceremony,
    CeremonyAward,
    build_running_order,
    build_script,
    build_slides,
)

BUILDS = (build_running_order, build_script, build_slides)
NAMES = (
    "Commune d'Ayen",
    "Département du Cantal",
    "Cœur de Flandre & Fils <b>x</b> Δήμος",
    "Ville de Y 🎉",
)


@pytest.fixture
def ceremony(make_award_list):
    """A ceremony of four awards, the last of them a special prize."""
    awards = tuple(
        CeremonyAward(
            award="Territoria d’Or",
            applicants=(name,),
            title=f"Projet {number}",
            domain="Sport",
            sponsor="Télécoms Exemple",
            colour="gold",
            is_special=number == 3,
            ex_aequo=number == 1,
            citation="Réparer ensemble",
        )
        for number, name in enumerate(NAMES)
    )
    return Ceremony(
        title="Prix Territoria",
        year=2026,
        organiser="Observatoire",
        number=1,
        awards=awards,
        without_award=("Gouvernance",),
        starts_at=datetime(2026, 11, 28, 18, 0),
        place="Paris",
    )


def test_equal_ceremonies_make_equal_bytes(ceremony, built):
    for build in BUILDS:
        assert built(build, ceremony) == built(build, ceremony)


def test_the_script_has_a_page_for_each_award_and_says_which_comes_next(
    ceremony, built, page_texts
):
    pages = page_texts(built(build_script, ceremony))

    assert len(pages) == len(NAMES)
    assert "La Commune d'Ayen" in pages[0].replace("’A", "'A")
    assert "Le Département du Cantal" in pages[1]
    assert "Territoria d’Or, ex æquo" in pages[1]
    assert "Cœur de Flandre & Fils <b>x</b> Δήμος" in pages[2]
    assert "Ville de Y [?]" in pages[3]
    assert "Ensuite : Sport, Territoria d’Or, ex æquo, Département du Cantal" in pages[0]
    assert "C’est la dernière récompense." in pages[3]
    assert "Prix spéciaux" in pages[3]


def test_the_slides_open_with_the_prize_and_name_domain_and_sponsor(ceremony, built, page_texts):
    opening, first, *_others = pages = page_texts(built(build_slides, ceremony))

    assert len(pages) == len(NAMES) + 1
    assert "Prix Territoria 2026" in opening
    assert "28 novembre 2026 à 18 h, à Paris" in opening
    for said in ("Sport", "Domaine parrainé par Télécoms Exemple", "Projet 0"):
        assert said in first


def test_slides_are_as_wide_as_screens(ceremony, built):
    with pypdfium2.PdfDocument(built(build_slides, ceremony)) as document:
        assert {page.get_size() for page in document} == {(960, 540)}


def test_the_running_order_is_one_page_and_says_where_nobody_is_called(ceremony, built, page_texts):
    [page] = page_texts(built(build_running_order, ceremony))

    assert page.index("1. Territoria d’Or – Commune") < page.index("4. Territoria d’Or – Ville")
    assert "Aucun prix n’est décerné dans ce domaine : Gouvernance." in page


def test_english_is_english(ceremony, built, page_texts):
    content = replace(ceremony, language="en")
    said = " ".join(text for build in BUILDS for text in page_texts(built(build, content)))

    for words in ("Running order", "The jury gives:", "Domain sponsored by", "This is the last"):
        assert words in said


@pytest.mark.parametrize("build", [build_script, build_slides])
def test_the_longest_names_and_titles_stay_on_their_page(ceremony, built, char_boxes, build):
    logo = BytesIO()
    Image.new("RGB", (600, 150), "red").save(logo, "PNG")
    hard = replace(
        ceremony.awards[0],
        applicants=("Syndicat mixte d'aménagement des eaux et des rivières " * 4,) * 3,
        title=("Une plateforme partagée pour accompagner les communes " * 5)[:250],
        domain="Pilotage et évaluation des politiques publiques territoriales " * 2,
        sponsor="Fondation pour le développement des territoires et des communes " * 2,
        citation="Le jury salue une démarche simple et reproductible. " * 8,
        sponsor_logo=logo.getvalue(),
    )
    content = replace(ceremony, awards=(hard, hard))
    width, height = (960, 540) if build is build_slides else (595, 842)

    boxes = [box for _page, box in char_boxes(built(build, content))]

    assert min(box[0] for box in boxes) > 40
    assert min(box[1] for box in boxes) > 20
    assert max(box[2] for box in boxes) < width - 40
    assert max(box[3] for box in boxes) < height - 20
