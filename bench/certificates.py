"""What certificates cost: by the page, by the file, as a batch grows, and beside other programs.

Run by hand: `python dev.py bench certificates`. The classical design: a woven frame of curves over
the whole page, five typefaces and more embedded, a signed square code on each page. Each size runs
in a process of its own, so that growth and memory show. The limit is what the PDF library needs
for the same frame, drawn once, and one line of text, with the same typefaces embedded; the barest
limit embeds none. The ratios of one run count; the seconds are those of the machine.
"""

import argparse
import gzip
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path

from certificate_peers import tell_programs
from measuring import ROOT, compiled, tell
from msgspec import structs
from peers.limit_pages import draw_limit
from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from jury_app.documents import fonts
from jury_app.documents.certificate import (
    Certificate,
    Certificates,
    Look,
    OwnDress,
    build_certificates,
    each_certificate,
    read_background,
)
from jury_app.documents.certificate.own import design_from
from jury_app.dresses import DesignName
from jury_app.i18n import speaking
from jury_app.publishing.batches import write_each

SIZES = (50, 500, 2_000, 20_000)
FILES = (50, 500)
FEW, AT_ONCE = 100, 500
STRANDS = 120  # curves over the page of a designer
DESIGNED = ("sober", "modern", "own design", "design from a file")
LEVELS = ("gold", "silver", "bronze")
CODE = "\n".join(
    ("JURY1", "Prix Territoria", "2026", "2026-{number}", "1", "Territoria d’Or", "{domain}",
     "{name}", "A" * 103)
)  # fmt: skip
CITATION = "Le jury salue une démarche simple, reproductible, et portée par les habitants."
DOMAIN = "Pilotage / Évaluation des politiques publiques"
TITLE = "La mairie mobile, un service public qui vient à vous"


def names(count: int) -> list[str]:
    """Return so many names of French authorities, from all over the list."""
    with gzip.open(ROOT / "resources" / "authorities.tsv.gz", "rt", encoding="utf-8") as lines:
        every = [line.split("\t")[1] for line in lines][1:]
    return [every[number * 7919 % len(every)] for number in range(count)]


def batch(count: int) -> Certificates:
    """Return the certificates of an edition of that size."""
    items = tuple(
        Certificate(
            laureates=(name,),
            award="Territoria d’Or",
            title=TITLE,
            domain=DOMAIN,
            ornament=LEVELS[number % 3],  # type: ignore[arg-type]  # three of its five words
            sponsor="Télécoms Exemple",
            register_number=f"2026-{number + 1:03}",
            code=CODE.format(number=number, domain=DOMAIN, name=name),
        )
        for number, name in enumerate(names(count))
    )
    return Certificates(
        title="Prix Territoria",
        year=2026,
        organiser="Observatoire national de l’innovation publique",
        items=items,
        place="Paris",
        awarded_on=date(2026, 11, 4),
        chair="Bruno Delmas",
        chair_quality="président du jury",
    )


def one_file(count: int, folder: Path) -> int:
    """Write all certificates into one file."""
    with (folder / "all.pdf").open("wb") as output, speaking("fr"):
        build_certificates(batch(count), output)
    return (folder / "all.pdf").stat().st_size


def designed(design: DesignName, count: int, folder: Path) -> int:
    """Write all certificates into one file, in another design that is shipped."""
    with (folder / "all.pdf").open("wb") as output, speaking("fr"):
        build_certificates(replace(batch(count), look=Look(design=design)), output)
    return (folder / "all.pdf").stat().st_size


def in_own_design(count: int, folder: Path, *, is_from_file: bool = False) -> int:
    """Write all certificates into one file, in a design of the edition’s own."""
    content = batch(count)
    items = tuple(replace(item, dress="own", citation=CITATION) for item in content.items)
    design = design_from("classical", "landscape")
    dress = OwnDress("own", design)
    if is_from_file:  # read in the helper, as whatever comes from outside
        dress = OwnDress("own", structs.replace(design, ornaments=None), read_background(artwork()))
    dresses = {"own": dress}
    with (folder / "all.pdf").open("wb") as output, speaking("fr"):
        build_certificates(replace(content, items=items, dresses=dresses), output)
    return (folder / "all.pdf").stat().st_size


def artwork() -> bytes:
    """Return a page as a graphic designer delivers it: curves, colours, a typeface, a bleed."""
    output, (wide, high) = BytesIO(), (303 * mm, 216 * mm)
    canvas = Canvas(
        output, pagesize=(wide, high), pageCompression=1, initialFontName=fonts.ready(fonts.SANS)
    )
    canvas.linearGradient(0, 0, wide, 0, (HexColor("#123a5e"), HexColor("#c9a227")))
    canvas.setFillColor(HexColor("#fffdf6"))
    canvas.roundRect(12 * mm, 12 * mm, wide - 24 * mm, high - 24 * mm, 6 * mm, stroke=0, fill=1)
    canvas.setStrokeColor(HexColor("#c9a227"))
    for step in range(STRANDS):
        rise = high * step / STRANDS
        canvas.bezier(0, rise, wide / 3, high - rise, 2 * wide / 3, rise, wide, high - rise)
    canvas.setFillColor(HexColor("#123a5e"))
    canvas.setFont(fonts.ready(fonts.SANS_STRONG), 9)
    canvas.drawCentredString(wide / 2, 20 * mm, "Les prix de l’innovation publique")
    canvas.save()
    return output.getvalue()


