"""Makes the hard cases of the documents and shows them side by side, in `contact-sheets/`.

python docs/contact_sheet.py [--out FOLDER] [--dots 40]

A picture for the certificates of hard names and titles, one for the designs, one for the fifty
longest names of French authorities, one for the pages of the award list and the minutes, in both
languages, one for the press and the ceremony, and one for letters, name plates and labels.
"""

import argparse
import gzip
import runpy
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from functools import partial
from io import BytesIO
from itertools import product
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pypdfium2
from PIL import Image

from jury_app.documents.award_list import Award, AwardList, AwardListDomain, build_award_list_pdf
from jury_app.documents.ceremony import (
    Ceremony,
    CeremonyAward,
    build_running_order,
    build_script,
    build_slides,
)
from jury_app.documents.certificate import (
    Certificate,
    Certificates,
    Look,
    build_certificates,
)
from jury_app.documents.letters import Letter, Letters, build_letters
from jury_app.documents.minutes import (
    DecisionLine,
    DomainMinutes,
    Minutes,
    Person,
    StandingLine,
    build_minutes,
)
from jury_app.documents.places import Place, Places, build_labels, build_plates
from jury_app.dresses import DESIGNS, ORIENTATIONS
from jury_app.i18n import LANGUAGES, Language
from jury_app.label_sheets import LABEL_SHEETS, LabelSheet
from jury_app.paths import RESOURCES

HERE = Path(__file__).resolve().parent
LONGEST = 50
GAP = 10
GROUND = "#8a8a8a"

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


def main() -> None:
    """Make every sheet."""
    parser = argparse.ArgumentParser(description="Show the hard cases of the documents.")
    parser.add_argument("--out", type=Path, default=HERE / "contact-sheets")
    parser.add_argument("--dots", type=int, default=40)
    wish = parser.parse_args()
    wish.out.mkdir(parents=True, exist_ok=True)
    sheets: dict[str, tuple[Callable[[], Iterable[bytes]], int]] = {
        "certificates-hard-cases": (hard_cases, 4),
        "certificates-designs": (designs, 4),
        "certificates-longest-names": (longest_names, 8),
        "award-list-and-minutes": (lists, 8),
        "ceremony": (ceremonies, 8),
        "letters-plates-labels": (papers, 8),
    }
    for name, (make, across) in sheets.items():
        pictures = [picture for pdf in make() for picture in pages(pdf, wish.dots)]
        together(pictures, across).save(wish.out / f"{name}.png", optimize=True)


