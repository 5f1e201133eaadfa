"""Cuts the power of a disk amid the work of a juror and of a secretariat, and mounts it again.

`python tests/soak/power_cuts.py --count 200 [--seed N] [--disk ext4|xfs|both] [--control 20]`, as
root on Linux. A process prints each save once it is acknowledged; the file system is shut down
without flushing, unmounted and mounted, the file is opened, and nothing acknowledged may be
missing. The control saves by WAL and NORMAL instead, and must lose.
"""

import argparse
import os
import random
import runpy
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import closing, contextmanager, suppress
from pathlib import Path

HERE = Path(__file__).resolve().parent
DISKS = runpy.run_path(str(HERE / "disks.py"))
KILLS = runpy.run_path(str(HERE / "kills.py"))
SECRETARIAT = runpy.run_path(str(HERE / "secretariat_kills.py"))
CARELESS = HERE / "careless_child.py"
GOING_ON = 0.02  # seconds: whoever works tries to go on, and is told


class Cuts(KILLS["Forks"]):
    """Works on a disk until its power is cut, which is there again once this returns."""

    errors = subprocess.DEVNULL  # the disk refuses, and says so
    disk = None

    def killed_at_work(self, seed, pause):
        lines, _status = self.stopped_at_work(seed, pause, self._cut)
        self.disk.unmount()
        self.disk.mount()
        return lines

    def _cut(self, worker):
        self.disk.cut()
        time.sleep(GOING_ON)
        with suppress(ProcessLookupError):
            os.kill(worker, signal.SIGKILL)


@contextmanager
def juror_on(disk, place, rng, through):
    """Set a juror to work, whose work file is on the disk."""
    os.environ["JURY_DATA"] = str(disk.folder / "data")
    made = KILLS["made_in"](place)
    child = KILLS["CHILDREN"]["desk"]
    with closing(Cuts(child, made.path, made.code, through=through)) as forks:
        forks.disk = disk
        yield KILLS["JurorCampaign"](rng, made=made, forks=forks)


@contextmanager
def secretariat_on(disk, place, rng, through):
    """Set a secretariat to work, whose edition is on the disk."""
    os.environ["JURY_DATA"] = str(place / "data")
    path = disk.folder / "edition.jury"
    SECRETARIAT["make_edition"](path)
    os.sync()
    with closing(Cuts(SECRETARIAT["CHILD"], path, through=through)) as forks:
        forks.disk = disk
        yield SECRETARIAT["SecretariatCampaign"](rng, path=path, child=forks)


WORKERS = {"juror": juror_on, "secretariat": secretariat_on}


def cut_often(kind, who, *, count, seed, is_control=False):
    """Cut the power of a disk of a kind, again and again; return the campaign, and its losses."""
    losing = 0
    rng = random.Random(seed)  # noqa: S311 -- repeatable, no secret
    through = (CARELESS,) if is_control else ()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        with (
            DISKS["mounted"](DISKS["Disk"](kind, place)) as disk,
            WORKERS[who](disk, place, rng, through) as campaign,
        ):
            for _cut in range(count):
                before = len(campaign.lost)
                campaign.kill(KILLS["FORKED"])
                losing += len(campaign.lost) > before
    return campaign, losing


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--control", type=int, default=20)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**9))
    parser.add_argument("--disk", choices=["ext4", "xfs", "both"], default="both")
    asked = parser.parse_args(arguments)
    kinds = ["ext4", "xfs"] if asked.disk == "both" else [asked.disk]
    if reason := DISKS["why_not"](*kinds):
        tell(f"not here: {reason}")
        return 1
    wrong = 0
    for kind in kinds:
        for who in WORKERS:
            campaign, losing = cut_often(kind, who, count=asked.count, seed=asked.seed)
            told = campaign.report().replace(" kills", " power cuts")
            tell(f"seed {asked.seed}, {kind}, {who}: {told}")
            wrong += losing
            _campaign, losing = cut_often(
                kind, who, count=asked.control, seed=asked.seed, is_control=True
            )
            tell(f"  control, WAL and NORMAL: {losing} of {asked.control} cuts lost something")
            wrong += losing == 0 < asked.control
    return 1 if wrong else 0


def tell(text):
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
