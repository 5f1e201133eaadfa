"""Lets a juror and a secretariat work on disks of many sizes, each of them until it is full.

`python tests/soak/full_disks.py --count 60`, as root on Linux: marks, a ballot, decisions, an
import, a back-up, the closing, every document and the archive, on that many sizes of a small disk.
What has no room must be refused in words; what was acknowledged is there, and the files open.
"""

import argparse
import runpy
import shutil
import sys
import tempfile
from collections import Counter
from contextlib import nullcontext
from pathlib import Path

HERE = Path(__file__).resolve().parent
DISKS = runpy.run_path(str(HERE / "disks.py"))
TRIALS = runpy.run_path(str(HERE / "trials.py"))
TRIAL = "evening"
BLOCK = 4  # kilobytes: a disk in memory takes whole pages
ROOM_TO_LOOK = 64 << 10  # kilobytes that are there again when it is looked what was saved


def size_of(folder):
    """Return how many kilobytes a folder takes."""
    files = [path.stat().st_size for path in folder.rglob("*")]
    return sum(-(-size // (BLOCK << 10)) * BLOCK for size in files) + BLOCK * len(files)


def fill(trials, place, kilobytes):
    """Work on a disk of a size; return what was said, and what is wrong afterwards."""
    folder = place / "disk"
    with DISKS["memory_disk"](folder, kilobytes) if kilobytes else nullcontext():
        shutil.copytree(trials.template(TRIAL), folder, dirs_exist_ok=True)
        trials.begin(TRIAL, folder)
        lines = trials.go()
        if kilobytes:
            DISKS["run"]("mount", "-o", f"remount,size={ROOM_TO_LOOK}k", folder)
        return lines, trials.wrongs(folder, lines)


def sizes(trials, place, count):
    """Return sizes from what there is before any work to what all of it takes."""
    least = size_of(trials.template(TRIAL))
    lines, wrong = fill(trials, place, None)
    assert not wrong, wrong
    assert not any(line[0] == "refused" for line in lines), lines
    most = size_of(place / "disk")
    shutil.rmtree(place / "disk")
    return [least + BLOCK + (most - least) * step // count for step in range(count)]


def run(trials, place, count):
    """Fill that many disks; return how each refusal was named, and what is wrong."""
    codes, wrong, claimed = Counter(), [], 0
    for kilobytes in sizes(trials, place, count):
        lines, found = fill(trials, place, kilobytes)
        codes.update(line[1] for line in lines if line[0] == "refused")
        claimed += sum(line[0] == "claimed" for line in lines)
        wrong += [f"{kilobytes} kB: {each}" for each in found]
    return codes, wrong, claimed


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=60)
    asked = parser.parse_args(arguments)
    if reason := DISKS["why_not"]("tmpfs"):
        sys.stdout.write(f"not here: {reason}\n")
        return 1
    with tempfile.TemporaryDirectory() as name, TRIALS["trials_in"](Path(name)) as trials:
        codes, wrong, claimed = run(trials, Path(name), asked.count)
    told = [f"{asked.count} disks, {claimed} acts acknowledged, {len(wrong)} wrong"]
    told += [f"  {count} × {code}" for code, count in codes.most_common()]
    sys.stdout.write("\n".join([*told, *wrong]) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
