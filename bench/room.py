"""What each act of the room costs on a large edition, beside the same act where hardly anything is.

Run by hand: `python dev.py bench room`. Two hundred applications in ten domains, all marked by
sixty jurors, and four applications by three. Each act is done on both in turn, several times;
the ratio of the same run is what counts, the milliseconds belong to the machine. Garbage is left
lying meanwhile, as the window does, which collects it by a clock of its own. Then the windows of
each edition are opened, and the acts are done there.
"""

import argparse
import gc
import json
import os
import runpy
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Any

from measuring import ROOT, measured, tell

from jury_app.model.database import Database
from jury_app.model.enums import ApplicationStatus, AttendanceState, JurorRole
from jury_app.model.operations.amending import AmendedMark, amend_mark
from jury_app.model.operations.applications import add_application
from jury_app.model.operations.choreography import close_domain, open_application, open_domain
from jury_app.model.operations.poll import TakenVote
from jury_app.model.operations.roll_call import set_attendance
from jury_app.model.operations.running import set_running_order
from jury_app.model.operations.showing import show_standings
from jury_app.model.operations.sitting import Award, decide, withdraw_decision
from jury_app.model.operations.undoing import undo
from jury_app.model.operations.voting import give_casting_vote, take_vote
from jury_app.model.queries.record import get_record
from jury_app.model.queries.room import get_room_screen
from jury_app.model.queries.sitting import get_deliberation
from jury_app.model.room.running import Basis
from jury_app.model.values import ApplicantValues, ApplicationValues
from jury_app.ui.room.room_state import room_state

YEAR = runpy.run_path(str(ROOT / "tests" / "model" / "year.py"))
CRITERION = YEAR["CRITERIA"][0]
Found = Any
"""A year of the tests: an open edition with the ids of what is in it."""


