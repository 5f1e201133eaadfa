"""The sitting: who attends, what is decided and why, and its closing."""

import runpy
import shutil
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from jury_app.errors import RuleError
from jury_app.model.entities import AwardLevel, Decision, FrozenDecisions, Round, Sitting
from jury_app.model.enums import (
    ApplicationStatus,
    AttendanceState,
    JurorRole,
    LevelKind,
    RoundState,
)
from jury_app.model.level_names import distance
from jury_app.model.operations.applications import (
    IncomingApplication,
    add_application,
    edit_application,
    fix_shortlist,
    set_status,
    take_applications,
)
from jury_app.model.operations.assignment import assign_readers
from jury_app.model.operations.attachments import take_attachments
from jury_app.model.operations.edition import (
    add_domain,
    change_rules,
    edit_edition,
)
from jury_app.model.operations.exchange import (
    open_ballots,
    record_kits,
    store_ballots,
    take_scores,
)
from jury_app.model.operations.jury import add_juror, recuse_juror, take_jurors
from jury_app.model.operations.roll_call import set_attendance
from jury_app.model.operations.secretary import name_secretary
from jury_app.model.operations.sitting import (
    close_sitting,
    level_named,
    record_export,
    require_closable,
    settle_undecided,
    take_snapshot,
    undecided_domains,
    withdraw_decision,
)
from jury_app.model.operations.undoing import undo
from jury_app.model.queries.applications import get_application, list_applications
from jury_app.model.queries.edition import get_stages
from jury_app.model.queries.journal import list_journal
from jury_app.model.queries.record import dump_record, get_record, load_record
from jury_app.model.queries.sitting import (
    get_deliberation,
    get_sitting,
    list_attendance,
    list_decisions,
)
from jury_app.model.rules import Quorum, RuleSettings
from jury_app.model.values import (
    ApplicantValues,
    ApplicationValues,
    DomainValues,
    EditionValues,
    JurorValues,
)

YEAR = runpy.run_path(str(Path(__file__).parent / "year.py"))["Year"]


@pytest.fixture(scope="module")
def opened(founded, tmp_path_factory):
    year = YEAR(shutil.copy(founded, tmp_path_factory.mktemp("opened") / "edition.jury"))
    year.applications("A1", "A2", "A3", "A4")
    year.application("B1", "D02")
    year.application("C1", "D03")
    year.members = year.jurors("Benali", "Chauvet", "Costa")
    year.assign()
    for juror in year.members:
        year.ballot(juror, {"A1": 9, "A2": 7, "A3": 7, "B1": 6})
    year.open("Maître Dupont")
    year.close()
    return year


@pytest.fixture
def room(opened, tmp_path):
    """Ballots opened: A1 before A2 and A3 ex aequo, A4 unmarked; B1 alone; C1 unmarked."""
    year = opened.copy(tmp_path / "edition.jury")
    year.members = opened.members
    yield year
    year.close()


def refusal_of(year, operation, *arguments, **named):
    before = year.head()
    with pytest.raises(RuleError) as refusal:
        operation(*arguments, **named)
    assert year.head() == before
    return refusal.value.code


def decisions(year, domain="D01"):
    return {
        (row.number, row.level_code or "not_awarded", row.ex_aequo)
        for row in year.database.read(list_decisions, domain_id=year.domains[domain])
    }


def close(year):
    return year.database.write(
        close_sitting, content="{}", seal=b"seal", seal_code="K7QX-2M9D", at="2026-11-20T11:40:00Z"
    )


def settle(year):
    year.decide("A1", "or")
    year.not_awarded("D02", "Rien à la hauteur")
    year.not_awarded("D03")


def test_nothing_is_decided_before_the_ballots_are_opened(year):
    year.application("A1")

    assert refusal_of(year, year.decide, "A1", "or") == "ballots_sealed"
    assert refusal_of(year, year.not_awarded, "D01") == "ballots_sealed"
    assert refusal_of(year, year.database.write, take_snapshot) == "ballots_sealed"


