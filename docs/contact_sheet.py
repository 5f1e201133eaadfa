"""Makes the hard cases of the documents and shows them side by side, in `contact-sheets/`.

python docs/contact_sheet.py [--out FOLDER] [--dots 40]

A picture for the certificates of hard names and titles, one for the designs, one for the fifty
longest names of French authorities, one for them in a design of an edition’s own, one for the
pages of the award list and the minutes, in both languages, one for the press and the ceremony, one
for letters, name plates and labels, and for each language one with the first pages of every
document of a year.
"""

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from io import BytesIO
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pypdfium2
from contact_cases import (
    CODE,
    DOMAIN,
    INVENTED,
    LEVELS,
    NAMES,
    TITLE,
    award_list,
    ceremony,
    letters,
    longest,
    minutes,
    places,
)
from contact_design import own_dress
from contact_year import papers as papers_of_year
from PIL import Image

from jury_app.documents.award_list import build_award_list_pdf
from jury_app.documents.ceremony import build_running_order, build_script, build_slides
from jury_app.documents.certificate import (
    Certificate,
    Certificates,
    Look,
    build_calibration,
    build_certificates,
)
from jury_app.documents.letters import build_letters
from jury_app.documents.minutes import build_minutes
from jury_app.documents.places import Places, build_labels, build_plates
from jury_app.dresses import DESIGNS, ORIENTATIONS
from jury_app.i18n import LANGUAGES, Language, speaking
from jury_app.label_sheets import LABEL_SHEETS, LabelSheet

HERE = Path(__file__).resolve().parent
GAP, FIRST_PAGES = 10, 2
GROUND = "#8a8a8a"


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
        "certificates-own-design": (own_designs, 8),
        "award-list-and-minutes": (lists, 8),
        "ceremony": (ceremonies, 8),
        "letters-plates-labels": (papers, 8),
        **{f"year-{each}": (partial(whole_year, each), 10) for each in LANGUAGES},
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
    for look in (Look(is_cropped=True), Look(is_preprinted=True), Look(offset=(8, -6))):
        yield INVENTED.built(build_certificates, certificates(items[:1], look=look))
    output = BytesIO()
    with speaking("fr"):
        build_calibration(look, "Observatoire", "fr", output)
    yield output.getvalue()


def longest_names() -> Iterator[bytes]:
    """Yield a certificate for each of the longest names."""
    items = [certificate(number, name, title=TITLE) for number, name in enumerate(longest())]
    yield INVENTED.built(build_certificates, certificates(items))


def own_designs() -> Iterator[bytes]:
    """Yield a design of an edition’s own: hard cases, then each of the longest names."""
    dress = own_dress()
    said: dict[str, Any] = {"dress": dress.name, "citation": INVENTED.CITATION, "code": CODE}
    items = [certificate(n, name, title=title, **said) for n, (name, title) in enumerate(NAMES)]
    items.append(certificate(1, "Blois", "Agglopolys", *longest()[:2], ex_aequo=True, **said))
    items += [certificate(n, name, title=TITLE, **said) for n, name in enumerate(longest())]
    content = replace(certificates(items), dresses={dress.name: dress})
    yield INVENTED.built(build_certificates, content)


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


def papers() -> Iterator[bytes]:
    """Yield letters, name plates and labels for hard names."""
    yield INVENTED.built(build_letters, letters())
    named = places()
    yield INVENTED.built(build_plates, named)
    for sheet in LABEL_SHEETS.values():
        yield INVENTED.built(partial(_labelled, sheet), named)


def whole_year(language: Language) -> Iterator[bytes]:
    """Yield the first pages of every document of a year."""
    with TemporaryDirectory() as folder, speaking(language):
        for paper in papers_of_year(Path(folder)):
            yield first_pages(paper)


def first_pages(paper: Path) -> bytes:
    """Return what a document begins with."""
    with pypdfium2.PdfDocument(paper) as document, pypdfium2.PdfDocument.new() as kept:
        kept.import_pages(document, list(range(min(len(document), FIRST_PAGES))))
        output = BytesIO()
        kept.save(output)
    return output.getvalue()


def _labelled(sheet: LabelSheet, places: Places, output: BytesIO) -> None:
    build_labels(places, sheet, output)


if __name__ == "__main__":
    main()
