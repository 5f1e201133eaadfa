"""Makes the code wrong in one place at a time, and asks whether any of its tests sees it.

`python tests/soak/code_mutants.py [--count 150] [--group sealing] [--keep FILE [--again]]` tries
every place, or so many that are evenly spread. A comparison, a logical or arithmetic sign, a
constant or a returned value is changed in memory only. `--tests FILE …` asks these alone, not all
of the group; `--seconds 3` asks no more of the tests that can tell of a mutant than fit into that,
those first that do most where few tests come. What is kept in a file is not tried anew, but for
what no test saw, if it is asked for again.
"""

import argparse
import importlib
import json
import math
import os
import resource
import runpy
import sys
import tempfile
import time
from collections import Counter, defaultdict
from contextlib import suppress
from itertools import accumulate
from pathlib import Path
from types import SimpleNamespace

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PLACES = SimpleNamespace(**runpy.run_path(str(HERE / "code_places.py")))
WARM = SimpleNamespace(**runpy.run_path(str(HERE / "warm_tests.py"), run_name="warm_tests"))
COUNTED = ("methods", "ranking", "ties", "condorcet", "additive", "majority", "skating", "grids",
           "units", "categories", "cut", "official")  # fmt: skip
SEALING = [f"tests/sealing/{name}" for name in (
    "test_canonical.py", "test_envelope.py", "test_ballot.py", "test_marks.py", "test_seal.py",
    "test_keys.py", "test_encryption.py", "test_recovery.py", "test_kit.py", "test_third_party.py",
    "test_documents.py", "test_certificate.py", "test_receipt.py")
]  # fmt: skip
UNRELATED = (  # other verifiers, wrong on purpose; openssl and jq; disks, which do not bear a fork
    "--deselect=tests/archiving/test_tampering.py::test_bytes_changed_anywhere",  # takes too long
    "--deselect=tests/archiving/test_counting.py::test_a_verifier_that_is_wrong_on_purpose_is",
    "--deselect=tests/archiving/test_archive.py::test_the_commands_of_the_read_me_",
    *(
        f"--deselect=tests/desk/test_storage.py::test_{name}"
        for name in (
            "a_folder_that_may_not",
            "a_work_file_that_has_become_read_only",
            "where_one_may_not_write",
            "work_that_was_begun_is_never",
        )
    ),
)
GROUPS = {
    "canonical": (
        [ROOT / f"jury_app/sealing/{name}.py" for name in ("canonical", "envelope", "marks")],
        [f"tests/sealing/test_{name}.py" for name in ("canonical", "envelope", "marks")],
    ),
    "chain": ([ROOT / "jury_app" / "model" / "chain.py"], ["tests/model/test_chain.py"]),
    "sealing": (
        [*sorted((ROOT / "jury_app" / "sealing").glob("*.py"))],
        [*SEALING, "tests/exchange/test_receipts.py", "tests/exchange/test_collecting.py",
         "tests/exchange/test_cosigning.py", "tests/publishing/test_signed_certificates.py",
         "tests/archiving/test_rehearsal.py", "tests/archiving/test_insiders.py",
         "tests/exchange/test_recovery.py", "tests/desk/test_storage.py"],
    ),
    "verify": (
        [ROOT / "jury_app" / "verify.py"],
        [*(f"tests/archiving/{each.name}"
           for each in sorted((ROOT / "tests" / "archiving").glob("test_*.py"))),
         *(f"tests/exchange/test_{name}.py" for name in (
            "receipts", "cosigning", "resolving", "rectifying")),
         "tests/privacy/test_erasing.py", "tests/model/test_room.py",
         "tests/commands/test_archive.py", "tests/commands/test_sitting_sheet.py"],
    ),
    "counting": (
        [*(ROOT / "jury_app" / "model" / "scoring" / f"{name}.py" for name in COUNTED),
         ROOT / "jury_app" / "model" / "chain.py"],
        [*(f"tests/model/test_{name}.py" for name in (
            "ranking", "methods", "ties", "order_rules", "grids", "chain", "two_roads",
            "invariance", "experts", "standings", "shortlist", "severity", "margins")),
         "tests/archiving/test_counting.py"],
    ),
}  # fmt: skip

STRIDE = 7  # a run that is stopped has tried places from everywhere


