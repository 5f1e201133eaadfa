"""The sitting as it stood after each of its acts, whatever was done or undone since."""

import pytest

from jury_app.model.enums import AttendanceState
from jury_app.model.operations.choreography import open_domain
from jury_app.model.operations.roll_call import depart, set_attendance
from jury_app.model.operations.showing import show_decisions
from jury_app.model.operations.sitting import withdraw_decision
from jury_app.model.operations.undoing import undo
from jury_app.model.queries.past import get_past


@pytest.fixture
def sitting(year):
    """Two applications with marks and two members, one of whom is here."""
    year.applications("A1", "A2")
    first, second = year.jurors("Benali", "Chauvet")
    year.assign()
    for juror in (first, second):
        year.ballot(juror, {"A1": 9, "A2": 7})
    year.open()
    year.database.write(set_attendance, juror_id=first, state=AttendanceState.PRESENT)
    year.members = first, second
    return year


def past(year, seq):
    return year.database.read(get_past, seq)


def now(year):
    return year.head()[0]


def awards(year, seq):
    return [(row.level_code, row.number) for row in past(year, seq).decisions]


def states(year, seq):
    return {each.name: each.state for each in past(year, seq).members}


def test_a_decision_stands_from_its_act_until_it_is_taken_back(sitting):
    before = now(sitting)
    decision = sitting.decide("A1", "or")
    given = now(sitting)
    sitting.database.write(withdraw_decision, decision_id=decision)
    taken = now(sitting)

    assert [awards(sitting, seq) for seq in (before, given, taken)] == [[], [("or", "A1")], []]


def test_an_act_that_was_undone_later_stood_until_then(sitting):
    sitting.decide("A2", "argent")
    given = now(sitting)
    undone = sitting.database.write(undo, seq=given)

    assert awards(sitting, given) == [("argent", "A2")]
    assert awards(sitting, undone) == []


def test_members_come_and_go(sitting):
    first, second = sitting.members
    start = now(sitting)
    sitting.database.write(set_attendance, juror_id=second, state=AttendanceState.REMOTE)
    both = now(sitting)
    sitting.database.write(depart, juror_id=first, holder_id=second)
    end = now(sitting)

    assert states(sitting, start) == {"Benali": AttendanceState.PRESENT, "Chauvet": None}
    assert states(sitting, both)["Chauvet"] is AttendanceState.REMOTE
    assert states(sitting, end)["Benali"] is AttendanceState.REPRESENTED
    assert [past(sitting, seq).quorum.counted for seq in (start, both)] == [1, 2]
    assert [each.holder for each in past(sitting, end).members] == ["Chauvet", ""]


def test_the_screen_of_the_room_shows_what_it_showed_even_if_it_was_withdrawn_since(sitting):
    sitting.database.write(open_domain, domain_code="D01")
    decision = sitting.decide("A1", "or")
    sitting.database.write(show_decisions, domain_code="D01")
    shown = now(sitting)
    sitting.database.write(withdraw_decision, decision_id=decision)

    assert [each.number for each in past(sitting, shown).screen.decisions] == ["A1"]
    assert past(sitting, now(sitting)).screen.decisions == ()


def test_the_number_of_an_undone_decision_given_again_tells_nothing_of_the_new_one(sitting):
    sitting.database.write(open_domain, domain_code="D01")
    old = sitting.decide("A1", "or")
    act = now(sitting)
    sitting.database.write(show_decisions, domain_code="D01")
    shown = now(sitting)
    sitting.database.write(undo, seq=act)
    assert sitting.decide("A2", "argent") == old

    assert past(sitting, now(sitting)).screen.decisions == ()
    assert [each.number for each in past(sitting, shown).screen.decisions] == ["A1"]
    assert awards(sitting, act) == [("or", "A1")]
    assert awards(sitting, now(sitting)) == [("argent", "A2")]
