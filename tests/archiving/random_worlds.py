"""Whole editions drawn by chance: any grid, any rules, ballots lost, replaced and in conflict."""

import runpy
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from random import Random

from jury_app.errors import RuleError
from jury_app.model.enums import ApplicationStatus, JurorRole, LevelKind
from jury_app.model.operations.applications import fix_shortlist
from jury_app.model.operations.assignment import assign_one
from jury_app.model.operations.edition import change_rules
from jury_app.model.operations.exchange import IncomingScore, take_scores
from jury_app.model.operations.jury import lift_recusal, recuse_juror
from jury_app.model.operations.sitting import withdraw_decision
from jury_app.model.operations.undoing import undo
from jury_app.model.queries.jury import list_recusals
from jury_app.model.rules import PartialGrids, RuleSettings
from jury_app.model.scoring.methods import Method
from jury_app.model.scoring.ties import Step
from jury_app.model.templates import Template, TemplateCriterion, TemplateDomain, TemplateLevel

WORLDS = runpy.run_path(str(Path(__file__).parent / "worlds.py"))
random_marked = runpy.run_path(str(Path(__file__).parent.parent / "model" / "random_editions.py"))[
    "random_marked"
]
ROOMS = runpy.run_path(str(Path(__file__).parent / "random_rooms.py"))
LEVELS = (
    TemplateLevel(code="or", name="Or"),
    TemplateLevel(code="argent", name="Argent"),
    TemplateLevel(code="bronze", name="Bronze"),
    TemplateLevel(code="mention", name="Mention", kind=LevelKind.MENTION),
    TemplateLevel(code="public", name="Prix du public", kind=LevelKind.SPECIAL),
)
STEPS = (Step.HEAVIEST_CRITERION, Step.FIRST_PLACES, Step.MEDIAN, Step.CASTING_VOTE)


def random_edition(folder, seed):
    """Play an edition that depends on nothing but its seed; return its file, closed."""
    random = Random(seed)  # noqa: S311 -- an edition that can be drawn again is what is wanted
    folder.mkdir(parents=True, exist_ok=True)
    drawn = _Drawn(folder, random, seed)
    try:
        drawn.prepare()
        drawn.mark()
        drawn.deliberate()
        drawn.decide()
        drawn.world.close_all()
    finally:
        drawn.world.close()
    return folder / "edition.jury"


