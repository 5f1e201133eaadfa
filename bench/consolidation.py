"""What it costs to put a large edition in order, beside a plain loop in floats and LibreOffice.

Run by hand: `python dev.py bench consolidation`. Twenty domains, five readings of six criteria for
each application; three sizes, each in a process of its own, so that growth and memory show. The
loop and Calc do less, weighted means and ranks by comparison; the ratio of the same run is what
counts, the seconds belong to the machine.
"""

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from measuring import tell

from jury_app.model.scoring.drawn_rules import Rules
from jury_app.model.scoring.grids import Scale
from jury_app.model.scoring.marked import MarkedPanel
from jury_app.model.scoring.methods import Method
from jury_app.model.scoring.official import Way
from jury_app.model.scoring.panel import Panel
from jury_app.model.scoring.reading_plan import Loads, plan_readings
from jury_app.model.scoring.resampling import resample
from jury_app.model.scoring.robustness import order
from jury_app.model.scoring.rule_trials import try_rules
from jury_app.model.scoring.severity import AdditiveFit
from jury_app.model.scoring.ties import Step
from jury_app.model.scoring.weights import Weighing

SCALES = tuple(Scale(f"c{number}", weight) for number, weight in enumerate((3, 2, 2, 1, 1, 1)))
DOMAINS = 20
READINGS = 5
RESAMPLES = 1000
SIZES = (1_250, 5_000, 20_000)
CALC_ROWS = 5_000
Domain = MarkedPanel[int, int]


def domain(random: Random, applications: int, jurors: int, readings: int) -> Domain:
    """Return a domain of random grids, with the ties that whole marks make."""
    marks = {
        (application, juror): {scale.code: random.randint(4, 10) for scale in SCALES}
        for application in range(applications)
        for juror in random.sample(range(jurors), readings)
    }
    return MarkedPanel(tuple(range(applications)), tuple(range(jurors)), marks, SCALES)


