"""Hands in altered files of one kind, one after the other, and keeps what was said of them.

A file goes through the near door, behind which the very parsers of the application stand with their
keys at hand; one in so many goes through the whole door too, and both must say the same of it.
"""

import re
import time
import traceback
from collections import Counter
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from jury_app.codes import SENTENCES
from jury_app.errors import JuryError
from jury_app.verify import SENTENCES as FINDINGS
from jury_app.verify import RefusalError

try:
    import resource
except ImportError:  # Windows counts its memory otherwise
    resource = None

SECONDS = 1
BYTES = 256 << 20
KNOWN = SENTENCES.keys() | FINDINGS.keys() | {"taken", "crashed"}
TOLD = 20
VARYING = re.compile(r"`[^`]*`|'[^']*'|\"[^\"]*\"|\[.*\]|[0-9]+")


@dataclass
class Tally:
    """What was said of some files, how often, and what was wrong with that."""

    runs: int = 0
    whole: int = 0
    answers: Counter = field(default_factory=Counter)
    causes: Counter = field(default_factory=Counter)
    wrong: dict = field(default_factory=dict)
    seconds: float = 0
    slowest: float = 0
    most: int = 0

    def add(self, other):
        """Add what another one counted, as it was written down."""
        for name in ("runs", "whole", "seconds"):
            setattr(self, name, getattr(self, name) + other[name])
        for name in ("slowest", "most"):
            setattr(self, name, max(getattr(self, name), other[name]))
        self.answers.update(other["answers"])
        self.causes.update(other["causes"])
        for what, numbers in other["wrong"].items():
            self.wrong.setdefault(what, []).extend(numbers)

    def tell(self, number, what):
        self.wrong.setdefault(what, []).append(number)

    def written(self):
        return vars(self)


class Fuzzing:
    """One target, and what came of handing in its files."""

    def __init__(self, name, target, seed, whole):
        self.name, self.target, self.seed, self.every = name, target, seed, whole
        self.tally = Tally()
        self.making = nullcontext

    @property
    def wrong(self):
        return self.tally.wrong

    @property
    def answers(self):
        return self.tally.answers

    def run(self, numbers, *, before=lambda _number: None):
        """Hand in one file for each number."""
        forget_peak()
        stood, since = peak(), time.process_time()
        for number in numbers:
            before(number)
            with self.making():
                made = self.target.made(Random(f"{self.seed} {number}"))  # noqa: S311 -- repeatable, no secret
            if peak() > stood:  # what it took to make the file is none of what is made of it
                forget_peak()
                stood = peak()
            self.hand_in(number, made)
            most = peak() - stood
            self.tally.most = max(self.tally.most, most)
            if most > BYTES:
                self.tally.tell(number, "large")
                forget_peak()
        self.tally.seconds += time.process_time() - since

    def hand_in(self, number, made):
        answers = self.answered(self.target.near, made, number)
        self.tally.runs += 1
        self.tally.answers.update(answers)
        if number % self.every == 0:
            self.tally.whole += 1
            whole = self.answered(self.target.whole, made, number)
            if whole != answers:
                self.tally.tell(number, f"near {sorted(answers)}, whole {sorted(whole)}"[:300])

    def answered(self, door, made, number):
        """Return the set of what is said of a file at a door; note what is wrong with it."""
        since = time.process_time()
        try:
            answers = set(door(made))
        except (JuryError, RefusalError) as refusal:
            answers = {self.refused(refusal, number)}
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException:  # noqa: BLE001 -- it has no name, and a library's panic no kin
            lines = traceback.format_exc().strip().splitlines()
            self.tally.tell(number, f"crash: {lines[-1][:200]} at {lines[-3].strip()[:200]}")
            answers = {"crashed"}
        seconds = time.process_time() - since
        self.tally.slowest = max(self.tally.slowest, seconds)
        if seconds > SECONDS:
            self.tally.tell(number, f"slow: {sorted(answers)}"[:300])
        for each in answers - KNOWN:
            self.tally.tell(number, f"no code: {each}")
        return answers

    def refused(self, refusal, number):
        code = refusal.code if isinstance(refusal, JuryError) else refusal.finding.code
        if not said(refusal):
            self.tally.tell(number, f"{code} says nothing")
        cause = str(refusal.__cause__ or "").partition(" - at ")[0]
        self.tally.causes[f"{code}: {VARYING.sub('…', cause)[:60]}"] += 1
        return code

    def report(self):
        """Say what came of it; nothing may be wrong."""
        tally = self.tally
        taken = tally.answers["taken"]
        names = len(tally.answers) - bool(taken)
        told = [f"{self.name}, seed {self.seed}: {tally.runs} files, {taken} taken, {names} names"]
        told[0] += f" of refusals, {len(tally.causes)} causes, {len(tally.wrong)} wrong"
        told[0] += f"; {tally.whole} through the whole door"
        told[0] += f"; {tally.runs / max(tally.seconds, 1e-9):.0f} a second of the processor"
        told[0] += f"; at most {tally.slowest:.2f} s and {tally.most / 1e6:.0f} MB"
        counted = [f"{code} {count}" for code, count in tally.answers.most_common()]
        told.append(f"  {', '.join(counted)}")
        for what, numbers in list(tally.wrong.items())[:TOLD]:
            told.append(f"  {len(numbers)} ×, first {numbers[0]}: {what}")
        return "\n".join(told)


def said(refusal):
    if isinstance(refusal, JuryError):
        return str(refusal)
    return all(refusal.finding.text(language) for language in ("fr", "en"))


def peak():
    """Return how many bytes this process took at most, where the system tells."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10 if resource else 0


def forget_peak():
    """Let the peak begin again where memory stands."""
    try:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    except OSError:
        return
