"""Lets several processes append to the journal of one edition, each opening and closing it.

`python tests/soak/appends.py --count 500 [--processes 8] [--minutes 60]`: whoever finds the file
held tries again. Every act that was acknowledged must be there, once, in one chain without a fork,
however many there are when the time is over.
"""

import argparse
import json
import math
import os
import runpy
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from jury_app.errors import StoreError
from jury_app.model.database import Database
from jury_app.model.journal import head
from jury_app.model.operations.edition import edit_domain
from jury_app.model.queries.edition import list_domains
from jury_app.model.values import DomainValues

HERE = Path(__file__).resolve().parent
SECRETARIAT = runpy.run_path(str(HERE / "secretariat_kills.py"))


def append(path, name, count, until):
    """Append so many acts in time, and return their numbers and hashes as acknowledged."""
    acts, held = [], 0
    while len(acts) < count and time.monotonic() < until:
        try:
            with closing(Database(path)) as database:
                domain = database.read(list_domains)[0]
                values = DomainValues(code=domain.values.code, name=f"{name}, {len(acts)}")
                database.write(edit_domain, domain_id=domain.id, values=values)
                acts.append(database.read(head))
        except StoreError as refusal:
            if refusal.code != "edition_in_use":
                raise
            held += 1
    return acts, held


def append_together(folder, processes, count, minutes=math.inf):
    """Let processes append to one new edition; return what is wrong, and what there was to it."""
    path = folder / "edition.jury"
    SECRETARIAT["YEAR"]["found"](path)
    before = acts_of(path)
    until = time.monotonic() + 60 * minutes
    workers = [begun(path, folder / f"{each}.json", count, until) for each in range(processes)]
    ends = [os.waitpid(worker, 0)[1] for worker in workers]
    wrong = [f"a process ended with status {end}" for end in ends if end]
    told = [json.loads(each.read_text()) for each in folder.glob("*.json")]
    acknowledged = [tuple(act) for acts, _held in told for act in acts]
    found = acts_of(path)
    wrong += [f"act {seq} is not there" for seq, digest in acknowledged if found.get(seq) != digest]
    if len(set(acknowledged)) != len(acknowledged):
        wrong.append("an act was acknowledged twice")
    if len(found) != len(before) + len(acknowledged):
        wrong.append(f"{len(found) - len(before)} acts are there")
    if math.isinf(minutes) and len(acknowledged) != processes * count:
        wrong.append("not every act was made")
    with closing(Database(path)) as database:
        wrong += [finding.code for finding in database.check()]
    return wrong, f"{len(acknowledged)} acts, found held {sum(held for _acts, held in told)} times"


def begun(path, answer, count, until):
    """Let a process of its own append."""
    worker = os.fork()
    if worker == 0:
        status = 1
        try:
            answer.write_text(json.dumps(append(path, answer.stem, count, until)))
            status = 0
        finally:
            os._exit(status)
    return worker


def acts_of(path):
    with closing(Database(path)) as database:
        return database.read(SECRETARIAT["acts_by_number"])


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--processes", type=int, default=8)
    parser.add_argument("--minutes", type=float, default=math.inf)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        os.environ["JURY_DATA"] = str(Path(name) / "data")
        wrong, told = append_together(Path(name), asked.processes, asked.count, asked.minutes)
    head_line = f"{asked.processes} processes × {asked.count}: {told}, {len(wrong)} wrong"
    sys.stdout.write("\n".join([head_line, *wrong]) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
