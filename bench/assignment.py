"""What it costs to share a large edition out: `python dev.py bench assignment`.

4,000 jurors, 200 in each of twenty domains, and 20,000 applications that five of them read each.
All of it in turn, as the page does, and one domain by a linear programme, each in a process of its
own, so that its peak of memory shows; then the page on that edition, inside which a timer tells how
long the window was held up.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from measuring import measured, tell
from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.exchange.founding import create_edition
from jury_app.model.database import Database
from jury_app.model.entities import Applicant, Application, Domain, Juror, PanelMember
from jury_app.model.enums import JournalKind
from jury_app.model.journal import record
from jury_app.model.operations.assignment import give_readings
from jury_app.model.queries.assignment import list_readings
from jury_app.model.queries.planning import plan_steps
from jury_app.model.requirements import current_round
from jury_app.model.scoring.reading_plan import Loads, plan_readings
from jury_app.model.templates import load_template
from jury_app.progress import finish

APPLICATIONS, JURORS, READERS = 20_000, 4_000, 5


def made_edition(path: Path, applications: int, jurors: int) -> None:
    """Write an edition whose jurors and applications are dealt to its domains in turn."""
    create_edition(
        path,
        template=load_template("territoria"),
        title=None,
        year=2026,
        passphrase=None,
        language="fr",
    )
    with closing(Database(path)) as database:
        database.write(_fill, applications, jurors)


def _fill(session: Session, applications: int, jurors: int) -> None:
    domains = list(session.scalars(select(Domain.id).order_by(Domain.position)))
    jury = current_round(session).id
    members = [
        Juror(key=f"J{number:05}", family_name=f"Nom {number:05}", given_name="Camille")
        for number in range(jurors)
    ]
    session.add_all(members)
    for number in range(applications):
        domain = domains[number % len(domains)]
        each = Application(number=f"{number:05}", title=f"Projet {number:05}", domain_id=domain)
        each.applicants = [Applicant(application=each, position=0, name=f"Commune {number:05}")]
        session.add(each)
    session.flush()
    session.add_all(
        PanelMember(round_id=jury, juror_id=each.id, domain_id=domains[place % len(domains)])
        for place, each in enumerate(members)
    )
    record(session, JournalKind.JURORS_IMPORTED)


def shared_out(path: Path) -> dict[str, float]:
    """Return what it costs to share all of an edition out, in processor seconds and megabytes."""
    with closing(Database(path)) as database:
        read, known = timed(lambda: database.read(list_readings))
        shared, plan = timed(lambda: finish(plan_steps(known, READERS)))
        put, _given = timed(
            lambda: database.write(give_readings, pairs=plan.pairs, readers=READERS)
        )
    return {"read": read, "shared out": shared, "put in force": put, "peak, MB": peak()}


def one_domain(path: Path) -> dict[str, float]:
    """Return what a linear programme costs for one domain, with loads and expertise."""
    with closing(Database(path)) as database:
        known = database.read(list_readings)
    domain = known.applications[0].domain_id
    eligible = {each: panel for each, panel in known.eligible.items()
                if known.groups[each] == domain}  # fmt: skip
    fair = len(eligible) * READERS // len(next(iter(eligible.values())))
    loads = Loads(max(0, fair - 5), fair + 5)
    skills = {(juror, each): (7 * juror + each) % 4
              for each, panel in eligible.items() for juror in panel}  # fmt: skip
    seconds, _pairs = timed(lambda: plan_readings(eligible, READERS, loads, skills))
    return {"one domain, loads and expertise": seconds, "its peak, MB": peak()}


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the processor time of some work, and what came of it."""
    before = time.process_time()
    found = work()
    return time.process_time() - before, found


def peak() -> float:
    """Return the most memory that this process ever held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


WAYS = {"one domain": one_domain, "all": shared_out}


def main() -> None:
    """Make the edition, then measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--one", nargs=2, help="one measure and its file, in this process, as JSON")
    parser.add_argument("--smoke", action="store_true", help="a small edition")
    asked = parser.parse_args()
    if asked.one:
        way, file = asked.one
        print(json.dumps(WAYS[way](Path(file))))
        return
    applications, jurors = (200, 160) if asked.smoke else (APPLICATIONS, JURORS)
    tell(f"{applications} applications, {jurors} jurors, {READERS} readers")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "edition.jury"
        made_edition(path, applications, jurors)
        for way in WAYS:
            command = [sys.executable, __file__, "--one", way, str(path)]
            done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
            for name, cost in json.loads(done.stdout).items():
                tell(name, f"{cost:.0f}" if name.endswith("MB") else f"{cost:.2f} s")
        for name, (held, worked) in json.loads(measured("assignment", str(path)).said).items():
            tell(f"the page: {name}", f"held up {held:.0f} ms", f"at work {worked:.0f} ms")


if __name__ == "__main__":
    main()
