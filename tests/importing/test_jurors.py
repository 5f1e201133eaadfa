import pytest

from jury_app.errors import RefusedFileError
from jury_app.importing.jurors import read_jurors
from jury_app.importing.records import ReadJuror, RowProblem

HEADERS = ("Civilité", "Nom", "Prénom", "Organisme", "SIREN", "Courriel", "Rôle", "Domaines")
PLACES = {"name": 1, "given": 2, "body": 3, "siren": 4, "email": 5, "role": 6, "domain": 7}


@pytest.fixture(scope="module")
def jury(edition, domains):
    return read_jurors(edition / "jurors.csv", domains=domains)


def test_the_example_jury_is_read_whole(jury):
    assert jury.encoding == "utf-8-sig"
    assert len(jury.jurors) == 24
    assert jury.refused == ()
    assert jury.warnings == (RowProblem(2, "Courriel", "email_missing"),)


def test_a_juror_is_all_that_the_line_says(jury):
    assert jury.jurors[2] == ReadJuror(
        row=4,
        civility="M.",
        family_name="Pélissier",
        given_name="Gilles",
        function="Directeur général adjoint",
        body="Département du Cantal",
        siren="221500010",
        email="gilles.pelissier@exemple.fr",
        role_text="Membre",
        role="member",
        domain_codes=("D12", "D01"),
    )


def test_roles_are_read_in_either_gender(jury):
    roles = {each.family_name: each.role for each in jury.jurors}

    assert (roles["Castaing"], roles["Delmas"]) == ("chair", "vice_chair")
    assert (roles["Tessier"], roles["Faure"]) == ("sponsor", "sponsor")
    assert roles["Sabatier"] == "advisory"
    assert list(roles.values()).count("member") == 16


def test_no_domain_means_all_of_them(jury):
    names = [each.family_name for each in jury.jurors if each.domain_codes is None]

    assert names == ["Castaing", "Delmas", "Vasseur", "Sabatier"]


def test_a_siren_with_blanks_is_a_siren(jury):
    assert next(each for each in jury.jurors if each.given_name == "Inès").siren == "229740014"


@pytest.fixture
def check(write_csv, domains):
    def check(*rows, headers=HEADERS):
        return read_jurors(write_csv([headers, *rows], separator=";"), domains=domains)

    return check


def row(**said):
    known = {"Nom": "Le Bihan", "Prénom": "Anne", "Organisme": "Metz", "Courriel": "a@b.fr"}
    known |= {HEADERS[PLACES[name]]: value for name, value in said.items()}
    return [known.get(header, "") for header in HEADERS]


@pytest.mark.parametrize(
    ("bad", "column", "reason", "value"),
    [
        (row(name=" "), "Nom", "name_missing", ""),
        (row(name="Autre", domain="Sport | Vélo"), "Domaines", "domain_unknown", "Vélo"),
        (row(given="ANNE", body="metz", email=""), "Nom", "person_repeated", "ANNE Le Bihan"),
        (row(body="Blois", email="A@B.fr"), "Nom", "person_repeated", "Anne Le Bihan"),
    ],
)
def test_a_bad_line_is_refused_and_the_others_are_taken(check, bad, column, reason, value):
    file = check(row(), bad, row(name="Fin", email="f@b.fr"))

    assert file.refused == (RowProblem(3, column, reason, value),)
    assert [each.row for each in file.jurors] == [2, 4]


@pytest.mark.parametrize(
    ("odd", "column", "reason", "value"),
    [
        (row(siren="221500011"), "SIREN", "siren_invalid", "221500011"),
        (row(email=""), "Courriel", "email_missing", ""),
        (row(email="anne chez b.fr"), "Courriel", "email_invalid", "anne chez b.fr"),
        (row(role="Observateur"), "Rôle", "role_unknown", "Observateur"),
    ],
)
def test_an_odd_line_is_taken_and_told(check, odd, column, reason, value):
    file = check(odd)

    assert len(file.jurors) == 1
    assert file.warnings == (RowProblem(2, column, reason, value),)


def test_two_people_of_one_name_or_one_address_are_two(check):
    file = check(row(), row(body="Blois", email="c@d.fr"), row(given="Zoé", body="Lyon"))

    assert len(file.jurors) == 3
    assert [problem.reason for problem in file.warnings] == ["email_repeated"]


def test_english_headers_are_understood(check):
    headers = (
        "Title",
        "Last name",
        "First name",
        "Organisation",
        "SIREN",
        "E-mail",
        "Role",
        "Domains",
    )

    [juror] = check(row(role="Vice-chair", domain="D14;Sport"), headers=headers).jurors

    assert (juror.family_name, juror.given_name, juror.body) == ("Le Bihan", "Anne", "Metz")
    assert (juror.role, juror.domain_codes) == ("vice_chair", ("D14", "D18"))


def test_a_list_without_names_is_refused(check):
    with pytest.raises(RefusedFileError) as refused:
        check(("Metz",), headers=("Organisme",))

    assert refused.value.code == "columns_missing"
    assert "nom de famille" in str(refused.value)
