"""Applications from tables that people typed, changed or spoiled: line by line."""

from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jury_app.codes import SENTENCES
from jury_app.errors import RefusedFileError
from jury_app.importing.applications import LONGEST_TITLE, read_applications
from jury_app.importing.moments import PARIS
from jury_app.importing.records import ReadApplicant, RowProblem

CLOSES_AT = datetime(2026, 6, 30, 23, 59, 59, tzinfo=PARIS)
HEADERS = ("Numéro", "Titre", "Domaine", "Candidat")
SPORT = ("Numéro de dossier", "Titre", "Domaine", "Organisme", "SIREN", "État", "Déposé le")


def problems(found):
    return [(problem.row, problem.column, problem.reason) for problem in found]


@pytest.fixture
def check(write_csv, domains):
    def check(*rows, headers=HEADERS, **options):
        path = write_csv([headers, *rows])
        return read_applications(path, domains=domains, **options)

    return check


GOOD = ("1", "Le banc qui parle", "Lien social", "Commune de Sainte-Colombe")


def test_a_table_typed_by_hand_is_generic(check):
    file = check(GOOD)

    assert file.source == "generic"
    [application] = file.applications
    assert (application.row, application.number, application.domain_code) == (2, "1", "D13")
    assert (application.status, application.deposited) == ("received", "")
    assert application.applicants == (
        ReadApplicant(name="Commune de Sainte-Colombe", kind="commune"),
    )


@pytest.mark.parametrize(
    ("place", "value", "column", "reason"),
    [
        (0, "  ", "Numéro", "number_missing"),
        (0, "1", "Numéro", "number_repeated"),
        (1, "", "Titre", "title_missing"),
        (2, "Astronomie", "Domaine", "domain_unknown"),
        (2, "", "Domaine", "domain_unknown"),
        (3, "\xa0", "Candidat", "applicant_missing"),
    ],
)
def test_a_bad_line_is_refused_by_its_row_and_column_and_the_others_are_taken(
    check, place, value, column, reason
):
    bad = ["2", *GOOD[1:]]
    bad[place] = value

    file = check(GOOD, (), bad, ("3", *GOOD[1:]))

    assert file.refused == (RowProblem(4, column, reason, value.strip()),)
    assert [each.row for each in file.applications] == [2, 5]


def test_every_fault_of_a_line_is_told(check):
    file = check(("", "", "", ""), ("", "", "Rien", "x"), GOOD)

    assert problems(file.refused) == [
        (3, "Numéro", "number_missing"),
        (3, "Titre", "title_missing"),
        (3, "Domaine", "domain_unknown"),
    ]


def test_every_reason_has_its_sentence(check):
    for reason in (
        "number_missing", "number_repeated", "title_missing", "domain_unknown",
        "applicant_missing", "draft", "late_deposit", "title_long", "siren_invalid",
        "siren_other_authority", "name_capitals", "status_unknown", "date_unreadable",
        "co_applicant_unnamed",
    ):  # fmt: skip
        assert reason in SENTENCES


def test_a_title_is_over_long_from_251_characters_and_is_never_cut(check):
    fits, long = "é" * LONGEST_TITLE, "é" * (LONGEST_TITLE + 1)

    file = check(("1", fits, *GOOD[2:]), ("2", long, *GOOD[2:]))

    assert [each.title for each in file.applications] == [fits, long]
    assert file.warnings == (RowProblem(3, "Titre", "title_long", "251"),)


def sport(check, siren="", name="Ville de Metz", state="", deposited="", **options):
    row = ("7", "Le mercredi du terrain", "Sport", name, siren, state, deposited)
    return check(row, headers=SPORT, **options)


@pytest.mark.parametrize(
    ("siren", "name", "reasons"),
    [
        ("215704636", "Ville de Metz", []),
        ("215 704 636", "Mairie de METZ", []),
        ("21570463600012", "Ville de Metz", []),
        ("215704637", "Ville de Metz", ["siren_invalid"]),
        ("12", "Ville de Metz", ["siren_invalid"]),
        ("242500361", "Ville de Metz", ["siren_other_authority"]),
        ("", "Ville de Metz", []),
        ("216901231", "Mairie du 3e arrondissement de Lyon", []),
        ("217500016", "Ville de Paris – Direction des affaires scolaires", []),
        ("", "COMMUNE DE METZ", ["name_capitals"]),
        ("", "CCAS", []),
    ],
)
def test_a_siren_is_checked_and_kept(check, siren, name, reasons):
    file = sport(check, siren, name)

    assert [problem.reason for problem in file.warnings] == reasons
    assert file.applications[0].applicants[0].siren == siren.replace(" ", "")[:9]


@pytest.mark.parametrize(
    ("state", "status", "reasons"),
    [
        ("", "received", []),
        ("en construction", "received", []),
        ("ACCEPTE", "shortlisted", []),
        ("Irrecevable", "inadmissible", []),
        ("withdrawn", "withdrawn", []),
        ("Peut-être", "received", ["status_unknown"]),
    ],
)
def test_a_state_is_read_in_the_words_of_others_and_ours(check, state, status, reasons):
    file = sport(check, state=state)

    assert file.applications[0].status == status
    assert [problem.reason for problem in file.warnings] == reasons


def test_a_draft_is_left_out_whatever_else_it_lacks(check):
    file = check(("7", "", "", "", "", "Brouillon", ""), headers=SPORT)

    assert (file.applications, file.refused) == ((), ())
    assert problems(file.warnings) == [(2, "État", "draft")]


