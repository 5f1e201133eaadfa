"""Documents of an invented edition, as small, as large and as awkward as a test asks."""

from dataclasses import replace
from datetime import date

import pytest

from jury_app.documents.award_list import Award, AwardList, AwardListDomain, SpecialPrize

NAMES = (
    "Commune d'Ayen",
    "Grand Besançon Métropole",
    "Département de l'Isère",
    "Région Bretagne",
    "CCAS de Metz",
    "Eurométropole de Strasbourg",
    "Stadt Freiburg im Breisgau",
    "Y",
)
TITLES = (
    "Répar'café : l'atelier où l'on répare ensemble",
    "Une carte ouverte des îlots de fraîcheur",
    "Le budget participatif des collégiens",
    "Du compost & <b>des idées</b> : 100 % de cantines à zéro déchet ?",
    "Mobilités douces en Cœur de Flandre",
    "La mairie mobile, un service public qui vient à vous",
)
LONG_NAME = (
    "Syndicat mixte d'aménagement, de développement durable et de gestion des eaux du bassin "
    "versant de l'Isle-sur-la-Sorgue, des Alpilles et de la Haute-Durance"
)
LONG_TITLE = (
    "Une plateforme partagée pour l'accompagnement des communes rurales dans la transition "
    "énergétique et la rénovation du patrimoine bâti, avec les habitants, les associations et "
    "les entreprises du territoire : de l'audit à la réception des travaux !!"
)
DOMAINS = (
    "Pilotage / Évaluation des politiques publiques",
    "Aménagement / Urbanisme",
    "Civisme / Citoyenneté",
    "Transformation numérique",
    "Action sociale",
)
LEVELS = (
    ("or", "Territoria d’Or", "gold"),
    ("argent", "Territoria d’Argent", "silver"),
    ("bronze", "Territoria de Bronze", "bronze"),
)
CITATION = "Le jury salue une démarche simple, reproductible, et portée par les habitants."


def make_award(number, *, long=False):
    code, level, colour = LEVELS[number % 3]
    return Award(
        level_code=code,
        level_name=level,
        colour=colour,
        title=LONG_TITLE if long else TITLES[number % len(TITLES)],
        applicants=(LONG_NAME,) if long else (NAMES[number % len(NAMES)],),
        application=str(21_456_000 + number),
        territory="Corrèze" if number % 2 else "Doubs",
        siren="211901509",
        citation=CITATION if number % 5 == 0 else "",
    )


def make_award_list(count, *, language="fr", long=False):
    awards = [make_award(number, long=long and number % 2 == 0) for number in range(count)]
    domains = [
        AwardListDomain(
            code=f"D{index + 1:02}",
            name=DOMAINS[index % len(DOMAINS)],
            sponsor="Cabinet Exemple Audit" if index % 2 == 0 else "",
            awards=tuple(awards[start : start + 3]),
        )
        for index, start in enumerate(range(0, count, 3))
    ]
    none = AwardListDomain(
        code="D99",
        name="Sport",
        not_awarded=True,
        motive="Les dossiers reçus ne répondaient pas aux critères de l'appel.",
    )
    prize = replace(
        make_award(1), kind="special", level_code="coup-de-coeur", level_name="Coup de cœur du jury"
    )
    return AwardList(
        title="Prix Territoria",
        year=2026,
        organiser="Observatoire national de l’innovation publique",
        number=1,
        seal="7K3F-M2QD",
        edition_number=40,
        place="Paris",
        decided_on=date(2026, 11, 4),
        domains=(*domains, none),
        special_prizes=(SpecialPrize(award=prize, domain=DOMAINS[0]),),
        language=language,
    )


@pytest.fixture(name="make_award_list")
def _make_award_list():
    return make_award_list
