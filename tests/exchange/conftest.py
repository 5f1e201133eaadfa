"""An edition with kits that were really issued, and jurors who really seal."""

import runpy
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from jury_app import paths
from jury_app.desk.desk import Desk
from jury_app.exchange.kits import issue_kits
from jury_app.model.operations.applications import IncomingAttachment, take_attachments
from jury_app.model.operations.jury import recuse_juror
from jury_app.progress import finish
from jury_app.sealing.kit import Kit, open_kit

settings.register_profile("files", deadline=None)  # a disk has its moods
settings.load_profile("files")

YEAR = runpy.run_path(str(Path(__file__).parent.parent / "model" / "year.py"))
CRITERIA = YEAR["CRITERIA"]
NAMES = ("Fatima Benali", "Olivier Carpentier", "Maëlle Œuvrard")


@dataclass(frozen=True)
class Issued:
    """An edition at rest whose kits are out, the kits, and what they say."""

    path: Path
    folder: Path
    files: dict
    manifests: dict

    def desk(self, juror):
        """Open a juror's desk without the work that a code asks of the machine."""
        kit = self.files[juror].file
        return Desk(Kit(kit.name, zipfile.ZipFile(kit), self.manifests[juror]))


@pytest.fixture(scope="session")
def issued(tmp_path_factory):
    """Three jurors, three applications, one recusal, one attachment; kits issued for good."""
    folder = tmp_path_factory.mktemp("issued")
    YEAR["found"](folder / "edition.jury")
    year = YEAR["Year"](folder / "edition.jury")
    year.applications("A1", "A2")
    year.application("B1", "D02")
    for name in NAMES:
        given, family = name.split()
        year.juror(family, given_name=given, email=f"{family[0].lower()}@example.org")
    year.assign()
    plan = IncomingAttachment("A1", "plan.pdf", "application/pdf", b"%PDF-1.7 plan")
    year.database.write(take_attachments, incoming=[plan])
    year.database.write(recuse_juror, juror_id=1, application_id=3, reason="Élue de la commune")
    files = {
        each.juror: each
        for each in finish(issue_kits(year.database, folder / "kits", passphrase=None))
    }
    year.close()
    manifests = {}
    for name, each in files.items():
        with open_kit(each.file, each.code) as kit:
            manifests[name] = kit.manifest
    return Issued(folder / "edition.jury", folder / "kits", files, manifests)


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
                for code, mark in zip(CRITERIA, given, strict=False):
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
