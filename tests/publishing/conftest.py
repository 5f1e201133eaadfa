"""A closed sitting: an ex aequo, a special prize, a domain without award."""

import runpy
from pathlib import Path

import pytest

from jury_app.exchange.closing import close
from jury_app.model.enums import AttendanceState, JurorRole
from jury_app.model.operations.edition import edit_domain
from jury_app.model.operations.jury import recuse_juror
from jury_app.model.operations.roll_call import set_attendance
from jury_app.model.operations.sitting import level_named
from jury_app.model.values import ApplicantValues, DomainValues
from jury_app.progress import finish

YEAR = runpy.run_path(str(Path(__file__).parent.parent / "model" / "year.py"))


@pytest.fixture(scope="session")
def decided_file(tmp_path_factory):
    """An edition at rest in which everything is decided and nothing closed."""
    path = tmp_path_factory.mktemp("decided") / "edition.jury"
    YEAR["found"](path)
    year = YEAR["Year"](path)
    sponsor = DomainValues(code="D01", name="Pilotage", sponsor="La Poste")
    year.database.write(edit_domain, domain_id=1, values=sponsor)
    joint = (ApplicantValues(name="Blois"), ApplicantValues(name="Agglopolys"))
    year.application("A1", title="Le Répar’café", applicants=joint)
    year.applications("A2", "A3", "A4")
    year.application("B1", "D02")
    members = [
        year.juror("Œuvrard", given_name="Maëlle", civility="Mme", role=JurorRole.CHAIR),
        *year.jurors("Benali", "Chauvet"),
    ]
    year.assign()
    year.database.write(recuse_juror, juror_id=members[1], application_id=4, reason="Élu")
    for juror in members:
        year.ballot(juror, {"A1": 9, "A2": 7, "A3": 7, "B1": 3})
        year.database.write(set_attendance, juror_id=juror, state=AttendanceState.PRESENT)
    year.open("Maître Dupont")
    year.levels["audace"] = year.database.write(level_named, "Prix de l’Audace")
    year.decide("A1", "or", citation="Pour avoir réparé ensemble")
    year.decide("A2", "argent")
    year.decide("A3", "argent")
    year.decide("A3", "audace")
    year.not_awarded("D02", "Rien à la hauteur")
    year.close()
    return path


@pytest.fixture(scope="session")
def open_year():
    """What opens an edition for a test."""
    return YEAR["Year"]


@pytest.fixture
def found_year():
    """What founds an edition in which nothing has happened, and opens it."""
    opened = []

    def founded(path, **options):
        YEAR["found"](path, **options)
        opened.append(YEAR["Year"](path))
        return opened[-1]

    yield founded
    for year in opened:
        year.close()


@pytest.fixture(scope="session")
def closed_file(decided_file, tmp_path_factory):
    """The same once it is closed."""
    path = tmp_path_factory.mktemp("closed") / "edition.jury"
    path.write_bytes(decided_file.read_bytes())
    year = YEAR["Year"](path)
    finish(close(year.database, passphrase=None))
    year.close()
    return path


@pytest.fixture
def closed(closed_file, tmp_path):
    path = tmp_path / "edition.jury"
    path.write_bytes(closed_file.read_bytes())
    year = YEAR["Year"](path)
    yield year
    year.close()
