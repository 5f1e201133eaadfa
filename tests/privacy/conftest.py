"""A small closed edition that holds something of every kind about people; tests take copies."""

import hashlib
import io
import json
import runpy
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from jury_app.cli import run
from jury_app.model.database import Database
from jury_app.model.entities import (
    Application,
    Attachment,
    AttachmentContent,
    ImportedJuror,
    ImportedRow,
    Juror,
)
from jury_app.model.enums import JournalKind
from jury_app.model.journal import record

ARCHIVING = Path(__file__).parent.parent / "archiving"
WORLDS = runpy.run_path(str(ARCHIVING / "worlds.py"))
PDF = b"%PDF-1.4 the dossier of a town"


def people(session):
    """Give the jurors addresses, and the dossiers contacts, rows of the form tool and a file."""
    for number, juror in enumerate(session.scalars(select(Juror).order_by(Juror.id)), start=1):
        juror.given_name = f"Prénom{number}"
        juror.email = f"jure{number}@exemple.fr"
        taken = json.dumps({"email": juror.email})
        session.add(ImportedJuror(juror_id=juror.id, taken=taken))
    applications = session.scalars(select(Application).order_by(Application.id)).all()
    for number, application in enumerate(applications):
        application.contact_name = f"Contact Numéro{number}"
        application.contact_email = f"contact{number}@exemple.fr"
        application.summary = f"Résumé secret {number}"
        raw = json.dumps({"Courriel": application.contact_email})
        session.add(ImportedRow(application_id=application.id, raw=raw, taken=raw))
    sha256 = hashlib.sha256(PDF).hexdigest()
    session.add(AttachmentContent(sha256=sha256, content=PDF))
    session.flush()
    session.add(
        Attachment(
            application_id=applications[-1].id,
            name="dossier.pdf",
            media_type="application/pdf",
            size=len(PDF),
            sha256=sha256,
        )
    )
    record(session, JournalKind.APPLICATION_EDITED, {"applications": [1, 2, 3, 4]})


@pytest.fixture(scope="session")
def at_rest(tmp_path_factory):
    """The closed edition, and the same before its closing."""
    folder = tmp_path_factory.mktemp("people")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JURY_DATA", str(folder / "data"))
        world = WORLDS["small_world"](folder)
        world.database.write(people)
        world.collect()
        world.open_all()
        world.close()
        before = WORLDS["copy"](world.database.path, folder / "open.jury")
        world = WORLDS["World"](world.database.path, folder / "ballots")
        return before, WORLDS["decided"](world)


@pytest.fixture
def closed(at_rest, tmp_path, monkeypatch):
    """A copy of the closed edition."""
    monkeypatch.setenv("JURY_DATA", str(tmp_path / "data"))
    return WORLDS["copy"](at_rest[1], tmp_path / "edition.jury")


@pytest.fixture
def unclosed(at_rest, tmp_path, monkeypatch):
    """A copy of the edition whose ballots are opened, and whose sitting is not closed."""
    monkeypatch.setenv("JURY_DATA", str(tmp_path / "data"))
    return WORLDS["copy"](at_rest[0], tmp_path / "open.jury")


@pytest.fixture
def database(closed):
    """The closed edition, open."""
    with closing(Database(closed)) as opened:
        yield opened


@pytest.fixture
def jury(monkeypatch):
    """What runs a command here and returns its exit status and what it says."""
    monkeypatch.setenv("JURY_LANG", "en")

    def jury_(*words):
        output, complaint = io.StringIO(), io.StringIO()
        with monkeypatch.context() as streams:
            streams.setattr(sys, "stdout", output)
            streams.setattr(sys, "stderr", complaint)
            status = run([str(word) for word in words])
        return status, output.getvalue() or complaint.getvalue()

    return jury_


@pytest.fixture
def ask(jury):
    """What runs a command with --json and returns its exit status and its document."""

    def ask_(*words):
        status, told = jury(*words, "--json")
        return status, json.loads(told)

    return ask_
