"""An edition at each stage of its year, from the example files, for the pages that show it."""

import hashlib
import shutil
from pathlib import Path

from jury_app.exchange.closing import close
from jury_app.exchange.founding import create_edition
from jury_app.importing.applications import read_applications
from jury_app.importing.jurors import read_jurors
from jury_app.model.database import Database
from jury_app.model.enums import BallotState, JurorRole
from jury_app.model.operations.applications import IncomingApplication, take_applications
from jury_app.model.operations.assignment import assign_readers
from jury_app.model.operations.edition import edit_edition
from jury_app.model.operations.exchange import (
    IssuedKit,
    OpenedMarks,
    ReceivedBallot,
    open_ballots,
    record_kits,
    store_ballots,
)
from jury_app.model.operations.jury import take_jurors
from jury_app.model.operations.sitting import Award, decide, decide_not_awarded
from jury_app.model.queries.edition import list_domains, list_levels
from jury_app.model.queries.exchange import kit_contents, list_ballots
from jury_app.model.queries.jury import list_jurors
from jury_app.model.queries.standings import consolidate
from jury_app.model.templates import load_template
from jury_app.model.values import ApplicantValues, ApplicationValues, EditionValues, JurorValues
from jury_app.progress import finish

FILES = Path(__file__).parents[2] / "files" / "edition-2026"
CRITERIA = ("cible", "demarche", "partenariats", "service")
STAGES = ("founded", "assigned", "issued", "received", "opened", "decided", "closed")


def build(folder: Path, stage: str) -> Path:
    """Return an edition file that has come as far as a stage, made from the stage before."""
    path = folder / f"{stage}.jury"
    if path.exists():
        return path
    if stage == STAGES[0]:
        _found(path)
        return path
    before = build(folder, STAGES[STAGES.index(stage) - 1])
    shutil.copy(before, path)
    database = Database(path)
    _ACTS[stage](database)
    database.close()
    return path


def _found(path):
    create_edition(
        path,
        template=load_template("territoria"),
        title=None,
        year=2026,
        passphrase=None,
        language="fr",
    )


def _assign(database):
    database.write(
        edit_edition,
        values=EditionValues(
            title="Prix Territoria",
            year=2026,
            organiser="Observatoire organisateur du prix",
            place="Paris",
            ballots_due_at="2026-09-12T21:59:59Z",
        ),
    )
    domains = {row.values.code: row.id for row in database.read(list_domains)}
    labels = {row.values.name: row.values.code for row in database.read(list_domains)}
    read = read_applications(FILES / "demarches-simplifiees.csv", domains=labels)
    incoming = [
        IncomingApplication(values=_application(each, domains), raw={})
        for each in read.applications
    ]
    database.write(take_applications, source=read.source, incoming=incoming)
    jurors = read_jurors(FILES / "jurors.csv", domains=labels).jurors
    database.write(take_jurors, incoming=[_juror(each, domains) for each in jurors])
    database.write(assign_readers)


def _application(each, domains):
    return ApplicationValues(
        number=each.number,
        title=each.title,
        domain_id=domains[each.domain_code],
        applicants=tuple(
            ApplicantValues(name=one.name, kind=one.kind, siren=one.siren or None)
            for one in each.applicants
        ),
        summary=each.summary,
        status=each.status,
        deposited=each.deposited,
    )


def _juror(each, domains):
    codes = each.domain_codes
    return JurorValues(
        family_name=each.family_name,
        given_name=each.given_name,
        civility=each.civility,
        function=each.function,
        body=each.body,
        siren=each.siren or None,
        email=each.email,
        role=JurorRole(each.role),
        role_text=each.role_text,
        domain_ids=None if codes is None else tuple(domains[code] for code in codes),
    )


def _issue(database):
    kits = [
        IssuedKit(
            juror_id=row.id,
            public_key=f"{row.id:064x}",
            file=f"{row.id}.jurykit",
            applications=row.applications,
            grid="0" * 64,
            sha256="0" * 64,
        )
        for row in database.read(list_jurors)
        if row.applications
    ]
    database.write(record_kits, kits=kits)


def _receive(database):
    jurors = [row for row in database.read(list_jurors) if row.applications]
    ballots, states = [], {}
    for place, juror in enumerate(jurors[:-3]):
        digest = hashlib.sha256(juror.key.encode()).hexdigest()
        states[digest] = BallotState.COUNTED
        ballots.append(ballot(juror.id, digest, complete=place % 7 != 3))
    twice = jurors[-3]
    for letter in "ab":
        digest = hashlib.sha256(f"{twice.key}{letter}".encode()).hexdigest()
        states[digest] = BallotState.CONFLICT
        ballots.append(ballot(twice.id, digest))
    database.write(store_ballots, ballots=ballots, states=states)


def ballot(juror_id, digest, *, complete=True, revision=1):
    return ReceivedBallot(
        digest=digest,
        juror_id=juror_id,
        revision=revision,
        previous=None,
        device_key=f"{juror_id:064x}",
        made_at="2026-09-10T19:32:00Z",
        is_complete=complete,
        sealed=b"sealed",
    )


def _open(database):
    opened = {
        row.id: _marks(database, row.juror_id, complete=row.is_complete)
        for row in database.read(list_ballots)
    }
    database.write(open_ballots, opened=opened, witnesses=["Bruno Delmas", "Jeanne Roy"])


def _marks(database, juror_id, *, complete):
    """Return marks that look like people's, and are always the same."""
    contents = database.read(kit_contents, juror_id)
    scores, comments, recused = {}, {}, {}
    for place, each in enumerate(contents.applications):
        number = each.values.number
        seed = hashlib.sha256(f"{juror_id} {number}".encode()).digest()
        if seed[9] < 8:
            recused[number] = "Ma collectivité"
            continue
        quality = hashlib.sha256(number.encode()).digest()[0] / 255
        marks = {
            code: min(10, max(0, round(3 + 5 * quality + seed[n] / 85 - 1)))
            for n, code in enumerate(CRITERIA)
        }
        if not complete and place % 2:
            marks = dict(list(marks.items())[: seed[8] % 3])
        scores[number] = marks
        if seed[7] < 60:
            comments[number] = "Un projet solide, dont l’évaluation reste à faire."
    return OpenedMarks(document=b"", scores=scores, recused=recused, comments=comments)


def _decide(database):
    levels = {row.values.code: row.id for row in database.read(list_levels)}
    for domain in database.read(consolidate):
        if domain.code in {"D09", "D12", "D13", "D19"}:
            continue
        if domain.code == "D18":
            database.write(decide_not_awarded, domain_code="D18", motive="Un seul dossier")
            continue
        for standing, level in zip(domain.standings, ("or", "argent", "bronze"), strict=False):
            award = Award(
                number=standing.number, level_id=levels[level], citation="Pour sa méthode."
            )
            database.write(decide, award=award)


def _close(database):
    finish(close(database, passphrase=None, settle=True))


_ACTS = {
    "assigned": _assign,
    "issued": _issue,
    "received": _receive,
    "opened": _open,
    "decided": _decide,
    "closed": _close,
}