def test_the_first_decision_opens_the_sitting(room):
    assert room.database.read(get_sitting).opened_at is None

    room.decide("A1", "or")
    room.decide("A2", "argent")

    assert room.rows(select(func.count(Sitting.id))) == [(1,)]
    assert room.database.read(get_sitting).opened_at is not None


def test_the_whole_day_in_order_needs_no_motive(room):
    room.decide("A1", "or")
    room.decide("A2", "argent")
    room.decide("A3", "argent")

    assert decisions(room) == {
        ("A1", "or", False),
        ("A2", "argent", True),
        ("A3", "argent", True),
    }


@pytest.mark.parametrize(
    ("given", "number", "level"),
    [
        ([], "A2", "or"),
        ([("A1", "argent")], "A2", "or"),
        ([("A1", "bronze")], "A2", "argent"),
        ([("A1", "mention")], "A2", "bronze"),
    ],
)
def test_a_departure_from_the_order_needs_its_motive(room, given, number, level):
    for each in given:
        room.decide(*each)

    assert refusal_of(room, room.decide, number, level) == "motive_required"
    assert refusal_of(room, room.decide, number, level, "  ") == "motive_required"
    room.decide(number, level, "L’audace du projet")
    assert (number, level, False) in decisions(room)


def test_a_jury_may_begin_with_the_lowest_level(room):
    for number, level in (("A3", "bronze"), ("A2", "argent"), ("A1", "or")):
        room.decide(number, level)

    assert {number for number, _level, _ex in decisions(room)} == {"A1", "A2", "A3"}


@pytest.mark.parametrize("level", ["bronze", "mention"])
def test_who_is_passed_over_by_a_later_decision_is_owed_a_reason_too(room, level):
    room.decide("A1", "or")
    room.decide("A2", "argent")

    assert refusal_of(room, room.decide, "A1", level, "Un motif de A1") == "motive_owed"

    room.decide("A2", "argent", "L’audace du projet")
    room.decide("A1", level)
    assert decisions(room) == {("A1", level, False), ("A2", "argent", False)}


def test_what_is_owed_since_a_withdrawal_hinders_no_other_decision(room):
    first = room.decide("A1", "or")
    room.decide("A2", "argent")
    room.database.write(withdraw_decision, decision_id=first)

    room.decide("A3", "mention")
    room.decide("A1", "or")

    assert {number for number, _level, _ex in decisions(room)} == {"A1", "A2", "A3"}


@pytest.mark.parametrize("level", ["mention"])
def test_a_mention_departs_from_nothing(room, level):
    room.decide("A3", level)

    assert decisions(room) == {("A3", level, False)}


def test_no_motive_is_asked_for_when_the_rules_ask_for_none(room):
    room.database.write(
        change_rules, settings=RuleSettings(motive_on_departure=False), reason="Décision du jury"
    )

    room.decide("A3", "or")

    assert decisions(room) == {("A3", "or", False)}


def test_equal_means_are_no_departure(room):
    room.decide("A1", "or")
    room.decide("A3", "argent")

    assert ("A3", "argent", False) in decisions(room)


def test_an_application_has_one_level_and_any_number_of_special_prizes(room):
    special = room.database.write(level_named, "Prix coup de cœur")
    room.levels["coup"] = special
    room.decide("A1", "or")
    room.decide("A1", "coup")
    room.decide("A1", "argent")

    assert {code for _number, code, _ex in decisions(room)} == {"argent", "prix-coup-de-coeur"}
    assert room.rows(select(func.count(Decision.id))) == [(3,)]


def test_an_award_takes_the_place_of_no_award_and_not_the_other_way_round(room):
    nothing = room.not_awarded("D01", "Rien")
    award = room.decide("A1", "or")
    assert decisions(room) == {("A1", "or", False)}
    act = room.database.read(list_journal)[-1]
    assert act.sentence == "Or\u00a0: A1 Projet A1, à la place de\u00a0: Non décerné"
    assert room.one(Decision, nothing).is_withdrawn

    room.decide("A1", "argent")
    act = room.database.read(list_journal)[-1]
    assert act.sentence == "Argent\u00a0: A1 Projet A1, à la place de\u00a0: Or"
    assert room.one(Decision, award).is_withdrawn

    assert refusal_of(room, room.not_awarded, "D01") == "domain_awarded"


