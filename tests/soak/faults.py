"""Lets each call to the system fail, one at a time, amid a save, an export, an import, a migration.

`python tests/soak/faults.py [--trial NAME …] [--count N]`, on Linux with strace: the nth call of
each kind fails with EIO, then with ENOSPC, for every n that there is, or N of them evenly spread.
What was acknowledged is there afterwards, the files open, and what was refused has a name.
"""

import argparse
import runpy
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
TRIALS = runpy.run_path(str(HERE / "trials.py"))
CALLS = (
    "write",
    "pwrite64",
    "fsync",
    "fdatasync",
    "rename",
    "link",
    "openat",
    "ftruncate",
    "unlink",
)
ERRORS = ("EIO", "ENOSPC")
NAMES = ("save", "decide", "bring", "finish", "export", "migrate")


def why_not():
    """Return why no call can be made to fail here, or nothing."""
    if sys.platform != "linux":
        return "calls to the system are made to fail on Linux alone"
    if not (strace := shutil.which("strace")):
        return "strace is not installed"
    tried = [strace, "-o", "/dev/null", "-e", "inject=fsync:error=EIO", "true"]
    done = subprocess.run(tried, capture_output=True, check=False)
    return "strace may not trace here" if done.returncode else None


@dataclass
class Sweep:
    """Faults put into trials, and what came of them."""

    trials: object
    place: Path
    runs: int = 0
    claimed: int = 0
    codes: Counter = field(default_factory=Counter)
    wrong: list = field(default_factory=list)

    def sweep(self, name, most=None):
        """Let each call of a trial fail in turn; `most` of each kind at the most."""
        for call, there_are in self.calls_of(name).items():
            step = max(1, there_are // most) if most else 1
            for place in range(0, there_are, step):
                for error in ERRORS:
                    self.fail(name, call, place + 1, error)

    def calls_of(self, name):
        """Return how many calls of each kind a trial makes when nothing fails."""
        traced, lines, wrong = self._traced(name, f"trace={','.join(CALLS)}")
        assert not wrong, (name, wrong)
        assert not any(line[0] == "refused" for line in lines), (name, lines)
        made = Counter(line.split("(")[0].split()[-1] for line in traced if "(" in line)
        return {call: made[call] for call in CALLS if made[call]}

    def places_of(self, name, call, named):
        """Return which calls of a kind name something, of all those of a trial."""
        traced, _lines, _wrong = self._traced(name, f"trace={call}")
        made = [line for line in traced if f"{call}(" in line]
        return [place for place, line in enumerate(made, start=1) if named in line]

    def fail(self, name, call, place, error):
        """Let one call of a trial fail."""
        injection = f"inject={call}:error={error}:when={place}"
        _traced, lines, wrong = self._traced(name, f"trace={call}", "-e", injection)
        self.runs += 1
        self.claimed += sum(line[0] == "claimed" for line in lines)
        self.codes.update(line[1] for line in lines if line[0] == "refused")
        self.wrong += [f"{name}, {error} at {call} {place}: {each}" for each in wrong]

    def report(self):
        """Say what came of it; nothing may be wrong."""
        head = f"{self.runs} faults, {self.claimed} acts acknowledged, {len(self.wrong)} wrong"
        refusals = [f"  {count} × {code}" for code, count in self.codes.most_common()]
        return "\n".join([head, *refusals, *self.wrong])

    def _traced(self, name, *options):
        """Do a trial under strace; return the calls, what was said, and what is wrong after it."""
        folder = Path(tempfile.mkdtemp(dir=self.place))
        shutil.copytree(self.trials.template(name), folder, dirs_exist_ok=True)
        number = self.trials.begin(name, folder)
        trace = self.place / "trace.txt"
        command = ["strace", "-f", "-qq", "-p", str(number), "-o", str(trace), "-e", *options]
        with subprocess.Popen(command, stderr=subprocess.DEVNULL):
            await_tracer(number)
            lines = self.trials.go()
        wrong = self.trials.wrongs(folder, lines)
        shutil.rmtree(folder)
        return trace.read_text().splitlines(), lines, wrong


def await_tracer(number):
    """Wait until a process is traced; it waits for its line meanwhile."""
    status = Path(f"/proc/{number}/status")
    while "TracerPid:\t0\n" in status.read_text():
        pass


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=None)
    parser.add_argument("--trial", choices=NAMES, action="append")
    asked = parser.parse_args(arguments)
    if reason := why_not():
        tell(f"not here: {reason}")
        return 1
    with tempfile.TemporaryDirectory() as name, TRIALS["trials_in"](Path(name)) as trials:
        sweep = Sweep(trials, Path(name))
        try:
            for each in asked.trial or NAMES:
                sweep.sweep(each, asked.count)
                tell(f"{each}: {sweep.runs} faults so far, {len(sweep.wrong)} wrong")
        finally:  # a sweep that is cut short says how far it came
            tell(sweep.report())
    return 1 if sweep.wrong else 0


def tell(text):
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
