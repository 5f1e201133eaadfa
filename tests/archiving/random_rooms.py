"""What may happen in a room, drawn by chance: marks amended, votes of every form, ties broken."""

from contextlib import suppress

from sqlalchemy import select

from jury_app.errors import RuleError
from jury_app.model.entities import Application, Juror
from jury_app.model.enums import AttendanceState
from jury_app.model.operations.amending import AmendedMark, amend_mark
from jury_app.model.operations.poll import TakenVote
from jury_app.model.operations.roll_call import set_attendance
from jury_app.model.operations.sitting import Award, decide, decide_not_awarded
from jury_app.model.operations.undoing import undo
from jury_app.model.operations.voting import give_casting_vote, take_vote
from jury_app.model.queries.standings import all_marks
from jury_app.model.queries.votes import list_votes
from jury_app.model.voting.outcome import AGAINST, FOR, Verdict
from jury_app.model.voting.terms import Majority, Prevalence, Restriction, RoomRules, VoteForm


def random_room_rules(random):
    """Return any rules of the room by which one votes."""
    return RoomRules(
        majority=random.choice([*Majority]),
        blank_counts=random.random() < 0.5,
        rounds=random.randint(1, 3),
        restriction=random.choice([*Restriction]),
        last_round_relative=random.random() < 0.5,
        recused_count=random.random() < 0.3,
        prevalence=random.choice([*Prevalence, Prevalence.CASTING]),
    )


class Room:
    """The room of a world: whoever sits in it is there, and the first of them presides."""

    def __init__(self, world, random):
        self.world = world
        self.random = random
        self.write = world.database.write
        self.numbers = dict(world.rows(select(Application.id, Application.number)))
        self.jurors = [key for (key,) in world.rows(select(Juror.id).order_by(Juror.id))]

    def amend(self, scales):
        """Amend some marks, some of them again, and take some of that back."""
        random = self.random
        for _again in range(random.randint(0, 8)):
            said = self.world.database.read(all_marks)
            if not said:  # nobody was given anything to read
                return
            application = random.choice(sorted(said))
            one = random.choice(said[application])
            scale = random.choice(scales)
            old = one.marks.get(scale.code)
            new = random.choice((None, *range(scale.lowest, scale.highest + 1)))
            mark = AmendedMark(
                juror_id=one.juror_id,
                number=self.numbers[application],
                criterion=scale.code,
                old=_points(old, scale),
                new=_points(new, scale),
                reason="Relu en séance",
            )
            with suppress(RuleError):
                self._perhaps_undone(self.write(amend_mark, mark=mark))

    def vote(self, applications):
        """Vote on awards and among applications, round after round, and let decisions follow."""
        for juror in self.jurors:
            self.write(set_attendance, juror_id=juror, state=AttendanceState.PRESENT)
        for domain, numbers in applications.items():
            for _again in range(self.random.randint(0, 2)):
                with suppress(RuleError):
                    self._propose(domain, numbers)
            if len(numbers) > 1:
                with suppress(RuleError):
                    self._choose(numbers)

    def _propose(self, domain, numbers):
        about = self.random.sample(numbers, self.random.randint(0, min(2, len(numbers))))
        vote = self._taken(
            (FOR, AGAINST), numbers=tuple(about), domain_code=domain, question="Voulez-vous ?"
        )
        self._follow(vote, domain)

    def _choose(self, numbers):
        among = self.random.sample(numbers, min(self.random.randint(2, 4), len(numbers)))
        vote = self._taken(among)
        while (row := self._row(vote)).outcome.verdict is Verdict.ANOTHER_ROUND:
            vote = self._taken(row.outcome.stay, follows=vote)
        self._follow(vote, None)

    def _taken(self, choices, **about):
        """Take a vote of any form; half of the time everybody is of two minds."""
        random = self.random
        form = random.choice([*VoteForm])
        names = [*choices, "abstention"]
        if random.random() < 0.5:
            said = {juror: choices[at % 2] for at, juror in enumerate(self.jurors)}
        else:
            said = {juror: random.choice(names) for juror in self.jurors}
        counted = [*said.values()]
        told = {"by_name": said} if form is VoteForm.ROLL_CALL else _tally(counted, choices, random)
        vote = TakenVote(form=form, **{"numbers": tuple(choices), **about, **told})
        return self.write(take_vote, vote=vote)

    def _row(self, seq):
        return next(each for each in self.world.database.read(list_votes) if each.id == seq)

    def _follow(self, seq, domain):
        """Break a tie, and decide what the vote decided."""
        row = self._row(seq)
        if row.outcome.verdict is Verdict.TIED:
            for choice in row.outcome.tied:
                with suppress(RuleError):
                    cast = self.write(give_casting_vote, vote=seq, choice=choice, is_declared=True)
                    self._perhaps_undone(cast)
                    break
            row = self._row(seq)
        for number in row.numbers or (None,):
            with suppress(RuleError):
                self._decide(number, domain, seq)

    def _decide(self, number, domain, vote):
        if number is None:
            self.write(decide_not_awarded, domain_code=domain, vote=vote, motive="Voté")
            return
        level = self.world.levels[self.random.choice(("or", "argent", "public"))]
        award = Award(number=number, level_id=level, motive="Voté", vote=vote)
        self.write(lambda session: decide(session, award=award).id)

    def _perhaps_undone(self, seq):
        chance = self.random.random()
        if chance < 0.3:
            again = self.write(undo, seq=seq)
            if chance < 0.15:
                self.write(undo, seq=again)


def _tally(counted, choices, random):
    lost = random.choice(("blank", "spoilt", "abstention"))
    return {
        "voices": {each: counted.count(each) for each in choices},
        lost: counted.count("abstention"),
    }


def _points(mark, scale):
    return "" if mark is None else f"{mark / scale.steps_per_point:g}"