def test_a_special_prize_leaves_a_domain_unawarded(room):
    room.not_awarded("D01", "Rien")
    room.levels["coup"] = room.database.write(level_named, "Coup de cœur du public")

    room.decide("A1", "coup")

    assert {code for _number, code, _ex in decisions(room)} == {
        "not_awarded",
        "coup-de-coeur-du-public",
    }


def test_saying_twice_that_nothing_is_awarded_says_it_once(room):
    room.not_awarded("D01")
    room.not_awarded("D01", "Avec son motif")

    [row] = room.database.read(list_decisions, domain_id=1)
    assert (row.is_not_awarded, row.motive) == (True, "Avec son motif")


def test_a_decision_taken_back_stands_no_more_and_stays_known(room):
    decision = room.decide("A1", "or")

    room.database.write(withdraw_decision, decision_id=decision)

    assert decisions(room) == set()
    assert room.one(Decision, decision).is_withdrawn
    assert room.database.read(list_journal)[-1].reason == ""


def test_why_a_decision_was_taken_back_stands_beside_the_journal(room):
    decision = room.decide("A1", "or")

    room.database.write(withdraw_decision, decision_id=decision, reason=" Erreur de saisie ")

    assert room.database.read(list_journal)[-1].reason == "Erreur de saisie"
    again = refusal_of(room, room.database.write, withdraw_decision, decision_id=decision)
    assert again == "nothing_changed"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("or", "or"),
        ("OR", "or"),
        ("  ARGENT ", "argent"),
        ("mention", "mention"),
    ],
)
def test_a_level_goes_by_its_code_or_its_name(room, said, code):
    assert room.database.write(level_named, said) == room.levels[code]


@pytest.mark.parametrize(
    ("said", "name", "again"),
    [
        (" Prix  de l’Audace ", "Prix de l’Audace", "PRIX DE L'AUDACE"),
        ("Audace", "Audace", "audace"),
        ("Platine", "Platine", "platine"),
        ("Le livre d’or", "Le livre d’or", "le livre d'or"),
        ("Prix du bronzage", "Prix du bronzage", "prix du bronzage"),
    ],
)
def test_a_name_of_its_own_is_a_special_prize_from_then_on(room, said, name, again):
    made = room.database.write(level_named, said)

    level = room.one(AwardLevel, made)
    assert (level.name, level.kind) == (name, LevelKind.SPECIAL)
    assert room.database.write(level_named, again) == made


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("ors", "or"),
        ("ro", "or"),
        ("Gold", "or"),
        ("médaille d’or", "or"),
        ("argnet", "argent"),
        ("Silver medal", "argent"),
        ("bronz", "bronze"),
        ("Mentions", "mention"),
        ("Honorable mention", "mention"),
    ],
)
def test_what_is_nearly_a_level_is_a_slip_and_no_prize(room, slip, meant):
    with pytest.raises(RuleError) as refusal:
        room.database.write(level_named, slip)

    assert refusal.value.code == "level_unknown"
    assert f"«\N{NO-BREAK SPACE}{meant}\N{NO-BREAK SPACE}»" in str(refusal.value)
    assert "or, argent, bronze, mention" in str(refusal.value)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("not-awarded", "level_not_awarded"),
        ("non_attribué", "level_not_awarded"),
        (" ", "name_empty"),
        ("!", "name_empty"),
        ("p" * 10_001, "code_unfit"),
    ],
)
def test_what_is_no_name_of_an_award_is_refused(room, said, code):
    assert refusal_of(room, room.database.write, level_named, said) == code


@given(st.text("abcd", max_size=6), st.text("abcd", max_size=6), st.text("abcd", max_size=6))
def test_slips_are_counted_the_same_both_ways(one, two, three):
    assert distance(one, two) == distance(two, one)
    assert (distance(one, two) == 0) == (one == two)
    assert distance(one, two) <= max(len(one), len(two))
    assert distance(one + three, two + three) <= distance(one, two)


