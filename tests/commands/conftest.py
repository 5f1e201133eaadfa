"""The whole day, gone once; and a small edition for all that can go wrong."""

import io
import json
import runpy
import shutil
import sys
from pathlib import Path

import pytest

from jury_app.cli import run

HERE = Path(__file__).parent
ROAD = runpy.run_path(str(HERE / "road.py"))
PROCESSES = runpy.run_path(str(HERE / "processes.py"))
ISSUING = runpy.run_path(str(HERE.parent / "exchange" / "issuing.py"))


@pytest.fixture(scope="session")
def machine():
    """What runs a command with --json in a process of its own."""
    with PROCESSES["machine"]() as machine:
        yield machine


@pytest.fixture(scope="session")
def elsewhere(machine):
    """What runs a command on the machine whose folder is given; its exit status and document."""

    def elsewhere_(folder, *words, lang="fr"):
        done = machine.run(folder / "data", *words, lang=lang)
        return done.status, done.document

    return elsewhere_


@pytest.fixture(scope="session")
def road(machine, tmp_path_factory):
    """The example edition from founding to publishing, each step in a process of its own."""
    folder = tmp_path_factory.mktemp("road")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JURY_DATA", str(folder / "data"))
        patch.delenv("JURY_PASSPHRASE", raising=False)
        return ROAD["travel"](folder, machine)


@pytest.fixture(scope="session")
def recomputed(road):
    return ROAD["recomputed"](road)


@pytest.fixture(scope="session")
def issued(tmp_path_factory):
    """A small edition at rest whose kits are out; copy it."""
    return ISSUING["issue"](tmp_path_factory.mktemp("issued"))


@pytest.fixture
def edition(issued, tmp_path):
    return Path(shutil.copy(issued.path, tmp_path / "edition.jury"))


@pytest.fixture
def jury(monkeypatch):
    """What runs a command here and returns its exit status, its output and its complaint."""
    monkeypatch.delenv("JURY_PASSPHRASE", raising=False)
    monkeypatch.setenv("JURY_LANG", "fr")

    def jury_(*words):
        output, complaint = io.StringIO(), io.StringIO()
        with monkeypatch.context() as streams:
            streams.setattr(sys, "stdout", output)
            streams.setattr(sys, "stderr", complaint)
            status = run([str(word) for word in words])
        return status, output.getvalue(), complaint.getvalue()

    return jury_


@pytest.fixture
def ask(jury):
    """What runs a command with --json and returns its exit status and its document."""

    def ask_(*words):
        status, output, _complaint = jury(*words, "--json")
        return status, json.loads(output)

    return ask_