class _Drawn:
    def __init__(self, folder, random, seed):
        self.random = random
        self.apart = Random(seed)  # noqa: S311 -- what happens in the room is drawn apart
        self.marked = marked = random_marked(seed)
        template = Template(
            code="drawn",
            title="Prix du hasard",
            label="Hasard",
            display_scale=random.choice((1, 10, 20, 100)),
            domains=(TemplateDomain(code="D1", name="Un"), TemplateDomain(code="D2", name="Deux")),
            criteria=tuple(map(_criterion, marked.scales)),
            levels=LEVELS,
            rules=replace(random_rules(random), room=ROOMS["random_room_rules"](self.apart)),
        )
        path = folder / "edition.jury"
        WORLDS["found"](path, template=template)
        self.world = WORLDS["World"](path, folder / "ballots")
        self.coarse = random.random() < 0.5
        self.ids = {}
        self.domains = {}
        self.jurors = {}

    def prepare(self):
        random, world = self.random, self.world
        shortlists = random.random() < 0.2
        for number in self.marked.applications:
            listed = shortlists and random.random() < 0.7
            status = ApplicationStatus.SHORTLISTED if listed else ApplicationStatus.ADMISSIBLE
            domain = random.choice(("D1", "D1", "D2"))
            self.ids[f"A{number}"] = world.application(f"A{number}", domain, status=status)
            self.domains[f"A{number}"] = domain
        if shortlists:
            with suppress(RuleError):
                world.database.write(fix_shortlist)
        chair, *_others = self.marked.jurors
        self.jurors = {
            each: world.juror(
                f"Juré {each}", role=JurorRole.CHAIR if each == chair else JurorRole.MEMBER
            )
            for each in self.marked.jurors
        }
        world.assign()
        for pair in self._pairs(0.1):
            with suppress(RuleError):
                world.database.write(
                    assign_one, juror_id=pair[0], application_id=pair[1], reads=False
                )
        for pair in self._pairs(0.15):
            self._recuse(*pair)
        world.invite(*self.jurors.values())

    def mark(self):
        random, world = self.random, self.world
        by_hand = random.choice([*self.jurors]) if random.random() < 0.3 else None
        for juror, juror_id in self.jurors.items():
            if juror == by_hand:
                self._enter(juror, juror_id)
            elif random.random() < 0.9:
                self._send(juror, juror_id)
        if not any(world.folder.iterdir()):  # ballots are opened when there are some
            self._send(*next(iter(self.jurors.items())))
        world.collect()
        world.open_all()
        if random.random() < 0.3:
            room = ROOMS["random_room_rules"](self.apart)
            with suppress(RuleError):
                world.database.write(
                    change_rules, settings=replace(random_rules(random), room=room), reason="Relu"
                )

    def deliberate(self):
        """Amend marks, vote, and decide what votes decided."""
        room = ROOMS["Room"](self.world, self.apart)
        room.amend(self.marked.scales)
        by_domain = {}
        for number, domain in self.domains.items():
            by_domain.setdefault(domain, []).append(number)
        room.vote(by_domain)

    def decide(self):
        random, world = self.random, self.world
        for number in self.ids:
            if random.random() < 0.6:
                level = random.choice(("or", "or", "argent", "bronze", "mention", "public"))
                with suppress(RuleError):
                    decision = world.decide(number, level, motive=random.choice(("", "Voulu")))
                    self._reconsider(decision)
        with suppress(RuleError):
            world.not_awarded(random.choice(("D1", "D2")), motive="Trop peu")
        for domain in ("D1", "D2"):  # whoever is owed a reason gets one, and the sitting closes
            for row in world.rows_of_decisions(domain):
                if row.level_kind is LevelKind.LEVEL and not row.motive:
                    with suppress(RuleError):
                        world.decide(row.number, row.level_code, motive="Dit après")

    def _reconsider(self, decision):
        chance = self.random.random()
        if chance < 0.15:
            self.world.database.write(withdraw_decision, decision_id=decision)
            if chance < 0.07:
                self.world.database.write(undo, seq=self.world.head()[0])
        elif chance < 0.25:
            self.world.database.write(undo, seq=self.world.head()[0])

    def _pairs(self, share):
        return [
            (juror, application)
            for juror in self.jurors.values()
            for application in self.ids.values()
            if self.random.random() < share
        ]

    def _recuse(self, juror_id, application_id):
        database = self.world.database
        database.write(
            recuse_juror, juror_id=juror_id, application_id=application_id, reason="Élu là-bas"
        )
        chance = self.random.random()
        if chance < 0.2:
            recusal = database.read(list_recusals)[-1]
            database.write(lift_recusal, recusal_id=recusal.id, reason="Finalement non")
        elif chance < 0.4:
            database.write(undo, seq=self.world.head()[0])

    def _marks(self, juror):
        return {
            f"A{application}": self._rounded(marks)
            for (application, one), marks in self.marked.marks.items()
            if one == juror
        }

    def _rounded(self, marks):
        """Return the marks, or all of them at one end of their scale: then there are many ties."""
        if not self.coarse:
            return dict(marks)
        scales = {scale.code: scale for scale in self.marked.scales}
        return {
            code: (
                scales[code].lowest if scales[code].position(mark) < 0.5 else scales[code].highest
            )
            for code, mark in marks.items()
        }

    def _enter(self, juror, juror_id):
        incoming = [
            IncomingScore(
                juror_id=juror_id,
                application_id=self.ids[number],
                criterion_id=self.world.criteria[code],
                mark=mark,
            )
            for number, marks in self._marks(juror).items()
            for code, mark in marks.items()
        ]
        if incoming:
            self.world.database.write(take_scores, incoming=incoming)

    def _send(self, juror, juror_id):
        random, world = self.random, self.world
        marks = self._marks(juror)
        recused = {number: "Ma commune" for number in self.ids if random.random() < 0.1}
        kept = {number: given for number, given in marks.items() if number not in recused}
        if random.random() < 0.3:  # an earlier ballot, which may be lost in the post
            earlier = world.seal(juror_id, {number: {} for number in kept})
            if random.random() < 0.4:
                earlier.unlink()
        world.seal(juror_id, kept, recused=recused, notes={n: {"": "Vu"} for n in kept})
        if random.random() < 0.08:  # a second machine: two heads, and neither counts
            invitation = world.devices[juror_id].invitation
            world.seal(juror_id, kept, device=WORLDS["Device"](invitation))


def _criterion(scale):
    return TemplateCriterion(
        code=scale.code,
        name=scale.code,
        weight=scale.weight,
        min_points=scale.min_points,
        max_points=scale.max_points,
        steps_per_point=scale.steps_per_point,
        lower_is_better=scale.lower_is_better,
    )


def random_rules(random):
    """Return any rules that agree with themselves."""
    partial = random.choice([*PartialGrids])
    by_criteria = partial is PartialGrids.CRITERION_MEANS
    return RuleSettings(
        method=Method.MEAN if by_criteria else random.choice([*Method]),
        trim=random.choice((1, 1, 2)),
        ties=tuple(random.sample(STEPS, random.randint(0, len(STEPS)))),
        partial_grids=partial,
        partial_threshold_percent=random.choice((25, 50, 75, 100)),
        minimum_scores=random.randint(1, 4),
        motive_on_departure=random.random() < 0.7,
    )
