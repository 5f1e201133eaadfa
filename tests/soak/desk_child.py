"""A juror who scores without rest, in a process that will be killed: `desk_child.py KIT [SEED]`.

Before each act a line says what is intended; after it, and only then, a line says that it is
saved. The code of the kit comes on the standard input; then, where no seed was named, one seed
after another, for each of which a process of its own is forked.
"""

import json
import os
import random
import sys
from pathlib import Path
from zipfile import ZipFile

from jury_app.desk.desk import Desk
from jury_app.sealing.kit import Kit, open_kit


def main():
    path, code = Path(sys.argv[1]), sys.stdin.readline().strip()
    if sys.argv[2:]:
        work(Desk.open(path, code), int(sys.argv[2]))
    with open_kit(path, code) as kit:
        manifest = kit.manifest
    for seed in sys.stdin:
        worker = os.fork()
        if worker == 0:
            work(Desk(Kit(path.name, ZipFile(path), manifest)), int(seed))
        tell("working", [worker])
        tell("ended", [os.waitpid(worker, 0)[1]])


def work(desk, seed):
    rng = random.Random(seed)  # noqa: S311 -- repeatable, no secret
    numbers = [each.number for each in desk.view().entries]
    criteria = [each.code for each in desk.manifest.grid.criteria]
    while True:
        act = intended(rng, rng.choice(numbers), rng.choice(criteria))
        tell("intend", act)
        perform(desk, act)
        tell("saved", act)


def intended(rng, number, criterion):
    kind = rng.choices(["mark", "comment", "opinion", "note", "recusal"], [12, 2, 2, 1, 1])[0]
    value = {
        "mark": lambda: rng.choice([None, *range(11)]),
        "comment": lambda: f"commentaire {rng.random()} " * rng.randint(0, 40),
        "opinion": lambda: f"avis {rng.random()} " * rng.randint(0, 150),
        "note": lambda: f"note {rng.random()} " * rng.randint(0, 150),
        "recusal": lambda: rng.choice([None, f"motif {rng.random()}"]),
    }[kind]()
    place = criterion if kind in {"mark", "comment"} else ""
    text = value.strip() or None if isinstance(value, str) else value
    return [kind, number, place, text]


def perform(desk, act):
    kind, number, criterion, value = act
    match kind:
        case "mark":
            desk.give_mark(number, criterion, value)
        case "comment":
            desk.comment(number, criterion, value or "")
        case "opinion":
            desk.opinion(number, value or "")
        case "note":
            desk.note(number, value or "")
        case "recusal" if value is None:
            desk.lift_recusal(number)
        case "recusal":
            desk.recuse(number, value)


def tell(what, act):
    os.write(1, (json.dumps([what, *act]) + "\n").encode())  # whole or not at all: below 4 KiB


if __name__ == "__main__":
    main()
