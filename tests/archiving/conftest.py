"""One small edition that was closed, and its archive; tests take copies."""

import runpy
from contextlib import closing
from pathlib import Path

import pytest

from jury_app.archiving import archive
from jury_app.model.database import Database
from jury_app.progress import finish

WORLDS = runpy.run_path(str(Path(__file__).parent / "worlds.py"))
SEASONS = runpy.run_path(str(Path(__file__).parent / "seasons.py"))


@pytest.fixture(scope="session")
def worlds():
    """What plays editions."""
    return WORLDS


@pytest.fixture(scope="session")
def closed_edition(tmp_path_factory):
    """The file of an edition that was closed, at rest; copy it."""
    folder = tmp_path_factory.mktemp("closed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JURY_DATA", str(folder / "data"))
        return WORLDS["finished"](WORLDS["small_world"](folder))


@pytest.fixture(scope="session")
def archived(closed_edition, tmp_path_factory):
    """The archive of that edition; it is only read."""
    folder = tmp_path_factory.mktemp("archived")
    edition = WORLDS["copy"](closed_edition, folder / "edition.jury")
    with pytest.MonkeyPatch.context() as patch, closing(Database(edition)) as database:
        patch.setenv("JURY_DATA", str(folder / "data"))
        return finish(archive(database, folder / "archive.zip", passphrase=None)).file


@pytest.fixture(scope="session")
def rectified_edition(closed_edition, tmp_path_factory):
    """The file of that edition once it was rectified, at rest; copy it."""
    folder = tmp_path_factory.mktemp("rectified")
    path = WORLDS["copy"](closed_edition, folder / "edition.jury")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JURY_DATA", str(folder / "data"))
        WORLDS["rectified"](path)
    return path


@pytest.fixture
def rectified(rectified_edition, tmp_path):
    """A copy of the rectified edition for this test alone."""
    return WORLDS["copy"](rectified_edition, tmp_path / "edition.jury")


@pytest.fixture
def edition(closed_edition, tmp_path):
    """A copy of the edition for this test alone."""
    return WORLDS["copy"](closed_edition, tmp_path / "edition.jury")


@pytest.fixture(scope="session")
def season(tmp_path_factory):
    """A panel’s edition, closed and archived, and the jury’s, founded on it and closed."""
    folder = tmp_path_factory.mktemp("season")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JURY_DATA", str(folder / "data"))
        return SEASONS["season"](folder)


@pytest.fixture
def closed_jury(season, tmp_path):
    """The file of the jury’s edition once it was closed."""
    return WORLDS["copy"](season["folder"] / "judged.jury", tmp_path / "judged.jury")


@pytest.fixture
def panel_file(season, tmp_path):
    """The file of the panel’s edition, closed."""
    return WORLDS["copy"](season["folder"] / "panel.jury", tmp_path / "panel.jury")
