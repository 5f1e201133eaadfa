"""Alters real files by their structure and hands them in where such files come in.

`python tests/soak/fuzz.py --target ballot|kit|manifest|receipt|seal|journal|mapper|all --count N
[--seed N] [--first N]`. Whatever comes in is taken, or refused under a name; nothing may crash,
hang, take a second of the processor, or 256 MB. What did is told with its number: `--only NUMBER`
makes it again. A campaign that is kept in a folder (`--keep FOLDER`) goes on where it was left;
with `--turn N` the targets take turns of so many files. `--control` plants a fault deep in each
parser, which must be found.
"""

import argparse
import json
import os
import random
import runpy
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

from jury_app.files import write_safely

HERE = Path(__file__).resolve().parent
FUZZING = SimpleNamespace(**runpy.run_path(str(HERE / "fuzzing.py")))
WORKERS = SimpleNamespace(**runpy.run_path(str(HERE / "workers.py")))
CONTROLS = SimpleNamespace(**runpy.run_path(str(HERE / "planted.py")))
MAIL = runpy.run_path(str(HERE / "fuzz_mail.py"))
RECORDS = runpy.run_path(str(HERE / "fuzz_records.py"))
JOURNAL = runpy.run_path(str(HERE / "fuzz_journal.py"))
TARGETS = {
    "ballot": MAIL["Ballots"],
    "kit": MAIL["Kits"],
    "manifest": MAIL["Manifests"],
    "receipt": MAIL["Receipts"],
    "seal": RECORDS["Seals"],
    "journal": JOURNAL["Journals"],
    "mapper": RECORDS["Mappings"],
}
WHOLE = 1_000  # one file in so many goes through the whole door too


def fuzz(name, folder, numbers, seed, whole=10, fault=None):
    """Hand in files of one kind, in this process; return what came of it."""
    with closing(made(name, folder)) as target:
        fuzzing = FUZZING.Fuzzing(name, target, seed, whole)
        target.begin()
        with CONTROLS.planted(name, fault):
            fuzzing.run(numbers)
    return fuzzing


def campaign(name, folder, numbers, seed, whole=WHOLE, kept=None):
    """Hand in files of one kind in processes that may die; return what came of it so far."""
    fuzzing = FUZZING.Fuzzing(name, made(name, folder), seed, whole)
    tally = fuzzing.tally
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        tally.add(json.loads(kept.read_text("utf-8")) if kept.is_file() else tally.written())
    left = numbers[tally.runs :] if kept else numbers

    def told():
        if kept:
            write_safely(kept, json.dumps(tally.written()).encode())

    WORKERS.Workers(fuzzing, folder).run(left, told)
    return fuzzing


def made(name, folder):
    folder.mkdir()
    os.environ["JURY_DATA"] = str(folder / "data")
    return TARGETS[name](folder)


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--target", choices=[*TARGETS, "all"], default="all")
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**9))
    parser.add_argument("--first", type=int, default=0, help="where another machine left off")
    parser.add_argument("--only", type=int, default=None)
    parser.add_argument("--whole", type=int, default=WHOLE)
    parser.add_argument("--keep", type=Path, default=None)
    parser.add_argument("--turn", type=int, default=None)
    parser.add_argument("--control", action="store_true")
    asked = parser.parse_args(arguments)
    names = [*TARGETS] if asked.target == "all" else [asked.target]
    if asked.control:
        return controlled(names, asked.count, asked.seed)
    if asked.only is not None or not hasattr(os, "fork"):
        numbers = range(asked.first, asked.count) if asked.only is None else [asked.only]
        return max([of_one(fuzz, name, numbers, asked.seed, asked.whole) for name in names])
    turn = asked.turn or asked.count
    failed = 0
    for most in range(turn, asked.count + turn, turn):
        numbers = range(asked.first, min(most, asked.count))
        for name in names:
            kept = asked.keep / f"{name}-{asked.seed}.json" if asked.keep else None
            failed |= of_one(campaign, name, numbers, asked.seed, asked.whole, kept)
    return failed


def of_one(run, name, *asked):
    """Run one target and say what came of it; return whether something was wrong."""
    with tempfile.TemporaryDirectory() as folder:
        fuzzing = run(name, Path(folder) / name, *asked)
    tell(fuzzing.report())
    return int(bool(fuzzing.wrong))


def controlled(names, count, seed):
    """Plant a fault in each parser, and look for it; return whether one was missed."""
    missed = 0
    for name in names:
        missed |= not of_one(fuzz, name, range(count), seed, WHOLE, "crash")
    return int(missed)


def tell(text):
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
