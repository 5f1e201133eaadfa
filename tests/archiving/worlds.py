"""Editions that were played from end to end with real kits’ keys and real signatures, for tests."""

import hashlib
import runpy
import secrets
import shutil
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select

from jury_app.exchange.closing import close
from jury_app.exchange.collecting import collect
from jury_app.exchange.founding import unlock
from jury_app.exchange.manifests import grid_of
from jury_app.exchange.opening import open_ballots
from jury_app.exchange.receipts import write_receipts
from jury_app.exchange.rectifying import Rectification, rectify
from jury_app.model.database import Database
from jury_app.model.entities import Application, Juror
from jury_app.model.enums import AttendanceState, JurorRole
from jury_app.model.operations.amending import AmendedMark, amend_mark
from jury_app.model.operations.corrections import CORRECTIONS
from jury_app.model.operations.exchange import IssuedKit, record_kits
from jury_app.model.operations.jury import recuse_juror
from jury_app.model.operations.poll import TakenVote
from jury_app.model.operations.roll_call import set_attendance
from jury_app.model.operations.sitting import Award, decide, withdraw_decision
from jury_app.model.operations.undoing import undo
from jury_app.model.operations.voting import give_casting_vote, take_vote
from jury_app.model.queries.exchange import kit_frame
from jury_app.model.queries.sitting import list_decisions
from jury_app.progress import finish
from jury_app.sealing.ballot import BallotContent, enrol, seal_ballot
from jury_app.sealing.envelope import Envelope
from jury_app.sealing.keys import new_signing_key, public_key

YEAR = runpy.run_path(str(Path(__file__).parent.parent / "model" / "year.py"))
found = YEAR["found"]


@dataclass
class Device:
    """A juror’s machine: its key, the invitation that vouches for it, and what it sent."""

    invitation: bytes
    key: bytes = field(default_factory=new_signing_key)
    revision: int = 0
    last: str | None = None


class World(YEAR["Year"]):
    """A year whose ballots are really signed."""

    def __init__(self, path, folder):
        super().__init__(path)
        self.folder = folder
        folder.mkdir(exist_ok=True)
        self.keys = unlock(self.database, None)
        self.devices = {}

    def invite(self, *juror_ids):
        """Enter that kits were issued, with invitations whose private half only the kit has."""
        invitations = {juror_id: new_signing_key() for juror_id in juror_ids}
        kits = [
            IssuedKit(
                juror_id=juror_id,
                public_key=public_key(key).hex(),
                file=f"{juror_id}.jurykit",
                applications=1,
                grid=self.grid().digest,
                sha256=hashlib.sha256(key).hexdigest(),
            )
            for juror_id, key in invitations.items()
        ]
        self.database.write(record_kits, kits=kits)
        self.devices |= {juror_id: Device(key) for juror_id, key in invitations.items()}

    def grid(self):
        return grid_of(self.database.read(kit_frame))

    def seal(self, juror_id, scores, *, recused=None, notes=None, device=None, complete=True):
        """Seal the next ballot of a juror; marks are in steps. It is not sent yet."""
        device = device or self.devices[juror_id]
        juror = self.one(Juror, juror_id).key
        device.revision += 1
        content = BallotContent(
            edition=self.keys.id,
            round=self.grid().id,
            grid=self.grid().digest,
            juror=juror,
            revision=device.revision,
            previous=device.last,
            made_at="2026-09-20T09:00:00Z",
            complete=complete,
            scores=scores,
            recusals=recused or {},
            notes=notes or {},
        )
        enrolment: Envelope = enrol(
            edition=self.keys.id,
            juror=juror,
            device_key=device.key,
            invitation_key=device.invitation,
        )
        sealed = seal_ballot(
            content, enrolment=enrolment, device_key=device.key, recipients=self.keys.recipients
        )
        device.last = sealed.digest
        path = self.folder / f"{juror_id}-{secrets.token_hex(4)}.juryballot"
        path.write_bytes(sealed.data)
        return path

    def rows_of_decisions(self, domain):
        return self.database.read(list_decisions, domain_id=self.domains[domain])

    def collect(self, *paths):
        return finish(collect(self.database, paths or [self.folder], passphrase=None))

    def open_all(self):
        return finish(open_ballots(self.database, passphrase=None, witnesses=["Maître Dupont"]))

    def close_all(self):
        return finish(close(self.database, passphrase=None, settle=True))