class Trial:
    """The mutants of one group, before its tests."""

    def __init__(self, group, mutants, note, asked):
        self.paths, self.tests = GROUPS[group]
        self.tests = asked.tests or self.tests
        self.mutants, self.note = mutants, note
        self.examples, self.most = asked.examples, asked.seconds
        self.preparing, self.made, self.known, self.runs = 0.0, {}, [], {}
        self.killers = defaultdict(Counter)

    def run(self):
        """Try all of them; return whether the tests hold for the code as it is."""
        within = [each for each in self.mutants if each.function]
        told, _status = WARM.in_a_fork(
            lambda: WARM.loaded(
                [*UNRELATED, *self.tests], lambda warm: self.among(warm, within), self.examples
            )
        )
        if not told or told["unsound"]:
            tell(f"the tests fail on the code as it is: {told and told['unsound']}")
            return False
        for name in told["modules"]:
            with suppress(Exception):  # what is loaded here need not be loaded for each of them
                importlib.import_module(name)
        self.preparing, self.made, self.known = told["recorded"]
        self.runs = runs_of(self.known)
        left = {*told["left"]}
        for mutant in (each for each in self.mutants if not each.function or each.name in left):
            self.judge(mutant, lambda names, mutant=mutant: self.loaded_wrong(mutant, names))
        return True

    def among(self, warm, mutants):
        """Try the mutants of functions that are loaded; return what the tests are like."""
        live = PLACES.Live(self.paths, WARM.loaded_functions())
        recorded, _status = WARM.in_a_fork(lambda: self.recorded(warm, live))
        self.preparing, self.made, self.known = recorded
        self.runs = runs_of(self.known)
        unsound = [each.name for each in self.known if not each.is_sound]
        cold = [each for each in mutants if self.is_made_with(each)]
        others = [each for each in mutants if each not in cold]
        dirty = {name for name, ran in self.made.items() if ran}
        left = []
        for some, but in ((others, frozenset()), (cold, dirty)) if not unsound else ():
            answer, _status = WARM.in_a_fork(
                lambda some=some, but=but: self.prepared(warm, live, some, but)
            )
            left += answer
        return {
            "unsound": unsound,
            "recorded": recorded,
            "left": left,
            "modules": [name for name in sys.modules if not name.startswith(("jury_app", "tests"))],
        }

    def recorded(self, warm, live):
        """Return what the tests do with the code as it is."""
        ran = set()
        live.tell(ran)
        return warm.record(ran)

    def prepared(self, warm, live, mutants, but):
        """Try mutants where all is made that needs none of them; return which are left."""
        left = []
        if mutants:
            warm.prepare(set(), but)
            WARM.loaded_functions()
        for mutant in mutants:

            def wrong(names, mutant=mutant):
                if not live.make_wrong(mutant):
                    return "left"
                return self.first_to_fail(warm, names, self.preparing if but else 0)

            if not self.judge(mutant, wrong):
                left.append(mutant.name)
        return left

    def loaded_wrong(self, mutant, names):
        """Load the tests with code that is wrong as it is loaded."""
        sys.meta_path.insert(0, PLACES.Loader(mutant))
        parts = [[], []]
        for name in names:
            parts[not is_about(mutant, name)].append(name)
        for part in filter(None, parts):  # what is about this file needs little to be loaded
            answer = WARM.loaded(
                sorted({name.partition("::")[0] for name in part}),
                lambda warm, part=part: [self.first_to_fail(warm, part, self.preparing)],
                self.examples,
            )
            if answer != [None]:
                return answer[0] if answer else "it does not load"
        return None

    def first_to_fail(self, warm, names, more):
        """Return the name of the first test that fails; what it needs may take more time."""
        seconds = {each.name: each.seconds + bool(each.needs) * more for each in self.known}
        return warm.run(warm.named(names), seconds)

    def judge(self, mutant, wrong):
        """Ask the tests that can tell, in another process, and note what they said."""
        asked = self.asked(mutant)
        begun, test, status = used(), None, 0
        if asked:
            names = [each.name for each in asked]
            test, status = WARM.in_a_fork(lambda: wrong(names), is_limited=True)
        if test == "left":
            return False
        said = "slow" if WARM.is_slow(status) else "seen" if test or status else "unseen"
        if test:
            self.killers[mutant.path, mutant.function][test] += 1
            self.killers[mutant.path][test] += 1
        self.note(mutant, said if asked else "unreached", test or "", used() - begun)
        return True

    def asked(self, mutant):
        """Return the tests that can tell, those first that are likely to, and quick."""
        line = (str(mutant.path), mutant.line)
        made = {name for name, ran in self.made.items() if line in ran}
        can = [each for each in self.known
               if not mutant.function or line in each.lines or made & each.needs]  # fmt: skip
        near = self.killers[mutant.path, mutant.function]
        likely = self.killers[mutant.path]
        asked = sorted(can, key=lambda each: (
            -near[each.name], not (mutant.function or is_about(mutant, each.name)),
            bool(made & each.needs),
            each.seconds / (1 + likely[each.name]) / self.is_particular(mutant, each),
        ))  # fmt: skip
        spent = [*accumulate(each.seconds for each in asked)]
        return [
            each for each, before in zip(asked, [0, *spent], strict=False) if before < self.most
        ]

    def is_particular(self, mutant, test):
        """Tell how much a test does in a function that few other tests do there."""
        there = (self.runs.get((str(mutant.path), line), ()) for line in mutant.span)
        return sum(1 / len(names) for names in there if test.name in names) or 1 / len(self.known)

    def is_made_with(self, mutant):
        """Tell whether what is made once for many tests runs the place of a mutant."""
        return any((str(mutant.path), mutant.line) in ran for ran in self.made.values())


