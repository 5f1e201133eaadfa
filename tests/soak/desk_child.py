"""A juror who scores without rest, in a process that will be killed: `desk_child.py KIT SEED`.

Before each act a line says what is intended; after it, and only then, a line says that it is
saved. The code of the kit comes on the standard input.
"""

import json
import random
import sys
from pathlib import Path

from jury_app.desk.desk import Desk


def main():
    rng = random.Random(int(sys.argv[2]))  # noqa: S311 -- repeatable, no secret
    with Desk.open(Path(sys.argv[1]), sys.stdin.readline().strip()) as desk:
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
        "opinion": lambda: f"avis {rng.random()} " * rng.randint(0, 200),
        "note": lambda: f"note {rng.random()} " * rng.randint(0, 200),
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
    sys.stdout.write(json.dumps([what, *act]) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
