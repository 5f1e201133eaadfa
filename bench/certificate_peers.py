"""What certificates cost beside other programs: the same words, frame and typefaces for all.

LibreOffice’s mail merge (of a letter made before, without codes, which no field of it holds),
WeasyPrint and Typst (with codes as pictures that were made before) and ours, which makes and signs
for the archive what the others are given. Whole processes, from their start to the end of the file.
"""

import csv
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from struct import pack
from typing import NamedTuple

import pypdfium2
from measuring import ROOT, compiled, tell
from reportlab.pdfgen.canvas import Canvas

from jury_app.documents.certificate import Certificates
from jury_app.documents.certificate.shapes import define_ornaments
from jury_app.documents.certificate.sheet import Sheet
from jury_app.documents.certificate.signed_code import encode

PEERS = ROOT / "bench" / "peers"
FONTS = ROOT / "resources" / "fonts"
OURS = "ours, one file"
LONG = 30  # seconds of processor: what takes longer is done once
_STEPS = {"m": "M", "l": "L", "c": "C", "h": "Z"}
_FONTCONFIG = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>"""


class Program(NamedTuple):
    """A program that makes the certificates: its interpreter, what it is told, what it makes."""

    interpreter: str
    script: str
    argument: str
    made: str
    environment: Mapping[str, str]


class Whole(NamedTuple):
    """What a whole process cost: seconds of processor and of the clock, and its peak in MB."""

    processor: float
    wall: float
    peak: float


def frame() -> str:
    """Return the ornaments of the classical design as a drawing of the web."""
    sheet = Sheet()
    canvas = Canvas(os.devnull)
    define_ornaments(canvas, sheet)
    document = canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001 -- no call for it
    operators = document.idToObject[document.getXObjectName("woven")].stream
    wide, high = sheet.drawn
    paths = "".join(_paths(operators.decode().split()))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="297mm" height="210mm"'
        f' viewBox="0 0 {wide} {high}"><g transform="matrix(1 0 0 -1 0 {high})" fill="none"'
        f' stroke="#b8902f">{paths}</g></svg>'
    )


def _paths(operators: Sequence[str]) -> Iterator[str]:
    """Yield the paths that operators of a page draw."""
    numbers: list[str] = []
    path, width = "", "1"
    for each in operators:
        if each in _STEPS:
            path += _STEPS[each] + " ".join(numbers)
        elif each == "re":
            x, y, wide, high = numbers
            path += f"M{x} {y}h{wide}v{high}h-{wide}Z"
        elif each == "w":
            [width] = numbers
        elif each in {"S", "f", "f*"}:
            fill = ' fill="#b8902f" stroke="none"' if each != "S" else ""
            yield f'<path d="{path}" stroke-width="{width}"{fill}/>'
            path = ""
        elif each[-1].isdigit():
            numbers.append(each)
            continue
        numbers = []


def picture(text: str) -> bytes:
    """Return a square code as a picture of one bit a square, with its quiet zone."""
    code = encode(text)
    if code is None:
        raise ValueError(text)
    side = code.squares
    blank = [b"\xff" * -(-side // 8)] * 4
    rows = [
        (~(int.from_bytes(row, "big") >> 8 * len(row) - code.count << 4)
         & (1 << side) - 1) << -side % 8
        for row in code.rows
    ]  # fmt: skip
    every = [*blank, *(row.to_bytes(-(-side // 8), "big") for row in rows), *blank]
    packed = zlib.compress(b"".join(b"\0" + row for row in every))
    head = pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", packed), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        pack(">I", len(body)) + kind + body + pack(">I", zlib.crc32(kind + body))
        for kind, body in parts
    )


def lay_out(folder: Path, content: Certificates) -> None:
    """Write what the other programs are given."""
    first = content.items[0]
    shared = {
        "prize": f"{content.title} {content.year}",
        "introduction": "Diplôme décerné à",
        "award": first.award,
        "project": f"pour « {first.title} »",
        "title": first.title,
        "named_domain": first.domain,
        "sponsor": first.sponsor,
        "domain": f"Domaine « {first.domain} », parrainé par {first.sponsor}",
        "chair": f"{content.chair}, {content.chair_quality}",
    }
    items = []
    (folder / "codes").mkdir()
    for number, item in enumerate(content.items):
        code = f"codes/{number}.png"
        (folder / code).write_bytes(picture(item.code))
        registered = f"Registre nº {item.register_number}"
        items.append(
            {"name": item.laureates[0], "number": registered, "code": code, "says": item.code}
        )
    (folder / "frame.svg").write_text(frame(), "utf-8")
    (folder / "data.json").write_text(json.dumps({**shared, "items": items}), "utf-8")
    with (folder / "list.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*shared, "name", "number"], extrasaction="ignore")
        writer.writeheader()
        writer.writerows({**shared, **item} for item in items)
    config = _FONTCONFIG.format(fonts=FONTS, cache=folder / "cache")
    (folder / "fonts.conf").write_text(config, "utf-8")


def programs(folder: Path, interpreters: Sequence[str]) -> dict[str, Program | None]:
    """Return what makes the certificates; nothing where a program is not on this machine."""
    office, fonts = shutil.which("soffice"), str(FONTS)
    config = {"FONTCONFIG_FILE": str(folder / "fonts.conf")}
    made: dict[str, Program | None] = {
        OURS: Program(sys.executable, "jury_pages.py", "one", "jury.pdf", {}),
        "ours, a file for each": Program(sys.executable, "jury_pages.py", "each", "each", {}),
        "the limit": Program(sys.executable, "limit_pages.py", "embedded", "limit.pdf", {}),
        "the barest limit": Program(sys.executable, "limit_pages.py", "", "limit.pdf", {}),
        "Typst": _with("typst", interpreters, "typst_pages.py", fonts, "typst.pdf"),
        "WeasyPrint": _with(
            "weasyprint", interpreters, "weasyprint_pages.py", fonts, "weasyprint.pdf"
        ),
        "LibreOffice mail merge": None,
    }
    if office:
        merge = _with("uno", interpreters, "mail_merge.py", office, "merged0.pdf", config)
        made["LibreOffice mail merge"] = merge
    return made


def _with(
    module: str,
    interpreters: Sequence[str],
    script: str,
    argument: str,
    made: str,
    environment: Mapping[str, str] | None = None,
) -> Program | None:
    for interpreter in interpreters:
        if shutil.which(interpreter):
            command = [interpreter, "-c", f"import {module}"]
            if subprocess.run(command, check=False, capture_output=True).returncode == 0:
                return Program(interpreter, script, argument, made, environment or {})
    return None


def cost_of(program: Program, folder: Path) -> Whole:
    """Return what a process and those that it started cost, from its start to its end."""
    command = [program.interpreter, str(PEERS / program.script), str(folder), program.argument]
    environment = {**compiled(), **program.environment}
    begun = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=-3, stderr=-3) as process:
        _pid, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    wall = time.perf_counter() - begun
    return Whole(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)


def tell_programs(content: Certificates, rounds: int, interpreters: Sequence[str]) -> None:
    """Print what each program costs beside ours, in turn."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lay_out(folder, content)
        here: dict[str, Program] = {}
        costs: dict[str, list[Whole]] = {}
        for title, program in programs(folder, interpreters).items():
            if program is None:
                tell(title, "is not on this machine")
            else:
                here[title] = program
                costs[title] = [cost_of(program, folder)]  # with its caches, profile and letter
        quick = [title for title, [first] in costs.items() if first.processor < LONG]
        for title in quick:
            costs[title].clear()
        for _round in range(rounds):
            for title in quick:
                costs[title].append(cost_of(here[title], folder))
        for title, program in here.items():
            size = _size(folder / program.made, len(content.items))
            _tell(title, len(content.items), size, (costs[title], costs[OURS]))


def _size(made: Path, count: int) -> float:
    """Return how large what was made is; a program that failed is fast too."""
    if made.is_dir():
        sizes = [each.stat().st_size for each in made.iterdir()]
        pages = len(sizes)
    else:
        sizes = [made.stat().st_size]
        with pypdfium2.PdfDocument(made) as document:
            pages = len(document)
    if pages != count:
        raise ValueError(made, pages)
    return sum(sizes) / 1e6


def _tell(
    title: str, count: int, size: float, costs: tuple[Sequence[Whole], Sequence[Whole]]
) -> None:
    own, ours = costs
    pairs = list(zip(own, ours, strict=False))  # what takes long was done once
    processor = [each.processor / other.processor for each, other in pairs]
    wall = [each.wall / other.wall for each, other in pairs]
    middle = statistics.median
    tell(
        f"{title}, {count:,} pages",
        f"{middle(each.processor for each in own):.2f} s of processor,"
        f" {middle(each.wall for each in own):.2f} s by the clock",
        f"{max(each.peak for each in own):.0f} MB at most, {size:.2f} MB written",
        f"× {middle(processor):.2f} ours [{min(processor):.2f}-{max(processor):.2f}],"
        f" × {middle(wall):.2f} by the clock",
    )
