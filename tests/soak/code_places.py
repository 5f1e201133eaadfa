"""The places of a file where its code can be made wrong, each in one way, in memory only."""

import ast
import builtins
import copy
import importlib.machinery
import importlib.util
import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType

PROBE = "__ran__"
ROOT = Path(__file__).resolve().parent.parent.parent
OTHER = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult, ast.Div: ast.Mult,
}  # fmt: skip
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
BODIES = ("body", "orelse", "finalbody")


@dataclass(frozen=True)
class Mutant:
    """One place of a file, where the code says something else."""

    path: Path
    number: int
    told: str
    line: int = field(compare=False)  # of its statement: whoever does not run it cannot tell
    function: str | None = field(compare=False)  # what it is in; nothing: it runs as it is loaded
    span: range = field(compare=False, default=range(0))  # the lines of that

    @property
    def name(self):
        return f"{self.path.relative_to(ROOT)} {self.number}"

    def __str__(self):
        return f"{self.path.relative_to(ROOT)}:{self.line}: {self.told}"


class Loader(importlib.machinery.SourceFileLoader):
    """Loads a module that is wrong in one place; nothing is written."""

    def __init__(self, mutant):
        super().__init__(module_of(mutant.path), str(mutant.path))
        tree = ast.parse(mutant.path.read_text(encoding="utf-8"))
        change(list(places(tree))[mutant.number].node)
        self.code = compiled(tree, mutant.path)

    def get_code(self, fullname):  # noqa: ARG002 -- it loads one module only
        return self.code

    def find_spec(self, fullname, _path=None, _target=None):
        if fullname != self.name:
            return None
        return importlib.util.spec_from_file_location(fullname, self.path, loader=self)


@dataclass
class Place:
    """A node that can be changed, and what it is in."""

    node: ast.AST
    statement: ast.stmt
    function: str | None
    outermost: ast.stmt
    span: range


def places(tree):
    """Return every node that can be changed, but those in annotations and in decorators."""
    for statement in tree.body:
        yield from _places(statement, statement, None, statement, range(0))


def _places(node, statement, function, outermost, span):
    if is_changeable(node):
        yield Place(node, statement, function, outermost, span)
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        inner, lines = function, span
        if name == "body" and isinstance(node, FUNCTIONS if function else FUNCTIONS[:2]):
            inner = f"{function or ''}.{getattr(node, 'name', 'lambda')} {node.lineno}"
            lines = (
                span if isinstance(node, ast.Lambda) else range(node.lineno, node.end_lineno + 1)
            )
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, ast.AST):
                within = each if isinstance(each, ast.stmt) else statement
                yield from _places(each, within, inner, outermost, lines)


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
    for number, place in enumerate(places(ast.parse(path.read_text(encoding="utf-8")))):
        other = copy.deepcopy(place.node)
        change(other)
        told = f"{ast.unparse(place.node)} → {ast.unparse(ast.fix_missing_locations(other))}"
        told = told.replace("\n", " ")[:160]
        yield Mutant(path, number, told, place.statement.lineno, place.function, place.span)


def probed(tree, path, within=None):
    """Let every statement of a function say, before it is run, that it is."""
    for node in ast.iter_child_nodes(tree):
        probed(node, path, tree if isinstance(tree, FUNCTIONS) else within)
    if within or isinstance(tree, FUNCTIONS):
        for name in BODIES:
            found = getattr(tree, name, None)
            if isinstance(found, list):
                setattr(tree, name, [each for one in found for each in (probe(one, path), one)])
    return tree


def probe(statement, path):
    line = ast.parse(f"{PROBE}(({str(path)!r}, {statement.lineno}))").body[0]
    for node in ast.walk(line):
        ast.copy_location(node, statement)
    return line


def module_of(path):
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def compiled(tree, path):
    return compile(ast.fix_missing_locations(tree), str(path), "exec", dont_inherit=True)


def codes_in(code):
    """Return a code and every code in it."""
    yield code
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield from codes_in(each)


class Live:
    """The functions of the files as they are loaded, and the means to make one wrong."""

    def __init__(self, paths, functions):
        known = {
            str(path): vars(sys.modules[module_of(path)])
            for path in paths
            if module_of(path) in sys.modules
        }
        self.functions = [
            each for each in functions if known.get(each.__code__.co_filename) is each.__globals__
        ]
        self._trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in paths}
        self._places = {path: list(places(tree)) for path, tree in self._trees.items()}

    def tell(self, ran):
        """Let all of them tell, from now on, which statements they run."""
        setattr(builtins, PROBE, ran.add)
        for path in self._trees:
            tree = probed(ast.parse(path.read_text(encoding="utf-8")), path)
            self._replace({}, named_codes(compiled(tree, path)))

    def make_wrong(self, mutant):
        """Change what is loaded; tell whether that could be done."""
        place = self._places[mutant.path][mutant.number]
        # Whether a name is that of a module makes another code of a call.
        imports = [
            each
            for each in self._trees[mutant.path].body
            if isinstance(each, ast.Import | ast.ImportFrom)
        ]
        module = ast.Module([*imports, place.outermost], [])
        before = named_codes(compiled(module, mutant.path))
        change(place.node)
        return self._replace(before, named_codes(compiled(module, mutant.path)))

    def _replace(self, before, after):
        """Give functions their new code; tell whether that could be done."""
        changed = False
        for each in self.functions:
            key = key_of(each.__code__)
            new = after.get(key)
            if new is None or new == before.get(key):
                continue
            if new.co_freevars != each.__code__.co_freevars:
                return False
            each.__code__ = new
            changed = True
        return changed


def named_codes(code):
    """Return the codes within one that no other is like by its name and its line."""
    found = {}
    for each in codes_in(code):
        key = key_of(each)
        found[key] = None if key in found else each
    return found


def key_of(code):
    return code.co_filename, code.co_qualname, code.co_firstlineno