class Room:
    """An edition whose ballots are open, and the acts that go on in it without end."""

    def __init__(
        self, path: Path, applications: int, jurors: int, domains: int, *, panels: bool = False
    ) -> None:
        YEAR["found"](path)
        self.year: Found = YEAR["Year"](path)
        self.database: Database = self.year.database
        codes = sorted(self.year.domains)[:domains]
        self.numbers = {f"{code}-{place}": code
                        for place in range(applications // domains) for code in codes}  # fmt: skip
        self.database.write(self.apply)
        self.jurors = []
        random = Random(jurors)  # noqa: S311 -- the same edition in every run
        seats = {place: (codes[-1 - place % domains],) if panels else () for place in range(jurors)}
        for place, own in seats.items():
            role = JurorRole.MEMBER if place else JurorRole.CHAIR
            self.jurors.append(self.year.juror(f"Membre {place}", *own, role=role))
        self.year.assign()
        for juror, own in zip(self.jurors, seats.values(), strict=True):
            marks = {
                number: {criterion: random.randint(4, 10) for criterion in YEAR["CRITERIA"]}
                for number, code in self.numbers.items()
                if not own or code in own
            }
            self.year.ballot(juror, marks)
            if next(iter(self.numbers)) in marks:
                self.mark = marks[next(iter(self.numbers))][CRITERION]
        self.year.open("Maître Dupont")
        for juror in self.jurors:
            self.database.write(set_attendance, juror_id=juror, state=AttendanceState.PRESENT)
        self.states = cycle((AttendanceState.REMOTE, AttendanceState.PRESENT))
        self.open = cycle(codes)
        self.bases = cycle((Basis.EXITS, Basis.EDITION))
        self.first = next(iter(self.numbers))
        self.domain = self.numbers[self.first]
        self.best = self.year.standings(self.domain).standings[0].number
        self.last = 0

    def apply(self, session: Any) -> None:
        """Let all the applications come in."""
        for number, code in self.numbers.items():
            values = ApplicationValues(
                number=number,
                title=f"Projet {number}",
                domain_id=self.year.domains[code],
                applicants=(ApplicantValues(name=f"Commune {number}"),),
                status=ApplicationStatus.ADMISSIBLE,
            )
            add_application(session, values=values)

    def let_a_day_go_by(self, acts: int, votes: int) -> None:
        """Let each application come before the jury in its turn, with votes by name and awards."""
        write, began = self.database.write, self.year.head()[0]
        said = dict(zip(self.jurors, cycle(("for", "for", "against")), strict=False))
        voted = 0
        for number, code in cycle(self.numbers.items()):
            if self.year.head()[0] - began >= acts:
                return
            write(open_domain, domain_code=code)
            write(open_application, number=number)
            self.answer()
            if voted < votes:
                vote = TakenVote(question=f"{number} ?", numbers=(number,), by_name=said)
                self.last = write(take_vote, vote=vote)
                voted += 1
            award = Award(number=number, level_id=self.year.levels["mention"], motive="Voté")
            write(decide, award=award)
            write(show_standings, domain_code=code)

    def acts(self) -> dict[str, Callable[[], object]]:
        """Return the acts, in an order in which they can be done again and again."""
        write, read = self.database.write, self.database.read
        return {
            "somebody answers the roll call": self.answer,
            "a domain comes before the jury": lambda: write(
                open_domain, domain_code=next(self.open)
            ),
            "a running order is kept": lambda: write(set_running_order, basis=next(self.bases)),
            "a mark is amended": self.amend,
            "a vote is taken": self.vote,
            "the chair breaks the tie": lambda: write(
                give_casting_vote, vote=self.last, choice="for"
            ),
            "the standings are shown": lambda: write(show_standings, domain_code=self.domain),
            "an award that says no reason is given": self.decide_in_order,
            "an award is given": self.decide,
            "an award is withdrawn": lambda: write(withdraw_decision, decision_id=self.last),
            "the withdrawal is undone": lambda: write(undo, seq=self.year.head()[0]),
            "the page of the deliberation is read": lambda: read(
                get_deliberation, self.year.domains[self.domain]
            ),
            "how the room stands is read": lambda: read(room_state),
            "the screen of the room is read": lambda: read(get_room_screen),
            "the record of the closing is made": lambda: read(
                get_record, closed_at="2026-09-21T12:00:00+02:00"
            ),
        }

    def answer(self) -> None:
        self.database.write(set_attendance, juror_id=self.jurors[-1], state=next(self.states))

    def pause(self) -> None:
        """Leave the room as others may find it: no domain is open, and everybody is there."""
        self.database.write(close_domain)
        if next(self.states) is AttendanceState.PRESENT:
            self.database.write(
                set_attendance, juror_id=self.jurors[-1], state=AttendanceState.PRESENT
            )

    def amend(self) -> None:
        """Amend a mark of the last juror, whose marks were drawn last."""
        before, self.mark = self.mark, 4 + (self.mark - 3) % 7
        mark = AmendedMark(juror_id=self.jurors[-1], number=self.first, criterion=CRITERION,
                           old=f"{before}", new=f"{self.mark}", reason="Relu")  # fmt: skip
        self.database.write(amend_mark, mark=mark)

    def vote(self) -> None:
        """Take a vote that is a tie."""
        vote = TakenVote(question="L’or ?", numbers=(self.first,), voices={"for": 1, "against": 1})
        self.last = self.database.write(take_vote, vote=vote)

    def decide_in_order(self) -> None:
        """Give the first award to the first of the order, where nobody is owed a word."""
        award = Award(number=self.best, level_id=self.year.levels["or"])
        self.database.write(decide, award=award)

    def decide(self) -> None:
        award = Award(number=self.first, level_id=self.year.levels["or"], motive="Voté",
                      vote=self.last)  # fmt: skip
        self.last = self.database.write(lambda session: decide(session, award=award).id)


def timed(act: Callable[[], object]) -> float:
    """Return what an act costs, in milliseconds of the processor."""
    gc.collect()
    before = time.process_time()
    act()
    return 1000 * (time.process_time() - before)


def main() -> None:
    """Print what every act costs on both editions, and the ratio."""
    gc.disable()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--applications", type=int, default=200)
    parser.add_argument("--jurors", type=int, default=60)
    parser.add_argument("--domains", type=int, default=10)
    parser.add_argument("--panels", action="store_true", help="each juror sits in one domain")
    parser.add_argument("--day", type=int, default=0, help="so many acts were done before")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["JURY_DATA"] = str(folder / "data")
        large = Room(
            folder / "large.jury",
            asked.applications,
            asked.jurors,
            asked.domains,
            panels=asked.panels,
        )
        small = Room(folder / "small.jury", 4, 3, 2)
        with closing(large.year), closing(small.year):
            large.let_a_day_go_by(asked.day, votes=asked.day // 20)
            compare(large, small, asked.runs)
            for each in (large, small):
                each.pause()
        in_windows(folder / "large.jury", folder / "small.jury", asked.runs)


def compare(large: Room, small: Room, runs: int) -> None:
    both = large.acts(), small.acts()
    costs: dict[str, list[tuple[float, float]]] = {name: [] for name in both[0]}
    for _run in range(runs + 1):
        for name, found in costs.items():
            found.append((timed(both[0][name]), timed(both[1][name])))
    tell("", "large", "small", "ratio")
    for name, found in costs.items():
        ours, bare = (statistics.median(pair[at] for pair in found[1:]) for at in (0, 1))
        tell(name, f"{ours:.0f} ms", f"{bare:.0f} ms", f"{ours / bare:.1f} ×")


def in_windows(large: Path, small: Path, runs: int) -> None:
    ours, bare = (
        json.loads(measured("room", f"{file}", f"{runs}").said) for file in (large, small)
    )
    tell(
        "in the windows",
        "told, large and small",
        "shown, large and small",
        "at work at once; frames",
    )
    for name, (told, shown, worked, frames) in ours.items():
        tell(
            name,
            f"{told:.0f} and {bare[name][0]:.0f} ms",
            f"{shown:.0f} and {bare[name][1]:.0f} ms",
            f"{worked:.0f} ms; {frames:.0f}",
        )


if __name__ == "__main__":
    main()