def test_only_what_competes_is_awarded(room):
    room.database.write(set_status, application_ids=[1], status=ApplicationStatus.WITHDRAWN)

    assert refusal_of(room, room.decide, "A1", "or") == "application_out"
    assert refusal_of(room, room.decide, "Z9", "or") == "application_not_found"
    assert refusal_of(room, room.not_awarded, "D99") == "domain_unknown_code"


def test_a_sitting_closes_when_every_domain_has_its_decision(room):
    room.decide("A1", "or")

    with pytest.raises(RuleError) as refusal:
        room.database.read(require_closable)

    assert refusal.value.code == "domains_undecided"
    assert "D02" in str(refusal.value)
    assert "D03" in str(refusal.value)
    assert "D01" not in str(refusal.value)


def test_a_special_prize_alone_decides_no_domain(room):
    room.levels["coup"] = room.database.write(level_named, "Coup de cœur")
    room.decide("B1", "coup")

    open_ = room.database.read(lambda session: [each.code for each in undecided_domains(session)])

    assert open_ == ["D01", "D02", "D03"]


def test_what_was_left_may_be_settled_at_once(room):
    room.decide("A1", "or")

    assert len(room.database.write(settle_undecided)) == 2

    room.database.read(require_closable)
    assert decisions(room, "D02") == {("", "not_awarded", False)}


def test_a_departure_left_behind_is_found_at_closing(room):
    first = room.decide("A1", "or")
    room.decide("A2", "argent")
    room.database.write(withdraw_decision, decision_id=first)
    room.database.write(settle_undecided)

    code = refusal_of(room, room.database.read, require_closable)

    assert code == "motive_required"
    room.decide("A2", "argent", "Le seul qui soit mûr")
    room.database.read(require_closable)


def test_closing_freezes_under_a_number_and_a_seal(room):
    settle(room)

    close(room)

    sitting = room.database.read(get_sitting)
    assert (sitting.number, sitting.seal_code) == (1, "K7QX-2M9D")
    assert sitting.closed_at is not None
    assert room.rows(select(Round.state)) == [(RoundState.CLOSED,)]
    assert room.rows(select(func.count(FrozenDecisions.number))) == [(1,)]
    assert room.database.read(get_stages).is_closed


APPLICATION = ApplicationValues(
    number="Z1", title="Tard", domain_id=1, applicants=(ApplicantValues(name="Blois"),)
)

AFTER_CLOSING = {
    "take_applications": (take_applications, {"source": "x", "incoming": []}),
    "take_attachments": (take_attachments, {"incoming": []}),
    "take_jurors": (take_jurors, {"incoming": []}),
    "take_scores": (take_scores, {"incoming": []}),
    "add_application": (add_application, {"values": APPLICATION}),
    "add_juror": (add_juror, {"values": JurorValues(family_name="Tard")}),
    "add_domain": (add_domain, {"values": DomainValues(code="X", name="Tard")}),
    "edit_edition": (edit_edition, {"values": EditionValues(title="Tard", year=2026)}),
    "change_rules": (change_rules, {"settings": RuleSettings(minimum_scores=1), "reason": "x"}),
    "assign_readers": (assign_readers, {}),
    "recuse_juror": (recuse_juror, {"juror_id": 1, "application_id": 1, "reason": "x"}),
    "set_status": (
        set_status,
        {"application_ids": [1], "status": ApplicationStatus.WITHDRAWN},
    ),
    "fix_shortlist": (fix_shortlist, {}),
    "record_kits": (record_kits, {"kits": []}),
    "store_ballots": (store_ballots, {"ballots": [], "states": {}}),
    "open_ballots": (open_ballots, {"opened": {}, "witnesses": []}),
    "set_attendance": (set_attendance, {"juror_id": 1, "state": AttendanceState.PRESENT}),
    "withdraw_decision": (withdraw_decision, {"decision_id": 1}),
    "undo": (undo, {"seq": 2}),
}


