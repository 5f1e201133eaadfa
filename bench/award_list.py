"""What an award list costs as it grows, in each of its forms, and beside LibreOffice Calc.

Run by hand: `python dev.py bench award_list`. Twenty domains that share so many awards, each with a
laureate of the official list. Every form of every size is made in a process of its own, so that
growth and memory show. Calc exports a plain sheet of the same rows to PDF, its start left out.
The ratios of one run count; the seconds are those of the machine.
"""

import argparse
import csv
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO

import pypdfium2
from certificates import names
from measuring import ROOT, compiled, tell

from jury_app.documents.award_list import (
    Award,
    AwardList,
    AwardListDomain,
    build_award_list_csv,
    build_award_list_page,
    build_award_list_pdf,
    build_award_list_xlsx,
)
from jury_app.i18n import speaking

SIZES = (200, 2_000, 20_000)
DOMAINS = 20
LEVELS = (
    ("or", "Territoria d’Or", "gold"),
    ("argent", "Territoria d’Argent", "silver"),
    ("bronze", "Territoria de Bronze", "bronze"),
)
TITLES = (
    "Répar’café : l’atelier où l’on répare ensemble",
    "Une carte ouverte des îlots de fraîcheur",
    "Le budget participatif des collégiens et des lycéens",
    "Mobilités douces en Cœur de Flandre",
    "La mairie mobile, un service public qui vient à vous",
)
TERRITORIES = ("Corrèze", "Doubs", "Isère", "Finistère", "Moselle")
FORMS: dict[str, Callable[[AwardList, BinaryIO], int | None]] = {
    "pdf": build_award_list_pdf,
    "xlsx": build_award_list_xlsx,
    "csv": build_award_list_csv,
    "html": build_award_list_page,
}


def award(number: int, name: str) -> Award:
    """Return an award of a laureate."""
    code, level, colour = LEVELS[number % 3]
    return Award(
        level_code=code,
        level_name=level,
        colour=colour,  # type: ignore[arg-type]  # three of its four words
        title=f"{TITLES[number % len(TITLES)]} ({number + 1})",  # each its own, as in life
        applicants=(name,),
        application=str(21_456_000 + number),
        territory=TERRITORIES[number % len(TERRITORIES)],
    )


def award_list(count: int) -> AwardList:
    """Return the award list of an edition with so many awards."""
    awards = [award(number, name) for number, name in enumerate(names(count))]
    return AwardList(
        title="Prix Territoria",
        year=2026,
        organiser="Observatoire national de l’innovation publique",
        number=1,
        seal="7K3F-M2QD",
        edition_number=40,
        place="Paris",
        decided_on=date(2026, 11, 4),
        domains=tuple(
            AwardListDomain(
                code=f"D{place + 1:02}",
                name=f"Domaine {place + 1} : politiques publiques",
                sponsor="Cabinet Exemple Audit",
                awards=tuple(awards[place::DOMAINS]),
            )
            for place in range(DOMAINS)
        ),
    )


def one_form(form: str, count: int) -> dict[str, float]:
    """Make a form here, and say what it cost; the content stands before."""
    content = award_list(count)
    start = _peak()
    with tempfile.TemporaryDirectory() as folder, speaking("fr"):
        path = Path(folder) / f"list.{form}"
        before = time.process_time()
        with path.open("wb") as output:
            pages = FORMS[form](content, output)
        return {
            "processor": time.process_time() - before,
            "content": start,
            "peak": _peak(),
            "size": path.stat().st_size / 1e6,
            "pages": pages or 0,
        }


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measured(form: str, count: int) -> dict[str, float]:
    """Return what a form costs in a process of its own."""
    command = [sys.executable, __file__, "--form", form, "--count", str(count)]
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, cwd=ROOT, env=compiled()
    )
    told: dict[str, float] = json.loads(done.stdout)
    return told


def tell_growth(form: str, sizes: Sequence[int]) -> None:
    """Print what a form costs at each size, and how many times the one before."""
    before = 0.0
    for count in sizes:
        cost = measured(form, count)
        pages = f", {cost['pages']:,.0f} pages" if cost["pages"] else ""
        tell(
            f"{form}, {count:,} awards",
            f"{cost['processor']:.2f} s{pages}",
            f"{cost['peak']:.0f} MB at most ({cost['content']:.0f} before), {cost['size']:.2f} MB",
            f"× {cost['processor'] / before:.1f}" if before else "",
        )
        before = cost["processor"]


def sheet(count: int, path: Path) -> None:
    """Write the same rows as a plain table."""
    content = award_list(count)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for domain in content.domains:
            for each in domain.awards:
                facts = f"{each.territory} · dossier {each.application}"
                row = (domain.name, each.level_name, each.applicants[0], each.title, facts)
                writer.writerow(row)


def calc(count: int, folder: Path) -> tuple[float, int]:
    """Return the processor seconds in which Calc exports the rows as a PDF, and its pages."""
    source, made = folder / f"{count}.csv", folder / f"{count}.pdf"
    sheet(count, source)
    command = [
        shutil.which("soffice") or "soffice",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--infilter=CSV:44,34,76,1",
        "--convert-to",
        "pdf:calc_pdf_Export",
        "--outdir",
        str(folder),
        str(source),
    ]
    before = os.times()
    subprocess.run(command, check=True, capture_output=True)
    after = os.times()
    seconds = sum(after[2:4]) - sum(before[2:4])
    with pypdfium2.PdfDocument(made) as document:  # what failed is fast too
        return seconds, len(document)


def tell_calc(count: int, rounds: int) -> None:
    """Print what the PDF costs beside Calc’s of the same rows, in turn."""
    if shutil.which("soffice") is None:
        tell("LibreOffice Calc", "is not on this machine")
        return
    ratios, starts, theirs = [], [], []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        calc(1, folder)  # its profile is made here
        for _round in range(rounds):
            start, _pages = calc(1, folder)
            seconds, pages = calc(count, folder)
            ours = measured("pdf", count)
            starts.append(start)
            theirs.append(seconds - start)
            ratios.append((seconds - start) / ours["processor"])
    tell(
        f"Calc, the same {count:,} rows as PDF",
        f"{statistics.median(theirs):.2f} s, {pages:,} pages",
        f"its start ({statistics.median(starts):.2f} s) left out",
        f"takes × {statistics.median(ratios):.1f} [{min(ratios):.1f}-{max(ratios):.1f}]",
    )


def main() -> None:
    """Print what an award list costs in each form as it grows, and beside Calc."""
    parser = argparse.ArgumentParser(description="What an award list costs.")
    parser.add_argument("--form", choices=FORMS)
    parser.add_argument("--count", type=int, default=SIZES[-1])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--most", type=int, default=SIZES[-1])
    wish = parser.parse_args()
    if wish.form:
        print(json.dumps(one_form(wish.form, wish.count)))
        return
    sizes = [size for size in SIZES if size <= wish.most]
    for form in FORMS:
        tell_growth(form, sizes)
    tell_calc(sizes[-1], wish.rounds)


if __name__ == "__main__":
    main()
