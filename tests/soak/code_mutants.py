"""Makes the code wrong in one place at a time, and asks whether any of its tests sees it.

`python tests/soak/code_mutants.py --count 150 [--seed N] [--group sealing]`, drawn at random;
`--count 0` tries every place. A comparison, a logical or arithmetic sign, a constant or a returned
value is changed in memory only.
"""

import argparse
import ast
import copy
import importlib.machinery
import importlib.util
import os
import random
import resource
import signal
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
COUNTED = ("methods", "ranking", "ties", "condorcet", "additive", "majority", "skating", "grids",
           "units", "categories", "cut", "official")  # fmt: skip
SEALING = [f"tests/sealing/{name}" for name in (
    "test_canonical.py", "test_envelope.py", "test_ballot.py", "test_marks.py", "test_seal.py",
    "test_keys.py", "test_encryption.py", "test_recovery.py", "test_kit.py", "test_third_party.py")
]  # fmt: skip
GROUPS = {
    "canonical": (
        [ROOT / f"jury_app/sealing/{name}.py" for name in ("canonical", "envelope", "marks")],
        [f"tests/sealing/test_{name}.py" for name in ("canonical", "envelope", "marks")],
    ),
    "chain": ([ROOT / "jury_app" / "model" / "chain.py"], ["tests/model/test_chain.py"]),
    "sealing": (
        [*sorted((ROOT / "jury_app" / "sealing").glob("*.py"))],
        [*SEALING, "tests/exchange/test_receipts.py", "tests/exchange/test_collecting.py"],
    ),
    "verify": (
        [ROOT / "jury_app" / "verify.py"],
        ["tests/archiving/test_counting.py", "tests/archiving/test_tampering.py",
         "tests/archiving/test_rectified.py", "tests/archiving/test_archive.py"],
    ),
    "counting": (
        [*(ROOT / "jury_app" / "model" / "scoring" / f"{name}.py" for name in COUNTED),
         ROOT / "jury_app" / "model" / "chain.py"],
        [*(f"tests/model/test_{name}.py" for name in (
            "ranking", "methods", "ties", "order_rules", "grids", "chain", "two_roads",
            "invariance", "experts", "standings", "shortlist")),
         "tests/archiving/test_counting.py"],
    ),
}  # fmt: skip
OTHER = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult, ast.Div: ast.Mult,
}  # fmt: skip
LIMIT = 240  # seconds of the processor; one that takes longer has been seen


@dataclass(frozen=True)
class Mutant:
    """One place of a file, where the code says something else."""

    path: Path
    number: int
    line: int
    told: str

    def tree(self):
        """Return the whole file with that one change."""
        tree = ast.parse(self.path.read_text(encoding="utf-8"))
        change(list(places(tree))[self.number])
        return ast.fix_missing_locations(tree)


class Loader(importlib.machinery.SourceFileLoader):
    """Loads a module that is wrong in one place; nothing is written."""

    def __init__(self, mutant):
        path = mutant.path.relative_to(ROOT).with_suffix("")
        super().__init__(".".join(path.parts), str(mutant.path))
        self.code = compile(mutant.tree(), str(mutant.path), "exec")

    def get_code(self, fullname):  # noqa: ARG002 -- it loads one module only
        return self.code

    def find_spec(self, fullname, _path=None, _target=None):
        if fullname != self.name:
            return None
        return importlib.util.spec_from_file_location(fullname, self.path, loader=self)


def places(tree):
    """Return every node that can be changed, but those in annotations and in decorators."""
    for name, value in ast.iter_fields(tree):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        for node in value if isinstance(value, list) else [value]:
            if isinstance(node, ast.AST):
                if is_changeable(node):
                    yield node
                yield from places(node)


def is_changeable(node):
    match node:
        case ast.Compare():
            return type(node.ops[0]) in OTHER
        case ast.BoolOp() | ast.BinOp():
            return type(node.op) in OTHER
        case ast.UnaryOp():
            return isinstance(node.op, ast.Not)
        case ast.Constant():
            return isinstance(node.value, int)  # true and false among them
        case ast.Return():
            return node.value is not None and not is_constant(node.value, None)
    return False


def is_constant(node, value):
    return isinstance(node, ast.Constant) and node.value is value


def change(node):
    """Let a node say something else."""
    match node:
        case ast.Compare():
            node.ops[0] = OTHER[type(node.ops[0])]()
        case ast.BoolOp() | ast.BinOp():
            node.op = OTHER[type(node.op)]()
        case ast.UnaryOp():
            node.operand = ast.UnaryOp(ast.Not(), node.operand)  # what was negated is not
        case ast.Constant():
            node.value = not node.value if isinstance(node.value, bool) else node.value + 1
        case ast.Return():
            node.value = ast.Constant(None)


def mutants_of(path):
    """Return every mutant of a file."""
    for number, node in enumerate(places(ast.parse(path.read_text(encoding="utf-8")))):
        other = copy.deepcopy(node)
        change(other)
        told = f"{ast.unparse(node)} → {ast.unparse(ast.fix_missing_locations(other))}"
        yield Mutant(path, number, node.lineno, told.replace("\n", " ")[:160])


def answer_to(tests, mutant=None):
    """Run the tests in a process of its own, and say what they said of a mutant."""
    if mutant:  # what is about this file tells soonest
        tests = sorted(tests, key=lambda each: Path(each).stem != f"test_{mutant.path.stem}")
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT + 10))
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(1, 2)
        if mutant:
            sys.meta_path.insert(0, Loader(mutant))
        os._exit(int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *tests]) != 0))
    status = os.waitpid(child, 0)[1]
    if os.WIFSIGNALED(status):
        return "too slow" if os.WTERMSIG(status) == signal.SIGXCPU else "seen"
    return "seen" if os.WEXITSTATUS(status) else "unseen"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--group", choices=GROUPS, nargs="+", default=[*GROUPS])
    asked = parser.parse_args()
    os.chdir(ROOT)
    drawn = [(group, each) for group in asked.group for path in GROUPS[group][0]
             for each in mutants_of(path)]  # fmt: skip
    possible = len(drawn)
    if asked.count:
        random.Random(asked.seed).shuffle(drawn)  # noqa: S311 -- a run that can be had again
        drawn = drawn[: asked.count]
    for group in asked.group:
        if answer_to(GROUPS[group][1]) != "unseen":
            tell(f"{group}: its tests fail on the code as it is")
            return 2
    answers, start = Counter(), time.monotonic()
    for group, mutant in drawn:
        answer = answer_to(GROUPS[group][1], mutant)
        answers[answer] += 1
        if answer == "unseen":
            tell(f"{mutant.path.relative_to(ROOT)}:{mutant.line}: {mutant.told}")
        if answers.total() % 10 == 0:
            tell(f"{answers.total()}, {time.monotonic() - start:.0f} s: {dict(answers)}")
    tell(f"{answers.total()} of {possible} mutants: {dict(answers)}")
    return 1 if answers["unseen"] else 0


def tell(text):
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