def pages(pdf: bytes, dots: int) -> Iterator[Image.Image]:
    """Yield the pages of a PDF as pictures."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            yield page.render(scale=dots / 72).to_pil()


def together(pictures: Sequence[Image.Image], across: int) -> Image.Image:
    """Return pictures side by side, so many in a row, in few colours."""
    rows = [pictures[start : start + across] for start in range(0, len(pictures), across)]
    widest = max(sum(each.width + GAP for each in row) for row in rows) + GAP
    highest = [max(each.height for each in row) + GAP for row in rows]
    sheet = Image.new("RGB", (widest, sum(highest) + GAP), GROUND)
    y = GAP
    for row, height in zip(rows, highest, strict=True):
        x = GAP
        for picture in row:
            sheet.paste(picture, (x, y))
            x += picture.width + GAP
        y += height
    return sheet.quantize(128)


def certificate(number: int, *laureates: str, **more: Any) -> Certificate:
    """Return a certificate of one of three levels."""
    _code, award, ornament = LEVELS[number % len(LEVELS)]
    said: dict[str, Any] = {
        "award": award, "ornament": ornament, "title": "La mairie mobile", "domain": DOMAIN,
        "sponsor": "Télécoms Exemple", "register_number": f"2026-{number + 1:03}", "code": CODE,
    }  # fmt: skip
    return Certificate(laureates=laureates, **(said | more))


def certificates(
    items: Iterable[Certificate], language: Language = "fr", look: Look | None = None
) -> Certificates:
    """Return certificates of one edition."""
    return replace(
        INVENTED.make_certificates(items, language=language),
        chair="Valérie Castaing",
        chair_quality="ministre chargée des collectivités territoriales, présidente du jury",
        look=look or Look(),
    )


def hard_cases() -> Iterator[bytes]:
    """Yield names and titles that are hard to print; logos, ties, joint laureates, reprints."""
    logo = BytesIO()
    Image.linear_gradient("L").resize((600, 150)).convert("RGB").save(logo, "PNG")
    items = [certificate(number, name, title=title) for number, (name, title) in enumerate(NAMES)]
    tie = ("Blois", "Commune de Saint-Denis", "Département de l’Isère")
    items += [certificate(0, name, ex_aequo=True) for name in tie]
    items += [
        certificate(1, *(f"{each}, {TITLE[:90]}" for each in tie), title=TITLE),
        certificate(2, "Région Bretagne", sponsor_logo=logo.getvalue()),
        certificate(0, "Ville de Blois", sponsor="", code="", replaces="2026-000"),
        certificate(1, "Un nom très long " * 240),
    ]
    yield INVENTED.built(build_certificates, certificates(items))
    yield INVENTED.built(build_certificates, certificates(items[6:8], "en"))
    again = replace(certificates(items[:1]), is_duplicate=True)
    yield INVENTED.built(build_certificates, again)
    yield INVENTED.built(build_certificates, certificates([]))


def designs() -> Iterator[bytes]:
    """Yield each design, of a short name and of long ones."""
    for design, orientation in product(DESIGNS, ORIENTATIONS):
        look = Look(design=design, orientation=orientation)
        items = [certificate(0, "Ayen"), certificate(1, longest()[0], title=TITLE, ex_aequo=True)]
        yield INVENTED.built(build_certificates, certificates(items, look=look))


def longest() -> list[str]:
    """Return the longest names of French authorities."""
    with gzip.open(RESOURCES / "authorities.tsv.gz", "rt", encoding="utf-8") as lines:
        names = {line.split("\t")[1] for line in lines}
    return sorted(names, key=lambda name: (-len(name), name))[:LONGEST]


def longest_names() -> Iterator[bytes]:
    """Yield a certificate for each of the longest names."""
    items = [certificate(number, name, title=TITLE) for number, name in enumerate(longest())]
    yield INVENTED.built(build_certificates, certificates(items))


def lists() -> Iterator[bytes]:
    """Yield the award list and the minutes of the same decisions, in both languages."""
    for language in LANGUAGES:
        yield INVENTED.built(build_award_list_pdf, award_list(language))
        yield INVENTED.built(build_minutes, minutes(language))


def ceremonies() -> Iterator[bytes]:
    """Yield the list for the press, the running order, the script and the slides."""
    embargo = datetime(2026, 11, 28, 18, 0)  # noqa: DTZ001 -- the clock on the wall
    yield INVENTED.built(build_award_list_pdf, replace(award_list("fr"), embargo=embargo))
    for build in (build_running_order, build_script, build_slides):
        yield INVENTED.built(build, ceremony("fr"))
    yield INVENTED.built(build_running_order, ceremony("en"))


def ceremony(language: Language) -> Ceremony:
    """Return the ceremony of the hard cases."""
    awards = tuple(
        CeremonyAward(
            award=LEVELS[level][1],
            colour=LEVELS[level][2],
            applicants=(applicant,),
            title=title,
            application=str(number),
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


def papers() -> Iterator[bytes]:
    """Yield letters, name plates and labels for hard names."""
    names = [*(name for name, _title in NAMES), *longest()[:6]]
    letters = tuple(
        Letter(
            application=str(number),
            applicants=(name,),
            subject=f"Prix Territoria 2026 : Or pour « {TITLE} »",
            paragraphs=("Madame, Monsieur,", f"Le jury a distingué le projet « {TITLE} »."),
            contact="Mme Maëlle Œuvrard",
        )
        for number, name in enumerate(names[:1] + names[-1:])
    )
    content = Letters(
        title="Prix Territoria",
        year=2026,
        organiser="Observatoire national de l’innovation publique",
        place="Paris",
        dated=date(2026, 12, 1),
        items=letters,
        signer="Mme Valérie Castaing",
        signer_quality="ministre chargée des collectivités territoriales",
    )
    yield INVENTED.built(build_letters, content)
    items = tuple(Place(name=name, quality=f"Or, {DOMAIN}") for name in names)
    places = Places(
        title="Prix Territoria", year=2026, organiser="Observatoire", number=1, items=items
    )
    yield INVENTED.built(build_plates, places)
    for sheet in LABEL_SHEETS.values():
        yield INVENTED.built(partial(_labelled, sheet), places)


def _labelled(sheet: LabelSheet, places: Places, output: BytesIO) -> None:
    build_labels(places, sheet, output)


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


if __name__ == "__main__":
    main()
