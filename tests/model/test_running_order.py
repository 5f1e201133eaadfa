"""The running order: contested first, fewest exits, by hand; kept in the journal, and undone."""

import runpy
import shutil
from itertools import permutations, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jury_app.errors import RuleError
from jury_app.i18n import speaking
from jury_app.model.enums import AttendanceState, JournalKind
from jury_app.model.operations import choreography
from jury_app.model.operations.edition import change_rules
from jury_app.model.operations.jury import recuse_juror
from jury_app.model.operations.roll_call import set_attendance
from jury_app.model.operations.running import set_running_order
from jury_app.model.operations.undoing import undo
from jury_app.model.queries.contests import contests_of
from jury_app.model.queries.journal import list_journal
from jury_app.model.queries.marked import marked_domains
from jury_app.model.queries.room_acts import get_room
from jury_app.model.queries.running_order import get_running_order, order_of_edition
from jury_app.model.queries.standings import all_marks, consolidate
from jury_app.model.room.fewest_moves import EXACT_DOMAINS, fewest_moves
from jury_app.model.room.running import Basis, Contest, Turn, completed, contested_first, moves
from jury_app.model.rules import RecusalScope, RuleSettings

YEAR = runpy.run_path(str(Path(__file__).parent / "year.py"))["Year"]
NAMES = ("Benali", "Costa", "Dumas")


@st.composite
def recusals(draw, most_domains, most_applications):
    """Domains with applications, and who is recused from each."""
    people = st.frozensets(st.integers(1, 4), max_size=3)
    domains = draw(
        st.lists(st.lists(people, min_size=1, max_size=most_applications), max_size=most_domains)
    )
    turns, out, key = [], {}, 0
    for number, sets in enumerate(domains, start=1):
        keys = range(key, key + len(sets))
        out |= dict(zip(keys, sets, strict=True))
        turns.append(Turn(number, tuple(keys)))
        key += len(sets)
    return turns, out


@given(recusals(most_domains=3, most_applications=3))
def test_no_other_order_of_a_small_sitting_has_fewer_exits(case):
    turns, out = case
    found = fewest_moves(turns, out)

    every = (
        [Turn(turn.domain, order) for turn, order in zip(domains, orders, strict=True)]
        for domains in permutations(turns)
        for orders in product(*(permutations(each.applications) for each in domains))
    )
    assert found.moves == min(moves(each, out) for each in every)
    assert found.is_exact


@given(recusals(most_domains=12, most_applications=4))
def test_the_order_of_fewest_exits_leaves_nobody_out_and_is_never_worse(case):
    turns, out = case
    found = fewest_moves(turns, out)

    assert {each.domain: {*each.applications} for each in found.turns} == {
        each.domain: {*each.applications} for each in turns
    }
    assert found.moves == moves(found.turns, out) <= moves(turns, out)
    assert fewest_moves(turns, out) == found


def test_a_long_chain_of_recusals_is_put_in_a_row():
    """Juror n is recused in domains n and n + 1, which stand far from each other."""
    many = 2 * EXACT_DOMAINS
    out = {each: frozenset({each, each + 1}) for each in range(many)}
    order = [*range(0, many, 2), *range(1, many, 2)]

    found = fewest_moves([Turn(each, (each,)) for each in order], out)

    assert not found.is_exact
    assert found.moves == 2 * (many + 1)  # each goes out once and comes back once


def test_domains_where_nobody_is_recused_stay_where_they_are():
    out = {10: frozenset({1}), 30: frozenset({1})}
    turns = [Turn(1, (10,)), Turn(2, (20, 21)), Turn(3, (30,)), Turn(4, (40,))]

    found = fewest_moves(turns, out)

    assert [each.domain for each in found.turns] == [1, 3, 2, 4]
    assert (found.moves, moves(turns, out)) == (2, 4)


def test_what_the_marks_do_not_settle_comes_first():
    turns = [Turn(1, (10, 11)), Turn(2, (20,)), Turn(3, (30, 31, 32))]
    contests = {1: Contest(level=1, discussed=(11,)), 3: Contest(level=0, discussed=(32, 30))}

    assert contested_first(turns, contests) == (
        Turn(3, (32, 30, 31)),
        Turn(1, (11, 10)),
        Turn(2, (20,)),
    )


def test_an_order_takes_in_what_came_since_and_drops_what_went():
    wanted = [Turn(3, (31, 39)), Turn(9, (90,)), Turn(1, (10,))]
    known = [Turn(1, (10, 11)), Turn(2, (20,)), Turn(3, (30, 31))]

    assert completed(wanted, known) == (Turn(3, (31, 30)), Turn(1, (10, 11)), Turn(2, (20,)))


@pytest.fixture(scope="module")
def prepared(founded, tmp_path_factory):
    year = YEAR(shutil.copy(founded, tmp_path_factory.mktemp("running") / "edition.jury"))
    year.applications("A1", "A2", "A3")
    for number in ("B1", "B2"):
        year.application(number, "D02")
    year.application("C1", "D03")
    year.ids = {name: year.juror(name) for name in NAMES}
    year.assign()
    marks = ({"A1": 9, "A2": 6}, {"A1": 9, "A2": 5}, {"A1": 8, "A2": 6})
    for juror, given_ in zip(year.ids.values(), marks, strict=True):
        year.ballot(juror, {**given_, "A3": 2, "B1": 6, "B2": 6, "C1": 7})
    year.open("Maître Dupont")
    year.close()
    return year


