"""Makes `v<N>.jury` here, N being the version of the schema now: run once, when it is released.

`python tests/files/schema/make.py`. The file is small, whole, and never made again: later
versions of the application must open it. It has an act of every kind that leaves something behind.
"""

import os
import sys
import tempfile
from pathlib import Path

from jury_app.exchange.closing import close
from jury_app.exchange.founding import create_edition
from jury_app.i18n import set_language
from jury_app.model.database import Database
from jury_app.model.enums import ApplicationStatus, AttendanceState, BallotState
from jury_app.model.migrating import EDITION
from jury_app.model.operations.amending import AmendedMark, amend_mark
from jury_app.model.operations.applications import (
    IncomingApplication,
    take_applications,
)
from jury_app.model.operations.assignment import assign_readers
from jury_app.model.operations.attachments import IncomingAttachment, take_attachments
from jury_app.model.operations.exchange import (
    IncomingScore,
    IssuedKit,
    OpenedMarks,
    ReceivedBallot,
    open_ballots,
    record_kits,
    store_ballots,
    take_scores,
)
from jury_app.model.operations.jury import lift_recusal, recuse_juror, take_jurors
from jury_app.model.operations.poll import TakenVote
from jury_app.model.operations.roll_call import set_attendance
from jury_app.model.operations.sitting import (
    Award,
    decide,
    decide_not_awarded,
    level_named,
)
from jury_app.model.operations.voting import take_vote
from jury_app.model.templates import load_template
from jury_app.model.values import ApplicantValues, ApplicationValues, JurorValues
from jury_app.progress import finish

FOLDER = Path(__file__).resolve().parent
CRITERIA = ("nouveaute", "transferabilite", "deniers")


def main():
    target = FOLDER / f"v{EDITION.version}.jury"
    if target.exists():
        sys.exit(f"{target.name} is there already, and stays as it is.")
    set_language("fr")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["JURY_DATA"] = folder
        make(target)


def make(path):
    """Play a very small year into a new file."""
    create_edition(
        path,
        template=load_template("innovation"),
        title="Prix de l’innovation publique",
        year=2026,
        passphrase=None,
        language="fr",
    )
    database = Database(path)
    database.write(take_applications, source="generic", incoming=applications())
    file = IncomingAttachment("101", "plan.pdf", "application/pdf", b"%PDF-1.7\n%%EOF\n")
    database.write(take_attachments, incoming=[file])
    database.write(take_jurors, incoming=[juror(name) for name in ("Benali", "Œuvrard", "Weiss")])
    database.write(assign_readers)
    database.write(recuse_juror, juror_id=3, application_id=2, reason="Élue de la commune")
    database.write(recuse_juror, juror_id=1, application_id=2, reason="Cousin du maire")
    database.write(lift_recusal, recusal_id=2, reason="Un homonyme")
    database.write(record_kits, kits=[kit(number) for number in (1, 2)])
    states = {ballot(number).digest: BallotState.COUNTED for number in (1, 2)}
    database.write(store_ballots, ballots=[ballot(1), ballot(2)], states=states)
    scores = [
        IncomingScore(juror_id=3, application_id=1, criterion_id=each, mark=3) for each in (1, 2, 3)
    ]
    database.write(take_scores, incoming=scores)
    opened = {ballot(number).digest: marks(number) for number in (1, 2)}
    database.write(open_ballots, opened=opened, witnesses=["Maître Dupont"])
    database.write(set_attendance, juror_id=1, state=AttendanceState.PRESENT)
    amended = AmendedMark(
        juror_id=1, number="102", criterion="nouveaute", old="3", new="4", reason="Erreur de ligne"
    )
    database.write(amend_mark, mark=amended)
    vote = TakenVote(question="Le grand prix ?", numbers=("101",), voices={"for": 1})
    database.write(take_vote, vote=vote)
    database.write(award, "101", "grand-prix", "Le plus mûr des trois")
    database.write(award, "102", "Coup de cœur du public", "")
    database.write(decide_not_awarded, domain_code="B", motive="Rien à la hauteur")
    finish(close(database, passphrase=None))
    database.close()


def applications():
    joint = (ApplicantValues(name="Blois", siren="214100185"), ApplicantValues(name="Agglopolys"))
    rows = [
        ("101", "Le Répar’café", 1, joint),
        ("102", "Guichet unique", 1, (ApplicantValues(name="Y"),)),
        ("103", "Œuvres sociales", 2, (ApplicantValues(name="Saint-Denis"),)),
    ]
    return [
        IncomingApplication(
            ApplicationValues(
                number=number,
                title=title,
                domain_id=domain,
                applicants=applicants,
                status=ApplicationStatus.ADMISSIBLE,
            ),
            {"Dossier": number, "Titre": title},
        )
        for number, title, domain, applicants in rows
    ]


def juror(name):
    return JurorValues(family_name=name, email=f"{name[0].lower()}@example.org")


def kit(number):
    return IssuedKit(
        juror_id=number,
        public_key=f"{number:064x}",
        file=f"{number}.jurykit",
        applications=3,
        grid="0" * 64,
        sha256=f"{number:064x}",
    )


def ballot(number):
    return ReceivedBallot(
        digest=f"{number:064x}",
        juror_id=number,
        revision=1,
        previous=None,
        device_key=f"{number:064x}",
        made_at="2026-09-20T09:00:00Z",
        is_complete=True,
        sealed=b"not opened here",
    )


def marks(number):
    scores = {
        each: dict.fromkeys(CRITERIA, 5 - place - number)
        for place, each in enumerate(("101", "102"))
    }
    return OpenedMarks(document=b"{}", scores=scores, recused={"103": "Ancien maire"}, comments={})


def award(session, number, level, motive):
    level_id = level_named(session, level)
    decide(session, award=Award(number=number, level_id=level_id, motive=motive))


if __name__ == "__main__":
    main()
