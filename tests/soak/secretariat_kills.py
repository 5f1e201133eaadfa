"""Kills a secretariat at work, -9, at random moments, and looks for what was said to be saved.

`python tests/soak/secretariat_kills.py --count 500 [--seed N]`; prints what was lost. After each
kill the edition opens, its journal holds together, and every act that was acknowledged is in it.
"""

import argparse
import os
import random
import runpy
import sys
import tempfile
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select

from jury_app.model.database import Database
from jury_app.model.entities import JournalEntry

HERE = Path(__file__).resolve().parent
KILLS = runpy.run_path(str(HERE / "kills.py"))
CHILD = HERE / "secretariat_child.py"
YEAR = runpy.run_path(str(HERE.parent / "model" / "year.py"))
SAID = runpy.run_path(str(CHILD))["said"]
JURORS = ("Benali", "Carpentier", "Œuvrard")
APPLICATIONS = {"D01": ("A1", "A2", "A3"), "D02": ("B1", "B2"), "D03": ("C1", "C2")}


@dataclass
class SecretariatCampaign(KILLS["Campaign"]):
    """One edition that is never begun anew, and the process that begins those to be killed."""

    path: Path = Path()
    child: Any = None
    heads: dict = field(default_factory=dict)

    def work(self, _child, seed, pause):
        lines = self.child.killed_at_work(seed, pause)
        self.heads |= {line[5]: line[6] for line in lines if line[0] == "saved"}
        return lines

    def said(self):
        with closing(Database(self.path)) as database:
            found = [each.code for each in database.check()]
            acts = database.read(acts_by_number)
            self.lost += [f"kill {self.kills}: {code}" for code in found]
            self.lost += [
                f"kill {self.kills}: act {seq} was saved and is not there"
                for seq, digest in self.heads.items()
                if acts.get(seq) != digest
            ]
            self.heads = acts
            return database.read(SAID)


def acts_by_number(session):
    return dict(tuple(row) for row in session.execute(select(JournalEntry.seq, JournalEntry.hash)))


@contextmanager
def campaign_in(folder, seed):
    """Found an edition whose ballots are open, and set a secretariat to work on it."""
    path = Path(folder) / "edition.jury"
    make_edition(path)
    with closing(KILLS["Forks"](CHILD, path)) as child:
        rng = random.Random(seed)  # noqa: S311 -- repeatable, no secret
        yield SecretariatCampaign(rng, path=path, child=child)


def make_edition(path):
    YEAR["found"](path)
    year = YEAR["Year"](path)
    for domain, numbers in APPLICATIONS.items():
        year.applications(*numbers, domain=domain)
    jurors = year.jurors(*JURORS)
    year.assign()
    for place, juror in enumerate(jurors):
        year.ballot(juror, {number: 5 + place for each in APPLICATIONS.values() for number in each})
    year.open()
    year.close()


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=None)
    asked = parser.parse_args(arguments)
    seed = asked.seed if asked.seed is not None else random.SystemRandom().randrange(10**9)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["JURY_DATA"] = str(Path(folder) / "data")
        with campaign_in(folder, seed) as campaign:
            try:
                for _kill in range(asked.count):
                    campaign.kill("secretariat")
            finally:  # a campaign that is cut short says how far it came
                print(f"seed {seed}: {campaign.report()}", flush=True)  # noqa: T201 -- the result
    return 1 if campaign.lost else 0


if __name__ == "__main__":
    sys.exit(main())
