"""Kits for the juror's desk, made from the example edition."""

import runpy
import zipfile
from pathlib import Path

import pytest

from jury_app.desk.desk import Desk
from jury_app.sealing.kit import Kit

KITS = runpy.run_path(str(Path(__file__).parent / "kits.py"))


@pytest.fixture
def kits():
    """What makes kits, and what they are made of."""
    return KITS


@pytest.fixture(scope="session")
def made_kit(tmp_path_factory):
    return KITS["make_kit"](tmp_path_factory.mktemp("kit"))


@pytest.fixture
def open_desk():
    """What opens a desk without the work that a code asks of the machine."""

    def open_(made_kit, **options):
        archive = zipfile.ZipFile(made_kit.path)
        return Desk(Kit(made_kit.path.name, archive, made_kit.manifest), **options)

    return open_


@pytest.fixture
def desk(open_desk, made_kit):
    with open_desk(made_kit) as desk:
        yield desk