def edition(size: int) -> list[Domain]:
    """Return twenty domains that hold so many applications, read by a fifth as many jurors."""
    random = Random(size)  # noqa: S311 -- the same edition in every run
    return [
        domain(random, size // DOMAINS, max(READINGS, size // DOMAINS // 5), READINGS)
        for _number in range(DOMAINS)
    ]


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the processor time of some work, and what came of it."""
    before = time.process_time()
    found = work()
    return time.process_time() - before, found


def loop(domains: list[Domain]) -> list[dict[int, int]]:
    """Rank as a script would: floats, and a sort for each domain."""
    found = []
    weights = {scale.code: scale.weight for scale in SCALES}
    for each in domains:
        sums: dict[int, list[float]] = {}
        for (application, _juror), marks in each.marks.items():
            score = sum(weights[code] * mark for code, mark in marks.items()) / sum(
                weights.values()
            )
            sums.setdefault(application, []).append(score)
        means = {application: sum(scores) / len(scores) for application, scores in sums.items()}
        values = sorted(means.values(), reverse=True)
        places = {value: place for place, value in reversed(list(enumerate(values, start=1)))}
        found.append({application: places[mean] for application, mean in means.items()})
    return found


def one_size(size: int) -> dict[str, float]:
    """Return what each step costs, in seconds, and the peak of memory, in megabytes."""
    domains = edition(size)
    costs: dict[str, float] = {}
    costs["plain loop, floats"], ranks = timed(lambda: loop(domains))
    costs["grids to scores, exact"], panels = timed(lambda: [each.panel() for each in domains])
    costs["order of every domain, exact"], orders = timed(lambda: [order(each) for each in panels])
    costs[f"{RESAMPLES} draws of the jury"], _drawn = timed(
        lambda: [resample(each, resamples=RESAMPLES).draws for each in panels]
    )
    costs["severity, estimates"], fits = timed(lambda: [AdditiveFit(each) for each in panels])
    costs["severity, standard errors"], _adjusted = timed(
        lambda: [each.adjusted() for each in fits]
    )
    weighings = [Weighing(each) for each in domains]
    weights = np.array([[1.0, 2, 3, 1, 2, 1]])
    costs["other weights tried, all ranks"], _tried = timed(
        lambda: [each.ranks(weights) for each in weighings]
    )
    costs["ranks that the floats of the loop get wrong"] = sum(
        float_ranks[each.application] != each.rank
        for float_ranks, exact in zip(ranks, orders, strict=True)
        for each in exact
    )
    costs["peak, MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return costs


def thinly_linked() -> Panel[int, int]:
    """Return forty panels in a row of five jurors and twenty applications, one juror in two."""
    random = Random(40)  # noqa: S311 -- the same panels in every run
    scores = {
        (20 * panel + application, 4 * panel + juror): Fraction(random.randint(0, 20))
        for panel in range(40)
        for application in range(20)
        for juror in range(5)
    }
    return Panel(tuple(range(800)), tuple(range(161)), scores)


def jury_of_sixty() -> None:
    """Print what a whole panel and an assignment cost."""
    random = Random(60)  # noqa: S311 -- the same edition in every run
    full = domain(random, 200, 60, 60)
    seconds, panel = timed(full.panel)
    tell("200 × 60 × 6, grids to scores, exact", f"{seconds * 1000:.0f} ms")
    seconds, _order = timed(lambda: order(panel))
    tell("200 × 60, order, exact", f"{seconds * 1000:.0f} ms")
    seconds, _drawn = timed(lambda: resample(panel))
    tell("200 × 60, 2000 draws of the jury", f"{seconds * 1000:.0f} ms")
    thin = thinly_linked()
    seconds, _fit = timed(lambda: AdditiveFit(thin))
    tell("severity, 40 panels linked by one juror each", f"{seconds * 1000:.0f} ms")
    eligible = {each: set(range(20)) - {each % 20} for each in range(200)}
    skills = {(juror, each): random.randrange(4) for each in eligible for juror in eligible[each]}
    seconds, _pairs = timed(lambda: plan_readings(eligible, 5, Loads(45, 55), skills))
    tell("200 applications given to 20 jurors, 5 each", f"{seconds * 1000:.0f} ms")


def sureness() -> None:
    """Print what it costs to say how sure one usual domain is, by each method a jury may choose."""
    usual = domain(Random(24), 20, 24, 20)  # noqa: S311 -- the same domain in every run
    ties = (Step.HEAVIEST_CRITERION, Step.FIRST_PLACES, Step.MEDIAN)
    mean = 0.0
    for method in Method:
        rules = Rules(Way(method, 1, () if method is Method.MEAN else ties))
        seconds, _trials = timed(lambda rules=rules: try_rules(usual, rules))
        mean = mean or seconds
        tell(f"20 × 24, how sure: {method}", f"{seconds:.2f} s", f"{seconds / mean:.1f} ×")


def sheet(rows: int) -> str:
    """Return a flat spreadsheet: thirty marks, their weighted mean, and its rank."""
    random = Random(rows)  # noqa: S311 -- the same sheet in every run
    weights = [scale.weight for scale in SCALES] * READINGS
    cells = []
    for row in [weights, *([random.randint(4, 10) for _ in weights] for _row in range(rows))]:
        line = "".join(
            f'<table:table-cell office:value-type="float" office:value="{mark}"/>' for mark in row
        )
        at = len(cells) + 1
        mean = f"of:=SUMPRODUCT([.A{at}:.AD{at}];[.A$1:.AD$1])/SUM([.A$1:.AD$1])"
        rank = f"of:=RANK([.AE{at}];[.AE$2:.AE${rows + 1}])"
        formulas = [f'<table:table-cell table:formula="{each}"/>' for each in (mean, rank)]
        cells.append(
            f"<table:table-row>{line}{''.join(formulas if at > 1 else [])}</table:table-row>"
        )
    names = ("office", "table")
    spaces = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in names)
    spaces += ' xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"'
    kind = 'office:mimetype="application/vnd.oasis.opendocument.spreadsheet"'
    return (
        f'<?xml version="1.0"?><office:document {spaces} office:version="1.2" {kind}><office:body>'
        f"<office:spreadsheet><table:table>{''.join(cells)}</table:table></office:spreadsheet>"
        "</office:body></office:document>"
    )


def calc(rows: int) -> float | None:
    """Return the seconds in which LibreOffice opens a sheet, computes it and writes it out."""
    program = shutil.which("soffice")
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "marks.fods").write_text(sheet(rows), encoding="utf-8")
        profile = (Path(folder) / "profile").as_uri()
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "csv"]
        command += ["--outdir", folder, str(Path(folder) / "marks.fods")]
        subprocess.run(command, check=True, capture_output=True)  # the profile is made here
        before = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        seconds = time.perf_counter() - before
        lines = (Path(folder) / "marks.csv").read_text().splitlines()
        ranks = {int(line.rsplit(",", 1)[1]) for line in lines[1:]}
        assert len(lines) == rows + 1
        assert min(ranks) == 1
        assert max(ranks) <= rows
    return seconds


def main() -> None:
    """Print what every size costs, its growth, and the peers of the same run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--one", type=int, help="one size, in this process, as JSON")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(one_size(asked.one)))
        return
    found = []
    for size in asked.sizes:
        command = [sys.executable, __file__, "--one", str(size)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        found.append(json.loads(done.stdout))
    tell("applications", *(f"{size}" for size in asked.sizes))
    for name in found[0]:
        is_count = name.endswith(("MB", "wrong"))
        tell(name, *(f"{each[name]:.0f}" if is_count else f"{each[name]:.3f} s" for each in found))
    jury_of_sixty()
    sureness()
    empty, full = calc(1), calc(CALC_ROWS)
    if empty is None or full is None:
        tell("LibreOffice Calc", "not installed")
        return
    domains = [domain(Random(1), CALC_ROWS, CALC_ROWS // 5, READINGS)]  # noqa: S311 -- as above
    ours, _order = timed(lambda: order(domains[0].panel()))
    tell(f"Calc, {CALC_ROWS} rows, without its start", f"{full - empty:.2f} s")
    tell("the same here, exactly", f"{ours:.3f} s", f"Calc takes {(full - empty) / ours:.0f} ×")
    weighing = Weighing(domains[0])
    weights = np.array([[float(scale.weight) for scale in SCALES]])
    again, _ranks = timed(lambda: [weighing.ranks(weights) for _time in range(10)])
    tell(
        "the same here, tried again once loaded",
        f"{again / 10 * 1000:.1f} ms",
        f"Calc takes {(full - empty) / again * 10:.0f} ×",
    )


if __name__ == "__main__":
    main()
