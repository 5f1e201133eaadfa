"""The hard cases that `contact_sheet.py` shows: names, titles, ties, and contents made of them."""

import gzip
import runpy
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

from jury_app.documents.award_list import Award, AwardList, AwardListDomain
from jury_app.documents.ceremony import Ceremony, CeremonyAward
from jury_app.documents.letters import Letter, Letters
from jury_app.documents.minutes import (
    DecisionLine,
    DomainMinutes,
    Minutes,
    Person,
    StandingLine,
)
from jury_app.documents.places import Place, Places
from jury_app.i18n import Language
from jury_app.paths import RESOURCES

HERE = Path(__file__).resolve().parent
LONGEST = 50

INVENTED = SimpleNamespace(**runpy.run_path(str(HERE.parent / "tests/documents/conftest.py")))
"""What the tests make their documents of."""
TITLE = INVENTED.LONG_TITLE.ljust(250, "!")
NAMES = (
    ("Cœur de Flandre", "Çà et là : où l’on goûte l’été"),
    ("Re\u0301pare-A\u0300-Tout, commune d'Ayen", "Accents composés : e\u0301te\u0301, Noe\u0308l"),
    ("CCAS de Metz & Fils <b>gras</b>", "« A & B » <i>contre</i> C &amp; D"),
    ("Δήμος Αθηναίων", "παιδιά της πόλης"),
    ("Trần Nguyễn, Ŧana, Łódź", "Reykjavík, Ðakovo, Ăn uống"),
    ("Ville de Y", "Fête 🎉 du jeu"),
    ("Y", TITLE),
)  # fmt: skip
CODE = "JURY1\nPrix Territoria\n2026\n2026-001\n1\nTerritoria d’Or\nPilotage\nAyen\n" + "A" * 103
DOMAIN = INVENTED.DOMAINS[0]
LEVELS = INVENTED.LEVELS


def longest() -> list[str]:
    """Return the longest names of French authorities."""
    with gzip.open(RESOURCES / "authorities.tsv.gz", "rt", encoding="utf-8") as lines:
        names = {line.split("\t")[1] for line in lines}
    return sorted(names, key=lambda name: (-len(name), name))[:LONGEST]


def ceremony(language: Language) -> Ceremony:
    """Return the ceremony of the hard cases."""
    awards = tuple(
        CeremonyAward(
            award=LEVELS[level][1],
            colour=LEVELS[level][2],
            applicants=(applicant,),
            title=title,
            domain=name,
            sponsor="Télécoms Exemple",
            ex_aequo=is_tied,
        )
        for name, given in decided()
        for number, (title, applicant, level, is_tied) in enumerate(given)
    )
    return Ceremony(
        title="Prix Territoria",
        year=2026,
        organiser="Observatoire national de l’innovation publique",
        number=2,
        awards=awards,
        without_award=("Sport",),
        place="Paris",
        language=language,
    )


def names() -> list[str]:
    """Return the names that letters, plates and labels are tried with."""
    return [*(name for name, _title in NAMES), *longest()[:6]]


def letters() -> Letters:
    """Return the letters of two hard names."""
    given = names()
    items = tuple(
        Letter(
            application=str(number),
            applicants=(name,),
            subject=f"Prix Territoria 2026 : Or pour « {TITLE} »",
            paragraphs=("Madame, Monsieur,", f"Le jury a distingué le projet « {TITLE} »."),
            contact="Mme Maëlle Œuvrard",
        )
        for number, name in enumerate((given[0], given[-1]))
    )
    return Letters(
        title="Prix Territoria",
        year=2026,
        organiser="Observatoire national de l’innovation publique",
        place="Paris",
        dated=date(2026, 12, 1),
        items=items,
        signer="Mme Valérie Castaing",
        signer_quality="ministre chargée des collectivités territoriales",
    )


def places() -> Places:
    """Return what stands on plates and labels."""
    items = tuple(Place(name=name, quality=f"Or, {DOMAIN}") for name in names())
    return Places(title="Prix Territoria", year=2026, organiser="Observatoire", items=items)


def decided() -> list[tuple[str, list[tuple[str, str, int, bool]]]]:
    """Return domains with their awards: title, applicant, level, ex aequo."""
    hard = [(title, name, number % 3, False) for number, (name, title) in enumerate(NAMES)]
    two_golds = [("Un premier projet", "Blois", 0, False), ("Un second", "Metz", 0, False)]
    tie = [("La mairie mobile", each, 1, True) for each in ("Ayen", "Lens", "Y")]
    names = [(TITLE, name, 2, False) for name in longest()[:3]]
    return [(DOMAIN, hard), ("Deux Or", two_golds), ("Ex aequo de trois", tie),
            ("Aménagement / Urbanisme", names), ("Sport", [])]  # fmt: skip


def award_list(language: Language) -> AwardList:
    """Return the award list of the hard cases."""
    domains = tuple(
        AwardListDomain(
            code=f"D{place:02}",
            name=name,
            sponsor="" if place == 1 else "Télécoms Exemple",
            not_awarded=not awards,
            motive="" if awards else "aucun dossier n’a convaincu",
            awards=tuple(
                Award(
                    level_code=LEVELS[level][0],
                    level_name=LEVELS[level][1],
                    colour=LEVELS[level][2],
                    title=title,
                    applicants=(applicant,),
                    application=f"2145{place}{number:03}",
                    ex_aequo=is_tied,
                    citation="Pour avoir réparé ensemble" if number == 0 else "",
                )
                for number, (title, applicant, level, is_tied) in enumerate(awards)
            ),
        )
        for place, (name, awards) in enumerate(decided(), start=1)
    )
    made = INVENTED.make_award_list(0, language=language)
    return replace(
        made, number=2, rectifies=1, edition_number=None, domains=domains, special_prizes=()
    )


def minutes(language: Language) -> Minutes:
    """Return the minutes of the hard cases."""
    chair = Person(name="Mme Valérie Castaing", quality="ministre chargée des collectivités")
    made = INVENTED.make_minutes(0, language=language)
    domains = tuple(
        _domain_minutes(place, name, awards)
        for place, (name, awards) in enumerate(decided(), start=1)
    )
    return replace(
        made,
        number=2,
        chair=chair,
        replaced_chair=None,
        domains=domains,
        signatures=(chair,),
    )


def _domain_minutes(
    place: int, name: str, awards: Sequence[tuple[str, str, int, bool]]
) -> DomainMinutes:
    return DomainMinutes(
        code=f"D{place:02}",
        name=name,
        standings=tuple(
            StandingLine(
                rank=1 if is_tied else number + 1,
                application=f"2145{place}{number:03}",
                title=title,
                applicant=applicant,
                mean=Fraction(1700 - 100 * number, 97),
                n=5,
                eligible=6,
            )
            for number, (title, applicant, _level, is_tied) in enumerate(awards)
        ),
        decisions=tuple(
            DecisionLine(
                application=f"2145{place}{number:03}",
                title=title,
                applicants=(applicant,),
                level_name=LEVELS[level][1],
                ex_aequo=is_tied,
            )
            for number, (title, applicant, level, is_tied) in enumerate(awards)
        ),
        not_awarded=not awards,
        motive="" if awards else "aucun dossier n’a convaincu",
    )
