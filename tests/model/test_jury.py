"""The jury: seated from lists, corrected here, given things to read, kept out of conflicts."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from jury_app.errors import RuleError
from jury_app.model.entities import Assignment, Juror
from jury_app.model.enums import ApplicationStatus, JurorRole, RecusalSource
from jury_app.model.operations.applications import Taken, fix_shortlist, set_status
from jury_app.model.operations.assignment import assign_one, assign_readers
from jury_app.model.operations.edition import change_rules, edit_domain
from jury_app.model.operations.jury import (
    add_juror,
    edit_juror,
    lift_recusal,
    recuse_juror,
    take_jurors,
    withdraw_juror,
)
from jury_app.model.queries.conflicts import suggest_conflicts
from jury_app.model.queries.jury import list_jurors, list_recusals, readings
from jury_app.model.rules import RuleSettings
from jury_app.model.scoring.mixing import reading_design
from jury_app.model.values import ApplicantValues, DomainValues, JurorValues

ONE_EDITION = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=settings.default.max_examples // 2,
)


def line(family_name="Œuvrard", given_name="Maëlle", **other):
    chosen = {"body": "Grand Besançon Métropole", "email": "m.oeuvrard@example.org"} | other
    return JurorValues(family_name=family_name, given_name=given_name, **chosen)


def take(year, *incoming):
    return year.database.write(take_jurors, incoming=incoming)


def jurors(year):
    return {row.id: row.values for row in year.database.read(list_jurors)}


def correct(year, **changes):
    [(key, known)] = jurors(year).items()
    year.database.write(edit_juror, juror_id=key, values=replace(known, **changes))


def refusal_of(year, operation, **arguments):
    before = year.head()
    with pytest.raises(RuleError) as refusal:
        year.database.write(operation, **arguments)
    assert year.head() == before
    return refusal.value.code


def test_a_second_list_of_the_same_jurors_changes_nothing_and_tells_nothing(year):
    first = take(year, line(), line("Benali", "Fatima", domain_ids=(1, 2)))
    before = year.head()

    second = take(year, line("Benali", "Fatima", domain_ids=(1, 2)), line())

    assert (first, second) == (Taken(new=2), Taken(unchanged=2))
    assert year.head() == before


def test_what_was_corrected_here_survives_a_list_that_did_not_change_it(year):
    take(year, line(email=""))
    correct(year, email="chair@example.org", domain_ids=(1,))

    taken = take(year, line(email="", function="Présidente"))

    assert taken == Taken(changed=1)
    [told] = jurors(year).values()
    assert (told.email, told.domain_ids) == ("chair@example.org", (1,))
    assert told.function == "Présidente"


def test_what_the_list_changed_is_changed_here(year):
    take(year, line())
    correct(year, function="Corrigée ici")

    take(year, line(function="Maire", domain_ids=(3,)))

    [told] = jurors(year).values()
    assert (told.function, told.domain_ids) == ("Maire", (3,))


def test_a_name_corrected_here_is_still_found_by_the_list(year):
    take(year, line("Oeuvrard-Petit"))
    correct(year, family_name="Œuvrard")

    assert take(year, line("Oeuvrard-Petit")) == Taken(unchanged=1)


def test_the_order_in_which_domains_are_named_changes_nothing(year):
    take(year, line("Petit", domain_ids=(1, 2)))

    assert take(year, line("Petit", domain_ids=(2, 1))) == Taken(unchanged=1)
    assert take(year, line("Petit", domain_ids=(2, 3))) == Taken(changed=1)


def test_a_juror_who_was_typed_in_is_found_by_the_list(year):
    year.database.write(add_juror, values=line(email=""))

    assert take(year, line()) == Taken(changed=1)
    [told] = jurors(year).values()
    assert told.email == "m.oeuvrard@example.org"


def test_accents_and_capitals_make_nobody_new(year):
    take(year, line("Œuvrard", "Maëlle"))

    assert take(year, line("OEUVRARD", "Maelle")) == Taken(changed=1)
    assert len(jurors(year)) == 1


homonyms = [
    line("Martin", "Jean", body="Lyon", email="j.martin@lyon.example.org"),
    line("Martin", "Jean", body="Lille", email="j.martin@lille.example.org"),
    line("Martin", "Jean", body="Brest", email=""),
]


@ONE_EDITION
@given(st.permutations(homonyms))
def test_homonyms_are_told_apart_whatever_the_order_of_the_list(year, shuffled):
    take(year, *homonyms)
    before = jurors(year)

    assert take(year, *shuffled) == Taken(unchanged=3)
    assert jurors(year) == before


def test_a_homonym_who_joins_does_not_take_anothers_seat(year):
    take(year, homonyms[0])

    assert take(year, homonyms[1], homonyms[0]) == Taken(new=1, unchanged=1)
    assert {each.body for each in jurors(year).values()} == {"Lyon", "Lille"}


def test_a_juror_without_a_name_is_refused(year):
    assert refusal_of(year, add_juror, values=line(" ")) == "name_empty"


def test_a_withdrawn_juror_reads_nothing_more_and_stays_known(year):
    year.application("A1")
    first, second = year.jurors("Benali", "Chauvet")
    year.database.write(withdraw_juror, juror_id=first, reason="Empêchée")

    assert year.assign() == (1, 1, 1)
    assert year.database.read(readings) == {1: [second]}
    assert year.one(Juror, first).is_withdrawn
    assert refusal_of(year, withdraw_juror, juror_id=first) == "juror_unknown"


def test_lists_of_jurors_go_by_family_name(year):
    year.juror("Œuvrard", given_name="Maëlle")
    year.juror("Benali", given_name="Zoé")
    year.juror("de La Tour", given_name="Anne")

    names = [row.name for row in year.database.read(list_jurors)]

    assert names == ["Zoé Benali", "Anne de La Tour", "Maëlle Œuvrard"]


def test_the_whole_panel_reads_every_application_of_its_domains(year):
    first, second = year.applications("A1", "A2")
    other = year.application("B1", "D02")
    everywhere, only_first = year.juror("Benali"), year.juror("Chauvet", "D01")

    assert year.assign() == (5, 2, 3)
    assert year.database.read(readings) == {
        first: [everywhere, only_first],
        second: [everywhere, only_first],
        other: [everywhere],
    }


def test_assigning_again_is_nothing_new(year):
    year.applications("A1", "A2")
    year.jurors("Benali", "Chauvet")
    year.assign()
    before = year.head()

    assert year.assign() == (4, 2, 2)
    assert year.head() == before


def test_only_what_competes_is_read(year):
    year.application("A1", status=ApplicationStatus.RECEIVED)
    year.application("A2", status=ApplicationStatus.WITHDRAWN)
    year.application("A3", status=ApplicationStatus.INADMISSIBLE)
    year.application("A4", status=ApplicationStatus.SHORTLISTED)
    year.jurors("Benali")

    assert year.assign() == (2, 1, 2)


def test_once_there_is_a_shortlist_only_the_shortlist_is_read(year):
    year.applications("A1", "A2")
    year.jurors("Benali")
    year.assign()
    year.database.write(set_status, application_ids=[2], status=ApplicationStatus.SHORTLISTED)
    year.database.write(fix_shortlist)

    assert year.assign() == (1, 1, 1)
    assert year.database.read(readings) == {2: [1]}


def test_advisory_members_read_when_the_rules_let_them(year):
    year.application("A1")
    year.juror("Benali")
    year.juror("Conseil", role=JurorRole.ADVISORY)

    assert year.assign() == (2, 2, 1)
    year.database.write(change_rules, settings=RuleSettings(advisory_members_score=False))
    assert year.assign() == (1, 1, 1)


def test_readers_by_number_are_even_and_never_in_conflict(year):
    for number in range(8):
        year.application(f"A{number}")
    jurors_ = year.jurors("Un", "Deux", "Trois", "Quatre")
    for application in range(1, 4):
        year.database.write(
            recuse_juror, juror_id=jurors_[0], application_id=application, reason="Élu"
        )

    assert year.assign(readers=2) == (16, 4, 8)
    found = year.database.read(readings)
    assert all(jurors_[0] not in found[application] for application in range(1, 4))
    loads = [sum(juror in panel for panel in found.values()) for juror in jurors_]
    assert max(loads) - min(loads) <= 1


@pytest.mark.parametrize(
    ("readers", "code"), [(0, "readers_wrong"), (-1, "readers_wrong"), (3, "readers_too_few")]
)
def test_an_impossible_number_of_readers_is_refused(year, readers, code):
    year.application("A1")
    year.jurors("Benali", "Chauvet")

    with pytest.raises(RuleError) as refusal:
        year.assign(readers=readers)
    assert refusal.value.code == code


def test_too_few_readers_are_told_by_the_name_of_the_application(year):
    year.application("A1")
    [juror] = year.jurors("Benali")
    year.database.write(recuse_juror, juror_id=juror, application_id=1, reason="Élue")

    with pytest.raises(RuleError) as refusal:
        year.assign(readers=1)

    assert "A1" in str(refusal.value)
    assert "Projet A1" in str(refusal.value)


def test_nobody_to_assign_is_said(year):
    assert refusal_of(year, assign_readers) == "nobody_to_assign"
    year.application("A1")
    assert refusal_of(year, assign_readers) == "nobody_to_assign"


def test_a_reading_is_added_and_taken_away_by_hand(year):
    year.application("A1")
    [juror] = year.jurors("Benali")

    year.database.write(assign_one, juror_id=juror, application_id=1, reads=True)
    assert year.rows(select(func.count()).select_from(Assignment)) == [(1,)]
    again = {"juror_id": juror, "application_id": 1, "reads": True}
    assert refusal_of(year, assign_one, **again) == "nothing_changed"

    year.database.write(assign_one, **again | {"reads": False})
    assert year.rows(select(func.count()).select_from(Assignment)) == [(0,)]


def test_a_recusal_is_recorded_once_lifted_with_a_reason_and_recorded_again(year):
    year.application("A1")
    [juror] = year.jurors("Benali")
    recusal = {"juror_id": juror, "application_id": 1, "reason": " Élue "}

    year.database.write(recuse_juror, **recusal)
    [row] = year.database.read(list_recusals)
    assert (row.number, row.reason, row.source) == ("A1", "Élue", RecusalSource.SECRETARIAT)
    assert refusal_of(year, recuse_juror, **recusal) == "already_recused"

    lift = {"recusal_id": row.recusal_id}
    assert refusal_of(year, lift_recusal, **lift, reason=" ") == "reason_missing"
    year.database.write(lift_recusal, **lift, reason="Erreur")
    assert year.database.read(list_recusals) == []

    year.database.write(recuse_juror, **recusal)
    assert len(year.database.read(list_recusals)) == 1


def test_a_recusal_from_the_kit_stands_beside_those_recorded_here(year):
    year.applications("A1", "A2")
    first, second = year.jurors("Benali", "Chauvet")
    year.database.write(recuse_juror, juror_id=first, application_id=1, reason="Élue")
    year.ballot(second, {"A2": 5}, recused={"A1": "Ancien maire"})
    year.open()

    rows = year.database.read(list_recusals)

    assert [(row.juror, row.number, row.source) for row in rows] == [
        ("Benali", "A1", RecusalSource.SECRETARIAT),
        ("Chauvet", "A1", RecusalSource.KIT),
    ]
    assert rows[1].recusal_id is None


def conflicts(year, **options):
    rows = year.database.read(suggest_conflicts, **options)
    return {(row.juror, row.number, row.why) for row in rows}


def test_conflicts_are_suggested_and_gone_once_settled(year):
    sponsor = DomainValues(code="D02", name="Aménagement / Urbanisme", sponsor="La Poste")
    year.database.write(edit_domain, domain_id=2, values=sponsor)
    blois = ApplicantValues(name="Ville de Blois", siren="214100185")
    year.application("A1", applicants=(blois,))
    year.application("B1", "D02")
    year.juror("Siren", siren="214100185")
    year.juror("Corps", body="Commune de Blois")
    year.juror("Parrain", body="la poste", role=JurorRole.SPONSOR)
    year.juror("Autre", body="Agglopolys")

    assert conflicts(year) == {
        ("Siren", "A1", "conflict_same_siren"),
        ("Corps", "A1", "conflict_same_body"),
        ("Parrain", "B1", "conflict_sponsor"),
    }
    year.database.write(recuse_juror, juror_id=1, application_id=1, reason="Même SIREN")
    assert ("Siren", "A1", "conflict_same_siren") not in conflicts(year)


def test_the_departement_that_holds_an_applicant_is_a_conflict_to_look_at(year):
    year.application("A1", applicants=(ApplicantValues(name="Voiron", department="38"),))
    year.application("A2", applicants=(ApplicantValues(name="Blois", department="41"),))
    year.juror("Nom", body="Conseil départemental de l’Isère")
    year.juror("Siren", body="CD 38", siren="223800012")
    year.juror("Ville", body="Ville de Grenoble")
    codes = {"departement de l isere": "38", "223800012": "38"}

    assert conflicts(year, departments=codes) == {
        ("Nom", "A1", "conflict_department"),
        ("Siren", "A1", "conflict_department"),
    }


def test_nobody_is_given_by_number_what_may_be_a_conflict(year):
    blois = ApplicantValues(name="Blois", siren="214100185")
    key = year.application("A1", applicants=(blois,))
    year.juror("Siren", siren="214100185")
    free = year.juror("Libre")

    year.assign(readers=1)

    assert year.database.read(readings) == {key: [free]}


def test_jurors_who_read_by_number_can_all_be_compared(year):
    for number in range(8):
        year.application(f"A{number}")
    year.jurors("Un", "Deux", "Trois", "Quatre", "Cinq", "Six")

    year.assign(readers=2)

    found = year.database.read(readings)
    pairs = {(juror, application) for application, panel in found.items() for juror in panel}
    design = reading_design(pairs)
    assert len(design.components) == 1
    assert design.pivotal_jurors == design.pivotal_applications == ()