def test_a_date_that_cannot_be_read_is_told_and_nothing_is_invented(check):
    file = sport(check, deposited="fin juin", closes_at=CLOSES_AT)

    assert file.applications[0].deposited == ""
    assert problems(file.warnings) == [(2, "Déposé le", "date_unreadable")]


@pytest.mark.parametrize(("second", "late"), [("59", False), ("00", True)])
def test_the_last_second_of_the_call_is_in_time(check, second, late):
    moment = "2026-06-30 23:59:59" if second == "59" else "2026-07-01 00:00:00"
    clock = datetime(2026, 6, 30, 23, 59, 59)

    assert sport(check, deposited=moment, closes_at=clock).applications[0].late is late


def test_domains_are_known_by_label_or_code_however_they_are_typed(check):
    labels = ("LIEN SOCIAL", "lien  social", "Mobilités", "D14", "d14", "Education - jeunesse")
    rows = [(str(number), "T", label, "Ville de Metz") for number, label in enumerate(labels, 1)]

    codes = [each.domain_code for each in check(*rows).applications]

    assert codes == ["D13", "D13", "D14", "D14", "D14", "D19"]


def test_a_mapping_says_which_columns_and_domains_are_meant(check):
    headers = ("Réf.", "Intitulé libre", "Thème", "Qui", "Taille", "Plus")
    mapping = {
        "columns": {
            "number": "Réf.",
            "title": "intitule libre",
            "domain": "Thème",
            "applicant": "Qui",
            "population": "Taille",
            "summary": ["Plus"],
        },
        "domains": {"Vélo": "D14"},
    }

    file = check(("A-1", "T", "vélo", "Ville de Metz", "12", "S"), headers=headers, mapping=mapping)

    [application] = file.applications
    assert (application.number, application.domain_code, application.summary) == ("A-1", "D14", "S")
    assert application.applicants[0].population == 12


@pytest.mark.parametrize(
    ("mapping", "code"),
    [
        ({"columns": {"colour": "Titre"}}, "mapping_field_unknown"),
        ({"columns": {"title": "Absente"}}, "mapping_column_missing"),
        ({"columns": ["title"]}, "mapping_invalid"),
        ({"colums": {}}, "mapping_invalid"),
        ({"domains": {"Vélo": "D99"}}, "mapping_domain_unknown"),
    ],
)
def test_a_wrong_mapping_is_refused(check, mapping, code):
    with pytest.raises(RefusedFileError) as refused:
        check(GOOD, mapping=mapping)

    assert refused.value.code == code
    assert "table.csv" in str(refused.value)


def test_missing_columns_are_named_with_what_is_there_instead(check):
    with pytest.raises(RefusedFileError) as refused:
        check(("x", "y"), headers=("Titre", "Couleur"))

    assert refused.value.code == "columns_missing"
    assert "numéro de dossier, domaine, candidat" in str(refused.value)
    assert "Titre, Couleur" in str(refused.value)


def test_the_template_export_and_titles_above_the_headers_are_understood(check):
    title = "Titre de l'action (250 caractères)"
    headers = ("N° dossier", "Date de dépôt", "État du dossier", "Adresse électronique", title)
    headers = (*headers, "Domaine", "Nom de la collectivité")
    row = ("21", "2026-06-01", "En instruction", "a@exemple.fr", "T", "Sport", "Ville de Metz")

    file = check(("",), headers, row, headers=("Prix 2026",))

    assert file.source == "demarches-simplifiees"
    [application] = file.applications
    assert (application.row, application.contact_email) == (4, "a@exemple.fr")


def test_numbers_of_a_workbook_are_no_decimals(write_xlsx, domains):
    path = write_xlsx({"Feuil1": [[*SPORT], [21.0, "T", "Sport", "Ville de Metz", 215704636]]})

    [application] = read_applications(path, domains=domains).applications

    assert application.number == "21"
    assert application.applicants[0].siren == "215704636"


def test_a_co_applicant_whom_nobody_knows_is_told(write_csv, domains):
    headers = (*HEADERS, "SIRET du co-candidat", "Candidature commune")
    rows = [
        headers,
        ("1", *GOOD[1:], "732 829 320 00074", "Oui"),
        ("2", *GOOD[1:], "73282932000074", "Non"),
        ("3", *GOOD[1:], "200030385", ""),
    ]

    file = read_applications(write_csv(rows), domains=domains)

    assert [len(each.applicants) for each in file.applications] == [2, 1, 2]
    assert file.warnings == (
        RowProblem(2, "SIRET du co-candidat", "co_applicant_unnamed", "732829320"),
    )


def test_a_long_cell_does_not_stop_the_reading(check):
    text = "a" * 500_000
    rows = (("1", *GOOD[1:], text),)

    [application] = check(*rows, headers=(*HEADERS, "Résumé")).applications

    assert len(application.summary) == len(text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_happens_to_a_file_it_is_read_or_refused(edition, domains, tmp_path, data):
    content = bytearray((edition / "demarches-simplifiees.csv").read_bytes()[:6_000])
    for _change in range(data.draw(st.integers(1, 8))):
        start = data.draw(st.integers(0, len(content)))
        end = start + data.draw(st.integers(0, 40))
        content[start:end] = data.draw(st.binary(max_size=40))
    path = tmp_path / "spoiled.csv"
    path.write_bytes(content)

    try:
        file = read_applications(path, domains=domains)
    except RefusedFileError:
        return

    for application in file.applications:
        assert application.number
        assert application.title
        assert application.applicants[0].name
        assert application.domain_code in domains.values()
