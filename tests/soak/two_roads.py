"""Puts random editions in order by fractions, by whole numbers and by numpy, and compares.

`python tests/soak/two_roads.py --count 2000 [--seed N]`; prints where the roads part, and how
many equals they had to keep equal.
"""

import argparse
import random
import runpy
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from jury_app.model.scoring.resampling import every_draw, resample
from jury_app.model.scoring.robustness import order
from jury_app.model.scoring.second_road import is_same, mean_by_grids
from jury_app.model.scoring.weights import Weighing

EDITIONS = runpy.run_path(str(Path(__file__).parent.parent / "model/random_editions.py"))
MOST_DOMAINS = 4


@dataclass
class Comparison:
    """What was compared so far, and where the roads parted."""

    domains: int = 0
    means: int = 0
    ties: int = 0
    parted: list = field(default_factory=list)

    def compare(self, seed):
        """Put every domain of an edition in order by each road."""
        rng = random.Random(seed)  # noqa: S311 -- an edition that can be drawn again is wanted
        for place in range(rng.randint(1, MOST_DOMAINS)):
            marked = EDITIONS["random_marked"](seed * MOST_DOMAINS + place)
            exact = {each.application: each for each in order(marked.panel())}
            self.domains += 1
            self.ties += sum(
                count - 1 for count in Counter(each.rank for each in exact.values()).values()
            )
            roads = {
                "whole numbers": self._whole_numbers(marked, exact),
                "numpy, weighed": weighed_agree(marked, exact),
                "numpy, drawn": drawn_agree(marked, exact),
            }
            self.parted += [(seed, place, road) for road, agree in roads.items() if not agree]

    def _whole_numbers(self, marked, exact):
        """Whether the means are those of loops over whole numbers, which share no code."""
        self.means += len(exact)
        percent = int(marked.threshold * 100)
        for application in marked.applications:
            grids = [marks for pair, marks in marked.marks.items() if pair[0] == application]
            again = mean_by_grids(grids, marked.scales, percent=percent)
            if application not in exact:
                if again[1]:
                    return False
                continue
            mean = exact[application].mean / marked.display
            if not is_same((mean.numerator, mean.denominator), again):
                return False
        return True


def weighed_agree(marked, exact):
    """Whether the ranks are those that floats give under the official weights."""
    weighing = Weighing(marked)
    weights = {scale.code: scale.weight for scale in marked.scales}
    ranks = weighing.ranks(np.array([[weights[code] for code in weighing.codes]], float))[:, 0]
    return dict(zip(weighing.applications, map(int, ranks), strict=True)) == all_ranks(
        marked, exact
    )


def drawn_agree(marked, exact):
    """Whether a draw of every juror once gives the same ranks; beyond five jurors it is rare."""
    panel = marked.panel()
    drawn = resample(panel)
    jurors = len({juror for _application, juror in panel.scores})
    if not drawn.is_exact or not jurors:
        return True
    [once] = [place for place, held in enumerate(every_draw(jurors)[0]) if set(held) == {1}]
    ranks = dict(zip(drawn.applications, map(int, drawn.ranks[:, once]), strict=True))
    return ranks == all_ranks(marked, exact)


def all_ranks(marked, exact):
    """Return every rank, zero for whoever has none."""
    return {each: exact[each].rank if each in exact else 0 for each in marked.applications}


def campaign(count, seed):
    """Compare so many editions."""
    found = Comparison()
    for number in range(count):
        found.compare(seed + number)
    return found


def main():
    """Compare, say how it went, and fail where two roads parted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    found = campaign(asked.count, asked.seed)
    sys.stdout.write(
        f"{asked.count} editions, {found.domains} domains, {found.means} means, "
        f"{found.ties} ties: {len(found.parted)} times the roads part\n"
    )
    for seed, place, road in found.parted:
        sys.stdout.write(f"  edition {seed}, domain {place}: {road}\n")
    return 1 if found.parted else 0


if __name__ == "__main__":
    sys.exit(main())
