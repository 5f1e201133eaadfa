"""How soon a juror reads, and what reading costs: `python dev.py bench juror_start`.

Whole processes beside a bare PySide6 window, started in turn; working out the code is slow on
purpose and stands on a line of its own. Inside the window, a timer of a few milliseconds tells how
long its thread was held up, and the system how much memory was held at most.
"""

import argparse
import json
import os
import runpy
import statistics
import tempfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from measuring import ROOT, Cost, in_turn, measured, tell, tell_noise, tell_ratio
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

KITS = runpy.run_path(str(ROOT / "tests" / "desk" / "kits.py"))
MB = 1_000_000


def photographs(size: int, pages: int = 4) -> bytes:
    """Return a PDF of about this size: pictures that no compression makes smaller."""
    output = BytesIO()
    canvas = Canvas(output, pageCompression=0)
    side = int((size / pages / 3 / 1.25) ** 0.5)  # the canvas writes five characters for four bytes
    for _page in range(pages):
        noise = Image.frombytes("RGB", (side, side), os.urandom(3 * side * side))
        canvas.drawImage(ImageReader(noise), 40, 200, 500, 500)
        canvas.showPage()
    canvas.save()
    return output.getvalue()


def made_kit(folder: Path, name: str, count: int, document: bytes) -> tuple[str, str, int]:
    """Write a kit whose dossiers all hold a document; return it, its code and its size."""
    rows = [each["number"] for each in KITS["edition_rows"]()]
    numbers = rows + [KITS["again"](each) for each in rows]
    extra = {number: [("dossier.pdf", document)] for number in numbers}
    made = KITS["make_kit"](folder, name=name, count=count, extra=extra)
    size = sum(each.size for each in made.manifest.attachments)
    return str(made.path), made.code, size


def time_start(kit: str, code: str, runs: int) -> None:
    """Print what it takes to the first paint, to the field of the code, to the first dossier."""
    rounds = in_turn(
        runs,
        lambda: measured("bare"),
        lambda: measured("first_paint", kit),
        lambda: measured("code_field", kit),
        lambda: measured("juror", kit, code, "dossier"),
    )
    bare, painted, asked, opened = zip(*rounds, strict=True)
    codes = [json.loads(each.said) for each in opened]
    tell_ratio("first paint of the juror’s window", painted, bare)
    tell_ratio("the field ready for the code", asked, bare)
    tell_ratio("first dossier, without the code", [_without_code(each) for each in opened], bare)
    for kind in ("processor", "wall"):
        seconds = statistics.median(each[f"code_{kind}"] for each in codes)
        tell(f"working out the code, {kind}", f"{seconds:.2f} s here")
    tell_noise(bare)


def time_reading(kit: str, code: str, runs: int) -> None:
    """Print how long the window was held up at most, in each round."""
    found = _found(kit, code, "next", runs)
    for name, key in (
        ("on to another dossier", "dossier_ms"),
        (f"a document of {found[0]['pages']} pages is opened", "document_ms"),
        ("its pages are turned", "pages_ms"),
    ):
        tell_block(name, [each[key] for each in found])


def tell_block(name: str, blocks: Sequence[tuple[float, float]]) -> None:
    """Print how long the window was held up at most, and how long it worked itself at most."""
    figures = []
    for words, held in zip(("held up", "at work"), zip(*blocks, strict=True), strict=True):
        spread = f"[{min(held):.0f}-{max(held):.0f}]"
        figures.append(f"{words} {statistics.median(held):.0f} ms {spread}")
    tell(name, *figures)


def weigh(kit: str, code: str, size: int) -> None:
    """Print how much memory all the documents of a kit take, read one after another."""
    [found] = _found(kit, code, "documents", 1)
    tell("attachments of the kit", f"{size / MB:.0f} MB")
    for name, key in (
        ("the window, kit open", "opened_bytes"),
        ("the window, every document read", "window_bytes"),
        ("the helper", "helper_bytes"),
    ):
        tell(
            f"{name}, at most", f"{found[key] / MB:.0f} MB", f"{found[key] / size:.2f} × the files"
        )
    tell_block("all the documents", [found["documents_ms"]])


def main() -> None:
    """Make the kits, then measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-r", "--runs", type=int, default=7)
    parser.add_argument("--smoke", action="store_true", help="the smallest size, once")
    arguments = parser.parse_args()
    runs = 1 if arguments.smoke else arguments.runs
    count, pages, size = (3, 20, MB // 2) if arguments.smoke else (60, 200, 5 * MB)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        kit, code, _size = made_kit(folder, "pages.jurykit", 12, KITS["long_pdf"](pages))
        time_start(kit, code, runs)
        time_reading(kit, code, runs)
        weigh(*made_kit(folder, "photographs.jurykit", count, photographs(size)))


def _found(kit: str, code: str, step: str, runs: int) -> list[dict[str, Any]]:
    return [json.loads(measured("juror", kit, code, step).said) for _run in range(runs)]


def _without_code(cost: Cost) -> Cost:
    found = json.loads(cost.said)
    return cost.less(found["code_processor"], found["code_wall"])


if __name__ == "__main__":
    main()
