"""Preparing an edition: its name, domains, grid, levels, rules; and the next one from it."""

import json
import runpy
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from jury_app.errors import RuleError
from jury_app.exchange.founding import template_from
from jury_app.i18n import speaking
from jury_app.model.database import Database
from jury_app.model.entities import Criterion, JournalEntry, Round, Rules
from jury_app.model.enums import JournalKind, LevelKind, RoundState
from jury_app.model.operations.edition import (
    add_criterion,
    add_domain,
    add_level,
    change_rules,
    edit_criterion,
    edit_domain,
    edit_edition,
    edit_level,
    remove_criterion,
    remove_domain,
    remove_level,
)
from jury_app.model.operations.exchange import open_ballots
from jury_app.model.queries.edition import (
    get_edition,
    get_rules,
    get_stages,
    list_criteria,
    list_domains,
    list_levels,
)
from jury_app.model.queries.journal import list_journal
from jury_app.model.rules import (
    PartialGrids,
    Quorum,
    RecusalScope,
    RuleSettings,
    changed_rules,
    load_settings,
    sentences,
)
from jury_app.model.templates import list_templates, load_template
from jury_app.model.values import CriterionValues, DomainValues, EditionValues, LevelValues
from jury_app.model.voting.terms import (
    Majority,
    Prevalence,
    Restriction,
    RoomRules,
    VoteForm,
)

FOUND = runpy.run_path(str(Path(__file__).parent / "year.py"))["found"]


def refusal_of(year, operation, **arguments):
    before = year.head()
    with pytest.raises(RuleError) as refusal:
        year.database.write(operation, **arguments)
    assert year.head() == before
    return refusal.value.code


def test_the_template_of_the_prize_has_its_twenty_domains_and_four_criteria(database):
    domains = database.read(list_domains)
    assert [row.values.code for row in domains] == [f"D{number:02}" for number in range(1, 21)]
    assert domains[11].values.name == "Transformation numérique"

    grid = database.read(list_criteria)
    assert [row.values.code for row in grid] == ["cible", "demarche", "partenariats", "service"]
    assert {(row.scale.lowest, row.scale.highest, row.values.weight) for row in grid} == {
        (0, 10, 1)
    }
    assert all(row.values.guidance and row.meanings for row in grid)

    levels = [(row.values.code, row.values.kind) for row in database.read(list_levels)]
    assert levels == [
        ("or", LevelKind.LEVEL),
        ("argent", LevelKind.LEVEL),
        ("bronze", LevelKind.LEVEL),
        ("mention", LevelKind.MENTION),
    ]
    edition = database.read(get_edition)
    assert (edition.values.display_scale, edition.template) == (20, "territoria")
    assert edition.values.call_closes_at == "2026-06-30T23:59:59+02:00"


def test_every_template_founds_an_edition_in_both_languages(tmp_path):
    for template in list_templates():
        for language in ("fr", "en"):
            path = tmp_path / f"{template.code}-{language}.jury"
            with speaking(language):
                FOUND(path, template=template, language=language)
            with closing(Database(path)) as database:
                assert database.read(get_edition).values.title
                assert all(row.values.name for row in database.read(list_criteria))
                assert database.check() == []


def test_an_unknown_template_is_refused_with_the_names_of_those_there_are():
    with pytest.raises(RuleError) as refusal:
        load_template("nobel")

    assert refusal.value.code == "template_unknown"
    assert "territoria" in str(refusal.value)
    assert "innovation" in str(refusal.value)


