"""A year of a prize in few words, for tests: applications, jurors, ballots, decisions."""

import hashlib
import shutil
from pathlib import Path

from sqlalchemy import select

from jury_app.exchange.founding import create_edition
from jury_app.model.database import Database
from jury_app.model.entities import AwardLevel, Ballot, Criterion, Domain
from jury_app.model.enums import ApplicationStatus, BallotState
from jury_app.model.journal import head
from jury_app.model.operations.applications import add_application
from jury_app.model.operations.assignment import assign_readers, give_readings
from jury_app.model.operations.exchange import (
    IssuedKit,
    OpenedMarks,
    ReceivedBallot,
    open_ballots,
    record_kits,
    store_ballots,
)
from jury_app.model.operations.jury import add_juror
from jury_app.model.operations.sitting import Award, decide, decide_not_awarded
from jury_app.model.queries.assignment import list_readings
from jury_app.model.queries.planning import plan_steps
from jury_app.model.queries.standings import consolidate
from jury_app.model.templates import load_template
from jury_app.model.values import ApplicantValues, ApplicationValues, JurorValues
from jury_app.progress import finish

CRITERIA = ("cible", "demarche", "partenariats", "service")


def found(path: Path, **options):
    """Make an edition file."""
    settings = {
        "template": load_template("territoria"),
        "title": None,
        "year": 2026,
        "passphrase": None,
        "language": "fr",
    } | options
    return create_edition(path, **settings)


class Year:
    """An open edition, and what a test wants of it."""

    def __init__(self, path: Path, **options):
        self.database = Database(path, **options)
        self.domains = dict(self.rows(select(Domain.code, Domain.id)))
        self.levels = dict(self.rows(select(AwardLevel.code, AwardLevel.id)))
        self.criteria = dict(self.rows(select(Criterion.code, Criterion.id)))
        self.marks = {}

    def rows(self, query):
        return self.database.read(lambda session: [tuple(row) for row in session.execute(query)])

    def one(self, entity, key):
        """Return an entity by its key, apart from any session."""
        return self.database.read(lambda session: session.get_one(entity, key))

    def head(self):
        return self.database.read(head)

    def application(self, number, domain="D01", **values):
        settings = {
            "title": f"Projet {number}",
            "applicants": (ApplicantValues(name=f"Commune {number}"),),
            "status": ApplicationStatus.ADMISSIBLE,
        } | values
        return self.database.write(
            add_application,
            values=ApplicationValues(number=number, domain_id=self.domains[domain], **settings),
        )

    def applications(self, *numbers, domain="D01"):
        return [self.application(number, domain) for number in numbers]

    def juror(self, name, *domains, **values):
        ids = tuple(self.domains[code] for code in domains) or None
        return self.database.write(
            add_juror, values=JurorValues(family_name=name, domain_ids=ids, **values)
        )

    def jurors(self, *names):
        return [self.juror(name) for name in names]

    def assign(self, readers=None, most=None):
        if readers is None:
            return self.database.write(assign_readers)
        plan = finish(plan_steps(self.database.read(list_readings), readers, most))
        return self.database.write(give_readings, pairs=plan.pairs, readers=readers)

    def kits(self, *juror_ids):
        """Enter that kits were issued."""
        kits = [
            IssuedKit(
                juror_id=juror_id,
                public_key=f"{juror_id:064x}",
                file=f"{juror_id}.jurykit",
                applications=1,
                grid="grid",
                sha256=f"{juror_id:064x}",
            )
            for juror_id in juror_ids
        ]
        return self.database.write(record_kits, kits=kits)

    def ballot(self, juror_id, scores, *, recused=None, revision=1, complete=True, late=False):
        """Let a ballot come in; marks are by number and criterion, or one for all criteria."""
        digest = hashlib.sha256(f"{juror_id}/{revision}/{scores}".encode()).hexdigest()
        states = {
            key: BallotState.SUPERSEDED
            for (key,) in self.rows(select(Ballot.digest).where(Ballot.juror_id == juror_id))
        }
        received = ReceivedBallot(
            digest=digest,
            juror_id=juror_id,
            revision=revision,
            previous=None,
            device_key=f"{juror_id:064x}",
            made_at="2026-09-20T09:00:00Z",
            is_complete=complete,
            sealed=b"sealed",
        )
        self.marks[digest] = OpenedMarks(
            document=b"opened",
            scores={number: _marks(given) for number, given in scores.items()},
            recused=recused or {},
            comments={},
        )
        self.database.write(
            store_ballots,
            ballots=[received],
            states={**states, digest: BallotState.COUNTED},
            opened={digest: self.marks[digest]} if late else {},
        )
        return digest

    def open(self, *witnesses):
        return self.database.write(open_ballots, opened=self.marks, witnesses=witnesses)

    def late(self, juror_id, scores, **options):
        """Let a ballot come in after the opening."""
        return self.ballot(juror_id, scores, late=True, **options)

    def decide(self, number, level, motive="", citation=""):
        award = Award(number=number, level_id=self.levels[level], motive=motive, citation=citation)
        return self.database.write(lambda session: decide(session, award=award).id)

    def not_awarded(self, domain, motive=""):
        return self.database.write(
            lambda session: decide_not_awarded(session, domain_code=domain, motive=motive).id
        )

    def standings(self, domain="D01"):
        [found] = self.database.read(consolidate, domain_id=self.domains[domain])
        return found

    def ranks(self, domain="D01"):
        return {each.number: each.rank for each in self.standings(domain).standings}

    def copy(self, path):
        """Return the year as it was when its file was closed, in a file of its own."""
        other = Year(Path(shutil.copy(self.database.path, path)))
        other.marks |= self.marks
        return other

    def close(self):
        self.database.close()


def _marks(given):
    return dict.fromkeys(CRITERIA, given) if isinstance(given, int) else dict(given)
