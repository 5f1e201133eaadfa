"""How many ballots a second are taken in: `python dev.py bench exchange`.

10,000 ballots of 40 applications by four criteria, four from each juror, each the next of the one
before: read, decrypted, verified, put in order, kept and told in one transaction. Beside it, in
turns of the same run, the limit: the same files read, decrypted and their two signatures verified,
and nothing else. Each measure is a process of its own.
"""

import argparse
import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import msgspec
from measuring import tell
from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.exchange.collecting import collect
from jury_app.exchange.founding import create_edition, unlock
from jury_app.exchange.manifests import grid_of
from jury_app.model.chain import Answer
from jury_app.model.database import Database
from jury_app.model.entities import Applicant, Application, Assignment, Domain, Invitation, Juror
from jury_app.model.enums import JournalKind
from jury_app.model.journal import record
from jury_app.model.queries.exchange import kit_frame
from jury_app.model.requirements import current_round
from jury_app.model.templates import load_template
from jury_app.progress import finish
from jury_app.sealing import encryption, envelope
from jury_app.sealing.ballot import (
    BALLOT_TYPE,
    ENROLMENT_TYPE,
    MAX_BALLOT,
    BallotContent,
    enrol,
    seal_ballot,
)
from jury_app.sealing.ballot_document import BallotDocument
from jury_app.sealing.keys import EditionKeys, new_signing_key, public_key
from jury_app.sealing.manifest import KitGrid

BALLOTS, REVISIONS, APPLICATIONS, COMMENTS, ROUNDS = 10_000, 4, 40, 10, 3
COMMENT = "Une démarche sobre, bien menée avec les habitants ; le coût reste à préciser."
NUMBERS = [f"{21_456_000 + place}" for place in range(APPLICATIONS)]


def made_edition(folder: Path, jurors: int) -> None:
    """Write an edition whose jurors read every application, and the ballots that they send."""
    path = folder / "edition.jury"
    create_edition(
        path,
        template=load_template("territoria"),
        title=None,
        year=2026,
        passphrase=None,
        language="fr",
    )
    invitations = [new_signing_key() for _juror in range(jurors)]
    with closing(Database(path)) as database:
        database.write(_fill, invitations)
        keys, grid = unlock(database, None), grid_of(database.read(kit_frame))
    (folder / "ballots").mkdir()
    for place, invitation in enumerate(invitations):
        for revision, data in enumerate(_sealed(keys, grid, place, invitation), start=1):
            (folder / "ballots" / f"{place:05}-{revision}.juryballot").write_bytes(data)


def _fill(session: Session, invitations: list[bytes]) -> None:
    domain = session.scalars(select(Domain.id).order_by(Domain.position)).first() or 0
    jury = current_round(session).id
    members = [Juror(key=f"j{place}", family_name=f"Nom {place:05}", given_name="Camille")
               for place in range(len(invitations))]  # fmt: skip
    applications = [Application(number=each, title=f"Projet {each}", domain_id=domain)
                    for each in NUMBERS]  # fmt: skip
    for each in applications:
        each.applicants = [Applicant(application=each, position=0, name=f"Commune {each.number}")]
    session.add_all([*members, *applications])
    session.flush()
    for member, key in zip(members, invitations, strict=True):
        session.add(Invitation(juror_id=member.id, public_key=public_key(key).hex()))
        session.add_all(Assignment(round_id=jury, juror_id=member.id, application_id=each.id)
                        for each in applications)  # fmt: skip
    record(session, JournalKind.JURORS_IMPORTED)


def _sealed(keys: EditionKeys, grid: KitGrid, place: int, invitation: bytes) -> Iterator[bytes]:
    """Return what one juror sends, each ballot the next of the one before."""
    rng, device, juror = Random(place), new_signing_key(), f"j{place}"  # noqa: S311 -- drawn marks
    enrolment = enrol(edition=keys.id, juror=juror, device_key=device, invitation_key=invitation)
    previous = None
    for revision in range(1, REVISIONS + 1):
        content = BallotContent(
            edition=keys.id,
            round=grid.id,
            grid=grid.digest,
            juror=juror,
            revision=revision,
            previous=previous,
            made_at="2026-09-20T09:00:00Z",
            complete=True,
            scores={number: {each.code: rng.choice(each.marks) for each in grid.criteria}
                    for number in NUMBERS},
            recusals={},
            notes={number: {"": COMMENT} for number in rng.sample(NUMBERS, COMMENTS)},
        )  # fmt: skip
        recipients = [keys.recipient, keys.recovery_recipient]
        sealed = seal_ballot(content, enrolment=enrolment, device_key=device, recipients=recipients)
        previous = sealed.digest
        yield sealed.data


