"""Documents of an invented edition, as small, as large and as awkward as a test asks."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from io import BytesIO

import pypdfium2
import pytest

from jury_app.documents.award_list import Award, AwardList, AwardListDomain, SpecialPrize
from jury_app.documents.certificate import Certificate, Certificates
from jury_app.documents.minutes import (
    Attendee,
    BallotReport,
    DecisionLine,
    DomainMinutes,
    Minutes,
    Person,
    Quorum,
    RecusalLine,
    SpecialPrizeLine,
    StandingLine,
    VoteLine,
)
from jury_app.i18n import speaking

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


JURORS = (
    ("M. Bruno Delmas", "président de l’Observatoire", "present"),
    ("Mme Maëlle Œuvrard", "vice-présidente, Grand Besançon Métropole", "present"),
    ("M. Mamadou N’Diaye", "directeur de l’innovation, Métropole de Lyon", "remote"),
    ("Mme Anaïs Gonçalves", "rédactrice en chef", "represented"),
    ("M. Guénolé de Kermadec", "ancien préfet", "excused"),
    ("Mme Sandrine Jacquot", "directrice, CCAS de Metz", "present"),
    ("M. Jean-Marc Müller", "maître de conférences en géographie", "absent"),
)
RULES = (
    "L’ordre est celui de la moyenne des notes des jurés ; les moyennes égales partagent le rang.",
    "Une grille ne compte que complète ; une note manquante n’est jamais un zéro.",
    "Le juré qui se déporte ne prend part à rien de ce qui concerne ce dossier.",
)


PARIS = timezone(timedelta(hours=1))


def at(day, hour, minute):
    return datetime(2026, 11, day, hour, minute, tzinfo=PARIS)


def make_domain_minutes(index, *, long=False):
    number = index * 3
    lines = tuple(
        StandingLine(
            rank=rank if rank < 3 else None,
            application=str(21_456_000 + number + rank),
            title=LONG_TITLE if long else TITLES[(number + rank) % len(TITLES)],
            applicant=LONG_NAME if long else NAMES[(number + rank) % len(NAMES)],
            mean=Fraction(1700 - 100 * rank, 97),
            n=5 if rank < 3 else 2,
            eligible=6,
            reason="" if rank < 3 else "2 notes sur les 3 requises",
        )
        for rank in (1, 2, 3)
    )
    decisions = tuple(
        DecisionLine(
            application=line.application,
            title=line.title,
            applicants=(line.applicant,),
            level_name=LEVELS[place][1],
            ex_aequo=index == 1,
            departs_from_order=index == 2,
            motive="le jury a jugé l'autre projet moins abouti: à revoir" if index == 2 else "",
            citation=CITATION if place == 0 else "",
        )
        for place, line in enumerate(lines[:2])
    )
    return DomainMinutes(
        code=f"D{index:02}",
        name=DOMAINS[index % len(DOMAINS)],
        sponsor="Cabinet Exemple Audit" if index % 2 == 0 else "",
        recusals=(
            RecusalLine(juror="Mme Sandrine Jacquot", application=lines[0].application),
            RecusalLine(juror="M. Bruno Delmas", reason="Administrateur du parrain."),
        )
        if index % 2
        else (),
        standings=lines,
        votes=(
            VoteLine(
                question="attribution du niveau Or",
                form="à main levée",
                counts=(("pour", 12), ("contre", 5), ("abstentions", 1)),
                outcome="La proposition est adoptée.",
            ),
        )
        if index == 1
        else (),
        decisions=() if index == 3 else decisions,
        not_awarded=index == 3,
        motive="aucun dossier n’a convaincu" if index == 3 else "",
    )


def make_minutes(count=4, *, language="fr", long=False):
    domains = tuple(make_domain_minutes(index, long=long) for index in range(count))
    return Minutes(
        title="Prix Territoria",
        year=2026,
        organiser="Observatoire national de l’innovation publique",
        number=1,
        status="final",
        place="Paris",
        held_on=date(2026, 11, 4),
        convened_on=date(2026, 10, 1),
        opened_at=at(4, 9, 4),
        closed_at=at(4, 12, 40),
        chair=Person(name="M. Bruno Delmas", quality="président de l’Observatoire"),
        replaced_chair=Person(
            name="Mme Valérie Castaing", quality="ministre chargée des collectivités territoriales"
        ),
        replacement_reason="empêchement de dernière minute",
        secretary=Person(name="M. Noël Sabatier", quality="secrétaire général"),
        attendance=tuple(
            Attendee(
                name=name,
                quality=quality,
                presence=presence,
                proxy="M. Bruno Delmas" if presence == "represented" else "",
                advisory=name.endswith("Müller"),
                left_at=at(4, 11, 0) if name.endswith("Jacquot") else None,
            )
            for name, quality, presence in JURORS
        ),
        quorum=Quorum(members=7, counted=5, required=4),
        rules=RULES,
        rules_fingerprint="7K3F-M2QD-9XTR-1A2B-C3D4",
        ballots=BallotReport(
            received=6,
            expected=7,
            opened_at=at(3, 18, 2),
            witnesses=("M. Bruno Delmas", "Mme Sandrine Jacquot"),
            missing=("M. Jean-Marc Müller",),
        ),
        domains=domains,
        special_prizes=(SpecialPrizeLine(decision=domains[0].decisions[0], domain=DOMAINS[0]),)
        if domains
        else (),
        annexes=("Feuille d’émargement", "Notes par dossier et par critère"),
        journal_head="A1B2-C3D4",
        seal="7K3F-M2QD",
        signatures=(
            Person(name="M. Bruno Delmas", quality="président de séance"),
            Person(name="M. Noël Sabatier", quality="secrétaire de séance"),
        ),
        language=language,
    )


ORNAMENTS = ("gold", "silver", "bronze", "mention", "special")


def make_certificate(number, *, long=False, laureates=None):
    level = number % len(ORNAMENTS)
    return Certificate(
        laureates=laureates or ((LONG_NAME,) if long else (NAMES[number % len(NAMES)],)),
        award=LEVELS[level][1] if level < len(LEVELS) else "Mention spéciale du jury",
        ornament=ORNAMENTS[level],
        title=LONG_TITLE if long else TITLES[number % len(TITLES)],
        domain=DOMAINS[number % len(DOMAINS)],
        sponsor="Télécoms Exemple" if number % 2 == 0 else "",
        ex_aequo=number % 4 == 1,
        register_number=f"2026-{number + 1:03}",
    )


def make_certificates(items, *, language="fr"):
    return Certificates(
        title="Prix Territoria",
        year=2026,
        organiser="Observatoire national de l’innovation publique",
        items=tuple(items),
        place="Paris",
        awarded_on=date(2026, 11, 4),
        chair="Bruno Delmas",
        chair_quality="président de l’Observatoire, président du jury",
        language=language,
    )


@pytest.fixture(name="make_certificate")
def _make_certificate():
    return make_certificate


@pytest.fixture(name="make_certificates")
def _make_certificates():
    return make_certificates


@pytest.fixture(name="make_minutes")
def _make_minutes():
    return make_minutes


@pytest.fixture(name="make_award_list")
def _make_award_list():
    return make_award_list


def built(build, content):
    """Return the bytes of a document, in its own language."""
    output = BytesIO()
    with speaking(content.language):
        build(content, output)
    return output.getvalue()


def page_texts(pdf):
    """Return the text of each page as a reader copies it, blanks and line ends as one blank."""
    with pypdfium2.PdfDocument(pdf) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    return [re.sub(r"\s+", " ", text) for text in texts]


def char_boxes(pdf):
    """Yield page number and box (left, bottom, right, top) of each letter printed, no blanks."""
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document):
            text = page.get_textpage()
            for index in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(index)
                if right > left and not text.get_text_range(index, 1).isspace():
                    yield number, (left, bottom, right, top)


@pytest.fixture(name="built")
def _built():
    return built


@pytest.fixture(name="page_texts")
def _page_texts():
    return page_texts


@pytest.fixture(name="char_boxes")
def _char_boxes():
    return char_boxes