@pytest.fixture
def sitting(prepared, tmp_path):
    """D01 is settled, in D02 two are equal, in D03 one is alone; three jurors are here."""
    year = YEAR(Path(shutil.copy(prepared.database.path, tmp_path / "edition.jury")))
    year.ids = dict(prepared.ids)
    for juror in year.ids.values():
        year.database.write(set_attendance, juror_id=juror, state=AttendanceState.PRESENT)
    yield year
    year.close()


def order(sitting):
    found = sitting.database.read(get_running_order)
    return found.basis, found.turns


def recuse(sitting, name, *applications):
    for each in applications:
        sitting.database.write(
            recuse_juror, juror_id=sitting.ids[name], application_id=each, reason="Élu"
        )


def test_without_another_the_order_is_that_of_the_edition(sitting):
    assert order(sitting) == (
        Basis.EDITION,
        (Turn(1, (1, 2, 3)), Turn(2, (4, 5)), Turn(3, (6,))),
    )


def test_the_order_counts_as_many_exits_as_the_room_then_sees(sitting):
    recuse(sitting, "Benali", 1, 3, 6)
    recuse(sitting, "Costa", 2, 5)
    before = sitting.database.read(get_running_order).moves

    sitting.database.write(set_running_order, basis=Basis.EXITS)
    kept = sitting.database.read(get_running_order)
    for turn in kept.turns:
        for application in turn.applications:
            number = {1: "A1", 2: "A2", 3: "A3", 4: "B1", 5: "B2", 6: "C1"}[application]
            sitting.database.write(choreography.open_application, number=number)
    sitting.database.write(choreography.close_domain)

    exits = sitting.database.read(get_room).exits
    assert 2 * len(exits) == kept.moves == 4 < before
    assert all(each.back_at for each in exits)


def test_who_is_away_goes_out_of_no_room_and_a_recusal_may_hold_for_the_whole_domain(sitting):
    recuse(sitting, "Benali", 1)
    assert sitting.database.read(get_running_order).moves == 2
    settings = RuleSettings(recusal_scope=RecusalScope.DOMAIN)
    sitting.database.write(change_rules, settings=settings, reason="Essai")
    assert sitting.database.read(get_running_order).moves == 2  # out once, for all three

    away = {"juror_id": sitting.ids["Benali"], "state": AttendanceState.EXCUSED}
    sitting.database.write(set_attendance, **away)
    assert sitting.database.read(get_running_order).moves == 0


def test_the_next_domain_keeps_out_who_would_leave_it_at_once(sitting):
    recuse(sitting, "Benali", 1, 4)
    sitting.database.write(choreography.open_application, number="A1")
    sitting.database.write(choreography.open_next_domain, domain_id=2)

    room = sitting.database.read(get_room)
    assert (room.item.domain, room.item.application, len(room.exits)) == (2, 4, 1)
    assert room.domains == [1, 2]

    sitting.database.write(choreography.open_next_domain, domain_id=3)
    room = sitting.database.read(get_room)
    assert (room.item.domain, room.item.application, room.out) == (3, None, {})


def test_the_domains_that_marks_do_not_settle_come_first(sitting):
    def contested(session):
        marks = all_marks(session)
        domains = marked_domains(session, consolidate(session, marks=marks), marks)
        return contested_first(order_of_edition(session), contests_of(domains))

    turns = sitting.database.read(contested)
    sitting.database.write(set_running_order, basis=Basis.SOLIDITY, turns=turns)

    assert order(sitting)[0] is Basis.SOLIDITY
    assert order(sitting)[1][0].domain == 2


def test_an_order_by_hand_is_kept_told_and_undone(sitting):
    wanted = (Turn(3, (6,)), Turn(1, (2, 1, 3)))
    act = sitting.database.write(set_running_order, basis=Basis.HAND, turns=wanted)

    assert order(sitting) == (Basis.HAND, (*wanted, Turn(2, (4, 5))))
    row = sitting.database.read(list_journal)[-1]
    assert (row.kind, row.is_undoable) == (JournalKind.RUNNING_ORDER, True)
    with speaking("fr"):
        row = sitting.database.read(list_journal)[-1]
    assert row.sentence == "Ordre de passage\N{NO-BREAK SPACE}: composé à la main"
    sitting.database.write(undo, seq=act)
    assert order(sitting)[0] is Basis.EDITION


@pytest.mark.parametrize(
    ("basis", "turns", "code"),
    [
        (Basis.HAND, (Turn(1), Turn(2), Turn(1)), "turn_twice"),
        (Basis.HAND, (Turn(1, (1, 2, 1)),), "turn_twice"),
        (Basis.EDITION, (), "nothing_changed"),
    ],
)
def test_an_order_that_names_something_twice_or_changes_nothing_is_refused(
    sitting, basis, turns, code
):
    with pytest.raises(RuleError) as refusal:
        sitting.database.write(set_running_order, basis=basis, turns=turns)

    assert refusal.value.code == code
