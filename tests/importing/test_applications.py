"""The applications of the example edition, from every form of its export."""

from collections import Counter
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jury_app.importing.applications import read_applications
from jury_app.importing.moments import PARIS
from jury_app.importing.records import ReadApplicant

CLOSES_AT = datetime(2026, 6, 30, 23, 59, 59, tzinfo=PARIS)
ATTACHED = ("Dossier de présentation", "Photographies", "Annexes")


@pytest.fixture(scope="module")
def read(edition, domains):
    return {
        kind: read_applications(
            edition / f"demarches-simplifiees.{kind}", domains=domains, closes_at=CLOSES_AT
        )
        for kind in ("csv", "xlsx")
    }


@pytest.fixture(scope="module")
def by_number(read):
    return {each.number: each for each in read["csv"].applications}


def comparable(applications):
    return [replace(each, raw={}) for each in applications]


def problems(found):
    return [(problem.row, problem.column, problem.reason) for problem in found]


def test_the_example_edition_is_read_whole(read):
    file = read["csv"]

    assert (file.source, file.encoding) == ("demarches-simplifiees", "utf-8")
    assert len(file.applications) == 60
    assert file.refused == ()
    assert problems(file.warnings) == [
        (61, "Déposé le", "late_deposit"),
        (62, "État du dossier", "draft"),
    ]
    assert len(file.domains) == 20


def test_the_workbook_says_the_same_in_every_field(read):
    csv_file, workbook = read["csv"], read["xlsx"]

    assert workbook.encoding == "xlsx"
    assert comparable(workbook.applications) == comparable(csv_file.applications)
    assert workbook.warnings == csv_file.warnings
    assert workbook.domains == csv_file.domains


def test_states_become_statuses(read):
    assert Counter(each.status for each in read["csv"].applications) == {
        "admissible": 39,
        "received": 16,
        "withdrawn": 3,
        "inadmissible": 1,
        "shortlisted": 1,
    }


def test_every_domain_has_its_applications(read):
    counts = Counter(each.domain_code for each in read["csv"].applications)

    assert [counts[f"D{number:02}"] for number in range(1, 21)] == [
        3, 3, 2, 3, 4, 3, 4, 2, 2, 3, 1, 9, 5, 4, 4, 2, 2, 1, 2, 1,
    ]  # fmt: skip


def test_names_are_those_meant_for_certificates(by_number):
    names = {each.applicants[0].name for each in by_number.values()}

    assert "Commune d'Œuf-en-Ternois" in names
    assert not any(name.isupper() for name in names)


def test_a_summary_may_stand_in_the_column_of_a_removed_field(by_number):
    assert by_number["21456329"].summary.startswith("La chaufferie du collège")
    assert all(each.summary for each in by_number.values())


def test_what_nobody_answered_is_not_given(by_number):
    assert by_number["21456576"].applicants[0].population is None
    assert by_number["21459925"].applicants[0].population == 2


def test_titles_are_trimmed_and_composed_and_otherwise_as_typed(by_number):
    assert by_number["21458996"].title.startswith("Éteindre pour mieux voir")
    assert by_number["21457838"].title == "R\u00e9par'café, r\u00e9pare-toi"
    assert by_number["21460355"].title == "+ de nature, – de bitume : la rue-jardin"
    assert by_number["21457755"].title.endswith("1\u202f000 cuves, 1\u202f000 foyers")
    assert len(by_number["21461045"].title) in range(230, 251)


def test_lines_inside_cells_end_alike(read):
    for file in read.values():
        assert not any("\r" in each.summary for each in file.applications)


def test_only_the_deposit_after_the_closing_is_late(by_number):
    assert [each.number for each in by_number.values() if each.late] == ["21461220"]
    assert by_number["21461220"].deposited == "2026-07-01T00:12:31+02:00"
    assert by_number["21456329"].deposited == "2026-03-18T13:10:08+01:00"


def test_no_closing_time_means_that_nobody_is_late(edition, domains):
    file = read_applications(edition / "demarches-simplifiees.csv", domains=domains)

    assert problems(file.warnings) == [(62, "État du dossier", "draft")]


def test_a_joint_application_names_both(by_number):
    leader, other = by_number["21459487"].applicants

    assert leader == ReadApplicant(
        name="Ville de Blois / Agglopolys",
        kind="commune",
        siren="214100182",
        department="41",
        population=47219,
    )
    assert (other.kind, other.siren, other.department) == ("epci", "200030385", "41")
    assert "Agglopolys" in other.name
    assert sum(len(each.applicants) for each in by_number.values()) == 61