def collected(folder: Path) -> int:
    """Take all the ballots into a copy of the edition; return how many were received."""
    path = Path(shutil.copy(folder / "edition.jury", folder / "copy.jury"))
    with closing(Database(path)) as database:
        told = finish(collect(database, [folder / "ballots"], passphrase=None))
    return sum(1 for each in told if each.answer == Answer.RECEIVED)


def limit(folder: Path) -> int:
    """Read, decrypt and verify every ballot, and do nothing with it; return how many are good."""
    query = select(Invitation.public_key).order_by(Invitation.id)
    with closing(Database(folder / "edition.jury")) as database:
        keys = unlock(database, None)
        rows = database.read(lambda session: session.scalars(query).all())
    invitations = [bytes.fromhex(each) for each in rows]
    reader = msgspec.json.Decoder(BallotDocument)
    good = 0
    for path in sorted((folder / "ballots").iterdir()):
        plain = encryption.decrypt(path.read_bytes(), keys.identity, limit=MAX_BALLOT)
        document = reader.decode(plain)
        device = msgspec.json.decode(document.enrolment.payload)["key"]
        key = invitations[int(path.name.partition("-")[0])]
        envelope.verify(document.enrolment, ENROLMENT_TYPE, [key])
        envelope.verify(document.ballot, BALLOT_TYPE, [msgspec.convert(device, bytes)])
        good += 1
    return good


WAYS: dict[str, Callable[[Path], int]] = {"collected": collected, "limit": limit}


def measured(way: str, folder: Path) -> dict[str, float]:
    """Return what a way costs in a process of its own."""
    command = [sys.executable, __file__, "--way", way, "--folder", str(folder)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def in_this_process(way: str, folder: Path) -> dict[str, float]:
    """Return what a way costs here: processor and clock seconds, memory, and how many ballots."""
    processor, clock = time.process_time(), time.perf_counter()
    count = WAYS[way](folder)
    return {
        "processor": time.process_time() - processor,
        "clock": time.perf_counter() - clock,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "count": count,
    }


def main() -> None:
    """Make the edition and its ballots, then measure both ways in turn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--way", choices=WAYS, help="one way, in this process, as JSON")
    parser.add_argument("--folder", type=Path, help="where the edition is; made if it is not")
    parser.add_argument("--count", type=int, default=BALLOTS)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    asked = parser.parse_args()
    if asked.way:
        print(json.dumps(in_this_process(asked.way, asked.folder)))
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.folder or Path(temporary)
        if not (folder / "edition.jury").exists():
            folder.mkdir(parents=True, exist_ok=True)
            made_edition(folder, asked.count // REVISIONS)
        rounds = [{way: measured(way, folder) for way in WAYS} for _round in range(asked.rounds)]
    for way in WAYS:
        costs = [each[way] for each in rounds]
        rate = statistics.median(each["count"] / each["processor"] for each in costs)
        wall = statistics.median(each["count"] / each["clock"] for each in costs)
        peak = max(each["peak"] for each in costs)
        tell(f"{way}, {costs[0]['count']:,.0f} ballots", f"{rate:,.0f} a second of processor",
             f"{wall:,.0f} a second by the clock", f"{peak:.0f} MB at most")  # fmt: skip
    ratios = [each["limit"]["processor"] / each["collected"]["processor"] for each in rounds]
    spread = f"[{min(ratios):.2f}-{max(ratios):.2f}]"
    tell("collected beside the limit", f"{statistics.median(ratios):.2f} of it {spread}")


if __name__ == "__main__":
    main()
