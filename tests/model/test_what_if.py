"""Decisions that are tried: what would follow is told, and nothing is written meanwhile."""

from dataclasses import replace

import pytest

from jury_app.errors import RuleError
from jury_app.i18n import set_language
from jury_app.model.enums import AttendanceState, JurorRole
from jury_app.model.operations.edition import change_rules
from jury_app.model.operations.jury import recuse_juror
from jury_app.model.operations.roll_call import set_attendance
from jury_app.model.operations.trying import record_trial
from jury_app.model.queries.sitting import list_decisions
from jury_app.model.queries.what_if import Trial, consequence_sentences, foresee_awards
from jury_app.model.rules import RuleSettings
from jury_app.model.values import ApplicantValues
from jury_app.model.voting.terms import RoomRules

TIED = {"A1": 9, "A2": 7, "A3": 6, "B1": 8}


@pytest.fixture
def tried(year):
    """A1 before A2 and A3; B1 alone, of the same applicant as A3; four jurors in the room."""
    set_language("fr")
    year.applications("A1", "A2")
    same = (ApplicantValues(name="Commune B1"),)
    year.application("A3", applicants=same)
    year.application("B1", "D02")
    year.ids = {name: year.juror(name) for name in ("Benali", "Costa", "Faure", "Roche")}
    year.assign()
    for juror in year.ids.values():
        year.ballot(juror, TIED)
        year.database.write(set_attendance, juror_id=juror, state=AttendanceState.PRESENT)
    year.open()
    year.apps = {row.number: row.application_id for row in year.standings().standings}
    return year


def trial(year, **levels):
    return Trial(
        domain_id=year.domains["D01"],
        levels={year.apps[number]: year.levels[level] for number, level in levels.items()},
    )


def foreseen(year, **levels):
    return year.database.read(foresee_awards, trial=trial(year, **levels))


def told(year, **levels):
    found = foreseen(year, **levels)
    return [each.replace("\N{NO-BREAK SPACE}", " ") for each in consequence_sentences(found)]


def record(year, motive="", **levels):
    return year.database.write(record_trial, trial=trial(year, **levels), motive=motive)


def standing(year):
    return [(row.number, row.level_code, row.motive) for row in year.database.read(list_decisions)]


def test_what_is_tried_is_written_nowhere(tried):
    before = tried.head()

    found = foreseen(tried, A1="or", A2="argent")

    assert found.counts == (("Or", 1), ("Argent", 1))
    assert list(consequence_sentences(found)) == []
    assert (tried.head(), standing(tried)) == (before, [])


def test_a_departure_is_told_with_whether_it_needs_a_motive(tried):
    assert told(tried, A2="or", A1="argent") == [
        "S’écarte de l’ordre du classement : A2. Un motif est nécessaire."
    ]
    settings = replace(RuleSettings(), motive_on_departure=False)
    tried.database.write(change_rules, settings=settings, reason="Décision du jury")
    assert told(tried, A2="or") == ["S’écarte de l’ordre du classement : A2."]


def test_more_than_the_rules_allow_and_a_laureate_twice_are_told(tried):
    settings = replace(RuleSettings(), room=RoomRules(level_cap=1))
    tried.database.write(change_rules, settings=settings, reason="Décision du jury")
    tried.decide("B1", "or")

    found = told(tried, A1="or", A2="or", A3="argent")

    assert len(found) == 2
    assert "Or" in found[0]
    assert "2 fois" in found[0]
    assert "Commune B1" in found[1]
    assert told(tried, A1="or") == []


def test_who_is_recused_or_linked_and_in_the_room_is_told(tried):
    recused = {"juror_id": tried.ids["Costa"], "application_id": tried.apps["A1"], "reason": "Élu"}
    tried.database.write(recuse_juror, **recused)
    sponsor = tried.juror("Dumas", role=JurorRole.SPONSOR, body="Commune A1")

    assert told(tried, A1="or") == ["Costa s’est déporté du dossier A1, et se trouve en salle."]
    tried.database.write(set_attendance, juror_id=sponsor, state=AttendanceState.PRESENT)
    assert "Dumas est en salle, et le dossier A1 peut le concerner." in told(tried, A1="or")[1]
    assert told(tried, A2="mention") == []


def test_what_was_tried_is_recorded_whole_and_withdraws_what_is_not_in_it(tried):
    tried.decide("A1", "or", citation="Un exemple")
    tried.decide("A2", "argent")

    assert record(tried, A1="argent", A3="argent", motive="Vu la qualité") == 3

    assert standing(tried) == [("A1", "argent", ""), ("A3", "argent", "Vu la qualité")]
    first = tried.database.read(list_decisions)[0]
    assert first.citation == "Un exemple"


def test_without_the_motive_that_is_owed_nothing_of_a_trial_is_recorded(tried):
    tried.decide("A1", "or")
    before = tried.head()

    with pytest.raises(RuleError) as refusal:
        record(tried, A2="or", A1="argent")

    assert refusal.value.code == "motive_required"
    assert (tried.head(), standing(tried)) == (before, [("A1", "or", "")])


def test_two_who_change_places_are_recorded_in_any_order_that_departs_nowhere(tried):
    tried.decide("A1", "argent")
    tried.decide("A2", "argent")

    record(tried, A1="bronze", A2="bronze")

    assert [row[:2] for row in standing(tried)] == [("A1", "bronze"), ("A2", "bronze")]


def test_a_trial_of_what_stands_changes_nothing(tried):
    tried.decide("A1", "or")

    with pytest.raises(RuleError) as refusal:
        record(tried, A1="or")

    assert refusal.value.code == "nothing_changed"


def test_a_domain_without_award_is_awarded_by_a_trial(tried):
    tried.not_awarded("D01", "Trop tôt")

    record(tried, A1="or")

    assert standing(tried) == [("A1", "or", "")]
