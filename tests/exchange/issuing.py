"""An edition whose kits were really issued, for tests: three jurors, three applications."""

import runpy
import zipfile
from dataclasses import dataclass
from pathlib import Path

from jury_app.desk.desk import Desk
from jury_app.exchange.kits import issue_kits
from jury_app.model.operations.attachments import IncomingAttachment, take_attachments
from jury_app.model.operations.jury import recuse_juror
from jury_app.progress import finish
from jury_app.sealing.kit import Kit, open_kit

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


def issue(folder):
    """Found an edition, seat its jury, record one recusal, take one attachment, issue the kits."""
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
