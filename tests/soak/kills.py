"""Kills jurors at work, -9, at random moments, and looks for what was shown as saved.

`python tests/soak/kills.py --count 500 [--seed N] [--child desk|window|forked] [--keep FOLDER]`
prints what was lost. A campaign that is kept in a folder goes on where it was left, until it has
had so many kills in all. `forked` is `desk` without the second that a program takes to begin, for
thousands of kills: every so many of them, another juror begins a file.
"""

import argparse
import json
import os
import random
import runpy
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer
from types import SimpleNamespace
from typing import Any
from zipfile import ZipFile

from jury_app.desk.desk import Desk
from jury_app.errors import JuryError
from jury_app.files import write_safely
from jury_app.sealing.kit import Kit, open_kit

HERE = Path(__file__).resolve().parent
CHILDREN = {"desk": HERE / "desk_child.py", "window": HERE / "window_child.py"}
FORKED = "forked"
KILLS_A_FILE = 250  # a file that a crowd had filled would open ever more slowly
SECONDS_TO_START = 300  # a machine under load; a child that never begins is an error of its own
LONGEST = 0.25  # seconds of work before the kill


@dataclass
class Campaign:
    """Somebody at work, killed again and again over the same file."""

    rng: random.Random
    known: dict = field(default_factory=dict)
    kills: int = 0
    acknowledged: int = 0
    lost: list = field(default_factory=list)

    def work(self, child, seed, pause):
        """Let a child work for a while and kill it; return the lines that it wrote."""
        raise NotImplementedError

    def said(self):
        """Return all that the file holds, by place."""
        raise NotImplementedError

    def kill(self, child):
        """Let a child work for a while, kill it, and compare the file with what it had shown."""
        lines = self.work(child, self.rng.randrange(2**31), self.pause())
        self.kills += 1
        intended = None
        for what, *act in lines:
            place, value = tuple(act[:3]), act[3]
            if what == "saved":
                self.known[place] = value
                self.acknowledged += 1
                intended = None
            else:
                intended = (place, value)
        self.compare(intended)

    def pause(self):
        """Return for how long the next child may work: often hardly at all."""
        return self.rng.random() ** 3 * LONGEST

    def compare(self, intended):
        try:
            found = self.said()
        except JuryError as error:
            self.lost.append(f"kill {self.kills}: the file does not open: {error.code}")
            return
        for place, value in self.known.items():
            allowed = [value, intended[1]] if intended and intended[0] == place else [value]
            if found.get(place) not in allowed:
                was, is_now = (repr(each)[:60] for each in (value, found.get(place)))
                self.lost.append(f"kill {self.kills}: {place} was saved as {was}, is {is_now}")
        self.known = found

    def report(self):
        """Say what was lost; nothing may."""
        saves = f"{self.acknowledged} acknowledged saves"
        return "\n".join([f"{self.kills} kills, {saves}, {len(self.lost)} lost", *self.lost])


class Forks:
    """A process that has loaded the program, and forks those to be killed, one for each seed."""

    errors = None  # to the screen

    def __init__(self, child, path, *lines, through=()):
        self._name = child.stem
        command = [sys.executable, *map(str, (*through, child, path))]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors, text=True
        )
        self._tell(*lines)

    def killed_at_work(self, seed, pause):
        """Return the lines that a fork wrote until it was killed."""
        lines, status = self.stopped_at_work(seed, pause, lambda pid: os.kill(pid, signal.SIGKILL))
        if status != signal.SIGKILL:
            raise RuntimeError(f"{self._name} did not work until it was killed")
        return lines

    def stopped_at_work(self, seed, pause, stop):
        """Return the lines that a fork wrote until it was stopped, and how it ended."""
        self._tell(seed)
        lines, worker = [], None
        while worker is None or len(lines) < lines_before(seed):
            line = self._next_line()
            if line[0] == "ended":
                raise RuntimeError(f"{self._name} could not begin to work")
            if line[0] == "working":
                worker = line[1]
            else:
                lines.append(line)
        time.sleep(pause)
        stop(worker)
        while (line := self._next_line())[0] != "ended":
            lines.append(line)
        return lines, line[1]

    def close(self):
        """Let the process end: there are no more seeds."""
        with self._process:
            self._process.stdin.close()

    def _tell(self, *lines):
        self._process.stdin.write("".join(f"{line}\n" for line in lines))
        self._process.stdin.flush()

    def _next_line(self):
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self._name} did not begin to work")
        return json.loads(line)