def files_in_memory(count: int, _folder: Path) -> int:
    """Make one file for each laureate, and drop it."""
    return sum(len(data) for _item, data in each_certificate(batch(count)))


def files_on_disk(count: int, folder: Path) -> int:
    """Write one file for each laureate, synced and read back, as the application does."""
    return sum(path.stat().st_size for path in write_each(folder, batch(count)))


def limit(count: int, folder: Path, *, is_embedded: bool = True) -> int:
    """Show a frame that is drawn once on each page, with one line of text."""
    draw_limit(folder / "limit.pdf", names(count), is_embedded=is_embedded)
    return (folder / "limit.pdf").stat().st_size


def made_anew(count: int, folder: Path) -> int:
    """Make a file for each the plain way: frame and typefaces made again for each of them."""
    content = batch(count)
    files = BytesIO()
    with speaking("fr"):
        for item in content.items:
            build_certificates(replace(content, items=(item,)), files)
    (folder / "each.pdf").write_bytes(files.getvalue())
    return files.tell()


WORKS: dict[str, Callable[[int, Path], int]] = {
    "one file": one_file,
    "sober": partial(designed, "sober"),
    "modern": partial(designed, "modern"),
    "own design": in_own_design,
    "design from a file": partial(in_own_design, is_from_file=True),
    "limit": limit,
    "barest limit": partial(limit, is_embedded=False),
    "files, in memory": files_in_memory,
    "files, on the disk": files_on_disk,
    "made anew": made_anew,
}


def measured(work: str, count: int) -> dict[str, float]:
    """Return what a work costs in a process of its own: seconds, peak and size in megabytes."""
    command = [sys.executable, __file__, "--work", work, "--count", str(count)]
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, cwd=ROOT, env=compiled()
    )
    told: dict[str, float] = json.loads(done.stdout)
    return told


def one_work(work: str, count: int) -> dict[str, float]:
    """Do a work here, and say what it cost; the list of names is read before."""
    names(1)
    with tempfile.TemporaryDirectory() as folder:
        before, processor = time.perf_counter(), time.process_time()
        size = WORKS[work](count, Path(folder))
        return {
            "seconds": time.perf_counter() - before,
            "processor": time.process_time() - processor,
            "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            "size": size / 1e6,
        }


def tell_growth(work: str, sizes: Sequence[int]) -> None:
    """Print what a work costs at each size, and how many times the one before."""
    before: tuple[int, float] | None = None
    for count in sizes:
        cost = measured(work, count)
        growth = ""
        if before:
            growth = f"× {cost['processor'] / before[1]:.1f} for × {count / before[0]:.0f}"
        before = (count, cost["processor"])
        tell(
            f"{work}, {count:,} pages",
            f"{count / cost['processor']:,.0f} pages a second of processor,"
            f" {cost['seconds']:.2f} s by the clock",
            f"{cost['peak']:.0f} MB at most, {cost['size']:.1f} MB written",
            growth,
        )


def tell_ratios(rounds: int) -> None:
    """Print what one thing costs beside another, in turn, with the spread."""
    pairs = (
        ("one file, beside the limit", "one file", "limit", AT_ONCE),
        ("one file, beside the barest limit", "one file", "barest limit", AT_ONCE),
        ("a file for each, beside one file", "files, in memory", "one file", AT_ONCE),
        ("made anew for each, beside a file for each", "made anew", "files, in memory", FEW),
    )
    ratios: dict[str, list[float]] = {}
    for _round in range(rounds):
        for name, one, other, count in pairs:
            costs = [measured(work, count)["processor"] for work in (one, other)]
            ratios.setdefault(name, []).append(costs[0] / costs[1])
    for name, found in ratios.items():
        middle = sorted(found)[len(found) // 2]
        tell(name, f"× {middle:.1f} [{min(found):.1f}-{max(found):.1f}]")


def main() -> None:
    """Print what certificates cost as they grow in number, and beside others."""
    parser = argparse.ArgumentParser(description="What certificates cost.")
    parser.add_argument("--work", choices=WORKS)
    parser.add_argument("--count", type=int, default=AT_ONCE)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--most", type=int, default=SIZES[-1])
    parser.add_argument(
        "--python",
        action="append",
        default=[],
        help="an interpreter that has WeasyPrint, Typst or uno; may be said more than once",
    )
    wish = parser.parse_args()
    if wish.work:
        print(json.dumps(one_work(wish.work, wish.count)))
        return
    plan = {"one file": SIZES, "limit": SIZES, **dict.fromkeys(DESIGNED, FILES)}
    for work, sizes in {**plan, "files, on the disk": FILES}.items():
        tell_growth(work, [size for size in sizes if size <= wish.most])
    tell_ratios(wish.rounds)
    interpreters = [*wish.python, sys.executable, "/usr/bin/python3"]
    tell_programs(batch(min(AT_ONCE, wish.most)), wish.rounds, interpreters)


if __name__ == "__main__":
    main()
