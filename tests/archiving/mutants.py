"""Verifiers that count wrongly in one place: if none of them is seen, the others prove nothing."""

import sys
from pathlib import Path
from types import ModuleType

from jury_app import verify

SOURCE = Path(verify.__file__).with_suffix(".py").read_text(encoding="utf-8")
MUTANTS = {
    "a mean over all readers": (
        "start=Fraction(0)) / len(scores)\n",
        "start=Fraction(0)) / panel\n",
    ),
    "a median of the upper middle": (
        "ordered[(len(ordered) - 1) // 2]",
        "ordered[len(ordered) // 2]",
    ),
    "a trim that drops nothing": ("range(trim)", "range(0)"),
    "an upper majority grade": ("(size - 1) // 2, size", "size // 2, size"),
    "ties of Borda lost": ("Fraction(level, 2)", "0"),
    "margins for Schulze": ("count if count > prefer", "count - prefer[b, a] if count > prefer"),
    "direct defeats for Schulze": ("for middle in names:", "for middle in ():"),
    "higher always better": ("return 1 - share if", "return share if"),
    "weights forgotten": ('each["weight"] * _worth(', "1 * _worth("),
    "threshold passed by": ("100 * covered < percent", "100 * covered <= percent"),
    "ties unbroken": ('self.rules.get("ties", ())', "()"),
    "recusals of kits forgotten": ('for number in ballot.content["recused"]', "for number in ()"),
    "marks typed in forgotten": ('row["juror_id"] not in sent', "False"),
    "every ballot counts": ('"counted" if len(ends) == 1 and not disputed', '"counted" if ends'),
    "minimum ignored": ("max(1, min(", "max(1, 0 * min("),
    "withdrawals forgotten": (
        '"decision", "decision_withdrawn"):\n        for',
        '"decision"):\n        for',
    ),
    "undoing forgotten": ('gone.add(act.body["undoes"])', "pass"),
    "equals on one level alone": (
        'sum(row["level_id"] == decision',
        '0 * sum(row["level_id"] == decision',
    ),
    "departures unseen": ('told["departs_from_order"] = bool(passed_over)', "pass"),
    "first places of one": ("sum(score == best[juror]", "1 + 0 * sum(score == best[juror]"),
    "the lightest criterion": ('top = max((each["weight"]', 'top = min((each["weight"]'),
}


def mutant(name):
    """Return a verifier that is wrong in one place."""
    before, after = MUTANTS[name]
    assert before in SOURCE, name
    module = ModuleType(f"verify_with_{name.replace(' ', '_')}")
    module.__file__ = verify.__file__
    sys.modules[module.__name__] = module  # dataclasses look themselves up
    try:
        exec(compile(SOURCE.replace(before, after, 1), name, "exec"), module.__dict__)  # noqa: S102 -- ours, in one place changed
    finally:
        del sys.modules[module.__name__]
    return module
