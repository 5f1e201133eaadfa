"""The tree, the direction of imports and the habits of the sources, read from the sources."""

import ast
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PRODUCT = sorted((ROOT / "jury_app").rglob("*.py"))
TOOLS = [
    ROOT / "dev.py",
    *(path for folder in ("bench", "docs", "resources") for path in (ROOT / folder).rglob("*.py")),
]
TESTS = sorted((ROOT / "tests").rglob("*.py"))
ALONE = ROOT / "jury_app/verify.py"  # it travels in archives, and is one module for that
MAY_IMPORT_LATE = {
    ROOT / f"jury_app/{name}.py" for name in ("app", "juror_app", "secretariat_app", "cli")
}
MAY_LOAD_BY_NAME = {
    "jury_app/cli.py",
    "jury_app/publishing/sitting_paper.py",
    "jury_app/scripting/running.py",
    "jury_app/helper/server.py",
    "jury_app/ui/secretariat/analyst.py",
    "jury_app/ui/secretariat/planner.py",
}
LONGEST = 300

BROKEN_ON_PURPOSE = {
    "Imports point downwards": ("jury_app/errors.py", "import jury_app.model"),
    "The model layers": ("jury_app/model/enums.py", "import jury_app.model.store"),
    "The model knows no Qt and no PDF": ("jury_app/model/store.py", "import reportlab"),
    "The interface knows no SQL, no PDF and no live entity": (
        "jury_app/ui/__init__.py",
        "import jury_app.model.entities",
    ),
    "A juror’s desk opens without SQLAlchemy": (
        "jury_app/desk/tables.py",
        "import jury_app.model.store",
    ),
    "Documents know neither": ("jury_app/documents/__init__.py", "import sqlalchemy"),
    "Sealing knows bytes only": ("jury_app/sealing/__init__.py", "import sqlite3"),
    "The official order is counted exactly": (
        "jury_app/model/scoring/ranking.py",
        "import numpy",
    ),
}


def settings():
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def contracts():
    return settings()["tool"]["importlinter"]["contracts"]


def lint_imports(folder, *arguments):
    program = shutil.which("lint-imports", path=sysconfig.get_path("scripts"))
    command = [program, "--no-logo", "--no-cache", *arguments]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )


def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def place(path, line=None):
    name = path.relative_to(ROOT).as_posix()
    return f"{name}:{line}" if line else name


def test_imports_keep_their_direction():
    result = lint_imports(ROOT)

    assert result.returncode == 0, result.stdout + result.stderr


def test_every_contract_is_seen_to_fail():
    assert BROKEN_ON_PURPOSE.keys() == {contract["name"] for contract in contracts()}


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    """What is said of each contract where all of them are broken, each by a line of its own."""
    folder = tmp_path_factory.mktemp("broken")
    shutil.copy(ROOT / "pyproject.toml", folder)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "jury_app", folder / "jury_app", ignore=ignored)
    for file, statement in BROKEN_ON_PURPOSE.values():
        with (folder / file).open("a", encoding="utf-8") as source:
            source.write(f"\n{statement}\n")
    result = lint_imports(folder)
    assert result.returncode == 1
    _head, *told = re.split(r"^(.+)\n-+\n", result.stdout, flags=re.MULTILINE)
    return dict(zip(told[::2], told[1::2], strict=True))


@pytest.mark.parametrize("contract", BROKEN_ON_PURPOSE)
def test_a_contract_fails_when_it_is_broken(broken, contract):
    file, statement = BROKEN_ON_PURPOSE[contract]
    module = file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    assert f"{module} -> {statement.removeprefix('import ')} (l." in broken[contract]


def test_every_part_has_its_place_in_the_order():
    [order] = [each for each in contracts() if each["name"] == "Imports point downwards"]
    placed = {name.strip() for layer in order["layers"] for name in layer.split("|")}
    parts = {path.stem for path in (ROOT / "jury_app").glob("[!_]*.py")}
    parts |= {path.parent.name for path in (ROOT / "jury_app").glob("*/__init__.py")}

    assert parts - placed == set()


def test_only_the_composition_root_and_the_command_line_import_late():
    late = [
        place(path, node.lineno)
        for path in PRODUCT
        if path not in MAY_IMPORT_LATE
        for function in ast.walk(tree(path))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]

    assert not late, "\n".join(late)


def test_no_other_module_loads_one_by_its_name():
    loading = {
        place(path)
        for path in PRODUCT
        for node in ast.walk(tree(path))
        if "import_module" in (getattr(node, "id", ""), getattr(node, "attr", ""))
    }

    assert loading == MAY_LOAD_BY_NAME


def test_the_verifier_needs_nothing_but_python_and_cryptography():
    imported = {
        name.partition(".")[0]
        for node in ast.walk(tree(ALONE))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [node.module] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names]
        )
    }

    assert imported - sys.stdlib_module_names == {"cryptography"}


def lines_of_code(path):
    """Count the lines of a module without its tables of constants."""
    tables = (
        node.end_lineno - node.lineno + 1
        for node in tree(path).body
        if isinstance(node, ast.Assign | ast.AnnAssign)
    )
    return len(path.read_text(encoding="utf-8").splitlines()) - sum(tables)


def test_what_somebody_wrote_is_escaped_in_one_place_for_each_kind_of_file():
    escaping = re.compile(r"^from (html|xml\.sax\.saxutils) import", re.MULTILINE)

    assert {
        path.relative_to(ROOT).as_posix()
        for path in PRODUCT
        if escaping.search(path.read_text(encoding="utf-8"))
    } == {
        "jury_app/documents/archival.py",  # the metadata of a PDF
        "jury_app/documents/markup.py",  # pages of the web
        "jury_app/documents/word/markup.py",  # texts for a word processor
    }


def test_no_module_is_too_long_to_be_read_at_once():
    long = [
        f"{place(path)}: {count} lines"
        for path in [*PRODUCT, *TOOLS]
        if path.parent.name != "versions"  # a migration is written once, by a program
        and path != ALONE
        and (count := lines_of_code(path)) > LONGEST
    ]

    assert not long, "\n".join(long)


def test_every_module_says_what_it_is_for():
    silent = [place(path) for path in [*PRODUCT, *TOOLS] if not ast.get_docstring(tree(path))]

    assert not silent, "\n".join(silent)


def test_no_module_is_a_drawer_for_everything():
    drawers = {"utils", "util", "common", "helpers", "manager", "misc"}

    assert [place(path) for path in PRODUCT if drawers & {path.stem, path.parent.name}] == []


def test_a_rule_is_switched_off_only_with_a_reason():
    switched_off = re.compile(r"#\s*(?:noqa(?::\s*[A-Z0-9, ]+)?|type:\s*ignore(?:\[[\w, -]+\])?)")
    bare = [
        place(path, number)
        for path in [*PRODUCT, *TOOLS, *TESTS]
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if (found := switched_off.search(line))
        and not re.match(r"\s*(?:--|#)\s*\w", line[found.end() :])
    ]

    assert not bare, "\n".join(bare)
