"""A plan of who reads what: within loads, or refused by name; and putting it in force."""

import json
import os
import signal
import sys
from collections import Counter
from pathlib import Path
from threading import Thread
from threading import enumerate as enumerate_threads

import pytest
from sqlalchemy import select

from jury_app.errors import JuryError, RuleError
from jury_app.model.entities import Round
from jury_app.model.journal import first_break
from jury_app.model.operations.assignment import add_readings, give_readings, giving_steps
from jury_app.model.operations.jury import withdraw_juror
from jury_app.model.operations.undoing import undo
from jury_app.model.queries import solving
from jury_app.model.queries.assignment import list_readings
from jury_app.model.queries.journal import changes_of, list_journal
from jury_app.model.queries.planning import plan_steps
from jury_app.model.queries.solving import solve_steps
from jury_app.model.scoring.plan_worker import asked
from jury_app.model.scoring.reading_plan import LoadsError, bounded_plan, separate_parts
from jury_app.progress import Progress, finish


@pytest.fixture
def panel(year):
    """Eight applications of one domain, and four jurors who may read all of them."""
    for number in range(8):
        year.application(f"A{number}")
    year.jurors("Un", "Deux", "Trois", "Quatre")
    return year


def planned(year, readers, most=None):
    return finish(plan_steps(year.database.read(list_readings), readers, most))


def test_a_plan_says_what_it_asks_of_each_and_changes_nothing_yet(panel):
    plan = planned(panel, 2, most=4)

    assert (plan.lightest, plan.heaviest, plan.added, plan.taken) == (4, 4, 16, 0)
    assert plan.comparability.gaps == ()
    assert panel.database.read(list_readings).pairs == frozenset()


def test_jurors_who_may_read_little_get_no_more_than_they_may(year):
    for number in range(6):
        year.application(f"A{number}", domain="D01")
        year.application(f"B{number}", domain="D02")
    year.juror("Partout")
    for name in ("Un", "Deux"):
        year.juror(name, "D01")
    for name in ("Trois", "Quatre"):
        year.juror(name, "D02")

    plan = planned(year, 2, most=5)

    assert max(Counter(juror for juror, _a in plan.pairs).values()) <= 5
    assert set(Counter(application for _j, application in plan.pairs).values()) == {2}


def test_a_juror_who_may_read_and_is_given_nothing_is_counted(panel):
    panel.jurors(*(f"Juré {number}" for number in range(5)))

    plan = planned(panel, 1)
    panel.database.write(give_readings, pairs=plan.pairs, readers=1)

    assert (plan.lightest, plan.heaviest) == (0, 1)
    assert sorted(panel.database.read(list_readings).loads.values()) == [0, *[1] * 8]


def test_a_load_that_cannot_be_kept_names_the_applications_and_the_jurors(panel):
    with pytest.raises(RuleError) as refusal:
        planned(panel, 2, most=3)

    told = str(refusal.value)
    assert refusal.value.code == "loads_too_low"
    assert all(name in told for name in ("A0", "Un", "Quatre"))
    assert "16" in told
    assert "12" in told
    assert "au moins 4" in told


def test_a_plan_made_before_the_panels_changed_is_refused_whole(panel):
    plan = planned(panel, 2)
    [juror, *_others] = sorted({juror for juror, _application in plan.pairs})
    panel.database.write(withdraw_juror, juror_id=juror)

    with pytest.raises(RuleError) as refusal:
        panel.database.write(give_readings, pairs=plan.pairs)

    assert refusal.value.code == "plan_outdated"
    assert panel.database.read(list_readings).pairs == frozenset()


def test_readings_that_mend_are_added_to_those_there_are_and_told_in_the_journal(panel):
    plan = planned(panel, 1)
    panel.database.write(give_readings, pairs=plan.pairs, readers=1)
    gap = panel.database.read(list_readings).compared().open[0]

    added = panel.database.write(add_readings, pairs=gap.mends)

    known = panel.database.read(list_readings)
    assert added == len(gap.mends) == 3
    assert known.pairs == plan.pairs | set(gap.mends)
    assert known.compared().open == ()
    assert "3\N{NO-BREAK SPACE}lectures ajoutées" in panel.database.read(list_journal)[-1].sentence


def told(year, seq):
    changes = year.database.read(changes_of, seq)
    return [(each.table, each.key, each.before, each.after) for each in changes]