def small_world(folder):
    """Seat a small jury that has sealed its ballots: a revision, a recusal, a grid with a gap."""
    path = folder / "edition.jury"
    (folder / "recovery.txt").write_text(found(path).recovery, encoding="ascii")
    world = World(path, folder / "ballots")
    world.applications("A1", "A2", "A3")
    world.application("B1", "D02")
    chair = world.juror("Benali", role=JurorRole.CHAIR)
    jurors = [chair, *world.jurors("Carpentier", "Œuvrard", "Diallo")]
    world.assign()
    world.database.write(
        recuse_juror, juror_id=jurors[3], application_id=ids(world)["B1"], reason="Élue là-bas"
    )
    world.invite(*jurors)
    codes = YEAR["CRITERIA"]
    benali, carpentier, oeuvrard, diallo = jurors
    world.seal(benali, {"A1": dict.fromkeys(codes, 9), "A2": dict.fromkeys(codes, 5)})
    world.seal(
        benali,
        {
            "A1": dict(zip(codes, (10, 8, 8, 6), strict=True)),
            "A2": dict.fromkeys(codes, 5),
            "B1": dict.fromkeys(codes, 6),
        },
        notes={"A1": {"": "Un projet « exemplaire »"}},
    )
    world.seal(
        carpentier,
        {"A2": dict.fromkeys(codes, 8), "A3": {"cible": 7, "demarche": 7, "service": 7}},
        recused={"A1": "Mon ancienne commune"},
        complete=False,
    )
    world.seal(oeuvrard, {each: dict.fromkeys(codes, 7) for each in ("A1", "A2", "A3", "B1")})
    world.seal(diallo, {"A1": dict.fromkeys(codes, 7), "A3": dict.fromkeys(codes, 7)})
    return world


def finished(world):
    """Collect, open, decide and close; return the file at rest."""
    world.collect()
    world.open_all()
    return decided(world)


def decided(world):
    """Decide and close what was opened; return the file at rest."""
    slip = world.decide("A2", "bronze")
    world.database.write(withdraw_decision, decision_id=slip, reason="Une erreur de saisie")
    world.decide("A3", "or", motive="Pour sa portée")
    deliberated(world)
    finish(write_receipts(world.database, world.folder.parent / "receipts", passphrase=None))
    world.close_all()
    world.close()
    return world.database.path


def rectified(path, **told):
    """Put a closed edition right: a title, an award, a mark, the roll call; return what changed."""
    kinds = {each.__name__: each for each in CORRECTIONS.values()}
    corrections = (
        kinds["CorrectedNames"](application="A1", title="Projet A1, corrigé"),
        kinds["CorrectedWithdrawal"](application="A3"),
        kinds["CorrectedAward"](application="A2", level="bronze", motive="Pour son élan"),
        kinds["CorrectedAttendance"](juror="Carpentier", state=AttendanceState.REMOTE),
        kinds["CorrectedMark"](
            juror="Carpentier", application="A2", criterion="cible", old="8", new="9"
        ),
    )
    asked = {"corrections": corrections, "reason": "Erreur de copie", "witnesses": ("M. X",)}
    with closing(Database(path)) as database:
        return finish(rectify(database, Rectification(**asked | told), passphrase=None))


def deliberated(world):
    """Amend two marks, one of them twice, and let the chair break a tie about silver."""
    jurors = dict(world.rows(select(Juror.family_name, Juror.id)))
    for juror_id in jurors.values():
        world.database.write(set_attendance, juror_id=juror_id, state=AttendanceState.PRESENT)
    for name, criterion, old, new in (
        ("Œuvrard", "cible", "7", "8"),
        ("Benali", "cible", "10", "9"),
        ("Œuvrard", "cible", "8", "9"),
    ):
        mark = AmendedMark(
            juror_id=jurors[name], number="A1", criterion=criterion, old=old, new=new, reason="Relu"
        )
        world.database.write(amend_mark, mark=mark)
    said = {"Benali": "for", "Œuvrard": "against", "Diallo": "abstention"}
    world.database.write(undo, seq=polled(world, {jurors["Benali"]: "against"}))
    vote = polled(world, {jurors[name]: choice for name, choice in said.items()})
    world.database.write(give_casting_vote, vote=vote, choice="for")
    award = Award(number="A1", level_id=world.levels["argent"], vote=vote)
    world.database.write(lambda session: decide(session, award=award).id)


def polled(world, by_name):
    """Take a vote on silver for an application, by roll call."""
    vote = TakenVote(question="L’argent ?", numbers=("A1",), by_name=by_name)
    return world.database.write(take_vote, vote=vote)


def copy(path, to):
    return Path(shutil.copy(path, to))


def ids(world):
    return {number: key for key, number in world.rows(select(Application.id, Application.number))}
