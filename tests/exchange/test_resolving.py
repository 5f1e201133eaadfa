"""Two ballots of one juror that stand against each other: told, decided, undone, counted again."""

import sqlite3
from datetime import datetime

import pytest

from jury_app.documents.minutes import BallotReport, ConflictLine
from jury_app.documents.minutes.opened import ballots
from jury_app.errors import RuleError
from jury_app.exchange.closing import close
from jury_app.exchange.collecting import collect
from jury_app.exchange.opening import open_ballots
from jury_app.i18n import speaking
from jury_app.model.enums import BallotState
from jury_app.model.operations.amending import AmendedMark, amend_mark
from jury_app.model.operations.resolving import resolve_conflict
from jury_app.model.operations.undoing import undo
from jury_app.model.queries.contested import contested_ballots, list_contested
from jury_app.model.queries.exchange import list_ballots
from jury_app.model.queries.journal import list_journal
from jury_app.model.queries.people import find_person
from jury_app.model.queries.recorded_ballots import recorded_ballots
from jury_app.progress import finish
from jury_app.publishing.attendance import attendance_sheet_of
from jury_app.sealing.keys import fingerprint
from jury_app.verify import verify

BENALI = "Fatima Benali"
FIRST, SECOND, THIRD = (8, 8, 8, 8), (2, 2, 2, 2), (5, 5, 5, 5)


def take(year, *paths):
    return finish(collect(year.database, list(paths), passphrase=None))


def states(year):
    return {row.id: row.state.value for row in year.database.read(list_ballots)}


def keep(year, digest, **changes):
    values = {"juror_id": 1, "kept": digest, "reason": "Lu au téléphone", "witness": "Jeanne Roy"}
    return year.database.write(resolve_conflict, **(values | changes))


@pytest.fixture
def heads(year, seal, forget, tmp_path):
    """Two ballots from two machines, both received; what seals another on the second machine."""
    take(year, seal(BENALI, {"A1": FIRST}, out=tmp_path / "one").path)
    [first] = states(year)
    forget()
    take(year, seal(BENALI, {"A1": SECOND}, out=tmp_path / "two").path)
    assert set(states(year).values()) == {"conflict"}
    return sorted(states(year), key=lambda digest: digest != first)


def test_both_are_told_without_a_mark_of_theirs(year, heads):
    [found] = year.database.read(list_contested)

    assert (found.juror, {row.id for row in found.ballots}) == (BENALI, {*heads})
    assert len({row.device_key for row in found.ballots}) == 2
    assert not any(hasattr(row, "scores") for row in found.ballots)


def test_the_one_that_is_kept_counts_and_the_journal_says_why(year, heads):
    kept, other = heads

    keep(year, kept)

    assert states(year) == {kept: "counted", other: "set_aside"}
    act = year.database.read(list_journal)[-1]
    assert act.sentence == (
        "Fatima Benali\N{NO-BREAK SPACE}: un bulletin gardé (version 1), 1 autre écarté"
    )
    assert act.reason == "Lu au téléphone\nTémoin\N{NO-BREAK SPACE}: Jeanne Roy"
    assert not year.database.read(contested_ballots, juror_id=1).is_conflict


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"reason": " "}, "reason_missing"),
        ({"witness": ""}, "witness_missing"),
        ({"kept": "0" * 64}, "ballot_not_in_conflict"),
        ({"juror_id": 2}, "conflict_none"),
    ],
)
def test_a_decision_owes_its_reason_its_witness_and_a_conflict(year, heads, changes, code):
    with pytest.raises(RuleError) as refusal:
        keep(year, heads[0], **changes)

    assert refusal.value.code == code
    assert set(states(year).values()) == {"conflict"}


def test_what_continues_the_one_set_aside_stands_against_the_one_kept(year, heads, seal, tmp_path):
    kept, other = heads
    keep(year, kept)

    [told] = take(year, seal(BENALI, {"A1": THIRD}, out=tmp_path / "two").path)

    assert told.answer == "conflict"
    assert (states(year)[kept], states(year)[other]) == ("conflict", "set_aside")


