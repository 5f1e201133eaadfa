"""Counts random editions by the application and by the verifier, which knows nothing of it.

`python tests/soak/editions.py --count 2000 [--seed N]`; prints each disagreement. Ten times as many
panels are ranked by every method. Verifiers that are wrong on purpose see the same: one that is not
found out makes the run fail.
"""

import argparse
import os
import runpy
import sys
import tempfile
from pathlib import Path

from jury_app import verify

HERE = Path(__file__).resolve().parent
ARCHIVING = HERE.parent / "archiving"
CONTROLLED = 100  # editions that the wrong verifiers see too


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    play = runpy.run_path(str(ARCHIVING / "random_worlds.py"))["random_edition"]
    control = runpy.run_path(str(ARCHIVING / "mutants.py"))
    panels = range(asked.seed, asked.seed + 10 * asked.count)
    disagreed = sum(1 for _seed in control["disagreements"](verify, panels))
    tell(f"{len(panels)} panels by {len(control['METHODS'])} methods, {disagreed} disagreements")
    unseen = {name: control["mutant"](name) for name in control["MUTANTS"]}
    for name in [*unseen]:
        if control["found_out"](unseen[name], panels[:CONTROLLED]):
            del unseen[name]
    for seed in range(asked.seed, asked.seed + asked.count):
        with tempfile.TemporaryDirectory() as folder:
            os.environ["JURY_DATA"] = folder
            edition = play(Path(folder) / "edition", seed)
            if findings := verify.verify(edition).findings:
                disagreed += 1
                tell(f"{seed}:", *(each.text("en") for each in findings))
            for name in [*unseen] if seed - asked.seed < CONTROLLED else ():
                if not unseen[name].verify(edition).ok:
                    del unseen[name]
    wrong = len(control["MUTANTS"])
    tell(f"{asked.count} editions, {disagreed} disagreements in all")
    tell(f"{wrong - len(unseen)} of {wrong} wrong verifiers found out", *unseen)
    return 1 if disagreed or unseen else 0


def tell(*parts):
    sys.stdout.write(" ".join(parts) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