@pytest.mark.parametrize(
    ("number", "kind", "siren", "department"),
    [
        ("21456159", "epcc", "", "35"),
        ("21460235", "european", "", ""),
        ("21460019", "ccas", "265701342", "57"),
        ("21456459", "syndicat", "256300120", "63"),
        ("21458270", "departement", "200094332", "67"),
        ("21459568", "commune", "212003628", "2A"),
        ("21456953", "region", "200055507", "972"),
        ("21460135", "epci", "200046977", "69"),
    ],
)
def test_kind_siren_and_departement_of_applicants(by_number, number, kind, siren, department):
    applicant = by_number[number].applicants[0]

    assert (applicant.kind, applicant.siren, applicant.department) == (kind, siren, department)


def test_labels_and_file_names_with_commas_stay_whole(by_number):
    assert by_number["21456159"].axis == "Cible; Démarche, méthode"
    assert by_number["21460297"].attachments == (
        "Plan, coupe et façade.pdf",
        "vue du chantier.png",
    )
    assert by_number["21459487"].attachments == ("présentation.pdf", "présentation.pdf")


def test_the_contact_is_the_one_named_in_the_form(by_number):
    application = by_number["21456329"]

    assert application.contact_email.endswith(("exemple.fr", "example.org"))
    assert application.contact_name.startswith(("M. ", "Mme "))


def test_the_line_is_kept_word_for_word(by_number, export):
    headers, first = export[0], export[1]
    raw = by_number["21456329"].raw

    assert len(raw) == len(headers)
    assert raw["Résumé"] == ""
    assert raw["Résumé (2)"] == first[54]
    assert raw["Établissement Adresse"] == first[7]
    assert "\r\n" in raw["Établissement Adresse"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_same_is_read_from_every_kind_of_csv(
    read, export, domains, write_csv, separator, encoding
):
    path = write_csv(export, encoding=encoding, separator=separator, end="\r\n")

    file = read_applications(path, domains=domains, closes_at=CLOSES_AT)

    assert file.encoding == encoding
    assert comparable(file.applications) == comparable(read["csv"].applications)


def windows(text):
    """Return what Excel keeps of a text in Windows-1252, and dates as it writes them."""
    return text.encode("cp1252", "ignore").decode("cp1252")


def french(text):
    year, month, day = text[:10].split("-")
    return f"{day}/{month}/{year} {text[11:16]}"


def test_what_excel_saved_again_in_french_is_read(read, export, domains, write_csv):
    deposited = export[0].index("Déposé le")
    rows = [[windows(cell) for cell in row] for row in export]
    for row in rows[1:]:
        row[deposited] = french(row[deposited]) if row[deposited] else ""
    path = write_csv(rows, encoding="cp1252", separator=";", end="\r\n")

    file = read_applications(path, domains=domains, closes_at=CLOSES_AT)

    assert (file.source, file.encoding) == ("demarches-simplifiees", "cp1252")
    assert [each.number for each in file.applications] == [
        each.number for each in read["csv"].applications
    ]
    assert file.applications[0].deposited == "2026-03-18T13:10:00+01:00"
    assert problems(file.warnings) == problems(read["csv"].warnings)


@settings(
    max_examples=settings.default.max_examples // 2,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.randoms())
def test_the_order_of_the_columns_does_not_matter(read, export, domains, write_csv, random):
    places = list(range(len(export[0])))
    moved = random.sample(places, len(places))
    first, second = (export[0].index("Résumé"), export[0].index("Résumé") + 1)
    if moved.index(first) > moved.index(second):
        return  # of two columns of one name the first wins
    path = write_csv([[row[place] for place in moved] for row in export[:12]])

    file = read_applications(path, domains=domains)

    expected = comparable(read["csv"].applications[:11])
    order = [place for place in moved if export[0][place] in ATTACHED]
    if [export[0][place] for place in order] == list(ATTACHED):
        assert comparable(file.applications) == expected
    for one, other in zip(file.applications, expected, strict=True):
        assert sorted(one.attachments) == sorted(other.attachments)
        assert replace(one, raw={}, attachments=()) == replace(other, attachments=())
