"""The official list of French authorities."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from jury_app.importing.authorities import (
    Authorities,
    Authority,
    SirenVerdict,
    load_authorities,
)
from jury_app.importing.siren import is_valid_siren
from jury_app.model.enums import ApplicantKind

EXAMPLE = Path(__file__).parent.parent / "files/edition-2026/demarches-simplifiees.csv"
COMMUNE, EPCI = ApplicantKind.COMMUNE, ApplicantKind.EPCI


@pytest.fixture(scope="module")
def authorities():
    return load_authorities()


def body(name, kind=COMMUNE, siren="", departments=("00",), population=None):
    return Authority(kind, name, siren, "", departments, population, "")


def names(found):
    return [row.name for row in found]


def test_the_list_holds_every_kind_once(authorities):
    counted = Counter(row.kind.value for row in authorities)

    assert counted == {"commune": 35014, "epci": 1266, "departement": 95, "region": 17, "other": 6}
    assert len(authorities) == counted.total()
    assert load_authorities() is authorities


def test_every_siren_is_right_and_belongs_to_one_body(authorities):
    sirens = [row.siren for row in authorities if row.siren]

    assert len(sirens) == len(set(sirens)) > 36_000
    assert all(map(is_valid_siren, sirens))


def test_every_departement_and_region_has_its_siren_and_everybody_a_departement(authorities):
    assert all(
        row.siren
        for row in authorities
        if row.kind in (ApplicantKind.DEPARTEMENT, ApplicantKind.REGION)
    )
    assert all(row.departments and all(row.departments) for row in authorities)


def test_every_departement_is_run_by_somebody(authorities):
    run = {
        code
        for row in authorities
        if row.kind in (ApplicantKind.DEPARTEMENT, ApplicantKind.REGION)
        for code in row.departments
    }
    lived_in = {row.departments[0] for row in authorities if row.kind is COMMUNE}

    assert {code for code in lived_in - run if not code.startswith("9")} == set()
    assert len(run) == 101


def test_a_body_is_found_by_its_siren(authorities):
    found = authorities.by_siren("223 800 012")

    assert found.name == "Département de l’Isère"
    assert found.kind is ApplicantKind.DEPARTEMENT
    assert found.departments == ("38",)
    assert found.population > 1_200_000
    assert authorities.by_siren("223 800 012 00013") is found
    assert authorities.by_siren("999999999") is None
    assert authorities.by_siren("") is None


def test_a_commune_is_told_whole(authorities):
    [found] = authorities.named("Y")

    assert found == Authority(COMMUNE, "Y", "218007771", "80829", ("80",), 87, "80190")


def test_twelve_communes_share_one_name_and_the_departement_tells_them_apart(authorities):
    assert len(authorities.named("Sainte-Colombe")) == 12
    [rhone] = authorities.named("Commune de Sainte Colombe", "69")
    assert rhone.siren == "216901892"
    assert authorities.named("Sainte-Colombe", "75") == ()


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ville du Havre", "Le Havre"),
        ("COMMUNE DE LA POSSESSION", "La Possession"),
        ("Mairie de L'Isle-d'Abeau", "L’Isle-d’Abeau"),
        ("commune d’Œuf en Ternois", "Œuf-en-Ternois"),
        ("Ville d'Eu", "Eu"),
        ("St-Lô", "Saint-Lô"),
        ("Ville de Ville-d’Avray", "Ville-d’Avray"),
        ("Ville de Paris", "Paris"),
        ("Mairie du 3e arrondissement de Lyon", "Lyon 3e Arrondissement"),
        ("METROPOLE DE LYON", "Métropole de Lyon"),
        ("Métropole de Dijon", "Dijon Métropole"),
        ("Rouen Normandie Métropole", "Métropole Rouen Normandie"),
        ("Grand Besançon Métropole", "CU Grand Besançon Métropole"),
        ("Communauté de communes Trièves", "CC du Trièves"),
        ("Communauté de communes d'Erdre & Gesvres", "CC d’Erdre et Gesvres"),
        ("Établissement public territorial Plaine Commune", "Plaine Commune"),
        ("Trièves", "CC du Trièves"),
        ("CONSEIL DEPARTEMENTAL DE L'ISERE", "Département de l’Isère"),
        ("Conseil général du Val d'Oise", "Département du Val-d’Oise"),
        ("Isère", "Département de l’Isère"),
        ("Région des Pays de la Loire", "Région Pays de la Loire"),
        ("Région Réunion", "Région La Réunion"),
        ("Collectivité européenne d'Alsace", "Collectivité européenne d’Alsace"),
    ],
)
def test_a_name_is_recognised_however_it_is_written(authorities, written, name):
    assert names(authorities.named(written)) == [name]


def test_a_name_that_says_its_kind_never_means_another_kind(authorities):
    assert {row.kind for row in authorities.named("Ville de Lyon")} == {COMMUNE}
    assert {row.kind for row in authorities.named("Métropole de Lyon")} == {EPCI}
    assert authorities.named("Métropole d’Y") == ()
    assert authorities.named("CCAS de Metz") == ()
    assert authorities.named("") == ()


def test_every_authority_is_found_by_its_own_name(authorities):
    for row in list(authorities)[::97]:
        assert row in authorities.named(row.name)
        assert row in authorities.named(row.full_name.upper())


def test_a_departement_of_a_grouping_is_any_of_its_members():
    spread = body("CC des Deux Rives", EPCI, departments=("82", "32"))

    assert Authorities([spread]).named("Deux Rives", "32") == (spread,)


def test_the_exact_name_comes_first_then_words_then_insides_each_by_population():
    rows = [
        body("Beaulyon", population=900_000),
        body("Lyons-la-Forêt", population=700),
        body("Lyon", population=500_000),
        body("Métropole de Lyon", EPCI, population=1_400_000),
        body("Nice"),
    ]

    found = Authorities(rows).search("lyon")

    assert names(found) == ["Lyon", "Métropole de Lyon", "Lyons-la-Forêt", "Beaulyon"]
    assert names(Authorities(rows).search("LYON", limit=2)) == ["Lyon", "Métropole de Lyon"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("isere", "Département de l’Isère"),
        ("mairie du hav", "Le Havre"),
        ("ville d'ech", "Échirolles"),
        ("grenoble métropole", "Grenoble-Alpes-Métropole"),
        ("cc trieves", "CC du Trièves"),
        ("conseil départemental de l'is", "Département de l’Isère"),
        ("région bret", "Région Bretagne"),
        ("217 500 016", "Paris"),
        ("y", "Y"),
    ],
)
def test_what_is_meant_is_offered_first_while_it_is_typed(authorities, typed, first):
    assert authorities.search(typed)[0].name == first


def test_nothing_is_offered_for_nothing_and_nothing_twice(authorities):
    assert authorities.search("  ") == []
    assert authorities.search("zzzz") == []
    found = authorities.search("saint", limit=200)
    assert len(found) == len(set(found)) == 200


def test_a_siren_of_another_body_is_told_with_its_owner(authorities):
    lyon = authorities.by_siren("216901231")

    told = authorities.check("Métropole de Lyon", "216901231")

    assert told.verdict is SirenVerdict.OTHER_BODY
    assert told.owner is lyon
    assert authorities.check("CCAS de Metz", "216901231").verdict is SirenVerdict.OTHER_BODY


@pytest.mark.parametrize(
    ("name", "siren"),
    [
        ("Commune de Sainte-Colombe", "216901892"),
        ("Commune de Sainte-Colombe", "217704048"),
        ("Ville de Paris – Direction des affaires scolaires", "217500016"),
        ("Mairie du 3e arrondissement de Lyon", "216901231"),
        ("Ville de Blois / Agglopolys", "214100182"),
    ],
)
def test_a_siren_agrees_with_every_body_of_that_name_its_services_and_districts(
    authorities, name, siren
):
    assert authorities.check(name, siren).verdict is SirenVerdict.AGREES


def test_a_wrong_key_and_an_unlisted_body_are_two_things(authorities):
    assert authorities.check("Ville de Paris", "217500015").verdict is SirenVerdict.INVALID
    assert authorities.check("CCAS de Metz", "265701342").verdict is SirenVerdict.UNKNOWN
    assert authorities.check("CCAS de Metz", "265701342").owner is None


def test_the_numbers_of_a_whole_export_agree_with_its_names(authorities):
    with EXAMPLE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["Entreprise SIREN"]]

    told = [
        authorities.check(row["Entreprise raison sociale"], row["Entreprise SIREN"]).verdict
        for row in rows
    ]

    assert Counter(told) == {SirenVerdict.AGREES: len(rows) - 2, SirenVerdict.UNKNOWN: 2}


def test_a_name_may_be_printed_in_full(authorities):
    [trieves] = authorities.named("CC du Trièves")

    assert trieves.full_name == "Communauté de communes du Trièves"
    assert authorities.by_siren("217500016").full_name == "Paris"
