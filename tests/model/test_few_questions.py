"""What an act of the room asks the file: nothing twice, and nothing that it does not need."""

import pytest
from sqlalchemy import event

from jury_app.model.database import engine_of
from jury_app.model.enums import AttendanceState
from jury_app.model.operations.amending import AmendedMark, amend_mark
from jury_app.model.operations.choreography import open_application, open_domain
from jury_app.model.operations.jury import recuse_juror
from jury_app.model.operations.poll import TakenVote
from jury_app.model.operations.recording import record_award
from jury_app.model.operations.roll_call import set_attendance
from jury_app.model.operations.sitting import Award
from jury_app.model.operations.voting import take_vote
from jury_app.model.queries.edition import (
    get_edition,
    get_rules,
    get_stages,
    list_criteria,
    list_domains,
    list_levels,
)
from jury_app.model.queries.on_paper import last_paper
from jury_app.model.queries.room import get_room_screen
from jury_app.model.queries.room_clock import get_day_clock
from jury_app.model.queries.running_order import kept_order
from jury_app.model.queries.sitting import get_sitting, list_attendance, list_decisions
from jury_app.model.queries.standings import all_marks
from jury_app.ui.room.room_state import room_state

SHOWN = (
    get_edition, get_stages, room_state, get_sitting, get_rules, list_levels, list_criteria,
    list_domains, list_decisions, list_attendance, kept_order, last_paper, get_room_screen,
    get_day_clock,
)  # fmt: skip
"""What both windows ask after each act."""


@pytest.fixture
def room(year):
    """Twenty applications in two domains, marked by three jurors, who sit."""
    numbers = [f"A{place}" for place in range(1, 11)] + [f"B{place}" for place in range(1, 11)]
    year.keys = {
        number: year.application(number, "D01" if number.startswith("A") else "D02")
        for number in numbers
    }
    members = year.jurors("Benali", "Chauvet", "Costa")
    year.assign()
    for juror in members:
        marks = {number: 1 + (juror + place) % 9 for place, number in enumerate(numbers)}
        recused = {"A3": "Mon département"} if juror == members[2] else {}
        own = {number: mark for number, mark in marks.items() if number not in recused}
        year.ballot(juror, own, recused=recused)
    year.open()
    for juror in members:
        year.database.write(set_attendance, juror_id=juror, state=AttendanceState.PRESENT)
    year.members = members
    return year


@pytest.fixture
def asked(room):
    """The statements that the file was asked, each with its values."""
    found = []

    def note(_connection, _cursor, statement, values, *_more):
        found.append((statement, values))

    event.listen(engine_of(room.database), "before_cursor_execute", note)
    return found


def first_award(room, motive):
    [first] = [number for number, rank in room.ranks().items() if rank == 1]
    return Award(number=first, level_id=room.levels["or"], motive=motive)


def test_all_that_is_shown_after_an_act_asks_nothing_twice(room, asked):
    room.database.write(open_domain, domain_code="D01")
    room.database.write(open_application, number="A1")
    vote = TakenVote(question="L’or ?", numbers=("A1",), voices={"for": 2, "against": 1})
    room.database.write(take_vote, vote=vote)
    room.database.write(record_award, award=first_award(room, "Voté"))
    asked.clear()

    with room.database.reading():
        for each in SHOWN:
            room.database.read(each)

    assert len(asked) > 10
    assert [each for each in asked if asked.count(each) > 1] == []


@pytest.mark.parametrize(("motive", "is_looked_at"), [("L’audace du projet", False), ("", True)])
def test_marks_are_looked_at_only_for_an_award_that_may_owe_a_reason(
    room, asked, motive, is_looked_at
):
    award = first_award(room, motive)
    asked.clear()
    room.database.write(record_award, award=award)

    assert any("FROM ballot" in statement for statement, _values in asked) is is_looked_at


def test_the_marks_of_one_application_are_those_that_it_has_among_all(room):
    keys = room.keys
    room.database.write(
        recuse_juror, juror_id=room.members[0], application_id=keys["A2"], reason="Sa ville"
    )
    mark = AmendedMark(
        juror_id=room.members[1], number="A1", criterion="cible",
        old=str(1 + room.members[1] % 9), new="9", reason="Relu",
    )  # fmt: skip
    room.database.write(amend_mark, mark=mark)
    every = room.database.read(all_marks)

    for number in ("A1", "A2", "A3", "B1"):
        only = room.database.read(all_marks, applications={keys[number]})
        assert only == {keys[number]: every[keys[number]]}
        assert len(only[keys[number]]) == len(room.members)
    assert sum(each.is_recused for each in every[keys["A2"]]) == 1
    assert sum(each.is_recused for each in every[keys["A3"]]) == 1