def test_next_years_edition_starts_from_this_one(year, tmp_path):
    year.database.write(
        edit_domain,
        domain_id=4,
        values=DomainValues(code="D04", name="Communication publique", sponsor="La Poste"),
    )
    chosen = CriterionValues(code="cible", name="Cible", weight=3, max_points=5)
    year.database.write(edit_criterion, criterion_id=year.criteria["cible"], values=chosen)
    year.database.write(change_rules, settings=RuleSettings(minimum_scores=4))
    named = year.database.read(get_edition).values
    addressed = replace(named, ballots_email="prix@exemple.fr")
    year.database.write(edit_edition, values=addressed)
    year.application("A1")
    year.juror("Benali")
    year.close()

    FOUND(tmp_path / "next.jury", template=template_from(year.database.path), year=2027)

    with closing(Database(tmp_path / "next.jury")) as following:
        row = following.read(list_domains)[3]
        assert (row.values.name, row.values.sponsor) == ("Communication publique", "La Poste")
        assert following.read(list_criteria)[0].values.weight == 3
        assert following.read(get_rules).settings == RuleSettings(minimum_scores=4)
        stages = following.read(get_stages)
        assert (stages.applications, stages.jurors) == (0, 0)
        edition = following.read(get_edition)
        assert edition.values.year == 2027
        assert edition.values.ballots_email == "prix@exemple.fr"
        assert edition.values.call_closes_at == "2027-06-30T23:59:59+02:00"
        assert edition.signing_key != ""
    with closing(Database(year.database.path)) as old:
        assert old.read(get_edition).key != edition.key
        assert old.read(get_edition).signing_key != edition.signing_key


def test_domains_come_go_and_are_renamed(year):
    added = year.database.write(add_domain, values=DomainValues(code="D21", name="Sobriété"))
    assert year.database.read(list_domains)[-1].values.name == "Sobriété"

    year.database.write(remove_domain, domain_id=added)
    assert len(year.database.read(list_domains)) == 20


def test_a_domain_with_applications_stays(year):
    year.application("A1", "D03")

    assert refusal_of(year, remove_domain, domain_id=year.domains["D03"]) == "domain_in_use"


@pytest.mark.parametrize(
    ("operation", "values", "code"),
    [
        (add_domain, DomainValues(code="D01", name="Encore"), "code_taken"),
        (add_domain, DomainValues(code=" ", name="Sans code"), "code_missing"),
        (add_domain, DomainValues(code="D21", name=" "), "name_empty"),
        (add_level, LevelValues(code="or", name="Encore"), "code_taken"),
        (add_level, LevelValues(code="x", name=""), "name_empty"),
        (add_criterion, CriterionValues(code="cible", name="Encore"), "code_taken"),
        (add_criterion, CriterionValues(code="x", name=""), "name_empty"),
        (add_criterion, CriterionValues(code="x", name="X", max_points=0), "scale_wrong"),
        (add_criterion, CriterionValues(code="x", name="X", steps_per_point=0), "scale_wrong"),
        (add_criterion, CriterionValues(code="x", name="X", weight=-1), "scale_wrong"),
        (edit_edition, EditionValues(title=" ", year=2026), "title_empty"),
        (
            edit_edition,
            EditionValues(title="Prix", year=2026, ballots_email="a@b.fr\nBcc: c@d.fr"),
            "email_invalid",
        ),
        (
            edit_edition,
            EditionValues(title="Prix", year=2026, ballots_email="a@b.fr, c@d.fr"),
            "email_invalid",
        ),
    ],
)
def test_what_is_typed_in_must_make_sense(year, operation, values, code):
    assert refusal_of(year, operation, values=values) == code


def test_criteria_come_in_their_order_and_one_stays(year):
    added = year.database.write(add_criterion, values=CriterionValues(code="cout", name="Coût"))
    assert year.rows(select(Criterion.code).order_by(Criterion.position))[-1] == ("cout",)

    for criterion in [*year.criteria.values()]:
        year.database.write(remove_criterion, criterion_id=criterion)

    assert refusal_of(year, remove_criterion, criterion_id=added) == "criterion_last"


def test_the_grid_in_kits_does_not_change(year):
    year.application("A1")
    year.kits(year.juror("Benali"))
    criterion = year.criteria["cible"]
    values = CriterionValues(code="x", name="X")

    assert refusal_of(year, add_criterion, values=values) == "grid_in_use"
    assert refusal_of(year, remove_criterion, criterion_id=criterion) == "grid_in_use"
    code = refusal_of(year, edit_criterion, criterion_id=criterion, values=values)
    assert code == "grid_in_use"


