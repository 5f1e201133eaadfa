"""Alters real files by their structure and hands them in where such files come in.

`python tests/soak/fuzz.py --target ballot|kit|manifest|receipt|seal|journal|mapper|all --count N
[--seed N]`. Whatever comes in is taken, or refused under a name; nothing may crash, take a
second of the processor, or 256 MB. What did is told with its number: `--only NUMBER` makes it
again.
"""

import argparse
import faulthandler
import os
import random
import runpy
import sys
import tempfile
import time
import traceback
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from jury_app.codes import SENTENCES
from jury_app.errors import JuryError
from jury_app.verify import SENTENCES as FINDINGS
from jury_app.verify import RefusalError

HERE = Path(__file__).resolve().parent
MAIL = runpy.run_path(str(HERE / "fuzz_mail.py"))
RECORDS = runpy.run_path(str(HERE / "fuzz_records.py"))
TARGETS = {
    "ballot": MAIL["Ballots"],
    "kit": MAIL["Kits"],
    "manifest": MAIL["Manifests"],
    "receipt": MAIL["Receipts"],
    "seal": RECORDS["Seals"],
    "journal": RECORDS["Journals"],
    "mapper": RECORDS["Mappings"],
}
SECONDS = 1
BYTES = 256 << 20
HANGS = 120  # seconds, after which the process says where it stands, and ends
KNOWN = SENTENCES.keys() | FINDINGS.keys()
TOLD = 20


@dataclass
class Fuzzing:
    """One target, what was said of the files, and what was wrong with that."""

    name: str
    target: object
    seed: int
    runs: int = 0
    answers: Counter = field(default_factory=Counter)
    wrong: dict = field(default_factory=dict)
    slowest: float = 0
    most: int = 0

    def run(self, numbers):
        """Hand in one file for each number."""
        for number in numbers:
            faulthandler.dump_traceback_later(HANGS, exit=True)
            self.hand_in(number)
        faulthandler.cancel_dump_traceback_later()

    def hand_in(self, number):
        rng = random.Random(f"{self.seed} {number}")  # noqa: S311 -- repeatable, no secret
        made = self.target.made(rng)
        forget_peak()
        before, since = memory("VmRSS"), time.process_time()
        try:
            answers = self.target.hand_in(made)
        except (JuryError, RefusalError) as refusal:
            code = refusal.code if isinstance(refusal, JuryError) else refusal.finding.code
            answers = [code]
            self.tell_if(not said(refusal), number, f"{code} says nothing")
        except Exception:  # noqa: BLE001 -- whatever it is, it has no name
            lines = traceback.format_exc().strip().splitlines()
            self.tell(number, f"crash: {lines[-1][:200]} at {lines[-3].strip()[:200]}")
            answers = ["crashed"]
        seconds, most = time.process_time() - since, memory("VmHWM") - before
        self.runs += 1
        self.answers.update(set(answers))
        self.slowest, self.most = max(self.slowest, seconds), max(self.most, most)
        self.tell_if(seconds > SECONDS, number, f"slow: {answers}")
        self.tell_if(most > BYTES, number, f"large: {answers}")
        for each in answers:
            self.tell_if(each not in KNOWN | {"taken", "crashed"}, number, f"no code: {each}")

    def tell_if(self, is_wrong, number, what):
        if is_wrong:
            self.tell(number, what)

    def tell(self, number, what):
        self.wrong.setdefault(what, []).append(number)

    def report(self):
        """Say what came of it; nothing may be wrong."""
        taken = self.answers["taken"]
        names = len(self.answers) - bool(taken)
        told = [f"{self.name}, seed {self.seed}: {self.runs} files, {taken} taken, {names} names"]
        told[0] += f" of refusals, {len(self.wrong)} wrong"
        told[0] += f"; at most {self.slowest:.2f} s and {self.most / 1e6:.0f} MB"
        for what, numbers in list(self.wrong.items())[:TOLD]:
            told.append(f"  {len(numbers)} ×, first {numbers[0]}: {what}")
        return "\n".join(told)


def said(refusal):
    if isinstance(refusal, JuryError):
        return str(refusal)
    return all(refusal.finding.text(language) for language in ("fr", "en"))


def memory(what):
    """Return how many bytes this process takes, or took at most, where the system tells."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    [line] = [each for each in lines if each.startswith(f"{what}:")]
    return int(line.split()[1]) << 10


def forget_peak():
    """Let the peak begin again where memory stands."""
    try:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    except OSError:
        return


def fuzz(name, folder, numbers, seed):
    """Hand in files of one kind; return what came of it."""
    folder.mkdir()
    os.environ["JURY_DATA"] = str(folder / "data")
    with closing(TARGETS[name](folder)) as target:
        fuzzing = Fuzzing(name, target, seed)
        fuzzing.run(numbers)
    return fuzzing


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--target", choices=[*TARGETS, "all"], default="all")
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**9))
    parser.add_argument("--only", type=int, default=None)
    asked = parser.parse_args(arguments)
    numbers = range(asked.count) if asked.only is None else [asked.only]
    wrong = 0
    for name in TARGETS if asked.target == "all" else [asked.target]:
        with tempfile.TemporaryDirectory() as folder:
            fuzzing = fuzz(name, Path(folder) / name, numbers, asked.seed)
        sys.stdout.write(f"{fuzzing.report()}\n")
        sys.stdout.flush()
        wrong += len(fuzzing.wrong)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
