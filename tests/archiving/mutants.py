"""Verifiers that count wrongly in one place: if none of them is seen, the others prove nothing."""

import runpy
import sys
from dataclasses import asdict, astuple, replace
from itertools import product
from pathlib import Path
from random import Random
from types import ModuleType, SimpleNamespace

from jury_app import verify
from jury_app.model.queries.ordering import JurorMarks, Ordering, grid_means
from jury_app.model.scoring.methods import Method, placed
from jury_app.model.voting.outcome import Count, Verdict, outcome

RANDOM = runpy.run_path(str(Path(__file__).parent.parent / "model" / "random_editions.py"))
random_rules = runpy.run_path(str(Path(__file__).parent / "random_worlds.py"))["random_rules"]
RULES_OF_ROOM = runpy.run_path(str(Path(__file__).parent / "random_rooms.py"))["random_room_rules"]
METHODS = [each for each in Method if each is not Method.MEAN]
SOURCE = Path(verify.__file__).with_suffix(".py").read_text(encoding="utf-8")
MUTANTS = {
    "a mean over all readers": (
        "start=Fraction(0)) / len(scores)\n",
        "start=Fraction(0)) / panel\n",
    ),
    "a median of the upper middle": (
        "ordered[(len(ordered) - 1) // 2]",
        "ordered[len(ordered) // 2]",
    ),
    "a trim that drops nothing": ("range(trim)", "range(0)"),
    "an upper majority grade": (
        "(size - 1) // 2, size % 2 == 0",
        "size // 2, size % 2 == 1",
    ),
    "ties of Borda lost": ("Fraction(level, 2)", "0"),
    "margins for Schulze": ("count if count > prefer", "count - prefer[b, a] if count > prefer"),
    "direct defeats for Schulze": ("for middle in names:", "for middle in ():"),
    "every place put there by nothing": ("(step if place else before, equals)", "(before, equals)"),
    "the upper grade told": (
        "[(len(scores[each]) - 1) // 2]",
        "[len(scores[each]) // 2]",
    ),
    "higher always better": ("return 1 - share if", "return share if"),
    "weights forgotten": ('each["weight"] * _worth(', "1 * _worth("),
    "threshold passed by": ("100 * covered < percent", "100 * covered <= percent"),
    "ties unbroken": ('self.rules.get("ties", ())', "()"),
    "recusals of kits forgotten": ('for number in ballot.content["recused"]', "for number in ()"),
    "marks typed in forgotten": ('row["juror_id"] not in sent', "False"),
    "every ballot counts": ('"counted" if len(ends) == 1 and not disputed', '"counted" if ends'),
    "minimum ignored": ("max(1, min(", "max(1, 0 * min("),
    "withdrawals forgotten": (
        '"decision", "decision_withdrawn"):\n        for',
        '"decision"):\n        for',
    ),
    "undoing forgotten": ('gone.add(act.body["undoes"])', "pass"),
    "equals on one level alone": (
        'sum(row["level_id"] == decision',
        '0 * sum(row["level_id"] == decision',
    ),
    "departures unseen": ('told["departs_from_order"] = bool(passed_over)', "pass"),
    "amendments forgotten": ('said.get(pair, {}) | {row["criterion"]: row["new"]}', "{}"),
    "the first amendment for good": (
        'said.get(pair, {}) | {row["criterion"]: row["new"]}',
        '{row["criterion"]: row["new"]} | said.get(pair, {})',
    ),
    "casting votes forgotten": ("casting.get(act.seq))", "None)"),
    "a tie adopts": (
        'voices["for"] > voices["against"] and',
        'voices["for"] >= voices["against"] and',
    ),
    "the most voices suffice": ("is_relative or most >= self._needed()", "most"),
    "nobody leaves between rounds": ("count >= least}", "count}"),
    "rounds without end": (
        'is_last = self.act.body["round"] >= self.rules["rounds"]',
        "is_last = False",
    ),
    "first places of one": ("sum(score == best[juror]", "1 + 0 * sum(score == best[juror]"),
    "the lightest criterion": ('top = max((each["weight"]', 'top = min((each["weight"]'),
}


def mutant(name):
    """Return a verifier that is wrong in one place."""
    before, after = MUTANTS[name]
    assert before in SOURCE, name
    module = ModuleType(f"verify_with_{name.replace(' ', '_')}")
    module.__file__ = verify.__file__
    sys.modules[module.__name__] = module  # dataclasses look themselves up
    try:
        exec(compile(SOURCE.replace(before, after, 1), name, "exec"), module.__dict__)  # noqa: S102 -- ours, in one place changed
    finally:
        del sys.modules[module.__name__]
    return module


def disagreements(verifier, seeds):
    """Tell where a verifier counts otherwise: by a method, by the rules, or a vote."""
    checks = (_votes_the_same, _ranks_the_same, _orders_the_same)
    return (seed for seed in seeds if not all(check(verifier, seed) for check in checks))


def found_out(verifier, seeds):
    """Tell whether a verifier counts otherwise anywhere; it looks no further than that."""
    return next(disagreements(verifier, seeds), None) is not None


