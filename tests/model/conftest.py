"""An edition to work on: founded once, copied for every test."""

import runpy
import shutil
from pathlib import Path

import pytest

YEAR = runpy.run_path(str(Path(__file__).parent / "year.py"))


@pytest.fixture(scope="session")
def founded(tmp_path_factory):
    """An edition file that nobody has worked on; copy it."""
    path = tmp_path_factory.mktemp("founded") / "edition.jury"
    YEAR["found"](path)
    return path


@pytest.fixture
def edition_file(founded, tmp_path):
    return Path(shutil.copy(founded, tmp_path / "edition.jury"))


@pytest.fixture
def year(edition_file):
    year = YEAR["Year"](edition_file)
    yield year
    year.close()


@pytest.fixture
def database(year):
    return year.database
