"""The one command of the sources, and the files it installs from."""

import os
import re
import runpy
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ["requirements.txt", "requirements-build.txt", "requirements-dev.txt"]
VERBS = [
    "setup",
    "demo",
    "run",
    "test",
    "lint",
    "translations",
    "screenshots",
    "bundle",
    "bench",
    "soak",
]


def dev(*arguments):
    command = [sys.executable, ROOT / "dev.py", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def locked(name):
    """Return the packages of a lock file: name → version."""
    return dict(re.findall(r"(?m)^([a-z0-9-]+)==(\S+)", read(name)))


def test_help_lists_every_verb():
    result = dev("--help")

    assert (result.returncode, result.stderr) == (0, "")
    assert re.findall(r"(?m)^  (\w+) +[A-Z]", result.stdout) == VERBS


@pytest.mark.parametrize("arguments", [(), ("dance",)])
def test_an_unknown_verb_is_wrong_usage(arguments):
    assert dev(*arguments).returncode == 2


def test_an_unknown_script_is_refused_with_the_known_ones():
    result = dev("soak", "dance")

    assert result.returncode == 1
    assert result.stderr.startswith("dev.py: Name a script of tests/soak: ")


def test_a_script_leaves_nothing_among_the_user_s_own_files(monkeypatch):
    monkeypatch.setenv("JURY_DATA", "of the user")
    script = runpy.run_path(str(ROOT / "dev.py"))
    with script["nobody_s_data"]():
        told = [Path(os.environ[name]) for name in ("JURY_DATA", "XDG_CONFIG_HOME")]
        assert all(each.is_dir() for each in told)

    assert not any(each.exists() for each in told)
    assert os.environ["JURY_DATA"] == "of the user"


def test_the_tests_write_in_memory_where_there_is_room(tmp_path):
    script = runpy.run_path(str(ROOT / "dev.py"))

    with script["files_in_memory"](tmp_path, 0):
        folder = Path(os.environ["TMPDIR"])
        assert folder.parent == tmp_path
        assert folder.stat().st_mode & 0o111 == 0o111  # for whoever a test becomes
        (folder / "left.txt").touch()

    assert not [*tmp_path.iterdir()]
    assert os.environ.get("TMPDIR") != str(folder)


@pytest.mark.parametrize(("place", "needed"), [("nowhere", 0), ("", 1 << 62)])
def test_the_tests_write_where_they_did_where_memory_has_no_room(tmp_path, place, needed):
    script = runpy.run_path(str(ROOT / "dev.py"))
    before = os.environ.get("TMPDIR")

    with script["files_in_memory"](tmp_path / place, needed):
        assert os.environ.get("TMPDIR") == before
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "docs/architecture.md"])
def test_the_documents_name_only_verbs_that_exist(name):
    assert set(re.findall(r"dev\.py (\w+)", read(name))) <= set(VERBS)


def test_every_dependency_is_locked():
    project = tomllib.loads(read("pyproject.toml"))["project"]
    wanted = {re.split(r"[<>=!~ ]", name)[0].lower() for name in project["dependencies"]}
    tools = {
        re.split(r"[<>=!~ ]", name)[0].lower() for name in project["optional-dependencies"]["dev"]
    }

    assert wanted - locked("requirements.txt").keys() == set()
    assert (wanted | tools) - locked("requirements-dev.txt").keys() == set()
    assert locked("requirements-build.txt").keys() == {"setuptools"}


def test_the_lock_files_agree():
    dev_versions = locked("requirements-dev.txt")

    assert locked("requirements.txt").items() <= dev_versions.items()
    assert locked("requirements-build.txt").items() <= dev_versions.items()


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_trusts_hashes_and_names_no_place(name):
    text = read(name)
    packages = re.split(r"(?m)^(?=[a-z0-9-]+==)", text)[1:]

    assert packages
    assert [each for each in packages if "--hash=sha256:" not in each] == []
    assert re.findall(r"://|--(?:extra-)?index-url|--find-links|file:", text) == []