@pytest.fixture(scope="module")
def ended(opened, tmp_path_factory):
    year = opened.copy(tmp_path_factory.mktemp("ended") / "edition.jury")
    settle(year)
    close(year)
    year.close()
    return year


@pytest.fixture
def closed(ended, tmp_path):
    year = ended.copy(tmp_path / "edition.jury")
    yield year
    year.close()


@pytest.mark.parametrize("act", AFTER_CLOSING)
def test_nothing_is_changed_after_the_closing(closed, act):
    operation, arguments = AFTER_CLOSING[act]

    assert refusal_of(closed, closed.database.write, operation, **arguments) == "sitting_closed"


def test_nothing_is_decided_after_the_closing(closed):
    assert refusal_of(closed, closed.decide, "A2", "argent") == "sitting_closed"
    assert refusal_of(closed, closed.not_awarded, "D01") == "sitting_closed"
    assert refusal_of(closed, close, closed) == "sitting_closed"


def test_no_standings_are_kept_after_the_closing(closed):
    assert refusal_of(closed, closed.database.write, take_snapshot) == "sitting_closed"


def test_documents_are_still_entered_after_the_closing(closed):
    seq, _hash = closed.head()

    assert closed.database.write(record_export, documents=["minutes"]) == seq + 1


def test_attendance_is_taken_and_corrected(room):
    first = room.members[0]
    room.database.write(set_attendance, juror_id=first, state=AttendanceState.PRESENT)
    room.database.write(set_attendance, juror_id=first, state=AttendanceState.REMOTE)

    states = {row.juror.name: row.state for row in room.database.read(list_attendance)}

    assert states == {"Benali": AttendanceState.REMOTE, "Chauvet": None, "Costa": None}


@pytest.mark.parametrize(
    ("quorum", "required"),
    [
        (RuleSettings(quorum=Quorum.NONE), 0),
        (RuleSettings(quorum=Quorum.NUMBER, quorum_number=7), 7),
        (RuleSettings(), 2),
    ],
)
def test_the_record_counts_who_attends_and_who_must(room, quorum, required):
    room.juror("Conseil", role=JurorRole.ADVISORY)
    if quorum != RuleSettings():
        room.database.write(change_rules, settings=quorum, reason="Décision du jury")
    for juror, state in zip(room.members, AttendanceState, strict=False):
        room.database.write(set_attendance, juror_id=juror, state=state)

    # the represented member has named no holder, and counts for nobody
    record = room.database.read(get_record, closed_at="2026-10-01T12:00:00Z")

    assert (record.quorum.members, record.quorum.attending) == (3, 2)
    assert record.quorum.required == required


def test_the_record_says_all_and_reads_back_as_it_was(room):
    room.database.write(recuse_juror, juror_id=room.members[0], application_id=4, reason="Élue")
    settle(room)
    room.levels["coup"] = room.database.write(level_named, "Coup de cœur")
    room.decide("A3", "coup", "Le public", "Pour l’audace")

    record = room.database.read(get_record, closed_at="2026-10-01T12:00:00Z")

    assert load_record(dump_record(record)) == record
    first, second, third = record.domains
    assert [each.code for each in record.domains] == ["D01", "D02", "D03"]
    assert [(each.number, each.rank) for each in first.standings] == [
        ("A1", 1),
        ("A2", 2),
        ("A3", 2),
        ("A4", None),
    ]
    assert Fraction(first.standings[0].mean) == 18
    assert first.standings[3].reason == "marks_none"
    assert [(each.juror, each.number, each.reason) for each in first.recusals] == [
        ("Benali", "A4", "Élue")
    ]
    assert [(each.number, each.level_kind) for each in first.decisions] == [
        ("A1", LevelKind.LEVEL),
        ("A3", LevelKind.SPECIAL),
    ]
    assert (second.decisions[0].number, second.decisions[0].motive) == ("", "Rien à la hauteur")
    assert third.standings[0].reason == "marks_none"
    assert record.ballots.witnesses == ("Maître Dupont",)
    assert record.journal_head == room.head()[1]


