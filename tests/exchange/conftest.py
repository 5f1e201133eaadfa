"""An edition with kits that were really issued, and jurors who really seal."""

import json
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from jury_app import paths

ISSUING = runpy.run_path(str(Path(__file__).parent / "issuing.py"))
YEAR = ISSUING["YEAR"]


@pytest.fixture(scope="session")
def issued(tmp_path_factory):
    """An edition at rest whose kits are out; copy it."""
    return ISSUING["issue"](tmp_path_factory.mktemp("issued"))


@pytest.fixture
def open_year():
    """What opens an edition for a test."""
    return YEAR["Year"]


@pytest.fixture
def found():
    """What founds an edition."""
    return YEAR["found"]


@pytest.fixture
def year(issued, tmp_path):
    """The edition once its kits are out, for this test alone."""
    year = YEAR["Year"](Path(shutil.copy(issued.path, tmp_path / "edition.jury")))
    yield year
    year.close()


@pytest.fixture
def seal(issued, tmp_path):
    """What seals a ballot of a juror, in a work file that lives as long as the test."""

    def seal_(juror, marks, *, recused=None, out=None):
        folder = out or tmp_path / "ballots"
        folder.mkdir(exist_ok=True)
        with issued.desk(juror) as desk:
            for number, given in marks.items():
                for code, mark in zip(ISSUING["CRITERIA"], given, strict=False):
                    desk.give_mark(number, code, mark)
            for number, reason in (recused or {}).items():
                desk.recuse(number, reason)
            return desk.seal(folder)

    return seal_


@pytest.fixture
def forget():
    """What lets a juror begin again on another machine."""

    def forget_():
        for each in paths.user_data().glob("*.jurywork"):
            each.unlink()

    return forget_


@pytest.fixture
def swept():
    """What has a process killed at each moment of an act; returns what the moments are."""

    def swept_(act, *folders):
        moments = Path(__file__).parent / "moments.py"
        done = subprocess.run(
            [sys.executable, str(moments), act, *map(str, folders)],
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stderr == ""
        *killed, end = [json.loads(line)["at"] for line in done.stdout.splitlines()]
        assert end == "the end"
        return killed

    return swept_
