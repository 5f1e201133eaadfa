"""Names of authorities inside sentences."""

import pytest

from jury_app.documents.grammar import (
    at,
    laureate,
    named,
    of,
    sponsored_domain,
    sponsored_prize,
    to,
    to_laureate,
)
from jury_app.formatting import joined
from jury_app.i18n import speaking


@pytest.mark.parametrize(
    ("name", "of_name", "to_name"),
    [
        ("Cantal", "du Cantal", "au Cantal"),
        ("Isère", "de l’Isère", "à l’Isère"),
        ("Hérault", "de l’Hérault", "à l’Hérault"),
        ("Yvelines", "des Yvelines", "aux Yvelines"),
        ("Haute-Savoie", "de la Haute-Savoie", "à la Haute-Savoie"),
        ("Ille-et-Vilaine", "d’Ille-et-Vilaine", "à Ille-et-Vilaine"),
        ("Pays de la Loire", "des Pays de la Loire", "aux Pays de la Loire"),
        ("Ayen", "d’Ayen", "à Ayen"),
        ("Y", "d’Y", "à Y"),
        ("Œting", "d’Œting", "à Œting"),
        ("Étampes", "d’Étampes", "à Étampes"),
        ("Hyères", "d’Hyères", "à Hyères"),
        ("Haguenau", "de Haguenau", "à Haguenau"),
        ("Le Havre", "du Havre", "au Havre"),
        ("Les Mureaux", "des Mureaux", "aux Mureaux"),
        ("LE HAVRE", "du HAVRE", "au HAVRE"),
        ("Les Abymes", "des Abymes", "aux Abymes"),
        ("La Rochelle", "de La Rochelle", "à La Rochelle"),
        ("L’Haÿ-les-Roses", "de L’Haÿ-les-Roses", "à L’Haÿ-les-Roses"),
        ("Aÿ-Champagne", "d’Aÿ-Champagne", "à Aÿ-Champagne"),
        ("Ÿ", "d’Ÿ", "à Ÿ"),
        ("Eu", "d’Eu", "à Eu"),
        ("Hauts-de-France", "des Hauts-de-France", "aux Hauts-de-France"),
        ("EPTB Seine Grands Lacs", "de l’EPTB Seine Grands Lacs", "à l’EPTB Seine Grands Lacs"),
        ("Commune d'Ayen", "de la Commune d'Ayen", "à la Commune d'Ayen"),
        ("Département du Cantal", "du Département du Cantal", "au Département du Cantal"),
        ("CCAS de Metz", "du CCAS de Metz", "au CCAS de Metz"),
        ("EPCC Le Quai", "de l’EPCC Le Quai", "à l’EPCC Le Quai"),
        ("Communes de X et Y", "des Communes de X et Y", "aux Communes de X et Y"),
        ("Universités d'Alsace", "des Universités d'Alsace", "aux Universités d'Alsace"),
        (
            "Intercommunalités de France",
            "des Intercommunalités de France",
            "aux Intercommunalités de France",
        ),
        ("Grand Besançon Métropole", "de Grand Besançon Métropole", "à Grand Besançon Métropole"),
        ("Ville-d'Avray", "de Ville-d'Avray", "à Ville-d'Avray"),
        ("Prix Territoria", "du Prix Territoria", "au Prix Territoria"),
        ("Trophées du climat", "des Trophées du climat", "aux Trophées du climat"),
    ],
)
def test_french_joins_a_name_by_its_article(name, of_name, to_name):
    assert of(name) == of_name
    assert to(name) == to_name


@pytest.mark.parametrize(
    ("place", "at_place"),
    [
        ("Paris", "à Paris"),
        ("Hôtel de ville de Lyon", "à l’hôtel de ville de Lyon"),
        ("Salle des fêtes", "à la salle des fêtes"),
        ("Palais Bourbon", "au palais Bourbon"),
        ("Halle aux grains", "à la halle aux grains"),
        ("Hôtel", "à l’hôtel"),
        ("Mairie de Metz", "à la Mairie de Metz"),
    ],
)
def test_people_meet_in_a_building_by_its_common_name(place, at_place):
    assert at(place) == at_place


def test_english_needs_no_article():
    with speaking("en"):
        assert (of("Cantal"), to("Le Havre"), at("Paris"), named("Isère")) == (
            "of Cantal",
            "to Le Havre",
            "in Paris",
            "Isère",
        )


def test_a_name_gets_its_article_where_it_is_the_subject():
    assert [named(name) for name in ("Isère", "Commune d'Ayen", "Le Havre", "Agglopolys")] == [
        "l’Isère",
        "la Commune d'Ayen",
        "Le Havre",
        "Agglopolys",
    ]


@pytest.mark.parametrize(
    ("sponsor", "said"),
    [
        ("Cabinet Orbelune", "Domaine parrainé par le Cabinet Orbelune"),
        ("Fondation Clairecité", "Domaine parrainé par la Fondation Clairecité"),
        ("Institut Concertal", "Domaine parrainé par l’Institut Concertal"),
        ("Éditions Plumerelle", "Domaine parrainé par les Éditions Plumerelle"),
        ("Télécoms Exemple", "Domaine parrainé par Télécoms Exemple"),
        ("La Poste", "Domaine parrainé par La Poste"),
    ],
)
def test_a_sponsor_is_named_as_one_says_it(sponsor, said):
    assert sponsored_domain(sponsor) == said
    assert sponsored_prize(sponsor) == said.replace("Domaine", "prix")


@pytest.mark.parametrize(
    ("names", "text"),
    [([], ""), (["A"], "A"), (["A", "B"], "A et B"), (["A", "B", "C"], "A, B et C")],
)
def test_names_are_joined(names, text):
    assert joined(names) == text


@pytest.mark.parametrize(
    ("names", "word", "to_word"),
    [
        (["Ville de Blois"], "lauréate", "à la lauréate"),
        (["Ville de Blois", "Région Bretagne"], "lauréates", "aux lauréates"),
        (["Ville de Blois", "Cantal"], "lauréats", "aux lauréats"),
        (["CCAS de Metz"], "lauréat", "au lauréat"),
        (["Eurométropole de Strasbourg"], "lauréate", "à la lauréate"),
        (["Le Havre"], "lauréat", "au lauréat"),
    ],
)
def test_laureate_agrees_with_the_bodies(names, word, to_word):
    assert (laureate(names), to_laureate(names)) == (word, to_word)