def test_issuing_kits_opens_the_round(year):
    assert year.rows(select(Round.state)) == [(RoundState.DRAFT,)]

    year.kits(year.juror("Benali"))

    assert year.rows(select(Round.state)) == [(RoundState.OPEN,)]


def test_levels_come_and_go_until_they_are_given(year):
    added = year.database.write(add_level, values=LevelValues(code="coup", name="Coup de cœur"))
    year.database.write(remove_level, level_id=added)
    year.application("A1")
    year.ballot(year.juror("Benali"), {"A1": 5})
    year.open()
    year.decide("A1", "or")

    assert refusal_of(year, remove_level, level_id=year.levels["or"]) == "level_in_use"
    renamed = LevelValues(code="or", name="Territoria d’or", colour="gold")
    year.database.write(edit_level, level_id=year.levels["or"], values=renamed)
    assert year.database.read(list_levels)[0].values.name == "Territoria d’or"


def test_rules_have_versions_and_after_the_opening_a_reason(year):
    first = year.database.read(get_rules)
    year.database.write(change_rules, settings=RuleSettings(minimum_scores=2))
    year.application("A1")
    year.ballot(year.juror("Benali"), {"A1": 5})
    sealed = year.open()

    assert sealed == RuleSettings(minimum_scores=2).fingerprint() != first.fingerprint
    late = RuleSettings(minimum_scores=1)
    assert refusal_of(year, change_rules, settings=late) == "reason_missing"
    year.database.write(change_rules, settings=late, reason="Panel réduit")

    row = year.database.read(get_rules)
    assert (row.version, row.settings, row.reason) == (3, late, "Panel réduit")
    assert row.sealed_at is not None
    assert [version for (version,) in year.rows(select(Rules.version))] == [1, 2, 3]
    assert year.database.read(list_journal)[-1].reason == "Panel réduit"
    [*_others, entry] = year.rows(select(JournalEntry.entry).order_by(JournalEntry.seq))
    assert json.loads(entry[0])["body"]["fingerprint"] == late.fingerprint()


def test_rules_that_are_the_same_are_no_change(year):
    assert refusal_of(year, change_rules, settings=RuleSettings()) == "nothing_changed"


def test_ballots_are_opened_once_and_not_without_any(year):
    arguments = {"opened": {}, "witnesses": []}
    assert refusal_of(year, open_ballots, **arguments) == "ballots_none"
    year.application("A1")
    year.ballot(year.juror("Benali"), {"A1": 5})
    year.open("Maître Dupont", "Mme Durand")

    assert year.rows(select(Round.witnesses)) == [('["Maître Dupont", "Mme Durand"]',)]
    assert refusal_of(year, open_ballots, opened=year.marks, witnesses=[]) == (
        "ballots_open_already"
    )


def test_settings_read_back_as_they_were_and_miss_nothing():
    settings = RuleSettings(
        partial_grids=PartialGrids.COMPLETE_ONLY,
        quorum=Quorum.NUMBER,
        quorum_number=13,
        recusal_scope=RecusalScope.DOMAIN,
    )

    assert load_settings(settings.dump()) == settings
    assert load_settings("{}") == RuleSettings()
    assert changed_rules(RuleSettings(), settings) == [
        "partial_grids",
        "recusal_scope",
        "quorum",
        "quorum_number",
    ]
    assert settings.fingerprint() != RuleSettings().fingerprint()


ROOM = RoomRules(
    quorum_numerator=2,
    quorum_denominator=3,
    represented_counts=False,
    second_convocation_free=False,
    proxies_per_holder=0,
    recused_count=True,
    vote_form=VoteForm.SECRET,
    majority=Majority.TWO_THIRDS,
    blank_counts=True,
    rounds=2,
    restriction=Restriction.TOP_TWO,
    last_round_relative=False,
    prevalence=Prevalence.DOUBLE,
    level_cap=1,
    awards_cap=3,
    awards_share_percent=50,
)