def _votes_the_same(verifier, seed):
    """Compare what one random vote comes to, tied or not, with a casting vote or without."""
    random = Random(seed)  # noqa: S311 -- what can be drawn again is what is wanted
    rules = RULES_OF_ROOM(random)
    choices = random.choice((("for", "against"), (1, 2), (1, 2, 3), (1, 2, 3, 4)))
    body = {
        "voices": [[each, random.randint(0, 3)] for each in choices],
        "abstention": 0,
        "blank": random.randint(0, 3),
        "spoilt": random.randint(0, 2),
        "round": random.randint(1, 3),
        "chair": random.choice((None, choices[0])),
        "recused": random.randint(0, 2),
    }
    cast = random.choice((None, *choices))
    told = {name: body[name] for name in ("abstention", "blank", "spoilt", "round", "recused")}
    count = Count(
        voices={str(each): voices for each, voices in body["voices"]},
        chair=None if body["chair"] is None else str(body["chair"]),
        **told,
    )
    here = outcome(count, rules, None if cast is None else str(cast))
    casting = None if cast is None else verifier.Act(2, "", "", {"choice": cast}, False, "")  # noqa: FBT003 -- an act as it is read
    poll = verifier.Poll(verifier.Act(1, "", "", body, False, ""), asdict(rules), casting)  # noqa: FBT003 -- an act as it is read
    verdict, whom = poll.result()
    whom = {str(each) for each in whom} if isinstance(whom, set) else whom
    wanted = {
        Verdict.CHOSEN: here.winner,
        Verdict.TIED: {*here.tied},
        Verdict.ANOTHER_ROUND: {*here.stay},
    }
    expected = wanted.get(here.verdict)
    return verdict == here.verdict and (expected is None or expected in (whom, str(whom)))


def _ranks_the_same(verifier, seed):
    """Compare every method on one random panel."""
    panel = RANDOM["random_panel"](seed)
    scores = {each: panel.of_application(each) for each in panel.applications}
    scores = {each: given for each, given in scores.items() if given}
    for method in METHODS:
        for trim in (1, 2) if method is Method.TRIMMED_MEAN else (1,):
            places = placed(method, panel, trim=trim)
            here = {each.application: each.rank for each in places if each.rank is not None}
            there = verifier.merits(method, scores, trim)
            if here != {
                each: 1 + sum(other > merit for other in there.values())
                for each, merit in there.items()
            }:
                return False
    return True


def _orders_the_same(verifier, seed):
    """Compare one random domain by random rules: partial grids, readers, recusals, ties."""
    random = Random(seed)  # noqa: S311 -- what can be drawn again is what is wanted
    marked = _coarser(RANDOM["random_marked"](seed), random)
    settings = random_rules(random)
    display = random.choice((1, 10, 20))
    pairs = [*product(marked.jurors, marked.applications)]
    assigned = {pair for pair in pairs if random.random() < 0.9}
    recused = {pair for pair in pairs if random.random() < 0.1}
    said = {(juror, each): marks for (each, juror), marks in marked.marks.items()}
    means = grid_means(marked.scales, settings, display)
    rows = [
        SimpleNamespace(id=each, number=f"A{each}", title="", applicant="")
        for each in marked.applications
    ]
    marks = {
        application: [
            JurorMarks(
                juror_id=juror,
                marks=said.get((juror, application), {}),
                is_recused=(juror, application) in recused,
                is_assigned=(juror, application) in assigned,
                mean=None
                if (juror, application) in recused
                else means.of(said.get((juror, application), {})),
            )
            for juror in marked.jurors
            if (juror, application) in assigned | recused | said.keys()
        ]
        for application in marked.applications
    }
    ranked, unranked = Ordering(settings, marked.scales, display).order(rows, marks)
    here = {
        each.number: (each.rank, each.mean, each.n, each.eligible, "", each.value, each.step)
        for each in ranked
    }
    here |= {
        each.number: (None, None, each.n, each.eligible, each.reason, None, None)
        for each in unranked
    }
    book = verifier.Book(_case(verifier, marked, (settings, display), assigned, recused, said))
    counted = verifier.Counting(book).standings([{"id": r.id, "number": r.number} for r in rows])
    there = {number: astuple(each) for number, each in counted.items()}
    return here == there


def _coarser(marked, random):
    """Return a domain, half of the time with all marks at one end of their scale: many ties."""
    if random.random() < 0.5:
        return marked
    scales = {scale.code: scale for scale in marked.scales}
    marks = {
        pair: {
            code: scales[code].lowest if scales[code].position(mark) < 0.5 else scales[code].highest
            for code, mark in given.items()
        }
        for pair, given in marked.marks.items()
    }
    return replace(marked, marks=marks)


def _case(verifier, marked, rules, assigned, recused, said):
    """Return the rows of an edition in which the secretariat typed all marks in."""
    settings, display = rules
    tables = {name: [] for name in verifier.TABLES} | {
        "edition": [{"display_scale": display, "signing_key": "00" * 32, "title": "", "year": 1}],
        "rounds": [{"id": 1, "opened_at": "", "shortlist_only": 0}],
        "rules": [{"settings": settings.dump()}],
        "grid": [
            {
                "round_id": 1,
                "code": each.code,
                "weight": each.weight,
                "min_points": each.min_points,
                "max_points": each.max_points,
                "steps_per_point": each.steps_per_point,
                "lower_is_better": each.lower_is_better,
            }
            for each in marked.scales
        ],
        "assignments": [_pair(pair, round_id=1) for pair in assigned],
        "recusals": [_pair(pair, is_lifted=0) for pair in recused],
        "scores": [
            _pair(pair, round_id=1, criterion=code, mark=mark)
            for pair, marks in said.items()
            for code, mark in marks.items()
        ],
    }
    return verifier.Case(tables, {}, {}, {}, {})


def _pair(pair, **row):
    return {"juror_id": pair[0], "application_id": pair[1], **row}