def test_what_continues_the_one_kept_replaces_it(year, heads, seal, tmp_path):
    other, kept = heads
    keep(year, kept)

    [told] = take(year, seal(BENALI, {"A1": THIRD}, out=tmp_path / "two").path)

    assert told.answer == "received"
    assert (states(year)[kept], states(year)[other]) == ("superseded", "set_aside")


def test_undoing_is_one_more_act_and_neither_counts_again(year, heads, seal, tmp_path):
    act = keep(year, heads[1])
    take(year, seal(BENALI, {"A1": THIRD}, out=tmp_path / "two").path)

    undone = year.database.write(undo, seq=act)

    assert sorted(states(year).values()) == ["conflict", "conflict", "superseded"]
    year.database.write(undo, seq=undone)
    assert sorted(states(year).values()) == ["counted", "set_aside", "superseded"]
    with pytest.raises(RuleError):
        year.database.write(undo, seq=undone)


def test_a_decision_taken_once_the_ballots_are_open_counts_and_verifies(year, heads, tmp_path):
    finish(open_ballots(year.database, passphrase=None, witnesses=[]))
    keep(year, heads[1])

    finish(close(year.database, passphrase=None, settle=True))
    year.database.close()

    verdict = verify(year.database.path)
    assert [each.code for each in verdict.findings] == []
    states_now = [row.state for row in _reopened(year).database.read(list_ballots)]
    assert sorted(states_now) == [BallotState.COUNTED, BallotState.SET_ASIDE]


def test_a_mark_amended_while_none_counted_still_verifies_once_one_is_kept(year, heads):
    finish(open_ballots(year.database, passphrase=None, witnesses=[]))
    change = AmendedMark(
        juror_id=1, number="A1", criterion="cible", old="", new="6", reason="Dit en séance"
    )
    year.database.write(amend_mark, mark=change)
    keep(year, heads[0])
    path = year.database.path
    year.database.close()

    assert [each.code for each in verify(path).findings] == []


def test_the_minutes_tell_which_ballot_was_kept_and_why(year, heads):
    keep(year, heads[1])
    [told] = year.database.read(recorded_ballots).resolved
    report = BallotReport(
        received=1,
        expected=3,
        resolved=(
            ConflictLine(
                juror=told.juror,
                kept="AAAA-AAAA",
                aside=("BBBB-BBBB",),
                decided_at=datetime.fromisoformat(told.at),
                reason=told.reason,
            ),
        ),
        unresolved=("Zoé Roy",),
    )

    with speaking("en"):
        *_others, still, kept = ballots(report)

    assert (told.kept, told.aside) == (heads[1], (heads[0],))
    assert "none of them counts: Zoé Roy." in still
    assert "AAAA-AAAA was kept and BBBB-BBBB was set aside" in kept
    assert "Lu au téléphone" in kept


def test_the_attendance_sheet_names_the_device_of_the_ballot_that_counts(year, heads):
    def printed(session):
        return {each.name: each.fingerprint for each in attendance_sheet_of(session).members}

    assert set(year.database.read(printed).values()) == {""}
    keep(year, heads[0])

    [row] = [each for each in year.database.read(list_ballots) if each.id == heads[0]]
    assert year.database.read(printed)[BENALI] == fingerprint(bytes.fromhex(row.device_key))


def _reopened(year):
    return type(year)(year.database.path)


def test_a_state_that_no_decision_explains_is_found_by_the_verifier(year, heads):
    finish(open_ballots(year.database, passphrase=None, witnesses=[]))
    act = keep(year, heads[0])
    year.database.write(undo, seq=act)
    path = year.database.path
    year.database.close()
    _tamper(path, "UPDATE ballot SET state = 'counted' WHERE digest = ?", heads[0])

    assert "ballot_state_wrong" in {each.code for each in verify(path).findings}


def _tamper(path, statement, *values):

    with sqlite3.connect(path) as base:
        base.execute(statement, values)
    base.close()


def test_who_saw_a_conflict_decided_is_somebody_whom_the_edition_knows(year, heads):
    keep(year, heads[0])

    assert year.database.read(find_person, "jeanne roy").names == ("Jeanne Roy",)
