"""The minutes: whole sentences, in order, with every fact that was recorded."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from jury_app.documents.minutes import (
    Cosigner,
    Minutes,
    Quorum,
    Rectification,
    build_minutes,
    sentences,
)
from jury_app.i18n import speaking

MADE_AT = datetime(2026, 11, 4, 10, 42)


@pytest.fixture
def text_of(built, page_texts):
    return lambda content: " ".join(page_texts(built(build_minutes, content)))


def test_equal_content_makes_equal_bytes(make_minutes, built):
    assert built(build_minutes, make_minutes()) == built(build_minutes, make_minutes())


def test_the_sitting_is_told_from_opening_to_signature(make_minutes, text_of):
    text = text_of(make_minutes())

    said = [
        "Procès-verbal de la séance du jury",
        "Procès-verbal définitif, version 1",
        "1. Ouverture de la séance",
        "Le jury du Prix Territoria 2026, organisé par l’Observatoire national",
        "La séance est ouverte à 9 h 04.",
        "Mme Valérie Castaing (ministre chargée des collectivités territoriales) ne pouvant siéger",
        "Motif indiqué : empêchement de dernière minute.",
        "Le secrétariat de la séance est assuré par M. Noël Sabatier",
        "2. Présence et quorum",
        "3 membres sont présents, 1 participe à distance, 1 est représenté, 1 est excusé et 1 est",
        "Le quorum est fixé à 4 sur 7 membres ; 5 entrent en compte : il est atteint.",
        "3. Règles",
        "7K3F-M2QD-9XTR-1A2B-C3D4",
        "4. Bulletins",
        "Sur 7 bulletins scellés attendus, 6 ont été reçus.",
        "N’a pas remis de bulletin : M. Jean-Marc Müller.",
        "5. Délibérations et décisions",
        "Le jury décerne « Territoria d’Or » à Grand Besançon Métropole pour le dossier",
        "Mme Sandrine Jacquot n’a pas pris part à l’examen du dossier nº 21456004.",
        "n’a pas pris part à l’examen de ce domaine (Administrateur du parrain).",
        "Scrutin (à main levée) sur la question : attribution du niveau Or.",
        "Résultat : pour 12, contre 5 et abstentions 1. La proposition est adoptée.",
        "ex æquo, au CCAS de Metz",
        "Cette décision s’écarte de l’ordre du classement. Motif : le jury a jugé l’autre projet",
        "Le jury décide de ne pas décerner de prix dans ce domaine.",
        "Motif : aucun dossier n’a convaincu.",
        "6. Prix spéciaux",
        "7. Clôture de la séance",
        "L’ordre du jour étant épuisé, la séance est levée à 12 h 40.",
        "A1B2-C3D4",
        "8. Annexes",
        "Fait à Paris, le 4",
        "président de séance",
    ]
    places = [text.find(words) for words in said]
    assert [words for words, place in zip(said, places, strict=True) if place < 0] == []
    assert places == sorted(places)


def test_english_minutes_hold_no_french_of_ours(make_minutes, text_of):
    text = text_of(make_minutes(language="en"))

    assert "The sitting opens at 09:04." in text
    assert "The jury awards “Territoria d’Or” to Grand Besançon Métropole for application" in text
    assert "took no part in what concerns this domain" in text
    assert "séance est" not in text
    assert "Règles" not in text


def test_means_are_rounded_half_up_and_absent_ranks_are_explained(make_minutes, text_of):
    text = text_of(make_minutes(1))

    assert "16,49 5 sur 6" in text
    assert "Non classé. 2 notes sur les 3 requises" in text


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("provisional", "Procès-verbal provisoire, arrêté le 4 novembre 2026 à 10 h 42"),
        ("rectified", "Procès-verbal rectifié, version 3, qui remplace la version 2"),
    ],
)
def test_every_page_says_whether_the_minutes_are_final(
    make_minutes, built, page_texts, status, said
):
    content = replace(make_minutes(), status=status, number=3, rectifies=2, made_at=MADE_AT)
    pages = page_texts(built(build_minutes, content))

    assert len(pages) > 1
    assert all(said in page for page in pages)


RECTIFICATION = Rectification(
    at=MADE_AT,
    seal="AAAA-BBBB",
    sealed_at=MADE_AT,
    reason="Nom mal recopié",
    witnesses=("Mme Benali", "M. Costa"),
    changes=(("", ("présence de Costa : lire « présent »",)), ("Énergie", ("dossier 12",))),
)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "fr",
            (
                "Procès-verbal rectifié le 4 novembre 2026, version 3, qui remplace la version 2",
                "1. Rectification",
                "en présence de : Mme Benali et M. Costa. Motif : Nom mal recopié.",
                "Elles remplacent le nº 2, scellé sous le code AAAA-BBBB.",
            ),
        ),
        (
            "en",
            (
                "Minutes rectified on 4 November 2026, version 3, which replaces version 2",
                "1. Rectification",
                "in the presence of Mme Benali and M. Costa. Motive: Nom mal recopié.",
                "They replace number 2, sealed under the code AAAA-BBBB.",
            ),
        ),
    ],
)
def test_rectified_minutes_say_first_what_they_put_right(make_minutes, text_of, language, said):
    told = {"status": "rectified", "number": 3, "rectifies": 2, "rectification": RECTIFICATION}

    text = text_of(replace(make_minutes(language=language), **told))

    assert [each for each in said if each not in text] == []
    assert "présence de Costa : lire « présent »" in text
    assert text.index("Énergie") < text.index("dossier 12")


def test_minutes_that_were_replaced_say_so_on_every_page(make_minutes, built, page_texts):
    content = replace(make_minutes(), replaced_by=2)

    pages = page_texts(built(build_minutes, content))

    assert all("remplacé par la version 2" in page for page in pages)
    assert all("REMPLACÉ" in page for page in pages)


def test_what_was_not_recorded_is_not_told(text_of):
    text = text_of(Minutes(title="Prix", year=2026, organiser="Ville de Blois", number=1))

    assert "organisé par la Ville de Blois, s’est réuni." in text
    assert "feuille d’émargement" in text
    assert "None" not in text
    assert "Bulletins" not in text
    assert "3. Clôture de la séance" in text


def test_a_quorum_that_is_not_reached_is_said(make_minutes, text_of):
    content = make_minutes(0)
    short = replace(content, quorum=replace(content.quorum, counted=3))
    again = replace(content, quorum=replace(content.quorum, counted=3, second_convocation=True))

    assert "il n’est pas atteint" in text_of(short)
    assert "sur seconde convocation" in text_of(again)


def test_signatures_stay_on_one_page_with_what_precedes_them(make_minutes, built, page_texts):
    for count in range(1, 7):
        pages = page_texts(built(build_minutes, make_minutes(count)))
        assert "président de séance" in pages[-1]
        assert "secrétaire de séance" in pages[-1]
        assert "Notes par dossier et par critère" in pages[-1]


def test_who_left_for_a_domain_is_told_on_the_page_of_its_order(make_minutes, built, page_texts):
    (domain,) = make_minutes(2).domains[1:]
    domain = replace(domain, standings=domain.standings * 4)
    content = replace(make_minutes(0), domains=(domain,))
    for count in range(28, 37):
        longer = replace(content, rules=content.rules[:1] * count)
        (page,) = (each for each in page_texts(built(build_minutes, longer)) if "parrain)." in each)
        assert "Candidat et intitulé" in page.partition("parrain).")[2]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_long_names_stay_within_the_margins(make_minutes, built, char_boxes, language):
    pdf = built(build_minutes, make_minutes(6, language=language, long=True))

    boxes = [box for _page, box in char_boxes(pdf)]
    assert min(left for left, _b, _r, _t in boxes) >= 64
    assert max(right for _l, _b, right, _t in boxes) <= 532
    assert min(bottom for _l, bottom, _r, _t in boxes) >= 30


def test_only_embedded_fonts_are_used(make_minutes, built):
    pdf = built(build_minutes, make_minutes())

    assert pdf.count(b"/Type /Font\n") + pdf.count(b"/Type /Font ") == pdf.count(b"/FontFile2")
    assert b"Helvetica" not in pdf


def test_markup_in_names_is_printed_as_written(make_minutes, text_of):
    content = make_minutes(1)
    domain = replace(content.domains[0], name="<b>R&D</b> &nbsp; <br/>")

    assert "<b>R&D</b> &nbsp; <br/>" in text_of(replace(content, domains=(domain,)))


def test_the_first_of_a_month_is_said_as_french_says_it(make_minutes, text_of):
    assert "le 1er" in text_of(replace(make_minutes(0), held_on=date(2026, 11, 1)))


def test_a_prize_without_an_organiser_is_told_without_one(make_minutes, text_of):
    text = text_of(replace(make_minutes(), organiser="", place=""))

    assert "Le jury du Prix Territoria 2026 s’est réuni le" in text


@pytest.mark.parametrize(
    ("counted", "said"),
    [(1, "1 entre en compte\N{NO-BREAK SPACE}: il n’est pas"), (2, "2 entrent en compte")],
)
def test_one_member_counts_towards_the_quorum_in_the_singular(counted, said):
    with speaking("fr"):
        assert said in sentences.quorum(Quorum(members=3, counted=counted, required=2))


def test_who_countersigned_the_seal_stands_under_it_with_the_key_of_their_device(
    make_minutes, text_of
):
    signed = (Cosigner(name="Mme Ada Byron", device="0000-1111-2222-3333-4444"),)

    text = text_of(replace(make_minutes(), cosigned=signed))

    assert "Mme Ada Byron, appareil 0000-1111-2222-3333-4444" in text
    assert "contresigné" not in text_of(make_minutes())
