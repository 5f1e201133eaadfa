"""A secretariat at work without rest, in processes to be killed: `secretariat_child.py FILE`.

For each seed that comes on the standard input a process of its own opens the edition and imports,
recuses, decides, amends and undoes. Before each act a line says what is intended; after it, and
only then, a line says that it is saved, with the number and the hash of the journal's last act.
Only the first process loads the program.
"""

import json
import os
import random
import sys
from pathlib import Path

from sqlalchemy import select

from jury_app.importing.intake import import_applications
from jury_app.model.database import Database
from jury_app.model.entities import Application, AwardLevel, Decision, Domain, Juror, Recusal
from jury_app.model.journal import head
from jury_app.model.operations.jury import lift_recusal, recuse_juror
from jury_app.model.operations.sitting import Award, decide, withdraw_decision
from jury_app.model.operations.undoing import undo
from jury_app.progress import finish

HEADER = "number,title,applicant,domain\n"


class Secretariat:
    """Acts at random on an open edition; an act is a place, a value, and how it is done."""

    def __init__(self, path, rng):
        self.rng = rng
        self.table = path.with_name("import.csv")
        self.database = Database(path)
        self.values = self.database.read(said)
        self.ids = self.database.read(ids_by_name)
        self.last = None

    def work(self):
        while True:
            kinds = [self.recuse, self.decide, self.bring, self.undo]
            [act] = self.rng.choices(kinds, [4, 4, 1, 3])
            act()

    def recuse(self):
        juror, number = self.any_of("jurors"), self.any_of("applications")
        place = ("recusal", juror, number)
        keys = {"juror_id": self.ids["jurors"][juror]}
        keys["application_id"] = self.ids["applications"][number]
        if self.values.get(place) is None:
            reason = f"motif {self.rng.random()}"
            self.do(place, reason, lambda each: recuse_juror(each, **keys, reason=reason))
        else:
            self.do(place, None, lambda each: lift(each, **keys))

    def decide(self):
        number, level = self.any_of("applications"), self.any_of("levels")
        place = ("decision", number, "")
        if self.values.get(place) is not None and self.rng.random() < 0.3:
            self.do(place, None, lambda each: withdraw(each, self.ids["applications"][number]))
            return
        motive = f"motif {self.rng.random()}"
        award = Award(number=number, level_id=self.ids["levels"][level], motive=motive)
        self.do(place, f"{level}: {motive}", lambda each: decide(each, award=award))

    def bring(self):
        number, title = self.any_of("applications"), f"Titre {self.rng.random()}"
        domain = self.ids["domains"][number]
        text = f"{HEADER}{number},{title},Commune {number},{domain}\n"
        self.table.write_text(text, encoding="utf-8")
        self.tell("intend", ("title", number, ""), title)
        finish(import_applications(self.database, self.table))
        self.note(("title", number, ""), title)
        self.last = None  # an import is not undone

    def undo(self):
        if self.last is None:
            return
        seq, place, before = self.last
        self.do(place, before, lambda each: undo(each, seq=seq))
        self.last = None

    def do(self, place, value, operation):
        before = self.values.get(place)
        self.tell("intend", place, value)
        self.database.write(operation)
        seq = self.note(place, value)
        self.last = (seq, place, before)

    def note(self, place, value):
        self.values[place] = value
        seq, digest = self.database.read(head)
        self.tell("saved", place, value, seq, digest)
        return seq

    def any_of(self, what):
        return self.rng.choice(sorted(self.ids[what]))

    def tell(self, what, place, value, *journal):
        tell([what, *place, value, *journal])


def lift(session, *, juror_id, application_id):
    [standing] = session.scalars(
        select(Recusal.id)
        .where(Recusal.juror_id == juror_id, Recusal.application_id == application_id)
        .where(Recusal.is_lifted.is_(False))
    )
    lift_recusal(session, recusal_id=standing, reason="erreur")


def withdraw(session, application_id):
    [standing] = session.scalars(
        select(Decision.id)
        .where(Decision.application_id == application_id)
        .where(Decision.is_withdrawn.is_(False))
    )
    withdraw_decision(session, decision_id=standing)


def ids_by_name(session):
    """Return what acts are about, by the names that lines use."""
    return {
        "applications": dict(named(session, Application.number, Application.id)),
        "domains": dict(
            tuple(row)
            for row in session.execute(
                select(Application.number, Domain.code).join_from(Application, Domain)
            )
        ),
        "jurors": dict(named(session, Juror.family_name, Juror.id)),
        "levels": dict(named(session, AwardLevel.code, AwardLevel.id)),
    }


def said(session):
    """Return all that the acts of a secretariat left standing, by place."""
    numbers = dict(named(session, Application.id, Application.number))
    jurors = dict(named(session, Juror.id, Juror.family_name))
    levels = dict(named(session, AwardLevel.id, AwardLevel.code))
    values = {
        ("title", each.number, ""): each.title for each in session.scalars(select(Application))
    }
    for each in session.scalars(select(Recusal).where(Recusal.is_lifted.is_(False))):
        values["recusal", jurors[each.juror_id], numbers[each.application_id]] = each.reason
    for each in session.scalars(select(Decision).where(Decision.is_withdrawn.is_(False))):
        told = f"{levels[each.level_id]}: {each.motive}"
        values["decision", numbers[each.application_id], ""] = told
    return values


def named(session, *columns):
    return (tuple(row) for row in session.execute(select(*columns)))


def tell(line):
    os.write(1, (json.dumps(line) + "\n").encode())  # whole or not at all: a pipe takes this much


def main():
    for seed in sys.stdin:
        worker = os.fork()
        if worker == 0:
            rng = random.Random(int(seed))  # noqa: S311 -- repeatable, no secret
            Secretariat(Path(sys.argv[1]), rng).work()
        tell(["working", worker])
        tell(["ended", os.waitpid(worker, 0)[1]])


if __name__ == "__main__":
    main()