def test_every_reading_that_is_given_or_taken_is_told_as_if_it_were_the_only_one(panel):
    first, second = planned(panel, 1).pairs, planned(panel, 2).pairs
    [(jury,)] = panel.rows(select(Round.id))
    panel.database.write(give_readings, pairs=first, readers=1)
    given = panel.head()[0]

    panel.database.write(give_readings, pairs=second - first, readers=1)

    keys = [json.dumps([jury, *pair]) for pair in sorted(first)]
    whole = [{"round_id": jury, "juror_id": juror, "application_id": each}
             for juror, each in sorted(first)]  # fmt: skip
    assert told(panel, given) == [("assignment", key, None, None) for key in keys]
    assert told(panel, given + 1)[: len(first)] == [
        ("assignment", key, values, None) for key, values in zip(keys, whole, strict=True)
    ]
    panel.database.write(undo, seq=given + 1)
    assert panel.database.read(list_readings).pairs == first
    assert panel.database.read(first_break) is None


def test_readings_stopped_while_they_are_written_down_are_not_given(panel):
    def written():
        with panel.database.transaction() as session:
            yield from giving_steps(session, pairs=planned(panel, 2).pairs)

    before = panel.head()
    steps = written()
    told = [next(steps), next(steps)]
    steps.close()

    assert [(each.done, each.total) for each in told] == [(0, 16), (16, 16)]
    assert panel.database.read(list_readings).pairs == frozenset()
    assert panel.head() == before


def test_parts_are_those_whose_jurors_overlap_most_applications_first():
    eligible = {1: {11}, 2: {12, 13}, 3: {13, 14}, 4: set(), 5: {14}}

    parts = [sorted(part) for part in separate_parts(eligible)]

    assert parts == [[2, 3, 5], [1], [4]]


WIDE = {
    1_000 + application: frozenset(juror for juror in range(40) if (application + juror) % 37)
    for application in range(600)
}
"""More possible readings than are shared out at once."""

HUGE = {each: frozenset(range(200)) - {each % 200} for each in range(1_000, 2_500)}
"""So many that nobody waits for the end."""


def test_a_plan_that_is_made_in_a_process_of_its_own_is_the_plan():
    told = Progress(0, 1)
    steps = solve_steps(WIDE, 2, 31, told)

    assert finish(steps) == bounded_plan(WIDE, 2, 31)


def test_a_process_that_was_stopped_is_told_and_nothing_is_solved_here_instead(monkeypatch):
    monkeypatch.setattr(solving, "_SECONDS", 0.01)

    with pytest.raises(JuryError) as refusal:
        finish(solve_steps(WIDE, 2, 31, Progress(0, 1)))

    assert refusal.value.code == "plan_timeout"
    assert "répartition" in str(refusal.value)


@pytest.mark.skipif(sys.platform != "linux", reason="looks for the process under /proc")
def test_a_plan_whose_process_dies_is_told_and_nothing_is_solved_here_instead():
    before, sent = children(), written()
    steps = solve_steps(HUGE, 5, 38, Progress(0, 1))
    while written() - sent < len(asked(HUGE, 5, 38)):  # killed before, it would be solved here
        next(steps)
    [process] = children() - before
    os.kill(process, signal.SIGKILL)

    with pytest.raises(RuleError) as refusal:
        finish(steps)

    assert refusal.value.code == "plan_lost"
    assert children() == before


def children():
    listed = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    return {int(child) for each in listed for child in each.read_text().split()}


def written():
    """Return how many bytes this process has ever written."""
    return int(Path("/proc/self/io").read_text().split("wchar:")[1].split()[0])


def test_loads_that_cannot_be_kept_are_named_by_the_process_too():
    with pytest.raises(LoadsError) as refusal:
        finish(solve_steps(WIDE, 2, 29, Progress(0, 1)))

    assert len(refusal.value.applications) == 600
    assert set(refusal.value.overloaded) == set(range(40))


def test_a_plan_is_stopped_in_the_middle_of_what_it_solves():
    steps = solve_steps(HUGE, 5, 38, Progress(0, 1))
    next(steps)
    closing = Thread(target=steps.close)

    closing.start()
    closing.join(30)

    assert not closing.is_alive()
    assert not [each for each in enumerate_threads() if each.name.startswith("solving")]