@pytest.mark.parametrize(
    ("given", "departing"),
    [
        ([("A1", "or", "Un motif de trop"), ("A2", "argent", "")], set()),
        ([("A2", "or", "L’audace"), ("A1", "argent", "")], {"A2"}),
        ([("A3", "bronze", "Le seul"), ("A2", "mention", "")], {"A3"}),
        ([("A1", "or", ""), ("A2", "or", ""), ("A3", "bronze", "")], set()),
        ([("A4", "or", "Hors classement")], {"A4"}),
        ([("A3", "mention", "Pour l’exemple")], set()),
    ],
)
def test_the_record_tells_a_departure_by_the_order_and_not_by_the_motive(room, given, departing):
    for number, level, motive in given:
        room.decide(number, level, motive)

    record = room.database.read(get_record, closed_at="2026-10-01T12:00:00Z")

    decided = record.domains[0].decisions
    assert {each.number for each in decided if each.departs_from_order} == departing


def test_a_domain_said_not_awarded_is_in_the_record_even_if_nothing_in_it_was_shortlisted(room):
    room.database.write(set_status, application_ids=[1], status=ApplicationStatus.SHORTLISTED)
    room.database.write(fix_shortlist)
    settle(room)

    record = room.database.read(get_record, closed_at="2026-10-01T12:00:00Z")

    assert [each.code for each in record.domains] == ["D01", "D02", "D03"]


def test_the_deliberation_shows_the_marks_behind_the_order(room):
    room.decide("A1", "or")

    found = room.database.read(get_deliberation, 1)

    assert [each.number for each in found.applications] == ["A1", "A2", "A3", "A4"]
    assert [each.juror_id for each in found.marks[1]] == room.members
    assert found.marks[1][0].marks["cible"] == 9
    assert [row.number for row in found.decisions] == ["A1"]


def test_snapshots_are_numbered_and_kept(room):
    assert [room.database.write(take_snapshot), room.database.write(take_snapshot)] == [1, 2]


def test_the_secretary_of_the_sitting_is_named_once_and_stands_in_the_record(room):
    named = room.database.write(name_secretary, name="  Mme Éva  Petit ")

    assert room.database.write(name_secretary, name="Mme Éva Petit") is None
    record = room.database.read(get_record, closed_at="2026-10-01T12:00:00+02:00")
    assert record.secretary == "Mme Éva Petit"
    room.database.write(undo, seq=named)
    assert room.database.read(get_sitting).secretary == ""


def test_naming_nobody_opens_no_sitting(room):
    before = room.head()

    assert room.database.write(name_secretary, name="") is None
    assert room.head() == before


def test_what_holds_an_award_stays_in_its_domain(room):
    room.decide("A1", "or")
    [held] = (each for each in room.database.read(list_applications) if each.number == "A1")
    values = room.database.read(get_application, held.id).values
    elsewhere = replace(values, domain_id=room.domains["D02"])
    line = IncomingApplication(elsewhere, {})

    assert (
        refusal_of(
            room, room.database.write, edit_application, application_id=held.id, values=elsewhere
        )
        == "application_awarded"
    )
    taken = room.database.write(take_applications, source="generic", incoming=[line])
    assert taken.awarded == ("A1",)
    assert decisions(room) == {("A1", "or", False)}

    [decision] = room.database.read(list_decisions)
    room.database.write(withdraw_decision, decision_id=decision.id)
    assert room.database.write(take_applications, source="generic", incoming=[line]).changed == 1


def test_what_holds_an_award_stays_in_competition(room):
    room.decide("A1", "or")
    [held] = (each for each in room.database.read(list_applications) if each.number == "A1")
    leaving = {"application_ids": [held.id], "status": ApplicationStatus.WITHDRAWN}

    assert refusal_of(room, room.database.write, set_status, **leaving) == "application_awarded"

    [decision] = room.database.read(list_decisions)
    room.database.write(withdraw_decision, decision_id=decision.id)
    room.database.write(set_status, **leaving)
    [left] = (each for each in room.database.read(list_applications) if each.number == "A1")
    assert left.status is ApplicationStatus.WITHDRAWN