def test_rules_of_the_room_that_are_not_changed_change_no_fingerprint():
    """The first one is what an edition sealed before the room had rules."""
    known = "27f0b5b8d4818a1f1a16d7a052cba46f"
    assert RuleSettings().fingerprint().startswith(known)
    assert RuleSettings(room=RoomRules()).dump() == RuleSettings().dump()

    assert load_settings(RuleSettings(names_shown=True).dump()).names_shown

    changed = RuleSettings(room=replace(RoomRules(), rounds=2))
    assert '"room":{"rounds":2}' in changed.dump()
    assert load_settings(changed.dump()) == changed


def test_the_rules_of_the_room_read_back_and_tell_what_is_not_usual():
    settings = RuleSettings(quorum=Quorum.FRACTION, room=ROOM)
    assert load_settings(settings.dump()) == settings

    with speaking("fr"):
        told, usual = sentences(settings), sentences(RuleSettings())

    assert not set(told[-9:]) & set(usual)
    assert any("2/3" in each for each in told)
    assert "La voix de la présidence compte double, quand celle-ci la déclare." in told


@pytest.mark.parametrize(
    "room",
    [RoomRules(quorum_denominator=0), RoomRules(rounds=0), RoomRules(proxies_per_holder=-1)],
)
def test_a_rule_of_the_room_that_means_nothing_is_refused(year, room):
    refused = refusal_of(year, change_rules, settings=RuleSettings(room=room), reason="x")

    assert refused == "rules_unsound"


@pytest.mark.parametrize(
    "settings",
    [
        RuleSettings(),
        RuleSettings(partial_grids=PartialGrids.COMPLETE_ONLY, quorum=Quorum.NONE),
        RuleSettings(quorum=Quorum.NUMBER, quorum_number=1, minimum_scores=1),
        RuleSettings(quorum=Quorum.NUMBER, quorum_number=13, remote_counts=False),
        RuleSettings(advisory_members_score=False, recusal_scope=RecusalScope.DOMAIN),
        RuleSettings(motive_on_departure=False),
        RuleSettings(names_shown=True),
    ],
)
def test_each_rule_has_its_sentence_in_both_languages(settings):
    with speaking("fr"):
        french = sentences(settings)
    with speaking("en"):
        english = sentences(settings)

    told = 14 + settings.motive_on_departure + settings.names_shown
    assert len(french) == len(english) == told
    assert not set(french) & set(english)
    assert not any("{" in each for each in (*french, *english))


def test_the_stages_of_the_year_are_counted(year):
    empty = year.database.read(get_stages)
    assert (empty.domains, empty.applications, empty.jurors, empty.kits) == (20, 0, 0, 0)

    year.applications("A1", "A2")
    first, second = year.jurors("Benali", "Chauvet")
    year.assign()
    year.kits(first, second)
    year.ballot(first, {"A1": 5}, complete=False)
    year.ballot(second, {"A1": 5, "A2": 7})
    year.open()
    year.decide("A2", "or", "Le jury")

    row = year.database.read(get_stages)
    assert (row.applications, row.competing, row.jurors, row.readings) == (2, 2, 2, 4)
    assert (row.kits, row.ballots, row.conflicts) == (2, 2, 0)
    assert (row.domains_to_decide, row.domains_decided) == (1, 1)
    assert row.ballots_opened
    assert not row.is_closed


def test_every_kind_of_act_has_its_sentence(year):
    year.applications("A1", "A2")
    first = year.juror("Benali")
    year.assign()
    year.kits(first)
    year.ballot(first, {"A1": 5})
    year.open()
    year.decide("A1", "or")
    year.not_awarded("D02")

    for language in ("fr", "en"):
        with speaking(language):
            rows = year.database.read(list_journal)
        assert all(row.sentence and "{" not in row.sentence for row in rows)
    assert {row.kind for row in rows} >= {
        JournalKind.KITS_ISSUED,
        JournalKind.BALLOTS_RECEIVED,
        JournalKind.BALLOTS_OPENED,
        JournalKind.SITTING_OPENED,
        JournalKind.DECISION,
    }
    assert rows[-1].sentence == "Not awarded: Aménagement / Urbanisme"