def runs_of(known):
    """Return the names of the tests that run each line."""
    runs = defaultdict(set)
    for each in known:
        for line in each.lines:
            runs[line].add(each.name)
    return runs


def is_about(mutant, test):
    """Tell whether a test is of the module, or of what all documents have in common."""
    about = (f"/test_{mutant.path.stem}.py", "/test_documents.py")
    return test.partition("::")[0].endswith(about)


class Kept:
    """What was said of each mutant, in a file that a later run goes on with."""

    def __init__(self, path):
        self.path, self.said = path, {}
        if path.exists():
            for line in path.read_text("utf-8").splitlines():
                told = json.loads(line)
                self.said[told["mutant"]] = told

    def note(self, group):
        def note(mutant, said, test, seconds):
            told = {"mutant": f"{group} {mutant.name}", "place": str(mutant), "said": said,
                    "test": test, "seconds": round(seconds, 2)}  # fmt: skip
            with self.path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(told, ensure_ascii=False) + "\n")
            if said in ("unseen", "unreached"):
                tell(f"{said}: {mutant}")

        return note


def used():
    """Return the seconds of the processor that other processes took."""
    took = resource.getrusage(resource.RUSAGE_CHILDREN)
    return took.ru_utime + took.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=0)
    parser.add_argument("--group", choices=GROUPS, nargs="+", default=[*GROUPS])
    parser.add_argument("--examples", type=int, default=10)
    parser.add_argument(
        "--tests", nargs="+", default=[], help="these alone, not all of the group’s"
    )
    parser.add_argument("--seconds", type=float, default=math.inf)
    parser.add_argument("--keep", type=Path, metavar="FILE", default=None)
    parser.add_argument("--again", action="store_true")
    asked = parser.parse_args()
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        path = asked.keep.absolute() if asked.keep else Path(folder) / "answers"
        sound = [try_group(each, Kept(path), asked) for each in asked.group]
        answers = Kept(path).said.values()
    for group in asked.group:
        said = Counter(each["said"] for each in answers if each["mutant"].startswith(f"{group} "))
        tell(f"{group}: {said.total()} tried, {dict(said)}")
    if not all(sound):
        return 2
    return 1 if any(each["said"].startswith("un") for each in answers) else 0


def try_group(group, kept, asked):
    mutants = [each for path in GROUPS[group][0] for each in PLACES.mutants_of(path)]
    tell(f"{group}: {len(mutants)} places")
    if asked.count:
        mutants = mutants[:: max(1, len(mutants) // asked.count)]
    mutants = [each for first in range(STRIDE) for each in mutants[first::STRIDE]]
    before = {name for name, told in kept.said.items()
              if not (asked.again and told["said"].startswith("un"))}  # fmt: skip
    mutants = [each for each in mutants if f"{group} {each.name}" not in before]
    start = time.monotonic()
    try:
        return not mutants or Trial(group, mutants, kept.note(group), asked).run()
    finally:
        tell(f"{group}: {time.monotonic() - start:.0f} s")


def tell(text):
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