@dataclass
class JurorCampaign(Campaign):
    """One juror, over one work file."""

    made: Any = None
    forks: Any = None

    def work(self, child, seed, pause):
        if child != FORKED:
            return killed_at_work(CHILDREN[child], self.made, seed, pause)
        if self.kills and self.kills % KILLS_A_FILE == 0:
            shutil.rmtree(os.environ["JURY_DATA"])
            self.known = {}
        return self.forks.killed_at_work(seed, pause)

    def said(self):
        return said(self.made)


def lines_before(seed):
    """Return after how many lines the kill may come, so that a slow machine saves something too."""
    return 1 + seed % 4


def killed_at_work(child, made, seed, pause):
    """Return the lines that a child wrote until it was killed."""
    command = [sys.executable, str(child), str(made.path), str(seed)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        process.stdin.write(made.code + "\n")
        process.stdin.flush()
        overdue = Timer(SECONDS_TO_START, process.kill)
        overdue.start()
        first = "".join(process.stdout.readline() for _line in range(lines_before(seed)))
        overdue.cancel()
        time.sleep(pause)
        process.kill()
        rest = process.stdout.read()
        process.stdin.close()
    if not first:
        raise RuntimeError(f"{child.name} did not begin to work")
    complete = (first + rest).rpartition("\n")[0].splitlines()
    return [json.loads(line) for line in complete]


def said(made):
    """Return all that the work file holds, by place; the kit's code need not be worked out."""
    with Desk(Kit(made.path.name, ZipFile(made.path), made.manifest)) as desk:
        return flat(desk.view())


def flat(view):
    """Return a view as values by place."""
    values = {}
    for entry in view.entries:
        values |= {("mark", entry.number, code): mark for code, mark in entry.marks.items()}
        values |= {("comment", entry.number, code): text for code, text in entry.comments.items()}
        values["opinion", entry.number, ""] = entry.opinion or None
        values["note", entry.number, ""] = entry.note or None
        values["recusal", entry.number, ""] = entry.recusal
    return values


class Kept:
    """A campaign over one kit in a folder: how far it is stands beside the juror's file."""

    def __init__(self, folder, seed):
        folder.mkdir(parents=True, exist_ok=True)
        self._file = folder / "campaign.json"
        before = json.loads(self._file.read_text("utf-8")) if self._file.exists() else {}
        self.seed = before.pop("seed", seed)
        rng = random.Random(f"{self.seed} {before.get('kills', 0)}")  # noqa: S311 -- repeatable
        self.campaign = JurorCampaign(rng, made=made_in(folder), **before)
        if before:
            self.campaign.known = self.campaign.said()

    def run(self, names, count):
        """Kill one child after another, until there have been so many kills in all."""
        made = self.campaign.made
        with closing(Forks(CHILDREN["desk"], made.path, made.code)) as self.campaign.forks:
            while self.campaign.kills < count:
                self.campaign.kill(names[self.campaign.kills % len(names)])
                self._note()

    def _note(self):
        campaign = self.campaign
        noted = {"seed": self.seed} | {
            name: getattr(campaign, name) for name in ("kills", "acknowledged", "lost")
        }
        write_safely(self._file, json.dumps(noted).encode())


def made_in(folder):
    """Return the kit of a campaign that is gone on with, or make one."""
    kits = runpy.run_path(str(HERE.parent / "desk" / "kits.py"))
    path, code = folder / "kit.jurykit", kits["CODE"]
    if not path.exists():
        return kits["make_kit"](folder)
    with open_kit(path, code) as kit:
        return SimpleNamespace(path=path, code=code, manifest=kit.manifest)


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**9))
    parser.add_argument("--child", choices=[*CHILDREN, FORKED, "both"], default="both")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", default=None)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = asked.keep or Path(name)
        os.environ["JURY_DATA"] = str(folder / "data")
        kept = Kept(folder, asked.seed)
        try:
            kept.run(list(CHILDREN) if asked.child == "both" else [asked.child], asked.count)
        finally:  # a campaign that is cut short says how far it came
            print(f"seed {kept.seed}: {kept.campaign.report()}", flush=True)  # noqa: T201 -- the result
    return 1 if kept.campaign.lost else 0


if __name__ == "__main__":
    sys.exit(main())
